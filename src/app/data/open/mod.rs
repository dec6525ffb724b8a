//! Ways in: drop, choose, paste, or a sample.

mod drop;
mod paste;
mod start;

pub(super) use drop::{chooser, drop_zone};
pub(super) use paste::{paste_anywhere, paste_box};
pub(super) use start::start;
