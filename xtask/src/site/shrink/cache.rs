//! Small modules of earlier builds: a changed style or text costs no
//! optimising.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

use super::module::Module;
use crate::project::Project;
use crate::site::files_below;
use crate::site::layout::{self, Files};
use crate::tools::install::remove;

/// A folder for each module, named by what it was made from.
pub(super) struct Cache {
    folder: PathBuf,
    recipe: Files,
}

impl Cache {
    pub(super) fn open(project: &Project) -> Result<Self> {
        // How modules are made and the versions of the tools are in xtask, so
        // all of it counts: simpler than to say which part.
        let mut recipe = Files::new();
        for (name, path) in files_below(&project.path("xtask/src"))? {
            recipe.insert(name, fs::read(path)?);
        }
        Ok(Self {
            folder: project.path("target/shrink/made"),
            recipe,
        })
    }

    /// The small module made from this one, made now if it is not there.
    pub(super) fn get(
        &self,
        name: &str,
        module: &Module,
        make: impl FnOnce() -> Result<Module>,
    ) -> Result<Module> {
        let folder = self.folder.join(self.key(name, module));
        if folder.is_dir() {
            return load(&folder);
        }
        let made = make()?;
        // Moved into place at once, so that one cut off midway never counts.
        let partial = folder.with_extension("partial");
        remove(&partial)?;
        fs::create_dir_all(&partial)?;
        fs::write(partial.join("glue.js"), &made.glue)?;
        fs::write(partial.join("module.wasm"), &made.wasm)?;
        fs::rename(&partial, &folder)
            .with_context(|| format!("{} cannot be put in place", folder.display()))?;
        Ok(made)
    }

    /// Forgets all but what these were made into.
    pub(super) fn keep_only(&self, modules: &BTreeMap<String, Module>) -> Result<()> {
        let keys = modules.iter().map(|(name, module)| self.key(name, module));
        let keys: BTreeSet<String> = keys.collect();
        let Ok(entries) = fs::read_dir(&self.folder) else {
            return Ok(());
        };
        for entry in entries {
            let entry = entry?;
            if !keys.contains(entry.file_name().to_string_lossy().as_ref()) {
                remove(&entry.path())?;
            }
        }
        Ok(())
    }

    fn key(&self, name: &str, module: &Module) -> String {
        let mut all = self.recipe.clone();
        all.insert("module.js".to_owned(), module.glue.clone().into_bytes());
        all.insert("module.wasm".to_owned(), module.wasm.clone());
        format!("{name}-{}", layout::version(&all))
    }
}

fn load(folder: &Path) -> Result<Module> {
    Ok(Module {
        glue: fs::read_to_string(folder.join("glue.js"))?,
        wasm: fs::read(folder.join("module.wasm"))?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn module(glue: &str) -> Module {
        Module {
            glue: glue.to_owned(),
            wasm: vec![0],
        }
    }

    #[test]
    fn a_module_is_made_once_until_it_changes() {
        let folder = std::env::temp_dir().join(format!("ltv-shrink-{}", std::process::id()));
        remove(&folder).unwrap();
        let cache = Cache {
            folder: folder.clone(),
            recipe: Files::new(),
        };
        let get = |glue: &str, made: &str| {
            let made = module(made);
            cache.get("a", &module(glue), || Ok(made)).unwrap().glue
        };
        assert_eq!(get("one", "small"), "small");
        assert_eq!(get("one", "not asked for"), "small");
        assert_eq!(get("two", "other"), "other");

        let kept = BTreeMap::from([("a".to_owned(), module("two"))]);
        cache.keep_only(&kept).unwrap();
        assert_eq!(get("two", "not asked for"), "other");
        assert_eq!(get("one", "again"), "again");
        remove(&folder).unwrap();
    }
}
