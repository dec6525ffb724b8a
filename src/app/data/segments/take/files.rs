//! The files, and the buttons that save them.

use leptos::prelude::*;
use ltv_engine::segments::lists::Format as ListFormat;
use ltv_worker::protocol::segments::{ListAnswer, ListAsk, Tool};
use web_sys::MouseEvent;

use super::made::Made;
use super::parts::parts;
use super::save::{Placed, Saver, Told, holder, placed};
use super::words;
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::i18n::{Format, t};

pub(super) fn files(
    state: AppState,
    data: DataState,
    made: Made,
    told: RwSignal<Option<Told>>,
    (ask, answer): &(ListAsk, ListAnswer),
    f: Format,
) -> Option<AnyView> {
    let l = f.locale;
    let all = placed(answer);
    if all.is_empty() {
        return None;
    }
    let is_book = ask.tool == Tool::Workbook;
    let line = Tool::Import {
        format: ListFormat::Line,
    };
    let saver = Saver {
        data,
        made,
        told,
        columns: is_book.then(|| answer.columns.clone()),
        plain_text: ask.tool == line,
    };
    let count = all.len();
    let rows = all
        .iter()
        .map(|place| row(place, &saver, f))
        .collect::<Vec<_>>();
    let save_all = (count > 1).then(|| {
        let saver = saver.clone();
        let press = move |event: MouseEvent| {
            let Some(place) = holder(&event) else { return };
            for one in &all {
                saver.save(one, &place);
            }
            if saver.columns.is_none() {
                told.set(Some(Told::SavedAll(count)));
            }
        };
        let words = t::lists::SaveAll {
            n: &f.count(count as f64),
        }
        .text(l);
        view! {
            <button type="button" class="primary" on:click=press>
                {words}
            </button>
        }
    });
    let said = move || {
        let l = state.locale.get();
        told.get().map(|told| match told {
            Told::Waiting => t::lists::save_wait(l).to_owned(),
            Told::Saved(name) => t::shell::SaveDone { name: &name }.text(l),
            Told::SavedAll(n) => t::lists::SavedAll {
                n: &f.count(n as f64),
            }
            .text(l),
            Told::Failed => t::cohorts::save_failed(l).to_owned(),
        })
    };
    // A workbook's texts are texts; LINE's file has nothing but ids.
    let formulas = (!is_book && ask.tool != line)
        .then(|| view! { <p class="hint">{t::lists::formulas(l)}</p> });
    Some(
        view! {
            <section class="evidence">
                <h3>{t::lists::files_title(l)}</h3>
                {parts(ask, answer, f)}
                <ul class="take-files">{rows}</ul>
                {formulas}
                <div class="buttons">
                    {save_all} <span class="hint" role="status">
                        {said}
                    </span>
                </div>
            </section>
        }
        .into_any(),
    )
}

fn row(place: &Placed, saver: &Saver, f: Format) -> AnyView {
    let l = f.locale;
    let file = &place.file;
    let held = file
        .held_out
        .then(|| view! { <span class="tag warn">{t::lists::file_held(l)}</span> });
    let rows = t::lists::RowsN {
        n: &f.count(f64::from(file.rows)),
    }
    .text(l);
    let told = match saver.columns {
        Some(_) => rows,
        None => [&rows, " · ", &words::size(file.bytes as f64, f)].concat(),
    };
    let label = t::lists::SaveFile { name: &file.name }.text(l);
    let (place, saver) = (place.clone(), saver.clone());
    let class = if file.held_out {
        "secondary"
    } else {
        "primary"
    };
    let press = move |event: MouseEvent| {
        if let Some(holder) = holder(&event) {
            saver.save(&place, &holder);
        }
    };
    view! {
        <li>
            <span class="file-name">{file.name.clone()}</span>
            <span class="note">{told}</span>
            {held}
            <span class="grow"></span>
            <button type="button" class=class aria-label=label on:click=press>
                {t::lists::save(l)}
            </button>
        </li>
    }
    .into_any()
}
