//! The engine behind a message port: the protocol both sides speak, and the
//! service that answers it. The `engine` bin is the worker module; the app
//! links the protocol alone.

pub mod protocol;
pub mod service;
