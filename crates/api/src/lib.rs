//! What programs call: the calculator, and the analysis of a file of orders, with
//! shapes of their own.
//!
//! These shapes are the package's contract: they change with its version only,
//! whatever the engine's own types do. Names are those that the element speaks
//! (`prefill`, `setInputs`, `getResult`), in camel case.

pub mod analysis;
pub mod calculator;
