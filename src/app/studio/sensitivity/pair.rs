//! Two inputs moved together: where the target is met.

use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::{Figure, goal_seek, grid, steps, target_line};

use super::{Tool, pair_chart};
use crate::app::studio::goal::needed;
use crate::app::studio::parts::{field_menu, name_in_sentence, opening, rounded};
use crate::i18n::{say, t};

/// Steps each way: odd, so that the value of now is in the middle.
const STEPS: usize = 7;

/// The grid, computed.
#[derive(Clone, PartialEq)]
pub(super) struct Grid {
    pub(super) across: Axis,
    pub(super) down: Axis,
    /// Row by row.
    pub(super) values: Vec<Vec<Option<f64>>>,
    pub(super) figure: Figure,
    pub(super) target: Option<f64>,
    /// Where the target is met, in columns and rows.
    pub(super) line: Vec<[(f64, f64); 2]>,
}

/// An input and the values it takes.
#[derive(Clone, PartialEq)]
pub(super) struct Axis {
    pub(super) field: Field,
    pub(super) values: Vec<f64>,
    /// Which of them is the one of now.
    pub(super) now: Option<usize>,
}

impl Grid {
    pub(super) fn met(&self, value: Option<f64>) -> bool {
        match (value, self.target) {
            (Some(value), Some(target)) if self.figure == Figure::Payback => value <= target,
            (Some(value), Some(target)) => value >= target,
            _ => false,
        }
    }

    fn at(&self, column: usize, row: usize) -> Option<f64> {
        self.values.get(row)?.get(column).copied().flatten()
    }
}

pub(super) fn pair(tool: Tool) -> AnyView {
    let state = tool.state;
    let fields = Memo::new(move |_| chosen(tool));
    let grid = Memo::new(move |_| compute(tool, fields.get()?));
    let choose = move |first: bool, field: Field| {
        let Some((across, down)) = fields.get_untracked() else {
            return;
        };
        // The one that the other has already: they change places.
        let next = match (first, field) {
            (true, field) if field == down => (down, across),
            (true, field) => (field, down),
            (false, field) if field == across => (down, across),
            (false, field) => (across, field),
        };
        tool.studio.doc.update(|doc| doc.grid = Some(next));
    };
    let menus = move || {
        let levers = tool.levers.get();
        view! {
            {field_menu(
                state,
                t::tools::pair_across,
                &levers,
                move || fields.get().map(|fields| fields.0),
                move |field| choose(true, field),
            )}
            {field_menu(
                state,
                t::tools::pair_down,
                &levers,
                move || fields.get().map(|fields| fields.1),
                move |field| choose(false, field),
            )}
        }
    };
    let several = move || tool.levers.with(|levers| levers.len() > 1);
    (move || {
        several().then(|| {
            view! {
                <section class="part">
                    <h3>{say(state.locale, t::tools::pair)}</h3>
                    {opening(move || sentence(tool, grid))}
                    <div class="controls">{menus} {tool.aim.field()}</div>
                    {pair_chart::pair_chart(tool, grid)}
                </section>
            }
        })
    })
    .into_any()
}

/// The inputs as chosen, as far as they can be moved; the two that matter most otherwise.
fn chosen(tool: Tool) -> Option<(Field, Field)> {
    let kept = tool.studio.doc.with(|doc| doc.grid);
    let levers = tool.levers.get();
    if let Some(kept) = kept.filter(|(a, b)| levers.contains(a) && levers.contains(b)) {
        return Some(kept);
    }
    // Those that do not move the figure alone may do so together.
    let by_swing = tool
        .swings
        .with(|swings| swings.iter().map(|swing| swing.field).collect::<Vec<_>>());
    let rest = levers.iter().filter(|field| !by_swing.contains(field));
    let mut order = by_swing.iter().chain(rest);
    Some((*order.next()?, *order.next()?))
}

fn compute(tool: Tool, (across, down): (Field, Field)) -> Option<Grid> {
    let (figure, target) = (tool.aim.figure.get(), tool.aim.target.get());
    // Three steps of the chosen share to each side, while they stay above nothing.
    let reach = (tool.share.get() * 3.0).min(0.9);
    tool.ground.with(|ground| {
        let inputs = ground.as_ref()?.inputs;
        let axis = |field: Field| {
            let current = inputs.get(field)?;
            let values = steps(field, current, reach, STEPS);
            let near = 1e-9 * current.abs().max(1e-9);
            Some(Axis {
                field,
                now: values
                    .iter()
                    .position(|value| (value - current).abs() <= near),
                values,
            })
        };
        let (across, down) = (axis(across)?, axis(down)?);
        let x = (across.field, &*across.values);
        let y = (down.field, &*down.values);
        let values = grid(&inputs, x, y, figure);
        let line = target.map_or_else(Vec::new, |target| {
            target_line(&inputs, x, y, figure, target)
        });
        Some(Grid {
            across,
            down,
            values,
            figure,
            target,
            line,
        })
    })
}

fn sentence(tool: Tool, grid: Memo<Option<Grid>>) -> String {
    let f = tool.state.format();
    let l = f.locale;
    let target = &tool.aim.words(f);
    let business = tool.state.form.with(|form| form.business);
    grid.with(|grid| {
        let Some(grid) = grid else {
            return String::new();
        };
        if grid.target.is_none() {
            return t::tools::pair_untyped(l).to_owned();
        }
        let (Some(column), Some(row)) = (grid.across.now, grid.down.now) else {
            return String::new();
        };
        if grid.met(grid.at(column, row)) {
            return t::tools::PairNow { target }.text(l);
        }
        let seeks = tool
            .aim
            .goal()
            .zip(
                tool.ground
                    .with(|ground| ground.as_ref().map(|ground| ground.inputs)),
            )
            .and_then(|(goal, inputs)| goal_seek(&inputs, goal).ok())
            .unwrap_or_default();
        // What one input has to be with the other as it is: to the digit where that can
        // be solved for, else the nearest step that is enough.
        let enough = |axis: &Axis, now: usize, at: &dyn Fn(usize) -> Option<f64>| {
            let step = (0..axis.values.len())
                .filter(|step| grid.met(at(*step)))
                .min_by_key(|step| step.abs_diff(now))
                .map(|step| axis.values[step])?;
            let solved = seeks.iter().find(|seek| seek.field == axis.field);
            Some(solved.and_then(needed).unwrap_or(step))
        };
        let path = |axis: &Axis, other: &Axis, value: f64| {
            t::tools::PairPath {
                target,
                name: &name_in_sentence(axis.field, business, l),
                other: &name_in_sentence(other.field, business, l),
                value: &rounded(axis.field, value, f),
            }
            .text(l)
        };
        let (across, down) = (&grid.across, &grid.down);
        if let Some(value) = enough(across, column, &|step| grid.at(step, row)) {
            return path(across, down, value);
        }
        if let Some(value) = enough(down, row, &|step| grid.at(column, step)) {
            return path(down, across, value);
        }
        if grid.values.iter().flatten().any(|value| grid.met(*value)) {
            t::tools::PairBoth { target }.text(l)
        } else {
            t::tools::PairNone { target }.text(l)
        }
    })
}
