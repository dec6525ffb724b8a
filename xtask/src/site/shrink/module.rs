//! A module and its script, made small together: what one of them no longer
//! uses the other need not have.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Context, Result};

use super::glue::{self, Glue};
use super::names;
use super::programs::Programs;
use super::wasm::Wasm;

/// What scripts hand out and no page asks for. The classes are of wasm-streams,
/// which Leptos brings for servers; as exports they would keep their code.
const UNUSED: [&str; 4] = [
    "IntoUnderlyingByteSource",
    "IntoUnderlyingSink",
    "IntoUnderlyingSource",
    "initSync",
];

/// Known by this name to whoever looks at a module from outside, our tests
/// among them.
const MEMORY: &str = "memory";

#[derive(Debug)]
pub(super) struct Module {
    pub(super) glue: String,
    pub(super) wasm: Vec<u8>,
}

impl Module {
    /// The same module, smaller.
    pub(super) fn shrink(&self, name: &str, programs: &Programs) -> Result<Self> {
        let glue = glue::without(&self.glue, &UNUSED);
        let small = match (Glue::read(&glue, name), Wasm::read(&self.wasm)) {
            (Some(parts), Ok(wasm)) if glue::names_exports(&glue) => {
                connected(name, parts, wasm, programs)?
            }
            _ => {
                println!("note: {name}.js is not written as expected: all its names stay");
                Self {
                    wasm: programs.optimise(name, &self.wasm)?,
                    glue,
                }
            }
        };
        Ok(Self {
            glue: programs.minify(name, &small.glue)?,
            wasm: small.wasm,
        })
    }
}

fn connected(name: &str, mut parts: Glue, mut wasm: Wasm, programs: &Programs) -> Result<Module> {
    // An export that goes takes imports along, whose functions in the script
    // may have been the last to use another export.
    loop {
        let used = glue::exports_used(&programs.without_dead_code(name, &parts.text())?);
        let before = wasm.exports.len();
        wasm.exports.retain(|export| used.contains(&export.name));
        if wasm.exports.len() == before {
            break;
        }
        let pruned = Wasm::read(&programs.prune(name, &wasm.bytes())?)?;
        parts.keep(&pruned.imports.iter().map(|i| i.name.as_str()).collect());
    }
    let mut wasm = Wasm::read(&programs.optimise(name, &wasm.bytes())?)?;
    let order = number_imports(&mut wasm, name);
    let names = shorten_exports(&mut wasm);
    let text = parts
        .listed(&order)
        .context("it imports a function that its script does not have")?;
    Ok(Module {
        glue: glue::rename_exports(&text, &names),
        wasm: wasm.bytes(),
    })
}

/// Calls the imports from the module's own script by their places in the list
/// returned. Others are from snippets, whose names are their authors'.
fn number_imports(wasm: &mut Wasm, name: &str) -> Vec<String> {
    let (long, short) = Glue::own(name);
    let mut order: Vec<String> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for import in wasm.imports.iter_mut().filter(|i| i.module == long) {
        let place = *places.entry(import.name.clone()).or_insert_with(|| {
            order.push(import.name.clone());
            order.len() - 1
        });
        import.name = place.to_string();
        short.clone_into(&mut import.module);
    }
    order
}

/// Gives every export but the memory a short name, and tells which.
fn shorten_exports(wasm: &mut Wasm) -> BTreeMap<String, String> {
    let mut shortened = BTreeMap::new();
    let mut taken = BTreeSet::from([MEMORY.to_owned()]);
    let mut free = (0..).map(names::short);
    for export in wasm.exports.iter_mut().filter(|e| e.name != MEMORY) {
        let short = free.by_ref().find(|name| taken.insert(name.clone()));
        let short = short.unwrap_or_else(|| export.name.clone());
        let long = std::mem::replace(&mut export.name, short.clone());
        shortened.insert(long, short);
    }
    shortened
}

#[cfg(test)]
#[path = "module_tests.rs"]
mod tests;
