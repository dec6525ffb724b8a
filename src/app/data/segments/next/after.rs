//! All that follows the chosen product, with the lists to offer it to.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::NextAnswer;

use super::columns::{heads, row, sheet};
use super::words::name;
use super::{Open, Shown};
use crate::app::data::table::{Frame, Inside, Section, head, section};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

pub(super) fn after(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    open: Open,
    has_pairs: Memo<bool>,
) -> AnyView {
    let title = move || {
        let title = shown.with(|shown| Some(title(shown.as_deref()?, format.get())));
        title.unwrap_or_default()
    };
    let inside = move || {
        let f = format.get();
        shown.with(|shown| Some(inside(shown.as_deref()?, f, &open)))
    };
    let none = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_none_or(|answer| answer.after.is_empty()))
    });
    let empty = move || {
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let f = format.get();
            let (options, first) = (&answer.ask.options, answer.first?);
            let first = answer.products.get(first as usize)?;
            let text = t::next_product::AfterNone {
                first: &first.name,
                pair: &f.count(f64::from(options.least_pair)),
                exposed: &f.count(f64::from(options.least_exposed)),
                here: &f.count(f64::from(first.exposed)),
            };
            answer.after.is_empty().then(|| text.text(f.locale))
        })
    };
    let below = move || {
        let f = format.get();
        let l = f.locale;
        let bring = t::next_product::bring_text(l);
        let basis = shown.with(|shown| Some(basis(shown.as_ref()?.ask.margin, f)));
        match basis.filter(|_| !none.get()) {
            Some(basis) => [bring, t::cohorts::between(l), &basis].concat(),
            None => bring.to_owned(),
        }
    };
    let table = Frame {
        id: Some("next-after"),
        hidden: Some(Arc::new(move || none.get())),
        ..Frame::of("plain next-pairs", title, inside)
    };
    section(
        state,
        Section {
            hidden: Some(Arc::new(move || !has_pairs.get())),
            ..Section::of(
                table,
                view! { <p class="callout" hidden=move || !none.get()>{empty}</p> }.into_any(),
                move || Some(below()),
                move || {
                    let f = format.get();
                    shown.with(|shown| {
                        let answer = shown.as_deref()?;
                        Some(sheet("next-after", answer, &answer.after, f))
                    })
                },
            )
        },
    )
}

/// From what money is told.
fn basis(margin: Option<f64>, f: Format) -> String {
    match margin {
        Some(margin) => t::segments::BasisMargin {
            margin: &f.percent(margin, 1),
        }
        .text(f.locale),
        None => t::segments::basis_revenue(f.locale).to_owned(),
    }
}

fn inside(answer: &NextAnswer, f: Format, open: &Open) -> Inside {
    let rows = answer.after.iter().map(|one| {
        let second = name(answer, one.pair.second).to_owned();
        row(answer, one, second.into_any(), f, open)
    });
    let mut all = vec![head(t::next_product::then(f.locale).to_owned())];
    all.extend(heads(answer, f));
    Inside {
        heads: all,
        rows: rows.collect(),
        ..Inside::default()
    }
}

fn title(answer: &NextAnswer, f: Format) -> String {
    let first = answer.first.and_then(|at| answer.products.get(at as usize));
    t::next_product::AfterTitle {
        first: first.map_or("", |first| &first.name),
    }
    .text(f.locale)
}
