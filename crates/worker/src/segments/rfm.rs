//! RFM.

use std::rc::Rc;

use ltv_engine::calendar::Day;
use ltv_engine::segments::rfm::{
    Migration, Moves, Rfm, RfmError, RfmOptions, moved_since, usual_earlier,
};

use super::held::Held;
use crate::protocol::segments::{Event, Failure, RfmAnswer, RfmAsk, RfmGroup, RfmWorth};

/// The scores told last, and those of an earlier day.
#[derive(Default)]
pub(super) struct Kept {
    now: Option<(RfmOptions, Rc<Rfm>)>,
    earlier: Option<(RfmOptions, Day, Rc<Earlier>)>,
}

/// The scores of an earlier day, and who moved since.
struct Earlier {
    then: Rfm,
    migration: Migration,
}

/// Every customer's scores and segment.
pub(super) fn scored(
    held: &mut Held,
    options: &RfmOptions,
) -> Result<Result<Rc<Rfm>, RfmError>, Failure> {
    if let Some((known, rfm)) = &held.kept.rfm.now
        && known == options
    {
        return Ok(Ok(rfm.clone()));
    }
    Ok(match Rfm::of(&*held.history()?, options) {
        Err(error) => Err(error),
        Ok(rfm) => {
            let rfm = Rc::new(rfm);
            held.kept.rfm.now = Some((options.clone(), rfm.clone()));
            Ok(rfm)
        }
    })
}

fn earlier(
    held: &mut Held,
    options: &RfmOptions,
    now: &Rfm,
    day: Day,
) -> Result<Result<Rc<Earlier>, RfmError>, Failure> {
    if let Some((known, of, earlier)) = &held.kept.rfm.earlier
        && known == options
        && *of == day
    {
        return Ok(Ok(earlier.clone()));
    }
    Ok(match moved_since(&*held.history()?, options, now, day) {
        Err(error) => Err(error),
        Ok((then, migration)) => {
            let earlier = Rc::new(Earlier { then, migration });
            held.kept.rfm.earlier = Some((options.clone(), day, earlier.clone()));
            Ok(earlier)
        }
    })
}

/// What everybody is worth: by the forecast, else by the last twelve months.
fn worth(held: &mut Held) -> Result<(RfmWorth, Vec<f64>), Failure> {
    if let Some(expected) = held.expected()
        && let Some(values) = &expected.value
    {
        let (horizon, margin) = (expected.horizon, expected.margin);
        return Ok((RfmWorth::Forecast { horizon, margin }, values.clone()));
    }
    let figures = held.figures()?;
    let days = figures.short_of_a_year();
    let values = figures.year_revenue.iter().map(|own| own.as_f64());
    Ok((RfmWorth::LastYear { days }, values.collect()))
}

pub(super) fn answer(held: &mut Held, ask: &RfmAsk) -> Result<Event, Failure> {
    let options = &ask.options;
    let (worth, values) = worth(held)?;
    let history = held.history()?;
    let since = ask.since.or_else(|| usual_earlier(&history));
    let (view, moves) = match scored(held, options)? {
        Err(error) => (Err(error), None),
        Ok(now) => {
            let moves = match since {
                None => None,
                Some(day) => Some(moves(held, options, &now, day, &values)?),
            };
            let mut view = now.view(Some(&values));
            if let Some(expected) = held.expected() {
                now.tell_intervals(&mut view, &expected);
            }
            (Ok(view), moves)
        }
    };
    let answer = Box::new(RfmAnswer {
        options: options.clone(),
        view,
        worth,
        unvalued: held.expected().is_some_and(|all| all.value.is_none()),
        first: history.first_day(),
        since,
        moves,
    });
    Ok(Event::Rfm { answer })
}

fn moves(
    held: &mut Held,
    options: &RfmOptions,
    now: &Rfm,
    day: Day,
    values: &[f64],
) -> Result<Result<Moves, RfmError>, Failure> {
    let earlier = earlier(held, options, now, day)?;
    Ok(earlier.map(|own| own.migration.moves(&own.then, now, Some(values))))
}

/// The customers of a group, by number, ascending.
pub(super) fn members(held: &mut Held, group: &RfmGroup) -> Result<Vec<u32>, Failure> {
    let (options, since) = match group {
        RfmGroup::In { options, .. } => (options, None),
        RfmGroup::Moved { options, since, .. } | RfmGroup::Went { options, since, .. } => {
            (options, Some(*since))
        }
    };
    let Ok(now) = scored(held, options)? else {
        return Ok(Vec::new());
    };
    let then = match since {
        None => None,
        Some(day) => earlier(held, options, &now, day)?.ok(),
    };
    Ok(match (group, then) {
        (RfmGroup::In { group, .. }, _) => now.members(*group),
        (RfmGroup::Moved { from, to, .. }, Some(own)) => {
            Migration::members(&own.then, &now, *from, *to)
        }
        (RfmGroup::Went { direction, .. }, Some(own)) => {
            Migration::went(&own.then, &now, *direction)
        }
        (_, None) => Vec::new(),
    })
}
