//! What a visitor downloads, against the budgets. Brotli at its best quality,
//! as a host that compresses once and serves often would.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};
use brotli::enc::BrotliEncoderParams;

use crate::site::Site;
use crate::text::{grouped, table};

/// What is fetched together, in bytes after compression. `v/` stands for the
/// versioned folder; a file ending in `?` counts once the site has it.
struct Budget {
    what: &'static str,
    limit: u64,
    files: &'static [&'static str],
}

/// Every mode starts with the small module.
const FIRST: &[&str] = &[
    "embed.js",
    "v/widget.css",
    "v/calculator.js",
    "v/calculator_bg.wasm",
];

const KIB: u64 = 1024;

const BUDGETS: [Budget; 7] = [
    Budget {
        what: "first load, mode=\"calculator\"",
        limit: 120 * KIB,
        files: FIRST,
    },
    Budget {
        what: "first load, mode=\"full\"",
        limit: 250 * KIB,
        files: FIRST,
    },
    Budget {
        what: "loaded when asked for: the full module",
        // On demand, and only by who opens a tool or a file. Nearly a third of it reads
        // the modules' answers, another third is the screens of the segments.
        limit: 1128 * KIB,
        files: &[
            "v/full.js",
            "v/full_bg.wasm",
            "v/data.css",
            "v/segments.css",
            "v/studio.css",
        ],
    },
    Budget {
        what: "engine module",
        // 100 was agreed when it read one file in one way; what it carries since
        // is in CONTRIBUTING.md.
        limit: 178 * KIB,
        files: &["v/engine.js", "v/engine_bg.wasm"],
    },
    Budget {
        what: "models module: loaded when a forecast is opened",
        // 112 was agreed before forecasts told how unsure the value of any group is.
        limit: 124 * KIB,
        files: &["v/models.js", "v/models_bg.wasm"],
    },
    Budget {
        what: "segments module: loaded when segments are opened",
        // Eleven tools' files, rules, and a question and an answer for each screen: half
        // of it reads and writes messages.
        limit: 236 * KIB,
        files: &["v/segments.js", "v/segments_bg.wasm"],
    },
    Budget {
        what: "sheets module: loaded when an .xlsx is opened or written",
        limit: 520 * KIB,
        files: &["v/sheets.js", "v/sheets_bg.wasm"],
    },
];

/// Whether every budget is kept.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    Within,
    Broken,
}

/// Prints the table and judges it.
pub(crate) fn report(site: &Site) -> Result<Verdict> {
    let mut verdict = Verdict::Within;
    for budget in &BUDGETS {
        let mut rows = vec![row([budget.what, "raw", "brotli", ""])];
        let mut total = Size::default();
        for file in files(site, budget.files)? {
            let size = measure(site, &file)?;
            total.raw += size.raw;
            total.brotli += size.brotli;
            rows.push(row([
                &format!("  {file}"),
                &grouped(size.raw),
                &grouped(size.brotli),
                "",
            ]));
        }
        let one = judge(total.brotli, budget.limit);
        let against = match one {
            Verdict::Within => format!("within {}", grouped(budget.limit)),
            Verdict::Broken => format!("OVER {}", grouped(budget.limit)),
        };
        rows.push(row([
            "  together",
            &grouped(total.raw),
            &grouped(total.brotli),
            &against,
        ]));
        println!("{}", table(&rows));
        if one == Verdict::Broken {
            verdict = one;
        }
    }
    Ok(verdict)
}

#[derive(Debug, Default)]
struct Size {
    raw: u64,
    brotli: u64,
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.iter().map(ToString::to_string).collect()
}

fn judge(bytes: u64, limit: u64) -> Verdict {
    if bytes <= limit {
        Verdict::Within
    } else {
        Verdict::Broken
    }
}

/// The listed files and the snippets their scripts import, which the browser
/// fetches before it runs anything.
fn files(site: &Site, listed: &[&str]) -> Result<Vec<String>> {
    let listed = counted(listed, |file| on_disk(site, file).exists());
    let mut all: Vec<String> = listed.iter().map(ToString::to_string).collect();
    for file in listed {
        if Path::new(file)
            .extension()
            .is_none_or(|ending| ending != "js")
        {
            continue;
        }
        let script = fs::read_to_string(on_disk(site, file)).with_context(|| missing(file))?;
        for snippet in snippets(&script) {
            let snippet = format!("v/{snippet}");
            if !all.contains(&snippet) {
                all.push(snippet);
            }
        }
    }
    Ok(all)
}

/// The files of a budget, without those that may be missing and are.
fn counted<'a>(listed: &[&'a str], there: impl Fn(&str) -> bool) -> Vec<&'a str> {
    let names = listed
        .iter()
        .filter_map(|file| match file.strip_suffix('?') {
            Some(optional) => there(optional).then_some(optional),
            None => Some(file),
        });
    names.collect()
}

/// Paths in `from './snippets/...'` of wasm-bindgen's glue.
fn snippets(script: &str) -> Vec<String> {
    let quoted = script.split("./snippets/").skip(1);
    quoted
        .filter_map(|rest| rest.split(['\'', '"']).next())
        .map(|path| format!("snippets/{path}"))
        .collect()
}

fn measure(site: &Site, file: &str) -> Result<Size> {
    let content = fs::read(on_disk(site, file)).with_context(|| missing(file))?;
    let parameters = BrotliEncoderParams {
        quality: 11,
        size_hint: content.len(),
        ..BrotliEncoderParams::default()
    };
    let mut packed = Vec::new();
    brotli::BrotliCompress(&mut content.as_slice(), &mut packed, &parameters)?;
    Ok(Size {
        raw: content.len() as u64,
        brotli: packed.len() as u64,
    })
}

fn on_disk(site: &Site, file: &str) -> std::path::PathBuf {
    match file.strip_prefix("v/") {
        Some(versioned) => site.versioned().join(Path::new(versioned)),
        None => site.dist.join(file),
    }
}

fn missing(file: &str) -> String {
    format!("the site has no {file}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_budget_is_broken_by_one_byte_over() {
        assert_eq!(judge(120_000, 120_000), Verdict::Within);
        assert_eq!(judge(120_001, 120_000), Verdict::Broken);
    }

    #[test]
    fn only_optional_files_may_be_missing() {
        assert_eq!(counted(&["a", "b?"], |_| true), ["a", "b"]);
        assert_eq!(counted(&["a", "b?"], |_| false), ["a"]);
    }

    #[test]
    fn snippets_are_found_in_the_glue() {
        let glue =
            "import{a}from'./snippets/leptos-1/inline0.js';import*as b from\"./snippets/x.js\";";
        assert_eq!(
            snippets(glue),
            ["snippets/leptos-1/inline0.js", "snippets/x.js"]
        );
        assert!(snippets("export default init;").is_empty());
    }
}
