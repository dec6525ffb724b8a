//! What is asked for, and what that takes.

use std::process::Command;

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;
use crate::site::Site;
use crate::tools::browser::Browser;
use crate::tools::{WebTools, components, crates, node};

/// What can be chosen on the command line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Group {
    Lint,
    Native,
    Wasm,
    Site,
    E2e,
    Package,
}

impl Group {
    pub(crate) const ALL: [Self; 6] = [
        Self::Lint,
        Self::Native,
        Self::Wasm,
        Self::Site,
        Self::E2e,
        Self::Package,
    ];

    pub(crate) fn named(name: &str) -> Option<Self> {
        Some(match name {
            "lint" => Self::Lint,
            "native" => Self::Native,
            "wasm" => Self::Wasm,
            "site" => Self::Site,
            "e2e" => Self::E2e,
            "package" => Self::Package,
            _ => return None,
        })
    }
}

/// What the parts run with. Everything is installed before the first part, so
/// that a machine that cannot test says so at once and not half an hour in.
pub(crate) struct Setting<'a> {
    pub(super) project: &'a Project,
    pub(super) web: Option<WebTools>,
    browser: Option<Browser>,
    /// Set by the part that builds it.
    pub(super) site: Option<Site>,
}

impl<'a> Setting<'a> {
    pub(crate) fn prepare(project: &'a Project, groups: &[Group]) -> Result<Self> {
        let wanted = |group| groups.contains(&group);
        crates::fetch(project)?;
        if wanted(Group::Lint) {
            components::ensure()?;
        }
        let web = if [Group::Wasm, Group::Site, Group::Package]
            .into_iter()
            .any(wanted)
        {
            Some(WebTools::ensure(project)?)
        } else {
            None
        };
        let browser = if [Group::Wasm, Group::E2e, Group::Package]
            .into_iter()
            .any(wanted)
        {
            Some(Browser::ensure()?)
        } else {
            None
        };
        if wanted(Group::E2e) || wanted(Group::Package) {
            node::ensure()?;
        }
        Ok(Self {
            project,
            web,
            browser,
            site: None,
        })
    }

    pub(super) fn cargo(&self) -> Command {
        let mut command = process::command("cargo");
        command.current_dir(self.project.root());
        command
    }

    pub(super) fn browser(&self) -> Result<&Browser> {
        self.browser.as_ref().context("no browser was prepared")
    }
}
