//! The stages.

use std::rc::Rc;

use ltv_engine::calendar::Day;
use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::history::History;
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleError, LifecycleInputs, LifecycleNote, LifecycleOptions, NEVER_SEEN,
    Stage, ValueBasis, Worth, propose,
};
use ltv_engine::segments::roster::{LabelKind, Roster};

use super::held::Held;
use crate::protocol::segments::{Event, Failure, StageGroup, StageLabel, StageRules, Stages};

/// Days of a month in horizons: 365.25 ÷ 12.
const MONTH: f64 = 30.4375;

/// The stages told last.
#[derive(Default)]
pub(super) struct Kept(Option<(StageRules, Rc<Lifecycle>)>);

/// What stages are told from, as far as it is at hand.
struct Sources {
    history: Rc<History>,
    roster: Option<Rc<Roster>>,
    /// The last day of contact of each customer, where it counts.
    seen: Option<Vec<Day>>,
    without_orders: u32,
    segment: Option<LabelKind>,
}

impl Sources {
    fn of(held: &Held, rules: &StageRules) -> Result<Self, Failure> {
        let (history, roster) = (held.history()?, held.roster());
        let seen = roster.as_ref().filter(|_| rules.contact);
        let seen = seen.and_then(|roster| roster.last_interactions());
        let seen = seen.map(|days| {
            let days = days.iter().take(history.len());
            days.map(|day| day.unwrap_or(NEVER_SEEN)).collect()
        });
        let without_orders = roster.as_ref().map_or(rules.without_orders, |roster| {
            (roster.len() - roster.customers()) as u32
        });
        Ok(Self {
            history,
            seen,
            without_orders,
            segment: rules.segment.map(|segment| match segment {
                StageLabel::Channel => LabelKind::Channel,
                StageLabel::FirstProduct => LabelKind::FirstProduct,
            }),
            roster,
        })
    }

    fn labels(&self) -> Option<CustomerLabels<'_>> {
        let label = self.roster.as_ref()?.label(self.segment?)?;
        Some(CustomerLabels {
            of_customer: label.of_person.get(..self.history.len())?,
            names: &label.names,
        })
    }

    fn inputs(&self) -> LifecycleInputs<'_> {
        LifecycleInputs {
            history: &self.history,
            labels: self.labels(),
            last_seen: self.seen.as_deref(),
            without_orders: self.without_orders,
        }
    }

    /// Segments are asked for and nobody has one.
    fn lacks_segments(&self) -> bool {
        let known = |label: &CustomerLabels| {
            let mut all = label.of_customer.iter();
            all.any(|&name| (name as usize) < label.names.len())
        };
        self.segment.is_some() && self.roster.is_some() && !self.labels().is_some_and(|l| known(&l))
    }
}

/// Every customer's stage by these rules.
pub(super) fn lifecycle(
    held: &mut Held,
    rules: &StageRules,
) -> Result<Result<Rc<Lifecycle>, LifecycleError>, Failure> {
    if let Some((known, lifecycle)) = &held.kept.stages.0
        && known == rules
    {
        return Ok(Ok(lifecycle.clone()));
    }
    let sources = Sources::of(held, rules)?;
    match Lifecycle::of(&sources.inputs(), &rules.options) {
        Err(error) => Ok(Err(error)),
        Ok(lifecycle) => {
            let lifecycle = Rc::new(lifecycle);
            held.kept.stages = Kept(Some((*rules, lifecycle.clone())));
            Ok(Ok(lifecycle))
        }
    }
}

/// All that is shown of the stages.
pub(super) fn answer(held: &mut Held, rules: &StageRules) -> Result<Event, Failure> {
    let lifecycle = match lifecycle(held, rules)? {
        Ok(lifecycle) => lifecycle,
        Err(error) => return Ok(Event::NoStages { error }),
    };
    let (sources, expected) = (Sources::of(held, rules)?, held.expected());
    let (inputs, history) = (sources.inputs(), &sources.history);
    let flow = match Flow::of(&inputs, &rules.options, rules.window) {
        Ok(flow) => flow,
        Err(error) => return Ok(Event::NoStages { error }),
    };
    let mut worth = Vec::new();
    if let Some(expected) = &expected
        && let Some(value) = &expected.value
    {
        let p_alive = &expected.p_alive;
        worth.push(Worth::Forecast { value, p_alive });
    }
    worth.push(Worth::Historical {
        flow: &flow,
        margin: rules.margin,
    });
    let mut view = lifecycle.view(history, &worth);
    if let Some(expected) = &expected {
        lifecycle.tell_intervals(&mut view, expected);
    }
    if sources.lacks_segments() && !view.notes.contains(&LifecycleNote::NoSegments) {
        view.notes.push(LifecycleNote::NoSegments);
    }
    let forecast = matches!(view.basis, Some(ValueBasis::Forecast));
    let ahead = expected.as_deref().filter(|_| forecast);
    let margin = ahead.map_or(rules.margin.unwrap_or(1.0), |ahead| ahead.margin);
    let horizon = ahead.map_or_else(
        || {
            let months = flow.window.map_or(rules.window, |window| window.months);
            (f64::from(months) * MONTH) as u32
        },
        |ahead| ahead.horizon,
    );
    let used = if forecast {
        worth.first()
    } else {
        worth.last()
    };
    let buyers = lifecycle.buyer_worth(history, used.copied(), margin, horizon);
    let proposal = propose(&inputs, &rules.options).ok();
    Ok(Event::Stages {
        stages: Box::new(Stages {
            rules: *rules,
            view,
            flow,
            proposal,
            worth: buyers,
            horizon,
        }),
    })
}

/// The people of a group, by number, ascending: see [`super::members`].
pub(super) fn members(held: &mut Held, group: &StageGroup) -> Result<Vec<u32>, Failure> {
    match group {
        StageGroup::In {
            stage: Stage::P, ..
        } => Ok(held.roster().map_or_else(Vec::new, |roster| {
            (roster.customers() as u32..roster.len() as u32).collect()
        })),
        StageGroup::In { stage, rules } => {
            let lifecycle = lifecycle(held, rules)?;
            Ok(lifecycle.map_or_else(|_| Vec::new(), |lifecycle| lifecycle.members(*stage)))
        }
        StageGroup::Moved {
            before,
            end,
            from,
            to,
            rules,
        } => {
            // As in the flow: by what was known on each day, and by orders alone.
            let sources = Sources::of(held, rules)?;
            let inputs = LifecycleInputs {
                last_seen: None,
                ..sources.inputs()
            };
            let on = |day: Day| {
                let options = LifecycleOptions {
                    as_of: Some(day),
                    ..rules.options
                };
                Lifecycle::of(&inputs, &options)
            };
            let (Ok(then), Ok(now)) = (on(*before), on(*end)) else {
                return Ok(Vec::new());
            };
            Ok(now.moved(&then, *from, *to))
        }
    }
}
