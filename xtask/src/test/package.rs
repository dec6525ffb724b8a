//! The npm package as its users have it: packed, and used from elsewhere.

use anyhow::Result;

use super::e2e;
use super::setting::Setting;
use super::tally::Tally;
use crate::package;

pub(super) fn run(setting: &mut Setting) -> Result<Tally> {
    let package = package::build(setting.project)?;
    e2e::node_tests(
        setting,
        "tests/package",
        "the package tests'",
        &[("LTV_PACKAGE", &package)],
    )
}
