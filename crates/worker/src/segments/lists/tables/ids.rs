//! Ids as keys.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::segments::lists::Job;

/// Ids by person where somebody before has the same.
pub(super) type Again = HashMap<u32, String>;

/// Two shops may number their customers alike: the ids are the tables' key.
pub(super) fn again(job: &Job) -> Again {
    let mut seen: HashSet<Cow<'_, str>> = HashSet::new();
    let mut again = Again::new();
    for person in 0..job.everybody() {
        let id = job.id(person);
        if seen.insert(id.into()) {
            continue;
        }
        let mut others = (2..).map(|nth: u32| format!("{id} ({nth})"));
        if let Some(other) = others.find(|other| !seen.contains(other.as_str())) {
            seen.insert(other.clone().into());
            again.insert(person, other);
        }
    }
    again
}
