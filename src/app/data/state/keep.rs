//! What was chosen for a set of headers holds for the next file that has it:
//! in memory always, in the browser's storage where the page allows it. What is
//! stored is roles with positions and styles, under a hash of the headers:
//! nothing of any content.

use js_sys::JSON;
use ltv_engine::hash::text_hash;
use ltv_worker::protocol::Look;
use serde::{Deserialize, Serialize};
use web_sys::Storage;

use super::Choice;
use crate::app::state::AppState;
use crate::app::studio::share::shares;

const KEY: &str = "ltv-calculator-columns";

/// Header sets that are remembered: the latest ones.
const MOST: usize = 40;

/// The choices by header set, the latest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Remembered(Vec<(String, Choice)>);

impl Remembered {
    /// What this browser was allowed to keep.
    pub(super) fn open(app: AppState) -> Self {
        let stored = shares(app).then(read).flatten();
        stored.unwrap_or_default()
    }

    /// What was chosen for the headers of a file, where the rows were about the same.
    pub(super) fn find(&self, look: &Look) -> Option<Choice> {
        let name = name(look);
        let same = |(other, choice): &&(String, Choice)| {
            *other == name && choice.kind == look.preview.kind
        };
        self.0.iter().find(same).map(|(_, choice)| choice.clone())
    }

    /// Remembers what was chosen, in the browser, too, where the page allows it.
    pub(super) fn keep(&mut self, look: &Look, choice: &Choice, app: AppState) {
        let name = name(look);
        self.0.retain(|(other, _)| *other != name);
        self.0.insert(0, (name, choice.clone()));
        self.0.truncate(MOST);
        if shares(app) {
            self.write();
        }
    }

    fn write(&self) {
        let value = self
            .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
            .ok();
        let text = value.and_then(|value| JSON::stringify(&value).ok());
        if let Some((storage, text)) = storage().zip(text.map(String::from)) {
            // A full or refused storage: it is remembered until the page is left.
            let _ = storage.set_item(KEY, &text);
        }
    }
}

/// What anybody may have written there: unusable parts are no choices.
fn read() -> Option<Remembered> {
    let text = storage()?.get_item(KEY).ok().flatten()?;
    let mut stored: Remembered = serde_wasm_bindgen::from_value(JSON::parse(&text).ok()?).ok()?;
    stored.0.truncate(MOST);
    Some(stored)
}

fn storage() -> Option<Storage> {
    web_sys::window()?.local_storage().ok().flatten()
}

/// Columns go by their positions, so their order counts.
fn name(look: &Look) -> String {
    let mut headers = look.key.clone();
    for column in &look.preview.columns {
        headers.push('\n');
        headers.push_str(column.name.as_deref().unwrap_or_default());
    }
    format!("{:016x}", text_hash(0, headers.as_bytes()))
}
