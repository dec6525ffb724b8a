//! What passes between the page and the engine, as plain data.
//!
//! A message to the engine is `{ id, request, sources? }`, one back is
//! `{ id, event, file? }`. `sources` are `Blob`s (chosen `File`s, or pasted text
//! made into one) and travel beside the request, because they are handles: their
//! bytes are read in slices where they are parsed and never held as a whole.
//! `file` is a `Blob` that was made for the user to save.

mod analysis;
mod load;
pub mod models;
mod roster;
pub mod segments;
pub mod sheets;

use serde::{Deserialize, Serialize};

pub use analysis::{Analysis, Ask, CellPlace, CohortAnswer, CohortAsk, LabelSource, Member};
pub use load::{
    FileAccount, FileToLoad, InspectAsk, InteractionsFound, Joined, Loaded, Look, OtherReading,
    RejectedWords, SamePerson,
};

pub use roster::RosterLabel;

use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::{ImportError, ImportOptions};

/// What the engine is asked.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Request {
    /// Look at the beginning of the one source and guess what it holds.
    Inspect {
        /// What is known already.
        ask: InspectAsk,
    },
    /// Read all sources and analyse them together. What was loaded before stays
    /// until this has succeeded.
    Load {
        /// How each source is read, in their order.
        files: Vec<FileToLoad>,
        /// What holds for all files.
        options: ImportOptions,
        /// Keys by which customers are the same person, as the user agreed.
        merge: Vec<ContactKind>,
    },
    /// A question about what is loaded.
    Analyse {
        /// The question.
        ask: Ask,
    },
    /// The rejected rows of a loaded file, read from it again, as a CSV file.
    Rejected {
        /// The file, 0-based in the order of loading.
        file: u32,
        /// The words of its heads and reasons.
        words: RejectedWords,
    },
    /// What a forecast needs of what is loaded, as bytes for the models module.
    History,
    /// Everybody who is loaded, with texts, consents and labels read from the files
    /// again, as the bytes of a [`Roster`](ltv_engine::segments::roster::Roster).
    Roster {
        /// Labels besides channel and first product.
        labels: Vec<RosterLabel>,
    },
    /// What each customer bought, read from the files again, as the bytes of
    /// [`Items`](ltv_engine::segments::roster::Items).
    Items {
        /// The column of products: its 0-based place in each of the files of orders;
        /// `None` for the one that is mapped.
        columns: Option<Vec<Option<usize>>>,
    },
    /// What stands on each order besides its day and amount (id, channel, products,
    /// refunds), read from the files again, as the bytes of
    /// [`Receipts`](ltv_engine::segments::roster::Receipts).
    Receipts,
    /// Give up the request of this id. No answer of its own: the given-up
    /// request answers [`Event::Cancelled`].
    Cancel {
        /// The id of the request to give up.
        target: u32,
    },
}

/// What the engine says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Event {
    /// The module is loaded and listens. Sent once, with id 0.
    Ready,
    /// The module could not be loaded. Sent with id 0, by the loader.
    Unavailable,
    /// How far a reading is, over all sources.
    Progress {
        /// Rows read so far.
        rows: f64,
        /// Bytes read so far.
        bytes: f64,
        /// Bytes of all sources.
        total: f64,
    },
    /// The answer to [`Request::Inspect`].
    Inspected {
        /// The first look.
        look: Box<Look>,
    },
    /// The answer to [`Request::Inspect`] of a workbook: the sheets module reads
    /// it first.
    Workbook,
    /// The answer to [`Request::Load`].
    Loaded {
        /// All that was made of the sources.
        loaded: Box<Loaded>,
    },
    /// The answer to [`Request::Analyse`].
    Analysed {
        /// The answer.
        analysis: Analysis,
    },
    /// The answer to [`Request::Rejected`]; the file travels beside it.
    Written {
        /// Rows in it.
        rows: f64,
    },
    /// The answer to [`Request::History`]; the bytes travel beside it.
    History,
    /// The answer to [`Request::Roster`]; the bytes travel beside it.
    Roster {
        /// Persons in it.
        persons: u32,
    },
    /// The answer to [`Request::Items`]; the bytes travel beside it.
    Items {
        /// Items in them.
        items: u32,
        /// Rows without a product, which are left out.
        unnamed: f64,
    },
    /// The answer to [`Request::Receipts`]; the bytes travel beside it.
    Receipts {
        /// Orders in them.
        orders: u32,
    },
    /// The request was given up.
    Cancelled,
    /// The request failed.
    Failed {
        /// Why.
        failure: Failure,
    },
}

/// Why a request failed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(
    tag = "kind",
    rename_all = "camelCase",
    rename_all_fields = "camelCase"
)]
pub enum Failure {
    /// The content of a source.
    Content {
        /// Which, 0-based in the order of the request.
        file: u32,
        /// Why.
        error: ImportError,
    },
    /// A source could not be read: moved, changed or locked since it was chosen.
    Unreadable {
        /// Which.
        file: u32,
    },
    /// A gzip-compressed source is damaged.
    Damaged {
        /// Which.
        file: u32,
    },
    /// This browser cannot unpack gzip, or does not know the encoding.
    Unsupported {
        /// Which.
        file: u32,
    },
    /// None of the files holds orders.
    NoOrders,
    /// Nothing is loaded: the engine was started anew since.
    NothingLoaded,
    /// The engine's module could not be loaded.
    Unavailable,
    /// The engine stopped in the middle: out of memory, or a fault of ours.
    Crashed,
    /// The message was not understood: page and engine are of different versions.
    Misunderstood,
}
