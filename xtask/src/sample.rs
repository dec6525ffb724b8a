//! The synthetic sample: a coffee shop in Taiwan that does not exist.
//!
//! Everything is drawn from one seed, so that the same three files come out of
//! every run: orders as an old till would export them (Big5, ROC dates, and dirt of
//! every kind, each counted), the members as a workbook, and the advertising spend.
//! What is in them, and what an importer should make of it, is written beside the
//! tests' other expectations.

mod dirt;
mod doubles;
mod draw;
mod expected;
mod members;
mod orders;
mod people;
mod shop;
mod spend;
mod workbook;

use std::fs;

use anyhow::{Context, Result};

use crate::project::Project;
use crate::text::grouped;

/// Draws everything; another seed is another shop.
const SEED: u64 = 1_130_501;

/// Where the site's files go.
const FOLDER: &str = "www/samples/coffee";

/// Where the counts go, for the tests.
const EXPECTED: &str = "tests/data/expected/coffee.json";

/// A file of the sample: its path in the project and its bytes.
struct Made {
    path: String,
    bytes: Vec<u8>,
}

/// Writes the sample into the clone and says what it wrote.
pub(crate) fn run(project: &Project) -> Result<()> {
    for made in make()? {
        let path = project.path(&made.path);
        if let Some(folder) = path.parent() {
            fs::create_dir_all(folder)?;
        }
        fs::write(&path, &made.bytes)
            .with_context(|| format!("{} could not be written", path.display()))?;
        println!("{}  {} bytes", made.path, grouped(made.bytes.len() as u64));
    }
    Ok(())
}

fn make() -> Result<Vec<Made>> {
    let town = people::Town::draw(SEED);
    let ledger = dirt::Ledger::draw(&town, SEED);
    let orders = orders::file(&ledger);
    let spend = spend::table(&town, SEED);
    let expected = expected::text(&town, &ledger, &orders, &spend)?;
    let in_folder = |name: &str| format!("{FOLDER}/{name}");
    Ok(vec![
        Made {
            path: in_folder("orders.csv"),
            bytes: orders.bytes()?,
        },
        Made {
            path: in_folder("members.xlsx"),
            bytes: workbook::bytes(&town)?,
        },
        Made {
            path: in_folder("spend.csv"),
            bytes: spend.bytes(),
        },
        Made {
            path: EXPECTED.to_owned(),
            bytes: expected.into_bytes(),
        },
    ])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The files in the clone are what the generator makes: nobody edited them by
    /// hand, and the generator gives the same bytes here as where they were made.
    #[test]
    fn committed_files_are_what_the_generator_makes() {
        let project = Project::find().unwrap();
        for made in make().unwrap() {
            let committed = fs::read(project.path(&made.path)).unwrap();
            assert!(
                committed == made.bytes,
                "{} differs: run `cargo xtask sample` and look at the difference",
                made.path
            );
        }
    }
}
