//! What stands between the files and reading them.

use leptos::prelude::*;
use ltv_engine::ingest::TableKind;

use super::DataState;
use super::file::{OpenFile, Status};

/// Why the files cannot be read yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// Some are still looked at.
    Looking,
    /// Some have a question; so many.
    Asks(u32),
    /// Some cannot be used; so many.
    Failed(u32),
    /// None of them holds orders.
    NoOrders,
}

impl DataState {
    /// Why the files cannot be read yet; `None`: they can.
    pub fn obstacle(self) -> Option<Obstacle> {
        self.files.with(|files| {
            let count = |is: fn(Status) -> bool| {
                files.iter().filter(|file| is(file.status())).count() as u32
            };
            let looking = count(|status| matches!(status, Status::Looking | Status::Converting(_)));
            let asks = count(|status| matches!(status, Status::Asks(_)));
            let failed = files.iter().filter(|file| unusable(file)).count() as u32;
            if looking > 0 {
                Some(Obstacle::Looking)
            } else if asks > 0 {
                Some(Obstacle::Asks(asks))
            } else if failed > 0 {
                Some(Obstacle::Failed(failed))
            } else if files.iter().all(|file| file.kind() != TableKind::Orders) {
                Some(Obstacle::NoOrders)
            } else {
                None
            }
        })
    }
}

/// A trouble of the last reading does not keep from trying again.
fn unusable(file: &OpenFile) -> bool {
    file.look.is_none() && file.status() == Status::Failed
}
