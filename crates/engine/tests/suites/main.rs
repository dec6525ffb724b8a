//! Cases of public CSV suites through our reader.
//!
//! * `PapaParse` 5.7.1, `tests/test-cases.js` (MIT, © 2015 Matthew Holt): inputs
//!   and the records that are expected of them. Left out are cases of what this
//!   reader does not have: comments, other quote and escape characters,
//!   delimiters other than `,` tab `;` `|`, conversion of types, callbacks,
//!   renamed names. Several cases with one input stand here once.
//! * csv-spectrum 2.0.0 (BSD-2-Clause): all of its files.
//! * Malformed files of the kinds that such suites list, written anew.
//!
//! One difference runs through all cases: records without any text (blank
//! lines, `,,`) are not rows of a table here; in `PapaParse` that is
//! `skipEmptyLines: "greedy"`. They are left out of what is expected below. Other
//! differences stand in `different.rs`, each with its reason.
#![allow(clippy::unwrap_used)]

mod different;
mod papaparse;
mod spectrum;
mod support;
