//! The script that wasm-bindgen writes beside a module. Known by the lines it
//! always has; where one is missing nothing is guessed, and the script stays.

use std::collections::{BTreeMap, BTreeSet};

use super::names::{leading, uses};

/// The variable that holds the module's exports.
const EXPORTS: &str = "wasm";
/// Where that variable is used other than for one export.
const WHOLE: [&str; 4] = [
    "let wasmModule, wasmInstance, wasm;",
    "wasm = instance.exports;",
    "return wasm;",
    "if (wasm !== undefined) return wasm;",
];

const TABLE: &str = "    const import0 = {";
const TABLE_FIRST: &str = "        __proto__: null,";
const TABLE_END: &str = "    };";
const ITEM: &str = "        ";

/// Made at the start, one for every class, whether or not it is used.
const REGISTRY: &str = "new FinalizationRegistry(";

/// The script without some of its exports. What they consist of stays, for the
/// minifier to find that nothing uses it.
pub(super) fn without(text: &str, unused: &[&str]) -> String {
    let mut kept = String::with_capacity(text.len());
    for line in text.lines() {
        // This would be a use of a class that has no other.
        let class = line
            .strip_prefix("if (Symbol.dispose) ")
            .map_or("", leading);
        if unused.contains(&class) {
            continue;
        }
        let line = match line.strip_prefix("export ") {
            Some(class) if is_class_of(class, unused) => class,
            _ => line,
        };
        match line.strip_prefix("export { ") {
            Some(list) => {
                let list = list.split(", ").filter(|name| !unused.contains(name));
                kept.push_str("export { ");
                kept.push_str(&list.collect::<Vec<_>>().join(", "));
            }
            None => kept.push_str(line),
        }
        kept.push('\n');
    }
    // Tells the minifier that making one does nothing else.
    kept.replace(REGISTRY, &format!("/* @__PURE__ */ {REGISTRY}"))
}

fn is_class_of(line: &str, unused: &[&str]) -> bool {
    line.strip_prefix("class ")
        .is_some_and(|rest| unused.contains(&leading(rest)))
}

/// Whether every export is asked for by its name. Where one is not, by Rust
/// code that asks for all of them, none may go.
pub(super) fn names_exports(text: &str) -> bool {
    text.lines().all(|line| {
        WHOLE.contains(&line.trim()) || uses(line, EXPORTS).all(|end| line[end..].starts_with('.'))
    })
}

/// The exports that a script uses.
pub(super) fn exports_used(text: &str) -> BTreeSet<String> {
    let after = uses(text, EXPORTS).filter_map(|end| text[end..].strip_prefix('.'));
    after.map(|rest| leading(rest).to_owned()).collect()
}

/// The script with other names for the module's exports.
pub(super) fn rename_exports(text: &str, names: &BTreeMap<String, String>) -> String {
    let mut renamed = String::with_capacity(text.len());
    let mut done = 0;
    for end in uses(text, EXPORTS) {
        let Some(rest) = text[end..].strip_prefix('.') else {
            continue;
        };
        let before = leading(rest);
        if let Some(after) = names.get(before) {
            renamed.push_str(&text[done..=end]);
            renamed.push_str(after);
            done = end + 1 + before.len();
        }
    }
    renamed.push_str(&text[done..]);
    renamed
}

/// A script taken apart around the functions it hands to its module.
#[derive(Debug)]
pub(super) struct Glue {
    before: String,
    functions: Vec<(String, String)>,
    after: String,
}

impl Glue {
    /// The name under which the module `name` asks for them, and what is put
    /// in its place.
    pub(super) fn own(name: &str) -> (String, &'static str) {
        (format!("./{name}_bg.js"), "a")
    }

    pub(super) fn read(text: &str, name: &str) -> Option<Self> {
        if uses(text, "import0").count() != 2 {
            return None;
        }
        let (long, short) = Self::own(name);
        let (before, rest) = text.split_once(&format!("{TABLE}\n{TABLE_FIRST}\n"))?;
        let (table, after) = rest.split_once(&format!("\n{TABLE_END}\n"))?;
        let mut functions: Vec<(String, String)> = Vec::new();
        for line in table.lines() {
            let inner = line.strip_prefix(ITEM)?;
            let name = leading(inner);
            match inner[name.len()..].strip_prefix(": ") {
                Some(start) if !name.is_empty() => {
                    functions.push((name.to_owned(), start.to_owned()));
                }
                _ if inner.starts_with([' ', '}']) => {
                    let (_, text) = functions.last_mut()?;
                    text.push('\n');
                    text.push_str(line);
                }
                _ => return None,
            }
        }
        let (between, rest) = after.split_once(&format!("\"{long}\": import0,"))?;
        let whole = functions.iter().all(|(_, text)| text.ends_with(','));
        whole.then(|| Self {
            before: before.to_owned(),
            functions,
            after: format!("{between}\"{short}\": import0,{rest}"),
        })
    }

    /// Forgets the functions that the module no longer asks for.
    pub(super) fn keep(&mut self, names: &BTreeSet<&str>) {
        self.functions
            .retain(|(name, _)| names.contains(name.as_str()));
    }

    pub(super) fn text(&self) -> String {
        let mut table = String::new();
        for (name, function) in &self.functions {
            table = format!("{table}{name}: {function}\n");
        }
        format!("{}{TABLE}\n{table}{TABLE_END}\n{}", self.before, self.after)
    }

    /// The script with these functions as a list, known by their places in it.
    pub(super) fn listed(&self, order: &[String]) -> Option<String> {
        let functions: BTreeMap<&str, &str> = self
            .functions
            .iter()
            .map(|(name, function)| (name.as_str(), function.as_str()))
            .collect();
        let mut list = String::new();
        for name in order {
            list.push_str(functions.get(name.as_str())?);
            list.push('\n');
        }
        let Self { before, after, .. } = self;
        Some(format!(
            "{before}    const import0 = [\n{list}    ];\n{after}"
        ))
    }
}

#[cfg(test)]
#[path = "glue_tests.rs"]
mod tests;
