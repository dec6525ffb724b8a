//! The workers behind the page: the protocol both sides speak, and the services
//! that answer it. The bins `engine`, `models`, `segments` and `sheets` are the worker modules; the
//! app links the protocol alone.

mod blobs;
pub mod models;
pub mod port;
pub mod protocol;
pub mod segments;
pub mod service;
#[cfg(feature = "sheets")]
pub mod sheets;
pub mod source;
pub mod wire;
