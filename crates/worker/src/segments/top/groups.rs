//! Who is in the groups.

use ltv_engine::history::History;
use ltv_engine::segments::concentration::{ContrastOptions, best};
use ltv_engine::segments::lifecycle::Stage;

use super::super::held::Held;
use super::super::stages;
use super::{labels, ranking};
use crate::protocol::segments::{Failure, StageRules, TopGroup};

/// The stages of those who are late.
const LATE: [Stage; 3] = [Stage::S1, Stage::S2, Stage::S3];

/// The best of a contrast, by number, ascending.
pub(super) fn best_of(history: &History, options: &ContrastOptions) -> Vec<u32> {
    side(&best(history, options), true)
}

/// The best or the rest.
pub(super) fn side(is_best: &[Option<bool>], wanted: bool) -> Vec<u32> {
    let all = is_best.iter().zip(0_u32..);
    all.filter(|(one, _)| **one == Some(wanted))
        .map(|(_, at)| at)
        .collect()
}

/// Those who are late among customers; `None` where stages cannot be told.
pub(super) fn late_of(
    held: &mut Held,
    of: &[u32],
    rules: &StageRules,
) -> Result<Option<Vec<u32>>, Failure> {
    let Ok(lifecycle) = stages::lifecycle(held, rules)? else {
        return Ok(None);
    };
    let mut is_late = vec![false; lifecycle.stage.len()];
    for stage in LATE {
        for at in lifecycle.members(stage) {
            is_late[at as usize] = true;
        }
    }
    let late = |at: &u32| is_late.get(*at as usize) == Some(&true);
    Ok(Some(of.iter().copied().filter(late).collect()))
}

/// The customers of a group, by number, ascending.
pub(in crate::segments) fn members(held: &mut Held, group: &TopGroup) -> Result<Vec<u32>, Failure> {
    match group {
        TopGroup::Share { percent } => {
            let ranking = ranking(held)?;
            let count = ranking.ranking.len();
            let places = (usize::from((*percent).min(100)) * count).div_ceil(100);
            let mut own = ranking.ranking[..places].to_vec();
            own.sort_unstable();
            Ok(own)
        }
        TopGroup::Decile { decile } => {
            let ranking = ranking(held)?;
            let all = ranking.of_customer.iter().zip(0_u32..);
            Ok(all
                .filter(|(own, _)| *own == decile)
                .map(|(_, at)| at)
                .collect())
        }
        TopGroup::Best { options } => Ok(best_of(&*held.history()?, options)),
        TopGroup::Late { options, rules } => {
            let best = best_of(&*held.history()?, options);
            Ok(late_of(held, &best, rules)?.unwrap_or_default())
        }
        TopGroup::Labelled {
            options,
            best: wanted,
            what,
            name,
        } => {
            let Some(roster) = held.roster() else {
                return Ok(Vec::new());
            };
            let mut own = side(&best(&*held.history()?, options), *wanted);
            let found = labels(&roster).into_iter().find(|(own, _)| own == what);
            let label = found.and_then(|(_, column)| {
                let at = column.names.iter().position(|own| own == name)?;
                Some((column, at as u32))
            });
            own.retain(|&at| {
                label.is_some_and(|(column, label)| {
                    column.of_person.get(at as usize) == Some(&label)
                })
            });
            Ok(own)
        }
    }
}
