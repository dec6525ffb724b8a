//! Rows of interactions, one by one.

use crate::calendar::Day;
use crate::ingest::values::{DateProblem, parse_date};
use crate::ingest::{DropReason, Fate, Mapping, Role, Row, Rows};
use crate::names::Names;
use crate::people::Members;

/// What is known after some rows.
pub(super) struct Entries {
    pub(super) members: Members,
    pub(super) last: Vec<Day>,
    pub(super) kinds: Names,
    pub(super) counts: Vec<u64>,
    pub(super) unnamed: u64,
    pub(super) today: Day,
    pub(super) latest: Day,
    /// First and last day in this file.
    pub(super) days: Option<(Day, Day)>,
}

impl Rows for Entries {
    fn row(&mut self, row: Row<'_>, mapping: &Mapping) -> Fate {
        match self.read(row, mapping) {
            Ok(()) => Fate::Kept,
            Err(dropped) => dropped,
        }
    }
}

impl Entries {
    fn read(&mut self, row: Row<'_>, mapping: &Mapping) -> Result<(), Fate> {
        let kind = row.text(mapping.columns.get(Role::Kind))?;
        let whose = mapping.columns.get(Role::Customer);
        if row.is_total(whose) {
            return Err(Fate::Dropped(DropReason::TotalsLine, whose.unwrap_or(0)));
        }
        let day = self.day(row, mapping)?;
        let member = self.members.identify(row, mapping)?.member as usize;
        if self.last.len() <= member {
            self.last.resize(member + 1, day);
        }
        self.last[member] = self.last[member].max(day);
        self.days = Some(match self.days {
            None => (day, day),
            Some((first, last)) => (first.min(day), last.max(day)),
        });
        let kind = self.kinds.intern(kind) as usize;
        if kind == self.counts.len() {
            self.counts.push(0);
        }
        match self.counts.get_mut(kind) {
            Some(count) => *count += 1,
            None => self.unnamed += 1,
        }
        Ok(())
    }

    fn day(&self, row: Row<'_>, mapping: &Mapping) -> Result<Day, Fate> {
        let column = mapping.columns.get(Role::Date).unwrap_or(0);
        row.text(Some(column))?;
        let dropped = |reason| Fate::Dropped(reason, column);
        let day = parse_date(row.cell(column), mapping.dates).map_err(|problem| {
            dropped(match problem {
                DateProblem::Unparsable => DropReason::UnparsableDate,
                DateProblem::Impossible => DropReason::ImpossibleDate,
                DateProblem::OutOfRange => DropReason::DateOutOfRange,
            })
        })?;
        if day > self.today {
            Err(dropped(DropReason::FutureDate))
        } else if day > self.latest {
            Err(dropped(DropReason::AfterAsOf))
        } else {
            Ok(day)
        }
    }
}
