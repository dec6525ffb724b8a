//! What moves the answer most: each input up and down, and two at once.

mod pair;
mod pair_chart;
mod tornado;

use leptos::prelude::*;
use ltv_engine::economics::Payback;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, Swing, tornado as swings_of};

use super::parts::{
    Aim, Ground, chips, figure_short, figure_text, frame, ground, hint, label, needs, opening,
    rounded, share,
};
use super::state::{Studio, movable};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

/// The moves on offer.
const SHARES: [f64; 4] = [0.05, 0.1, 0.2, 0.5];

/// Everything that the parts of this tool share. A handle.
#[derive(Clone, Copy)]
struct Tool {
    state: AppState,
    studio: Studio,
    ground: Memo<Option<Ground>>,
    aim: Aim,
    /// The inputs that can be moved.
    levers: Memo<Vec<Field>>,
    /// What each does, the one that moves the figure most first.
    swings: Memo<Vec<Swing>>,
    /// By how much each is moved.
    share: Memo<f64>,
    /// The figure exists for the inputs, if only as *never*.
    possible: Memo<bool>,
}

pub(super) fn sensitivity(state: AppState, studio: Studio) -> AnyView {
    let ground = ground(state);
    let aim = Aim::new(state, ground, Figure::Ltv);
    let levers = Memo::new(move |_| movable(state));
    let share_now = Memo::new(move |_| studio.doc.with(|doc| doc.swing));
    let swings = Memo::new(move |_| {
        let (figure, share) = (aim.figure.get(), share_now.get());
        let mut swings = ground
            .with(|ground| swings_of(&ground.as_ref()?.inputs, share, figure).ok())
            .unwrap_or_default();
        levers.with(|levers| swings.retain(|swing| levers.contains(&swing.field)));
        swings
    });
    let possible = Memo::new(move |_| {
        let (f, figure) = (state.format(), aim.figure.get());
        ground.with(|ground| {
            ground
                .as_ref()
                .is_some_and(|ground| needs(figure, &ground.result, f).is_none())
        })
    });
    let tool = Tool {
        state,
        studio,
        ground,
        aim,
        levers,
        swings,
        share: share_now,
        possible,
    };
    let shares = chips(
        state,
        t::tools::swing_label,
        SHARES.map(|each| share(state, each)).to_vec(),
        move || {
            let now = share_now.get();
            SHARES.iter().position(|each| (each - now).abs() < 1e-9)
        },
        move |at| studio.doc.update(|doc| doc.swing = SHARES[at]),
    );
    let inside = view! {
        {opening(move || sentence(tool))}
        <div class="controls">{aim.choice(&Figure::ALL)} {shares}</div>
        {tornado::tornado(tool)}
        {hint(move || advice(tool))}
        {move || possible.get().then(|| pair::pair(tool))}
    };
    frame(state, inside.into_any())
}

impl Tool {
    fn name(self, field: Field) -> &'static str {
        label(self.state, field)(self.state.locale.get())
    }

    /// The figure's name inside a sentence.
    fn figure(self, f: Format) -> &'static str {
        let figure = self.aim.figure.get();
        self.ground
            .with(|ground| figure_short(figure, ground.as_ref().map(|ground| &ground.result), f))
    }

    /// The figure as it is now; `None`: *never*.
    fn base(self) -> Option<f64> {
        let figure = self.aim.figure.get();
        self.ground
            .with(|ground| figure.of(&ground.as_ref()?.result))
    }

    /// What the figure is counted in.
    fn unit(self, f: Format) -> String {
        let l = f.locale;
        match self.aim.figure.get() {
            Figure::Ltv | Figure::NetLtv => t::tools::UnitMoney {
                currency: f.currency.symbol(l),
            }
            .text(l),
            Figure::Ratio => t::tools::unit_ratio(l).to_owned(),
            Figure::Payback => t::tools::unit_months(l).to_owned(),
        }
    }
}

fn sentence(tool: Tool) -> String {
    let f = tool.state.format();
    let l = f.locale;
    let figure = tool.aim.figure.get();
    let (need, never) = tool.ground.with(|ground| {
        ground.as_ref().map_or((None, false), |ground| {
            let never = figure == Figure::Payback && ground.result.payback == Payback::Never;
            (needs(figure, &ground.result, f), never)
        })
    });
    if let Some(need) = need {
        return need.to_owned();
    }
    tool.swings.with(|swings| {
        if never {
            return out_of_never(tool, swings, f);
        }
        let Some(top) = swings.first().filter(|top| top.size() > 0.0) else {
            return t::tools::SensNothing {
                figure: tool.figure(f),
            }
            .text(l);
        };
        most(tool, top, f)
    })
}

/// The sentence on the input that moves the figure most.
fn most(tool: Tool, top: &Swing, f: Format) -> String {
    let l = f.locale;
    let (figure, base) = (tool.aim.figure.get(), tool.base());
    let now = tool
        .ground
        .with(|ground| ground.as_ref()?.inputs.get(top.field))
        .unwrap_or_default();
    // The danger first; otherwise the better of the two ends.
    let lower_is_better = figure == Figure::Payback;
    let low = match (top.at_low, top.at_high) {
        (None, _) => true,
        (_, None) => false,
        (Some(low), Some(high)) => (low < high) == lower_is_better,
    };
    let (value, result) = if low {
        (top.low, top.at_low)
    } else {
        (top.high, top.at_high)
    };
    let name = tool.name(top.field);
    let share = &f.percent((value / now - 1.0).abs(), 1);
    let value = &rounded(top.field, value, f);
    if result.is_none() && figure == Figure::Payback {
        return if low {
            t::tools::SensNeverLess { name, share, value }.text(l)
        } else {
            t::tools::SensNeverMore { name, share, value }.text(l)
        };
    }
    let (base, result) = (
        &figure_text(figure, base, f),
        &figure_text(figure, result, f),
    );
    let figure = tool.figure(f);
    if low {
        t::tools::SensLess {
            base,
            figure,
            name,
            result,
            share,
            value,
        }
        .text(l)
    } else {
        t::tools::SensMore {
            base,
            figure,
            name,
            result,
            share,
            value,
        }
        .text(l)
    }
}

/// The sentence where the acquisition cost is not earned back: what would change that.
fn out_of_never(tool: Tool, swings: &[Swing], f: Format) -> String {
    let l = f.locale;
    let ways = swings.iter().flat_map(|swing| {
        [(swing.low, swing.at_low), (swing.high, swing.at_high)]
            .into_iter()
            .filter_map(|(value, result)| Some((swing.field, value, result?)))
    });
    match ways.min_by(|a, b| a.2.total_cmp(&b.2)) {
        Some((field, value, months)) => t::tools::SensBaseNever {
            name: tool.name(field),
            value: &rounded(field, value, f),
            result: &f.months(months),
        }
        .text(l),
        None => t::tools::SensStaysNever {
            share: &f.percent(tool.share.get(), 0),
        }
        .text(l),
    }
}

fn advice(tool: Tool) -> String {
    let l = tool.state.locale.get();
    tool.swings
        .with(|swings| match (swings.first(), swings.last()) {
            (Some(first), Some(last))
                if tool.possible.get() && swings.len() > 1 && first.size() > last.size() =>
            {
                t::tools::SensDo {
                    first: tool.name(first.field),
                    last: tool.name(last.field),
                }
                .text(l)
            }
            _ => String::new(),
        })
}
