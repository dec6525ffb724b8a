//! The npm package: the API's module, its scripts and its declarations, put
//! together in `pkg/`.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use crate::process;
use crate::project::Project;
use crate::tools::install::remove;
use crate::tools::{WebTools, crates};

/// As it is called in the package: `ltv.js`, `ltv_bg.wasm`.
const MODULE: &str = "ltv";
const CRATE: &str = "ltv-api";
/// What is served to npm as it stands.
const SCRIPTS: &str = "crates/api/npm";
/// The declarations of functions, which stand before the generated ones.
const FUNCTIONS: &str = "functions.d.ts";
/// It computes; nobody waits for its download as for the widget's.
const OPTIMISE: [&str; 2] = ["-O3", "--strip-producers"];

/// Builds the package.
pub(crate) fn build(project: &Project) -> Result<PathBuf> {
    let tools = WebTools::ensure(project)?;
    crates::fetch(project)?;
    let package = project.path("pkg");
    println!("Building the npm package ...");
    remove(&package)?;
    fs::create_dir_all(&package).context("pkg/ cannot be made")?;
    module(project, &tools, &package)?;
    let version = version(project)?;
    for (name, file) in crate::site::files_below(&project.path(SCRIPTS))? {
        if name == FUNCTIONS {
            continue;
        }
        let to = package.join(&name);
        if let Some(folder) = to.parent() {
            fs::create_dir_all(folder)?;
        }
        let text = fs::read_to_string(&file)?;
        fs::write(to, text.replace("0.0.0", &version))?;
    }
    fs::write(package.join("index.d.ts"), declarations(project)?)?;
    for licence in ["LICENSE-APACHE", "LICENSE-MIT"] {
        fs::copy(project.path(licence), package.join(licence))
            .with_context(|| format!("{licence} cannot be copied"))?;
    }
    println!("Built pkg/ (version {version}).");
    Ok(package)
}

/// Compiled like the site's modules, in their target folder: what they share is
/// compiled once.
fn module(project: &Project, tools: &WebTools, package: &Path) -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let mut cargo = tools.command("cargo")?;
    cargo
        .args(["build", "--release", "--target", TARGET])
        .args(["--package", CRATE, "--bin", MODULE])
        .current_dir(project.root());
    let built = process::status(&mut cargo)?;
    anyhow::ensure!(built.success(), "the package's module could not be built");
    let wasm = project
        .wasm_target()
        .join(TARGET)
        .join("release")
        .join(format!("{MODULE}.wasm"));
    let mut bindgen = tools.command("wasm-bindgen")?;
    bindgen
        .args(["--target", "web", "--no-typescript", "--out-name", MODULE])
        .arg("--out-dir")
        .arg(package)
        .arg(wasm);
    process::capture(&mut bindgen)?;
    let wasm = package.join(format!("{MODULE}_bg.wasm"));
    let mut optimise = tools.command("wasm-opt")?;
    optimise.arg(&wasm).args(OPTIMISE).arg("-o").arg(&wasm);
    process::capture(&mut optimise)?;
    Ok(())
}

/// The functions by hand (signals and callbacks are no data), the shapes from
/// the Rust types.
fn declarations(project: &Project) -> Result<String> {
    let mut cargo = process::command("cargo");
    cargo
        .args(["run", "--quiet", "--package", CRATE, "--features", "types"])
        .args(["--example", "types"])
        .current_dir(project.root());
    let shapes = process::capture(&mut cargo)?;
    let functions = project.path(SCRIPTS).join(FUNCTIONS);
    let functions = fs::read_to_string(functions).context("the declarations are missing")?;
    Ok(format!(
        "// Customer lifetime value from a few numbers or a file of orders.\n\n{functions}\n{shapes}"
    ))
}

fn version(project: &Project) -> Result<String> {
    project.locked_version(CRATE)
}
