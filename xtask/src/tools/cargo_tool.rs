//! Programs that come from crates.io.

use std::path::PathBuf;

use anyhow::Result;

use super::install;
use crate::process;

/// The folder with `program` of a crate, compiled on the first use.
pub(crate) fn ensure(
    package: &str,
    version: &str,
    program: &str,
    extra: &[&str],
) -> Result<PathBuf> {
    let folder = install::ensure(package, version, &format!("bin/{program}"), |root| {
        // Kept when cut off, so that the next try goes on where it stopped.
        let build = install::cache()?.join(format!("{package}-{version}.build"));
        let mut command = process::command("cargo");
        command
            .args(["install", package, "--version", version])
            .args(extra)
            .arg("--root")
            .arg(root)
            .arg("--target-dir")
            .arg(&build)
            // A third of the full build's time; these tools wait for rustc
            // anyway, so their own speed is of no account.
            .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
            .env("CARGO_PROFILE_RELEASE_LTO", "off")
            .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
            // Flags for the project's own code are not meant for tools.
            .env_remove("RUSTFLAGS")
            .env_remove("CARGO_BUILD_TARGET")
            // Away from the project, whose cargo settings would apply.
            .current_dir(install::cache()?);
        install::run(&mut command, "crates.io")?;
        install::remove(&build)
    })?;
    Ok(folder.join("bin"))
}
