//! Everybody, what they bought and what stands on their orders: handles on bytes for
//! whoever works on them.

use ltv_worker::protocol::{Event, Failure, Request, RosterLabel};
use web_sys::Blob;

use super::DataState;

impl DataState {
    /// Asks for everybody who is loaded, as the bytes of a
    /// [`Roster`](ltv_engine::segments::roster::Roster).
    pub fn roster(
        self,
        labels: Vec<RosterLabel>,
        hear: impl Fn(Result<Blob, Failure>) + 'static,
    ) -> u32 {
        self.question(Request::Roster { labels }, move |answer| match answer {
            Ok((Event::Roster { .. }, Some(blob))) => hear(Ok(blob)),
            Ok(_) => hear(Err(Failure::Misunderstood)),
            Err(failure) => hear(Err(failure)),
        })
    }

    /// Asks for what each customer bought, as the bytes of
    /// [`Items`](ltv_engine::segments::roster::Items).
    pub fn items(
        self,
        columns: Option<Vec<Option<usize>>>,
        hear: impl Fn(Result<Blob, Failure>) + 'static,
    ) -> u32 {
        self.question(Request::Items { columns }, move |answer| match answer {
            Ok((Event::Items { .. }, Some(blob))) => hear(Ok(blob)),
            Ok(_) => hear(Err(Failure::Misunderstood)),
            Err(failure) => hear(Err(failure)),
        })
    }

    /// Asks for what stands on each order, as the bytes of
    /// [`Receipts`](ltv_engine::segments::roster::Receipts).
    pub fn receipts(self, hear: impl Fn(Result<Blob, Failure>) + 'static) -> u32 {
        self.question(Request::Receipts, move |answer| match answer {
            Ok((Event::Receipts { .. }, Some(blob))) => hear(Ok(blob)),
            Ok(_) => hear(Err(Failure::Misunderstood)),
            Err(failure) => hear(Err(failure)),
        })
    }
}
