//! The committed files, one for each tool: what the writer writes of the made-up shop.

use std::path::PathBuf;

use ltv_engine::segments::lists::{Format, HoldOut, Setup, Words};

use crate::support::{Table, Written, setup};
use crate::{shop, tidy};

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/data/lists")
}

/// Each list as the fixtures have it: words in the language of the shop.
pub(crate) fn written(format: Format) -> Written {
    let setup = Setup {
        words: Words {
            yes: "是".into(),
            no: "否".into(),
            unknown: "不詳".into(),
            ..Words::default()
        },
        label: "S2".into(),
        hold_out: (format == Format::ActiveCampaign).then_some(HoldOut::Marked),
        ..setup()
    };
    Written::new(format, setup, &shop::rows())
}

fn all() -> Vec<(String, Vec<u8>)> {
    let mut files = tidy::tables();
    for format in Format::ALL {
        let written = written(format);
        let names = written.list.files.iter().map(|file| file.name.clone());
        files.extend(names.zip(written.bytes));
    }
    files
}

#[test]
fn the_writer_writes_the_committed_files() {
    let files = all();
    for (name, bytes) in &files {
        let committed = std::fs::read(folder().join(name)).unwrap_or_default();
        assert!(
            committed == *bytes,
            "{name} differs:\n{}",
            String::from_utf8_lossy(bytes)
        );
    }
    let mut there: Vec<_> = std::fs::read_dir(folder())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut names: Vec<_> = files.into_iter().map(|(name, _)| name).collect();
    there.sort();
    names.sort();
    assert_eq!(there, names);
}

#[test]
fn names_say_what_it_is_and_the_date() {
    for (name, _) in all() {
        assert!(name.starts_with("ltv-"), "{name}");
        assert!(name.contains("2026-11-22"), "{name}");
        assert!(
            !name.contains(|c: char| c.is_whitespace() || "\\/:*?\"<>|".contains(c)),
            "{name}"
        );
    }
    let names = |written: Written| {
        let files = written.list.files.into_iter();
        files.map(|file| file.name).collect::<Vec<_>>()
    };
    let hubspot = names(written(Format::HubSpot));
    assert_eq!(hubspot, ["ltv-hubspot-S2-2026-11-22.csv"]);
    let mut setup = setup();
    setup.words.held_out = "對照組".into();
    assert_eq!(
        names(Written::new(Format::Line, setup.clone(), &shop::rows())),
        [
            "ltv-line-S2-半睡顧客-2026-11-22.txt",
            "ltv-line-S2-半睡顧客-對照組-2026-11-22.txt"
        ]
    );
    // A word that leaves nothing for the name does not make two names one.
    setup.words.held_out = "／".into();
    let line = names(Written::new(Format::Line, setup, &shop::rows()));
    assert_eq!(line[1], "ltv-line-S2-半睡顧客-holdout-2026-11-22.txt");
}

#[test]
fn every_table_has_unique_heads_and_full_rows() {
    for (name, bytes) in all() {
        if name.contains("-line-") {
            continue;
        }
        let table = Table::read(&bytes);
        let mut heads = table.heads.clone();
        heads.sort();
        heads.dedup();
        assert_eq!(heads.len(), table.heads.len(), "{name}");
        assert!(!heads.contains(&String::new()));
        assert!(!table.rows.is_empty(), "{name}");
    }
}

#[test]
#[ignore = "writes the fixtures anew"]
fn write() {
    for (name, bytes) in all() {
        std::fs::write(folder().join(name), bytes).unwrap();
    }
}
