//! From where to where each score reaches, and how many have it.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Band, RfmNote};

use super::grid::words_range;
use super::{Shown, Told, words};
use crate::app::data::table::{Cell, Frame, Inside, Part, Row, frame};
use crate::app::state::AppState;
use crate::i18n::{Format, t};
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
    let table = Frame {
        caption: true,
        ..Frame::of(
            "plain rfm-bands",
            move || t::rfm::bands_title(state.locale.get()).to_owned(),
            inside,
        )
    };
    view! {
        {frame(table)}
        {unused}
    }
    .into_any()
}

fn inside(told: &Told, f: Format) -> Inside {
    let l = f.locale;
    let options = &told.answer.options;
    let bands = &told.view.bands;
    let head = |measure| words::measure(measure, options)(l);
    let days = |value: f64| f.count(value);
    let money = |value: f64| f.money_exact(value);
    let cell = |band: &Band, say: &dyn Fn(f64) -> String| {
        let Some((from, to)) = band.range else {
            return Cell::bare(t::rfm::nobody(l).to_owned());
        };
        let customers = t::rfm::Customers {
            n: &f.count(f64::from(band.customers)),
        };
        Cell::bare(words_range(&say(from), &say(to))).note(Some(customers.text(l)))
    };
    let line = |at: usize| {
        let score = t::rfm::Score {
            n: &f.count(f64::from(bands.recency[at].score)),
        };
        Row::of(
            vec![Part::Text(score.text(l))],
            vec![
                cell(&bands.recency[at], &days),
                cell(&bands.frequency[at], &days),
                cell(&bands.monetary[at], &money),
            ],
        )
    };
    let heads = [
        t::rfm::score_head(l),
        head(Measure::Recency),
        head(Measure::Frequency),
        head(Measure::Monetary),
    ];
    Inside::of(&heads, None, (0..5).rev().map(line).collect())
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
