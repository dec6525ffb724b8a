//! `cargo xtask bench segments`: how long each analysis of segments takes, as a multiple
//! of one pass over the orders; beside pandas and `DuckDB`, and in the browser from the
//! press of a tab to the painted screen.

mod browser;
mod native;
mod options;
mod peers;
mod report;
mod shop;

use std::fs;
use std::path::PathBuf;

use anyhow::{Context, Result, bail};
use serde_json::json;

use super::files::kept;
use super::machine;
use crate::project::Project;
use browser::Screens;
pub(super) use options::Options;
use peers::Peer;
use shop::Shop;

const SEED: u64 = 20_261_122;

/// How many orders, and the files of them and of the members.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Size {
    name: &'static str,
    orders: usize,
    /// SHA-256 of the orders and of the members.
    sha256: [&'static str; 2],
}

/// The first is for trying the benchmark itself.
const SIZES: [Size; 2] = [
    Size {
        name: "100k",
        orders: 100_000,
        sha256: [
            "5636d7e8fe510abadbb3222ca5d2ff29f3b05baa26d2c352dd6d05f1493a36eb",
            "d1943a165490c1de265ee1f73163b42fb36db157062a3dd7f659f514f6b8e901",
        ],
    },
    Size {
        name: "1M",
        orders: 1_000_000,
        sha256: [
            "dce5b369cba70ec9c9ccc362552294f52c0b5c303b505e65ec58277301f0a5b6",
            "dfbba6b8207cb69302ace9a47b92624b973cce79c24de419d76b8dcae7be076e",
        ],
    },
];

struct Files {
    orders: PathBuf,
    members: PathBuf,
}

impl Size {
    fn files(self) -> Result<Files> {
        let shop = std::cell::OnceCell::new();
        let shop = || shop.get_or_init(|| Shop::new(self.orders, SEED));
        let [orders, members] = self.sha256;
        let name = |what: &str| format!("segments-{}-{what}", self.name);
        Ok(Files {
            orders: kept(&name("orders"), orders, |file| shop().orders(file))?,
            members: kept(&name("members"), members, |file| shop().members(file))?,
        })
    }
}

pub(super) fn run(project: &Project, options: &Options) -> Result<()> {
    let machine = machine::describe();
    let files = options.size.files()?;
    let natively = options.ways.native.then(|| {
        let found = native::measure(project, &files, options.rounds())?;
        let peers = options
            .peers
            .then(|| peers::measure(project, &files, options.rounds(), &found));
        anyhow::Ok((found, peers.transpose()?.unwrap_or_default()))
    });
    let natively = natively.transpose()?;
    let screens = options.ways.browser.then(|| {
        let screens = Screens::prepare(project, options.asked.dist.as_deref())?;
        screens.measure(&files, options.screen_rounds())
    });
    let screens = screens.transpose()?;
    println!("\n{machine}\n");
    if let Some((found, peers)) = &natively {
        println!("{}", report::analyses(found));
        println!("{}", report::peers(found, peers));
    }
    if let Some(screens) = &screens {
        println!("{}", report::screens(screens));
    }
    if let Some(path) = &options.asked.json {
        let (native, peers) = match &natively {
            Some((found, peers)) => (Some(&found.said), peers.iter().map(Peer::json).collect()),
            None => (None, Vec::new()),
        };
        let text =
            json!({ "machine": machine, "native": native, "peers": peers, "screens": screens });
        fs::write(path, format!("{text:#}\n"))
            .with_context(|| format!("{} cannot be written", path.display()))?;
    }
    let mut peers = natively.iter().flat_map(|(_, peers)| peers);
    match peers.find_map(Peer::disagreement) {
        Some(what) => bail!("{what}"),
        None => Ok(()),
    }
}
