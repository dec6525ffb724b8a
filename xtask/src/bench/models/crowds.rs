//! How many customers, and the file of their orders.

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result};

use super::people;
use crate::bench::files::kept;
use crate::project::Project;

const SEED: u64 = 19_870_131;

/// Customers of whom there is a file of orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Crowd {
    pub(super) customers: u64,
    /// SHA-256 of the file, as with the orders that cohorts are made of.
    sha256: &'static str,
}

/// CDNOW's sample, which is real; and as many as its master file and more, simulated.
pub(super) const CROWDS: [Crowd; 3] = [
    Crowd {
        customers: 2_357,
        sha256: "18de0ee96f5aadd97a232c2564338234f93af2f2512b74887cf2daad67122178",
    },
    Crowd {
        customers: 23_570,
        sha256: "97b9a4c2ac9feeabea6ff260f813d886eb77fff3325b010715f4f051ccedb458",
    },
    Crowd {
        customers: 274_535,
        sha256: "12836f74f6538341931456dd9470c07f28e485768d539817e9336469fdea7c1c",
    },
];

impl Crowd {
    /// Those who are scored.
    pub(super) const MILLION: Self = Self {
        customers: 1_000_000,
        sha256: "81ca50da75dfd05b94e67ff68506a46c35a545b99303212cd64bc0b54fd95c65",
    };

    /// The file, written if it is not there as it should be.
    pub(super) fn file(self, project: &Project) -> Result<PathBuf> {
        let name = format!("people-{}", self.customers);
        if self == CROWDS[0] {
            let path = project.path("www/samples/cdnow.csv");
            let sample = fs::read_to_string(&path)
                .with_context(|| format!("{} cannot be read", path.display()))?;
            return kept(&name, self.sha256, |file| people::rewrite(&sample, file));
        }
        kept(&name, self.sha256, |file| {
            people::write(self.customers, SEED, file)
        })
    }
}
