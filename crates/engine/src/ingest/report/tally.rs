//! Counting by reason, with the first examples of each.

use super::{ChangeCount, ChangeReason, DropReason, Note, NoteKind, ReasonCount, RowExample};

/// Examples kept for each reason.
const MAX_EXAMPLES: usize = 5;

/// An entry of a list that is sorted by reason, each reason once.
pub(super) trait Entry {
    type Reason: Copy + Ord;

    fn new(reason: Self::Reason) -> Self;
    fn reason(&self) -> Self::Reason;
    fn parts(&mut self) -> (&mut u64, &mut Vec<RowExample>);
    fn shown(&self) -> (u64, &[RowExample]);
}

macro_rules! entry {
    ($entry:ident, $reason:ty, $field:ident) => {
        impl Entry for $entry {
            type Reason = $reason;

            fn new($field: $reason) -> Self {
                Self {
                    $field,
                    count: 0,
                    examples: Vec::new(),
                }
            }

            fn reason(&self) -> $reason {
                self.$field
            }

            fn parts(&mut self) -> (&mut u64, &mut Vec<RowExample>) {
                (&mut self.count, &mut self.examples)
            }

            fn shown(&self) -> (u64, &[RowExample]) {
                (self.count, &self.examples)
            }
        }
    };
}

entry!(ReasonCount, DropReason, reason);
entry!(ChangeCount, ChangeReason, reason);
entry!(Note, NoteKind, kind);

/// Counts a row; its example is made only when it is among the first, which
/// may become known after later ones (refunds find their orders at the end).
pub(super) fn add<E: Entry>(
    list: &mut Vec<E>,
    reason: E::Reason,
    row: u64,
    example: impl FnOnce() -> RowExample,
) {
    let (count, examples) = entry(list, reason).parts();
    *count += 1;
    if examples.len() == MAX_EXAMPLES {
        if examples.last().is_none_or(|last| last.row <= row) {
            return;
        }
        examples.pop();
    }
    let at = examples.partition_point(|earlier| earlier.row <= row);
    examples.insert(at, example());
}

/// Adds the counts of another list, and its examples while there is room.
pub(super) fn add_all<E: Entry>(list: &mut Vec<E>, other: &[E]) {
    for entry_of_other in other {
        let (more, shown) = entry_of_other.shown();
        let (count, examples) = entry(list, entry_of_other.reason()).parts();
        *count += more;
        let room = MAX_EXAMPLES - examples.len();
        examples.extend(shown.iter().take(room).cloned());
    }
}

fn entry<E: Entry>(list: &mut Vec<E>, reason: E::Reason) -> &mut E {
    let at = match list.binary_search_by_key(&reason, Entry::reason) {
        Ok(at) => at,
        Err(at) => {
            list.insert(at, E::new(reason));
            at
        }
    };
    &mut list[at]
}
