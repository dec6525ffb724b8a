//! Requests as the engine reads them: the format that serde writes on the page,
//! read by hand. What serde derives for reading, above all of enums with a tag,
//! would be a third of the engine's module; only a few requests are ever read.

mod asks;
mod loads;
mod models;
mod value;

pub use value::Value;

use crate::protocol::{Ask, InspectAsk, Request, RosterLabel, models as forecasts};
use value::Read;

/// The request that a message holds; `None` when it is none of this version.
pub fn request(message: &Value) -> Option<Request> {
    Request::read(message)
}

/// The same for the models module.
pub fn models_request(message: &Value) -> Option<forecasts::Request> {
    forecasts::Request::read(message)
}

impl Read for Request {
    fn read(value: &Value) -> Option<Self> {
        Some(match value.kind()? {
            "inspect" => Self::Inspect {
                ask: value.get::<InspectAsk>("ask")?,
            },
            "load" => Self::Load {
                files: value.get("files")?,
                options: value.get("options")?,
                merge: value.get("merge")?,
            },
            "analyse" => Self::Analyse {
                ask: value.get::<Ask>("ask")?,
            },
            "rejected" => Self::Rejected {
                file: value.get("file")?,
                words: value.get("words")?,
            },
            "history" => Self::History,
            "roster" => Self::Roster {
                labels: value.get("labels")?,
            },
            "items" => Self::Items {
                columns: value.get("columns")?,
            },
            "receipts" => Self::Receipts,
            "cancel" => Self::Cancel {
                target: value.get("target")?,
            },
            _ => return None,
        })
    }
}

impl Read for RosterLabel {
    fn read(value: &Value) -> Option<Self> {
        Some(Self {
            heading: value.get("heading")?,
            source: value.get("source")?,
        })
    }
}
