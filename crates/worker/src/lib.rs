//! The workers behind the page: the protocol both sides speak, and the services
//! that answer it. The bins `engine`, `models` and `sheets` are the worker modules; the
//! app links the protocol alone.

pub mod models;
pub mod port;
pub mod protocol;
pub mod service;
#[cfg(feature = "sheets")]
pub mod sheets;
pub mod source;
pub mod wire;
