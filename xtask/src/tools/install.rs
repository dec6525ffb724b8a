//! The frame of every installation: say it, do it apart, then move it into
//! place at once, so that one cut off midway never counts as done.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process;
use crate::project::lock;

/// The folder of `<name>-<version>`, filled by `install` when `program` (a
/// path inside it) is not there yet.
pub(crate) fn ensure(
    name: &str,
    version: &str,
    program: &str,
    install: impl FnOnce(&Path) -> Result<()>,
) -> Result<PathBuf> {
    let tools = cache()?;
    let folder = tools.join(format!("{name}-{version}"));
    let finished = || folder.join(program).exists();
    if finished() {
        return Ok(folder);
    }
    fs::create_dir_all(&tools).with_context(|| format!("{} cannot be made", tools.display()))?;
    // Another clone may be installing the same: wait for it, and look again.
    let _lock = lock(&tools.join(format!("{name}-{version}.lock")))?;
    if finished() {
        return Ok(folder);
    }
    println!("Installing {name} {version} (once, shared by every clone) ...");
    let partial = tools.join(format!("{name}-{version}.partial"));
    remove(&partial)?;
    install(&partial)
        .with_context(|| format!("{name} {version} is missing and could not be installed"))?;
    if !partial.join(program).exists() {
        bail!("{name} {version} was installed but has no {program}");
    }
    remove(&folder)?;
    fs::rename(&partial, &folder)
        .with_context(|| format!("{} cannot be put in place", folder.display()))?;
    Ok(folder)
}

/// Where tools are kept, after the XDG convention.
pub(crate) fn cache() -> Result<PathBuf> {
    let set = |name: &str| env::var_os(name).map(PathBuf::from);
    let base = set("XDG_CACHE_HOME")
        .filter(|path| path.is_absolute())
        .or_else(|| set("HOME").map(|home| home.join(".cache")))
        .context("neither XDG_CACHE_HOME nor HOME says where tools can be kept")?;
    Ok(base.join("ltv-calculator").join("tools"))
}

/// Removes a folder that may not be there.
pub(crate) fn remove(folder: &Path) -> Result<()> {
    match fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            Err(error).with_context(|| format!("{} cannot be removed", folder.display()))
        }
        _ => Ok(()),
    }
}

/// Runs an installer, showing its progress but holding back what else it
/// says: the failure is told in one sentence, with `source` as the place that
/// could not be reached when that was the reason.
pub(crate) fn run(command: &mut Command, source: &str) -> Result<()> {
    let mut held = Vec::new();
    let status = process::stream_stderr(command, |line| {
        if is_progress(line) {
            eprintln!("{line}");
        } else {
            held.push(line.to_owned());
        }
    })?;
    if status.success() {
        return Ok(());
    }
    let said = held.join("\n");
    if is_unreachable(&said) {
        bail!("{source} could not be reached");
    }
    if env::var_os("CARGO_NET_OFFLINE").is_some_and(|set| set == "true") {
        bail!("cargo may not use the network (CARGO_NET_OFFLINE)");
    }
    eprintln!("{said}");
    bail!("see the messages above");
}

/// Whether a line is cargo telling what it does.
fn is_progress(line: &str) -> bool {
    const VERBS: [&str; 9] = [
        "Compiling",
        "Downloading",
        "Downloaded",
        "Updating",
        "Installing",
        "Installed",
        "Finished",
        "Locking",
        "Replacing",
    ];
    let first = line.split_whitespace().next().unwrap_or_default();
    VERBS.contains(&first)
}

/// Whether an installer failed for want of a network. The installers have no
/// exit code for it, so their words are what there is to go by.
pub(crate) fn is_unreachable(said: &str) -> bool {
    const SIGNS: [&str; 16] = [
        "could not resolve",
        "couldn't resolve",
        "could not connect",
        "couldn't connect",
        "failed to connect",
        "connection refused",
        "connection timed out",
        "temporary failure resolving",
        "network is unreachable",
        "network failure",
        "timed out",
        "--offline",
        "offline mode",
        "econnrefused",
        "enotfound",
        "etimedout",
    ];
    let said = said.to_lowercase();
    SIGNS.iter().any(|sign| said.contains(sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_want_of_a_network_is_recognised() {
        assert!(is_unreachable(
            "[7] Could not connect to server (Failed to connect to 127.0.0.1 port 9)"
        ));
        assert!(is_unreachable("npm error code ECONNREFUSED"));
        assert!(is_unreachable(
            "Temporary failure resolving 'deb.example.org'"
        ));
        assert!(!is_unreachable(
            "error[E0308]: mismatched types in connect.rs"
        ));
    }

    #[test]
    fn progress_is_told_from_errors() {
        assert!(is_progress("   Compiling serde v1.0.0"));
        assert!(is_progress("    Updating crates.io index"));
        assert!(!is_progress("error: failed to compile `trunk`"));
        assert!(!is_progress(""));
    }
}
