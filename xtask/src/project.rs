//! Where the project is, and what its lock file says.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};

/// The clone this xtask works on.
#[derive(Debug)]
pub(crate) struct Project {
    root: PathBuf,
}

impl Project {
    /// Cargo tells a program that it runs where its package is. Read at run
    /// time, not with `env!`, so that a moved clone keeps working.
    pub(crate) fn find() -> Result<Self> {
        let start = match std::env::var_os("CARGO_MANIFEST_DIR") {
            Some(package) => PathBuf::from(package),
            None => std::env::current_dir()?,
        };
        for folder in start.ancestors() {
            if folder.join("xtask/Cargo.toml").is_file() {
                return Ok(Self {
                    root: folder.to_path_buf(),
                });
            }
        }
        bail!("run this inside the project: no xtask folder was found above the current one")
    }

    pub(crate) fn root(&self) -> &Path {
        &self.root
    }

    pub(crate) fn path(&self, relative: &str) -> PathBuf {
        self.root.join(relative)
    }

    /// The finished site.
    pub(crate) fn dist(&self) -> PathBuf {
        self.path("dist")
    }

    /// Target folder of everything compiled to WebAssembly. Apart from the
    /// native one because the compiler may be another (see `tools::wasm`), and
    /// two compilers in one folder rebuild each other's build scripts.
    pub(crate) fn wasm_target(&self) -> PathBuf {
        self.path("target/wasm")
    }

    /// Held while the site is built or assembled: two builds at once would
    /// empty each other's folders.
    pub(crate) fn lock_site(&self) -> Result<File> {
        let target = self.path("target");
        fs::create_dir_all(&target).context("the folder target/ could not be made")?;
        lock(&target.join("site.lock"))
    }

    /// The version of a crate in Cargo.lock, made first if there is none.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let path = self.path("Cargo.lock");
        if !path.is_file() {
            let mut command = crate::process::command("cargo");
            command
                .args(["generate-lockfile", "--quiet"])
                .current_dir(&self.root);
            crate::process::capture(&mut command)
                .context("Cargo.lock is missing and could not be made")?;
        }
        let text = fs::read_to_string(&path).context("Cargo.lock could not be read")?;
        version_in_lock(&text, package)
            .with_context(|| format!("Cargo.lock names no package {package}"))
    }
}

/// Waits for, and takes, an exclusive lock; dropping the file releases it.
pub(crate) fn lock(path: &Path) -> Result<File> {
    let file =
        File::create(path).with_context(|| format!("{} could not be made", path.display()))?;
    if file.try_lock().is_err() {
        println!("Waiting for another build that is using the same folder ...");
        file.lock()
            .with_context(|| format!("{} could not be locked", path.display()))?;
    }
    Ok(file)
}

/// Reads the few lines it needs; Cargo.lock always has `version` right after
/// `name`.
fn version_in_lock(text: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = text.lines();
    lines.find(|line| line.trim() == name)?;
    let version = lines.next()?.trim().strip_prefix("version = \"")?;
    version.strip_suffix('"').map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    const LOCK: &str = "\
version = 4

[[package]]
name = \"wasm-bindgen-futures\"
version = \"0.4.80\"

[[package]]
name = \"wasm-bindgen\"
version = \"0.2.130\"
source = \"registry\"
";

    #[test]
    fn lock_version_is_that_of_the_exact_name() {
        assert_eq!(
            version_in_lock(LOCK, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(
            version_in_lock(LOCK, "wasm-bindgen-futures").as_deref(),
            Some("0.4.80")
        );
    }

    #[test]
    fn lock_without_the_package_has_no_version() {
        assert_eq!(version_in_lock(LOCK, "wasm"), None);
        assert_eq!(version_in_lock("", "wasm-bindgen"), None);
    }
}
