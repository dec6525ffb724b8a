//! The release site: compiled by Trunk, made small and put together here into
//! `dist/`.
//!
//! ```text
//! dist/index.html, embed.js, ...   what pages name; always asked for anew
//! dist/v/<hash>/                   modules, styles, samples; cached for good
//! ```

mod assemble;
mod inputs;
mod layout;
mod shrink;
mod template;

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

use crate::process;
use crate::project::Project;
use crate::tools::{WebTools, crates, install};

/// A finished site.
#[derive(Debug)]
pub(crate) struct Site {
    pub(crate) dist: PathBuf,
    /// The hash in the folder's name.
    pub(crate) version: String,
}

impl Site {
    /// The folder of everything that carries the version.
    pub(crate) fn versioned(&self) -> PathBuf {
        self.dist.join("v").join(&self.version)
    }
}

/// Builds the site, or finds that the one in `dist/` is of the same sources.
pub(crate) fn build(project: &Project) -> Result<Site> {
    let _lock = project.lock_site()?;
    let inputs = inputs::fingerprint(project.root())?;
    if let Some(site) = finished(project, &inputs) {
        println!(
            "The site in dist/ is up to date (version {}).",
            site.version
        );
        return Ok(site);
    }
    let tools = WebTools::ensure(project)?;
    compile(project, &tools)?;
    let version = assemble::assemble(project, &tools)?;
    // The build may have written Cargo.lock; the stamp is of what is there now.
    let inputs = inputs::fingerprint(project.root())?;
    fs::write(stamp(project), format!("{inputs} {version}\n"))?;
    println!("Built dist/ (version {version}).");
    Ok(Site {
        dist: project.dist(),
        version,
    })
}

/// Outside dist/, which is uploaded as it is.
fn stamp(project: &Project) -> PathBuf {
    project.path("target/site.stamp")
}

fn finished(project: &Project, inputs: &str) -> Option<Site> {
    let stamp = fs::read_to_string(stamp(project)).ok()?;
    let version = stamp.trim().strip_prefix(inputs)?.trim().to_owned();
    let site = Site {
        dist: project.dist(),
        version,
    };
    let there = site.versioned().is_dir() && site.dist.join("embed.js").is_file();
    there.then_some(site)
}

/// Trunk's output folder, as set in Trunk.toml.
fn trunk_output(project: &Project) -> PathBuf {
    project.path("target/trunk")
}

fn compile(project: &Project, tools: &WebTools) -> Result<()> {
    crates::fetch(project)?;
    println!("Building the site ...");
    install::remove(&trunk_output(project))?;
    let mut trunk = tools.command("trunk")?;
    trunk
        .args(["build", "--release", "--skip-version-check"])
        .current_dir(project.root())
        // This Trunk takes the variable for a faulty argument and exits.
        .env_remove("NO_COLOR")
        // And it would print one below every compiler error.
        .env_remove("RUST_BACKTRACE");
    if !process::status(&mut trunk)?.success() {
        bail!("the site could not be built: see the messages above");
    }
    Ok(())
}

/// Every file below a folder, with its path from there, in a fixed order.
pub(crate) fn files_below(folder: &Path) -> Result<Vec<(String, PathBuf)>> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), folder.to_path_buf())];
    while let Some((prefix, folder)) = open.pop() {
        let entries = fs::read_dir(&folder)
            .with_context(|| format!("{} cannot be read", folder.display()))?;
        for entry in entries {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let relative = format!("{prefix}{name}");
            if path.is_dir() {
                open.push((format!("{relative}/"), path));
            } else {
                found.push((relative, path));
            }
        }
    }
    found.sort();
    Ok(found)
}
