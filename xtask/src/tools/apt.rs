//! Packages of Debian and Ubuntu.

use std::env;
use std::io::IsTerminal;
use std::process::Command;

use anyhow::{Context, Result, bail};

use super::install::is_unreachable;
use crate::process;

/// Whether this machine installs packages with apt.
pub(crate) fn available() -> bool {
    process::on_path("apt-get").is_some()
}

/// Whether all of these packages are installed.
pub(crate) fn installed(packages: &[&str]) -> bool {
    let mut query = process::command("dpkg-query");
    query
        .args(["-W", "-f=${db:Status-Status}\n"])
        .args(packages);
    match process::capture(&mut query) {
        Ok(states) => states.lines().all(|state| state == "installed"),
        Err(_) => false,
    }
}

/// Installs packages; `what` names them in the messages.
pub(crate) fn install(packages: &[&str], what: &str) -> Result<()> {
    println!("Installing {what} with apt-get: {} ...", packages.join(" "));
    let missing = || format!("{what} is missing and could not be installed");
    // A list that cannot be renewed may still do, so only the installation
    // itself decides.
    let update = run(&["update", "-qq", "-o", "APT::Update::Error-Mode=any"]);
    let mut arguments = vec!["install", "-y", "-qq", "--no-install-recommends"];
    arguments.extend(packages);
    match run(&arguments) {
        Ok(()) => Ok(()),
        Err(install) => Err(update.err().unwrap_or(install)).with_context(missing),
    }
}

fn run(arguments: &[&str]) -> Result<()> {
    let mut command = as_root()?;
    command.args(arguments);
    let Err(error) = process::capture(&mut command) else {
        return Ok(());
    };
    let said = format!("{error:#}");
    if is_unreachable(&said) {
        bail!("the package archive could not be reached");
    }
    let reason = said
        .lines()
        .rev()
        .find(|line| line.starts_with("E:"))
        .unwrap_or("apt-get failed");
    bail!("{}", reason.trim_start_matches("E:").trim());
}

fn as_root() -> Result<Command> {
    let user = process::capture(process::command("id").arg("-u"))?;
    let mut command = if user.trim() == "0" {
        process::command("apt-get")
    } else if process::on_path("sudo").is_some() {
        let mut sudo = process::command("sudo");
        // Nobody is there to type a password.
        if env::var_os("CI").is_some() || !std::io::stdin().is_terminal() {
            sudo.arg("-n");
        }
        sudo.args(["DEBIAN_FRONTEND=noninteractive", "apt-get"]);
        sudo
    } else {
        bail!("installing packages needs root or sudo");
    };
    command.env("DEBIAN_FRONTEND", "noninteractive");
    Ok(command)
}
