//! The interface, by place.

pub mod calculator;
pub mod data;
pub(crate) mod header;
mod shell;
pub mod state;

pub use shell::{PlaceView, shell};
