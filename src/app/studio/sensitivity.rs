//! What moves the answer most: each input up and down, and two at once.

mod pair;
mod pair_chart;
mod tornado;
mod words;

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, Swing, tornado as swings_of};

use super::parts::{
    Aim, Ground, chips, figure_short, frame, ground, hint, label, moved_by_will, needs, opening,
    share,
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
    let levers = Memo::new(move |_| moved_by_will(movable(state)));
    let share_now = Memo::new(move |_| studio.doc.with(|doc| doc.swing));
    let swings = Memo::new(move |_| {
        let (figure, share) = (aim.figure.get(), share_now.get());
        let mut swings = ground
            .with(|ground| swings_of(&ground.as_ref()?.inputs, share, figure).ok())
            .unwrap_or_default();
        // What does not move the figure is not in the picture.
        levers.with(|levers| {
            swings.retain(|swing| levers.contains(&swing.field) && swing.size() > 0.0);
        });
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
        {opening(move || words::sentence(tool))}
        <div class="controls">{aim.choice(&Figure::ALL)} {shares}</div>
        {tornado::tornado(tool)}
        {hint(move || words::advice(tool))}
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
