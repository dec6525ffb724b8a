//! The rejected rows of a file as a file to save: read from it once more, since
//! nobody holds them.

use std::sync::Arc;

use leptos::html::Div;
use leptos::prelude::*;
use ltv_worker::protocol::{Failure, RejectedWords};

use crate::app::data::parts::action;
use crate::app::data::state::{DataState, Dataset, OpenFile};
use crate::app::data::words;
use crate::app::state::AppState;
use crate::chart::save;
use crate::i18n::{Locale, t};

/// What came of asking.
#[derive(Clone, PartialEq)]
enum Outcome {
    Idle,
    Waiting,
    Saved(f64),
    Failed(Failure),
}

pub(super) fn rejected(
    state: AppState,
    data: DataState,
    dataset: Arc<Dataset>,
    at: usize,
) -> AnyView {
    let account = dataset.loaded.files.get(at);
    let has_any = account.is_some_and(|file| file.report.rows_dropped() > 0);
    if !has_any {
        return ().into_any();
    }
    let all = dataset.clone();
    let outcome = RwSignal::new(Outcome::Idle);
    let place = NodeRef::<Div>::new();
    let asked = StoredValue::new(None::<u32>);
    on_cleanup(move || {
        if let Some(question) = asked.try_get_value().flatten() {
            data.forget(question);
        }
    });
    let name = move |l: Locale| {
        let file = dataset.files.get(at);
        file.map(|file| words::name(&file.name, l))
            .unwrap_or_default()
    };
    let columns = all.files.clone();
    let press = move || {
        if outcome.get_untracked() == Outcome::Waiting {
            return;
        }
        outcome.set(Outcome::Waiting);
        let l = state.locale.get_untracked();
        let name = format!("{}-{}.csv", stem(&name(l)), t::files::rejected_name(l));
        let question = data.rejected(at as u32, spoken(columns.get(at), l), move |answer| {
            // The report may be gone by now, and with it the place to save from.
            let told = match answer {
                Ok((blob, rows)) => match place.try_get_untracked().flatten() {
                    Some(place) if save::download(&blob, &name, &place).is_ok() => {
                        Outcome::Saved(rows)
                    }
                    _ => Outcome::Idle,
                },
                Err(failure) => Outcome::Failed(failure),
            };
            let _ = outcome.try_set(told);
        });
        asked.set_value(Some(question));
    };
    let said = move || {
        let f = state.format();
        match outcome.get() {
            Outcome::Idle => String::new(),
            Outcome::Waiting => t::files::rejected_waiting(f.locale).to_owned(),
            Outcome::Saved(rows) => t::files::RejectedSaved {
                rows: &f.count(rows),
            }
            .text(f.locale),
            Outcome::Failed(failure) => words::reread(&failure, data, f),
        }
    };
    view! {
        <div class="buttons" node_ref=place>
            {action(state, "secondary", t::files::rejected_save, press)}
            <p class="hint" role="status">{said}</p>
        </div>
    }
    .into_any()
}

fn spoken(file: Option<&OpenFile>, l: Locale) -> RejectedWords {
    let look = file.and_then(|file| file.look.as_ref());
    let columns = look.into_iter().flat_map(|look| &look.preview.columns);
    let columns = columns.map(|column| words::column(column.name.as_deref(), column.index, l));
    RejectedWords {
        columns: columns.collect(),
        row: t::data::row(l).to_owned(),
        reason: t::files::rejected_reason(l).to_owned(),
        reasons: words::all_reasons(l),
    }
}

/// A file's name without what stands behind its last point.
fn stem(name: &str) -> &str {
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}
