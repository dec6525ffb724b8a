//! From where to where each score reaches, and how many have it.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Band, RfmNote};

use super::grid::words_range;
use super::{Shown, Told, words};
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};
use ltv_engine::segments::rfm::Measure;

pub(super) fn bands(state: AppState, shown: Shown, format: Memo<Format>) -> AnyView {
    let inside = move || {
        let f = format.get();
        shown.with(|told| Some(inside(told.as_deref()?, f)))
    };
    let unused = move || {
        let f = format.get();
        shown.with(|told| Some(unused(told.as_deref()?, f)))
    };
    view! {
        <div
            class="scroll"
            tabindex="0"
            role="region"
            aria-label=move || t::rfm::bands_title(state.locale.get())
        >
            <table class="plain rfm-bands">
                <caption>{say(state.locale, t::rfm::bands_title)}</caption>
                {inside}
            </table>
        </div>
        {unused}
    }
    .into_any()
}

fn inside(told: &Told, f: Format) -> AnyView {
    let l = f.locale;
    let options = &told.answer.options;
    let bands = &told.view.bands;
    let head = |measure| {
        let name = words::measure(measure, options)(l);
        view! { <th scope="col">{name}</th> }.into_any()
    };
    let days = |value: f64| f.count(value);
    let money = |value: f64| f.money_exact(value);
    let cell = |band: &Band, say: &dyn Fn(f64) -> String| {
        let Some((from, to)) = band.range else {
            return view! { <td>{t::rfm::nobody(l)}</td> }.into_any();
        };
        let customers = t::rfm::Customers {
            n: &f.count(f64::from(band.customers)),
        }
        .text(l);
        view! {
            <td>
                {words_range(&say(from), &say(to))}
                <span class="note">{customers}</span>
            </td>
        }
        .into_any()
    };
    let row = |at: usize| {
        let score = t::rfm::Score {
            n: &f.count(f64::from(bands.recency[at].score)),
        }
        .text(l);
        view! {
            <tr>
                <th scope="row">{score}</th>
                {cell(&bands.recency[at], &days)}
                {cell(&bands.frequency[at], &days)}
                {cell(&bands.monetary[at], &money)}
            </tr>
        }
        .into_any()
    };
    view! {
        <thead>
            <tr>
                <th scope="col">{t::rfm::score_head(l)}</th>
                {head(Measure::Recency)}
                {head(Measure::Frequency)}
                {head(Measure::Monetary)}
            </tr>
        </thead>
        <tbody>{(0..5).rev().map(row).collect::<Vec<_>>()}</tbody>
    }
    .into_any()
}

/// Why some scores are nobody's.
fn unused(told: &Told, f: Format) -> Vec<AnyView> {
    let l = f.locale;
    let options = &told.answer.options;
    let notes = told.view.notes.iter();
    let notes = notes.filter_map(|note| match note {
        RfmNote::ScoresUnused { measure, unused } => Some(
            t::rfm::ScoresUnused {
                measure: words::measure(*measure, options)(l),
                n: &f.count(f64::from(*unused)),
            }
            .text(l),
        ),
        _ => None,
    });
    notes
        .map(|text| view! { <p class="hint">{text}</p> }.into_any())
        .collect()
}
