//! The lists that the screen opens.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Axis, Direction, Group as Part};
use ltv_worker::protocol::segments::{Group, RfmGroup};

use super::{Shown, Told, words};
use crate::app::data::segments::list::Opened;
use crate::i18n::{Format, t};

/// Opens lists; copies open the same.
#[derive(Clone, Copy)]
pub(super) struct Opener {
    pub shown: Shown,
    pub format: Memo<Format>,
    pub opened: RwSignal<Option<Opened>>,
}

impl Opener {
    fn open(self, make: impl FnOnce(&Told, Format) -> Option<(RfmGroup, String, String)>) {
        let f = self.format.get_untracked();
        let found = self.shown.with_untracked(|told| make(told.as_deref()?, f));
        if let Some((group, title, name)) = found {
            self.opened.set(Some(Opened {
                group: Group::Rfm { group },
                title,
                name,
            }));
        }
    }

    /// The customers of a segment.
    pub(super) fn segment(self, segment: u8) {
        self.open(|told, f| {
            let name = &told.view.segments.get(usize::from(segment))?.name;
            let group = RfmGroup::In {
                group: Part::Segment { segment },
                options: told.answer.options.clone(),
            };
            let file = ["rfm-", &words::file_name(name, segment)].concat();
            Some((group, words::segment(name, f.locale), file))
        });
    }

    /// The customers of a cell of the grid.
    pub(super) fn cell(self, axis: Axis, r: u8, other: u8) {
        self.open(|told, f| {
            let (frequency, combined) = match axis {
                Axis::Frequency => (Some(other), None),
                Axis::Combined => (None, Some(other)),
            };
            let group = RfmGroup::In {
                group: Part::Scores {
                    r: Some(r),
                    f: frequency,
                    m: None,
                    fm: combined,
                },
                options: told.answer.options.clone(),
            };
            let file = format!("rfm-R{r}-{}{other}", words::axis_symbol(axis));
            Some((group, words::cell(axis, r, other, f), file))
        });
    }

    /// Those who made one move.
    pub(super) fn moved(self, from: Option<u8>, to: u8) {
        self.open(|told, f| {
            let group = RfmGroup::Moved {
                from,
                to,
                since: told.answer.since?,
                options: told.answer.options.clone(),
            };
            let title = words::moved(&told.view, from, to, f.locale);
            let part = |segment: Option<u8>| {
                let segment =
                    segment.and_then(|at| Some((at, told.view.segments.get(usize::from(at))?)));
                segment.map_or_else(
                    || "new".to_owned(),
                    |(at, one)| words::file_name(&one.name, at),
                )
            };
            let file = format!("rfm-{}-to-{}", part(from), part(Some(to)));
            Some((group, title, file))
        });
    }

    /// All who went one way.
    pub(super) fn went(self, direction: Direction) {
        self.open(|told, f| {
            let since = told.answer.since?;
            let group = RfmGroup::Went {
                direction,
                since,
                options: told.answer.options.clone(),
            };
            let (title, file) = match direction {
                Direction::Up => (t::rfm::list_up(f.locale), "rfm-moved-up"),
                _ => (t::rfm::list_down(f.locale), "rfm-moved-down"),
            };
            Some((group, title.to_owned(), file.to_owned()))
        });
    }
}
