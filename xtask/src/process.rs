//! Running other programs.

use std::env;
use std::ffi::{OsStr, OsString};
use std::io::{BufRead, BufReader, Read};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};

use anyhow::{Context, Result, bail};

/// A command in the environment the user has, less what `cargo run` put there
/// for xtask itself: its package variables would make crates look changed, and
/// its library path would lead another compiler to the wrong libraries.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    let mut command = Command::new(program);
    command.stdin(Stdio::null());
    for (name, value) in env::vars_os() {
        let Some(text) = name.to_str() else { continue };
        if text == "LD_LIBRARY_PATH" {
            match users_own_libraries(&value) {
                Some(kept) => command.env(text, kept),
                None => command.env_remove(text),
            };
        } else if set_by_cargo_run(text) {
            command.env_remove(text);
        }
    }
    command
}

fn set_by_cargo_run(name: &str) -> bool {
    name.starts_with("CARGO_PKG_")
        || name.starts_with("CARGO_MANIFEST_")
        || matches!(name, "CARGO" | "CARGO_BIN_NAME" | "CARGO_CRATE_NAME")
}

fn users_own_libraries(value: &OsStr) -> Option<OsString> {
    let own = env::split_paths(value).filter(|folder| {
        let inside = |name: &str| folder.iter().any(|part| part == name);
        !(inside("rustlib") || inside("target") || inside("toolchains"))
    });
    env::join_paths(own).ok().filter(|paths| !paths.is_empty())
}

/// Runs to the end with the terminal's own output.
pub(crate) fn status(command: &mut Command) -> Result<ExitStatus> {
    let name = name(command);
    command
        .status()
        .with_context(|| format!("{name} could not be started"))
}

/// Runs silently and returns standard output; a failure carries the last
/// words of standard error.
pub(crate) fn capture(command: &mut Command) -> Result<String> {
    let name = name(command);
    let output = command
        .output()
        .with_context(|| format!("{name} could not be started"))?;
    if !output.status.success() {
        let errors = String::from_utf8_lossy(&output.stderr);
        bail!("{name} failed: {}", errors.trim());
    }
    Ok(String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs while handing each line of standard output to `on_line`; standard
/// error goes to the terminal.
pub(crate) fn stream_stdout(
    command: &mut Command,
    on_line: impl FnMut(&str),
) -> Result<ExitStatus> {
    let name = name(command);
    let mut child = command
        .stdout(Stdio::piped())
        .spawn()
        .with_context(|| format!("{name} could not be started"))?;
    if let Some(output) = child.stdout.take() {
        each_line(output, on_line)?;
    }
    Ok(child.wait()?)
}

/// Runs while handing each line of standard error to `on_line`; standard
/// output is dropped.
pub(crate) fn stream_stderr(
    command: &mut Command,
    on_line: impl FnMut(&str),
) -> Result<ExitStatus> {
    let name = name(command);
    let mut child = command
        .stdout(Stdio::null())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("{name} could not be started"))?;
    if let Some(errors) = child.stderr.take() {
        each_line(errors, on_line)?;
    }
    Ok(child.wait()?)
}

/// Programs print what they like, so bytes that are not UTF-8 are shown as
/// replacement characters instead of ending the run.
fn each_line(source: impl Read, mut on_line: impl FnMut(&str)) -> Result<()> {
    let mut reader = BufReader::new(source);
    let mut line = Vec::new();
    while reader.read_until(b'\n', &mut line)? > 0 {
        on_line(String::from_utf8_lossy(&line).trim_end());
        line.clear();
    }
    Ok(())
}

fn name(command: &Command) -> String {
    Path::new(command.get_program())
        .file_name()
        .unwrap_or_default()
        .to_string_lossy()
        .into_owned()
}

/// Looks a program up on PATH.
pub(crate) fn on_path(program: &str) -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .map(|folder| folder.join(program))
        .find(|candidate| candidate.is_file())
}

/// PATH with some folders before the user's.
pub(crate) fn path_with(folders: &[PathBuf]) -> Result<OsString> {
    let rest = env::var_os("PATH").unwrap_or_default();
    let all = folders.iter().cloned().chain(env::split_paths(&rest));
    env::join_paths(all).context("a tool's folder has a character that PATH cannot hold")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_users_own_library_folders_are_kept() {
        let mixed = OsStr::new("/p/target/debug/deps:/opt/lib:/t/lib/rustlib/x/lib");
        assert_eq!(users_own_libraries(mixed), Some(OsString::from("/opt/lib")));
        assert_eq!(users_own_libraries(OsStr::new("/p/target/debug")), None);
    }

    #[test]
    fn package_variables_do_not_reach_children() {
        assert!(set_by_cargo_run("CARGO_PKG_NAME"));
        assert!(set_by_cargo_run("CARGO_MANIFEST_DIR"));
        assert!(!set_by_cargo_run("CARGO_HOME"));
        assert!(!set_by_cargo_run("CARGO_NET_OFFLINE"));
    }

    #[test]
    fn lines_that_are_not_utf8_do_not_end_the_reading() {
        let mut lines = Vec::new();
        each_line(&b"one\n\xff two\nthree"[..], |line| {
            lines.push(line.to_owned());
        })
        .unwrap();
        assert_eq!(lines, ["one", "\u{fffd} two", "three"]);
    }
}
