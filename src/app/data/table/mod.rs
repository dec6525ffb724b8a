//! Tables described as plain data and shown by one piece of code: heads, rows of cells
//! with notes below, buttons that open lists, and the files to take along. Where there
//! is little room a row is a card, in which every cell says its column; the roles keep
//! it a table for who hears it.

mod cell;
mod frame;
mod section;

use std::sync::Arc;

pub(in crate::app::data) use cell::{
    Cell, Part, Press, Row, head, head_with, hidden_head, press, row,
};
pub(in crate::app::data) use frame::{Frame, Inside, frame, still};
pub(in crate::app::data) use section::{Section, callout, callouts, section};

/// What follows what it reads. Boxed, so that whatever shows it is one piece of code.
pub(in crate::app::data) type Live<T> = Arc<dyn Fn() -> T + Send + Sync>;
