//! Why a request came to no answer.

use ltv_engine::ingest::ImportError;

use crate::protocol::Failure;
use crate::source::SourceError;

pub(super) enum Stop {
    Cancelled,
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// The content of the `file`-th source.
pub(super) fn content(file: usize, error: ImportError) -> Stop {
    Stop::Failed(Failure::Content {
        file: file as u32,
        error,
    })
}

/// The handle of the `file`-th source.
pub(super) fn source(file: usize, error: SourceError) -> Stop {
    let file = file as u32;
    Stop::Failed(match error {
        SourceError::Unreadable => Failure::Unreadable { file },
        SourceError::CorruptGzip => Failure::Damaged { file },
        SourceError::Unsupported => Failure::Unsupported { file },
    })
}
