//! The files that are measured, kept in the cache folder and checked against
//! their hash, so that results of different days are of the same bytes.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};

use super::orders;
use crate::project::lock;
use crate::tools::install;

const SEED: u64 = 20_251_217;

/// A file of orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Size {
    pub(crate) name: &'static str,
    pub(crate) orders: usize,
    /// Who placed them: some 0.245 an order.
    pub(crate) customers: u64,
    /// SHA-256 of the file. Changes only when the generator is changed, on
    /// purpose; results from before are then of another file.
    sha256: &'static str,
}

/// The first is for trying the benchmark itself.
pub(crate) const SIZES: [Size; 3] = [
    Size {
        name: "100k",
        orders: 100_000,
        customers: 24_717,
        sha256: "bed80abc20206cb452f9967d05f5f0d924850b5f85229bea917474504f509cf5",
    },
    Size {
        name: "1M",
        orders: 1_000_000,
        customers: 244_984,
        sha256: "dc1ad8781805a379f5f9f435eb65d2e0b034c740150c2e04acc7b96686bd3146",
    },
    Size {
        name: "10M",
        orders: 10_000_000,
        customers: 2_449_303,
        sha256: "f635d9a046aca721787a6cac78ae862c2598bd84de1d8f9715da4e0c6fc8d96c",
    },
];

impl Size {
    pub(crate) fn named(name: &str) -> Option<Self> {
        SIZES
            .into_iter()
            .find(|size| size.name.eq_ignore_ascii_case(name))
    }

    /// The file, written if it is not there as it should be.
    pub(crate) fn file(self) -> Result<PathBuf> {
        let name = format!("orders-{}", self.name);
        kept(&name, self.sha256, |file| {
            orders::write(self.orders, SEED, file)
        })
    }
}

/// The file `<name>.csv` of the cache folder with this SHA-256, written if it is not
/// there as it should be.
pub(super) fn kept(
    name: &str,
    sha256: &str,
    write: impl FnOnce(&mut BufWriter<File>) -> io::Result<()>,
) -> Result<PathBuf> {
    let folder = install::cache()?.with_file_name("bench");
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let path = folder.join(format!("{name}.csv"));
    let _lock = lock(&folder.join(format!("{name}.lock")))?;
    if path.is_file() && hash(&path)? == sha256 {
        return Ok(path);
    }
    println!("Writing {} ...", path.display());
    let partial = path.with_extension("partial");
    let mut file = BufWriter::with_capacity(1 << 20, File::create(&partial)?);
    write(&mut file)?;
    file.flush()?;
    let found = hash(&partial)?;
    if found != sha256 {
        bail!(
            "the generator wrote other orders than the benchmark is about: {} has SHA-256 {found}",
            partial.display()
        );
    }
    fs::rename(&partial, &path)
        .with_context(|| format!("{} cannot be put in place", path.display()))?;
    Ok(path)
}

fn hash(path: &Path) -> Result<String> {
    let mut file =
        File::open(path).with_context(|| format!("{} cannot be read", path.display()))?;
    let mut hasher = Sha256::new();
    io::copy(&mut file, &mut hasher)?;
    Ok(format!("{:x}", hasher.finalize()))
}
