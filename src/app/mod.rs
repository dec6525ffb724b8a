//! The interface, by place.

pub mod calculator;
pub mod data;
pub(crate) mod header;
pub mod menu;
mod shell;
pub mod state;
pub mod studio;

pub use shell::shell;

use crate::embed::element::Extension;

/// What the larger module adds to the first answer: every place and every tool.
pub const EVERYTHING: Extension = Extension {
    provide: Some(|state, environment| {
        studio::provide(state, &environment);
        data::provide(state, environment);
    }),
    inputs: Some(studio::inputs),
    explain: Some(studio::explain),
    data: Some(data::view),
    scenarios: Some(studio::scenarios),
    tools: Some(studio::tools),
    above: Some(studio::bar),
    below: Some(studio::said),
    keep: Some(studio::snapshot),
    restore: Some(studio::restore),
    analysis: Some(data::told),
};
