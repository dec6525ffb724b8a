//! Trunk's output made as small as it goes, between compiling and placing:
//! modules without what nothing calls and with short names, scripts and styles
//! minified.

mod cache;
mod glue;
mod module;
mod names;
mod programs;
mod wasm;

use std::collections::BTreeMap;
use std::thread;

use anyhow::{Context, Result, anyhow};

use super::layout::Files;
use crate::project::Project;
use crate::tools::WebTools;
use cache::Cache;
use module::Module;
use programs::Programs;

/// Replaces every module, script and style among `files` by a smaller one.
pub(super) fn shrink(project: &Project, tools: &WebTools, files: &mut Files) -> Result<()> {
    println!("Making it small ...");
    let cache = Cache::open(project)?;
    let programs = Programs::new(tools, project.path("target/shrink/work"))?;
    let modules = take_modules(files);
    // All at once: the optimiser keeps to one core.
    let small: Vec<Result<Module>> = thread::scope(|scope| {
        let (cache, programs) = (&cache, &programs);
        let running: Vec<_> = modules
            .iter()
            .map(|(name, module)| {
                scope.spawn(move || cache.get(name, module, || module.shrink(name, programs)))
            })
            .collect();
        let ends = running.into_iter().map(thread::ScopedJoinHandle::join);
        ends.map(|end| end.unwrap_or_else(|_| Err(anyhow!("its thread panicked"))))
            .collect()
    });
    programs.minify_all(files)?;
    for (name, small) in modules.keys().zip(small) {
        let small = small.with_context(|| format!("the module {name} cannot be made small"))?;
        files.insert(format!("{name}.js"), small.glue.into_bytes());
        files.insert(format!("{name}_bg.wasm"), small.wasm);
    }
    cache.keep_only(&modules)
}

/// Takes out what comes as a script and a module of the same name.
fn take_modules(files: &mut Files) -> BTreeMap<String, Module> {
    let scripts = files.keys().filter_map(|path| path.strip_suffix(".js"));
    let names: Vec<String> = scripts.map(str::to_owned).collect();
    let mut modules = BTreeMap::new();
    for name in names {
        let (script, module) = (format!("{name}.js"), format!("{name}_bg.wasm"));
        if !files.contains_key(&module) {
            continue;
        }
        if let (Some(glue), Some(wasm)) = (files.remove(&script), files.remove(&module)) {
            // wasm-bindgen writes nothing else than UTF-8.
            let glue = String::from_utf8_lossy(&glue).into_owned();
            modules.insert(name, Module { glue, wasm });
        }
    }
    modules
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modules_are_scripts_with_a_module() {
        let paths = ["a.js", "a_bg.wasm", "embed.js", "snippets/x/inline0.js"];
        let mut files: Files = paths
            .iter()
            .map(|path| ((*path).to_owned(), path.as_bytes().to_vec()))
            .collect();
        let modules = take_modules(&mut files);
        assert_eq!(modules.keys().collect::<Vec<_>>(), ["a"]);
        assert_eq!(modules["a"].glue, "a.js");
        assert_eq!(
            files.keys().collect::<Vec<_>>(),
            ["embed.js", "snippets/x/inline0.js"]
        );
    }
}
