//! The web package of the LTV calculator: the interface and the custom element.
//! It computes nothing that the engine should: it reads, shows and explains.

pub mod app;
pub mod chart;
pub mod digits;
pub mod embed;
pub mod i18n;
pub mod worker_client;
