//! The custom element's Rust side: mounting, attributes, events.

pub mod accent;
pub mod attributes;
pub mod element;
pub mod events;
