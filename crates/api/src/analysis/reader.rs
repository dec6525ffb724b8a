//! The service of the widget, asked one question after the other.

use std::cell::RefCell;

use js_sys::{ArrayBuffer, Uint8Array};
use ltv_engine::cohorts::CohortOptions;
use ltv_engine::history::History;
use ltv_engine::ingest::{ImportOptions, TableKind};
use ltv_worker::protocol::{
    Analysis, Ask, CohortAsk, Event, Failure, FileToLoad, InspectAsk, Loaded, Look, Request,
};
use ltv_worker::service::Service;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::Blob;

use super::cohorts::Cohorts;
use super::problem::AnalyzeProblem;
use super::result::AnalyzeProgress;

/// A file, and who is told how far its reading is.
pub(super) struct Reader<'a> {
    pub(super) service: &'a Service,
    pub(super) data: &'a Blob,
    pub(super) progress: &'a dyn Fn(&AnalyzeProgress),
}

impl Reader<'_> {
    async fn ask(&self, request: Request, sources: Vec<Blob>) -> (Option<Event>, Option<Blob>) {
        let last = RefCell::new((None, None));
        self.service
            .answer(1, request, sources, |event, file| {
                if let Event::Progress { rows, bytes, total } = event {
                    let done = if total > 0.0 { bytes / total } else { 1.0 };
                    (self.progress)(&AnalyzeProgress::Reading { rows, done });
                } else {
                    *last.borrow_mut() = (Some(event), file);
                }
            })
            .await;
        last.into_inner()
    }

    pub(super) async fn look(&self) -> Result<Look, AnalyzeProblem> {
        let ask = InspectAsk {
            kind: Some(TableKind::Orders),
            ..InspectAsk::default()
        };
        match self
            .ask(Request::Inspect { ask }, vec![self.data.clone()])
            .await
            .0
        {
            Some(Event::Inspected { look }) => Ok(*look),
            Some(Event::Workbook) => Err(AnalyzeProblem::Workbook),
            other => Err(failed(other, &[])),
        }
    }

    pub(super) async fn load(
        &self,
        file: FileToLoad,
        options: ImportOptions,
        columns: &[String],
    ) -> Result<Loaded, AnalyzeProblem> {
        let request = Request::Load {
            files: vec![file],
            options,
            merge: Vec::new(),
        };
        match self.ask(request, vec![self.data.clone()]).await.0 {
            Some(Event::Loaded { loaded }) => Ok(*loaded),
            other => Err(failed(other, columns)),
        }
    }

    pub(super) async fn cohorts(&self, options: CohortOptions) -> Result<Cohorts, AnalyzeProblem> {
        let ask = Ask::Cohorts {
            ask: CohortAsk {
                options,
                ..CohortAsk::default()
            },
        };
        match self.ask(Request::Analyse { ask }, Vec::new()).await.0 {
            Some(Event::Analysed {
                analysis: Analysis::Cohorts { cohorts },
            }) => Ok(Cohorts::of(&cohorts.table)),
            Some(Event::Analysed {
                analysis: Analysis::None { .. },
            }) => Err(AnalyzeProblem::too_large("cohorts")),
            other => Err(failed(other, &[])),
        }
    }

    pub(super) async fn history(&self) -> Result<History, AnalyzeProblem> {
        let (event, bytes) = self.ask(Request::History, Vec::new()).await;
        let Some(blob) = bytes else {
            return Err(failed(event, &[]));
        };
        let buffer = JsFuture::from(blob.array_buffer()).await;
        let buffer = buffer.map_err(|_| AnalyzeProblem::Crashed)?;
        let bytes = Uint8Array::new(buffer.unchecked_ref::<ArrayBuffer>()).to_vec();
        History::decode(&bytes).map_err(|_| AnalyzeProblem::Crashed)
    }
}

fn failed(event: Option<Event>, columns: &[String]) -> AnalyzeProblem {
    let Some(Event::Failed { failure }) = event else {
        return AnalyzeProblem::Crashed;
    };
    match failure {
        Failure::Content { error, .. } => AnalyzeProblem::of(&error, columns),
        Failure::Unreadable { .. } | Failure::Damaged { .. } | Failure::Unsupported { .. } => {
            AnalyzeProblem::Unreadable
        }
        Failure::NoOrders => AnalyzeProblem::NoValidRow {
            dropped: Vec::new(),
        },
        _ => AnalyzeProblem::Crashed,
    }
}
