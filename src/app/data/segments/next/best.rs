//! The pairs that stand out most, whatever product one begins with.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_worker::protocol::segments::NextAnswer;

use super::columns::{heads, row, sheet};
use super::words::name;
use super::{Open, Shown};
use crate::app::data::table::{Frame, Inside, Section, head, section};
use crate::app::state::AppState;
use crate::i18n::{Format, t};

pub(super) fn best(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    open: Open,
    has_pairs: Memo<bool>,
) -> AnyView {
    let inside = move || {
        let f = format.get();
        shown.with(|shown| Some(inside(shown.as_deref()?, f, &open)))
    };
    let counted = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let options = &answer.ask.options;
            Some(
                t::next_product::BestText {
                    shown: &f.count(answer.best.len() as f64),
                    tests: &f.count(f64::from(answer.tests)),
                    pair: &f.count(f64::from(options.least_pair)),
                    exposed: &f.count(f64::from(options.least_exposed)),
                }
                .text(f.locale),
            )
        })
    };
    // Where none stands out, the table would have no rows.
    let some = move || {
        shown.with(|shown| {
            shown
                .as_deref()
                .is_some_and(|answer| !answer.best.is_empty())
        })
    };
    let table = Frame {
        id: Some("next-best"),
        ..Frame::of(
            "plain next-pairs",
            move || t::next_product::best_title(state.locale.get()).to_owned(),
            inside,
        )
    };
    section(
        state,
        Section {
            below: None,
            hidden: Some(Arc::new(move || !(has_pairs.get() && some()))),
            ..Section::of(
                table,
                view! { <p class="hint">{counted}</p> }.into_any(),
                || None,
                move || {
                    let f = format.get();
                    shown.with(|shown| {
                        let answer = shown.as_deref()?;
                        Some(sheet("next-pairs", answer, &answer.best, f))
                    })
                },
            )
        },
    )
}

fn inside(answer: &NextAnswer, f: Format, open: &Open) -> Inside {
    let rows = answer.best.iter().map(|one| {
        let pair = view! {
            {name(answer, one.pair.first).to_owned()}
            <span class="note">
                {t::next_product::arrow(f.locale)} {name(answer, one.pair.second).to_owned()}
            </span>
        };
        row(answer, one, pair.into_any(), f, open)
    });
    let mut all = vec![head(t::next_product::pair(f.locale).to_owned())];
    all.extend(heads(answer, f));
    Inside {
        heads: all,
        rows: rows.collect(),
        ..Inside::default()
    }
}
