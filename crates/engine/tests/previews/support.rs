//! What the tests share.

use ltv_engine::ingest::{Preview, PreviewOptions, Role, preview};
use std::path::PathBuf;

pub(crate) fn of(text: &str) -> Preview {
    preview(text.as_bytes(), true, &PreviewOptions::default()).unwrap()
}

pub(crate) fn read(path: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("../..")
        .join(path);
    std::fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// Names of the columns guessed for some roles.
pub(crate) fn named(preview: &Preview, roles: &[Role]) -> Vec<Option<String>> {
    let name = |role: &Role| preview.columns[preview.column(*role)?].name.clone();
    roles.iter().map(name).collect()
}
