//! The npm package as its users have it: packed, and used from elsewhere.

use anyhow::{Context, Result};

use super::e2e;
use super::setting::Setting;
use super::tally::Tally;
use crate::package;

pub(super) fn run(setting: &mut Setting) -> Result<Tally> {
    let site = setting.site.as_ref().context("no site was built")?;
    let dist = site.dist.clone();
    let package = package::build(setting.project)?;
    e2e::node_tests(
        setting,
        "tests/package",
        "the package tests'",
        &[("LTV_PACKAGE", &package), ("LTV_DIST", &dist)],
    )
}
