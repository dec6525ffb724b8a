//! The interface, by place.

pub mod calculator;
pub mod data;
pub(crate) mod header;
pub mod menu;
mod shell;
pub mod state;
pub mod studio;

pub use shell::shell;
