//! What fuzzing found worth keeping, through the same checks without a fuzzer.
#![allow(clippy::unwrap_used, clippy::expect_used)]

#[path = "../../../../fuzz/checks/mod.rs"]
mod checks;

use std::path::Path;

/// Each input by its path; a check that fails names it.
fn inputs(target: &str) -> Vec<(String, Vec<u8>)> {
    let corpus = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fuzz/corpus");
    let entries = std::fs::read_dir(corpus.join(target)).unwrap();
    let mut inputs: Vec<_> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            (path.display().to_string(), std::fs::read(path).unwrap())
        })
        .collect();
    inputs.sort();
    inputs
}

#[test]
fn the_corpus_holds() {
    for (target, check) in checks::ALL {
        let inputs = inputs(target);
        assert!(inputs.len() >= 10, "{target}: {} inputs", inputs.len());
        for (path, bytes) in inputs {
            let held = std::panic::catch_unwind(|| check(&bytes));
            assert!(held.is_ok(), "{target}: {path}");
        }
    }
}

/// Every input cut in half, and with the byte there changed.
#[test]
fn neighbours_of_the_corpus_hold() {
    for (target, check) in checks::ALL {
        for (path, bytes) in inputs(target) {
            let middle = bytes.len() / 2;
            let mut changed = bytes.clone();
            if let Some(byte) = changed.get_mut(middle) {
                *byte ^= 0x0d;
            }
            for bytes in [&bytes[..middle], &changed] {
                let held = std::panic::catch_unwind(|| check(bytes));
                assert!(held.is_ok(), "{target}: near {path}: {bytes:?}");
            }
        }
    }
}
