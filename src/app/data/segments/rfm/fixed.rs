//! The fields for fixed values between the scores.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::rfm::Measure;

use super::look::{MEASURES, thresholds};
use super::words;
use crate::app::data::cohorts::parts::{Said, Typed, said, typed};
use crate::app::data::desk::Desk;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, say, t};

/// What is asked for: the last value of a score, or the first.
const UP_TO: [Words; 4] = [
    t::rfm::five_up_to,
    t::rfm::four_up_to,
    t::rfm::three_up_to,
    t::rfm::two_up_to,
];
const FROM: [Words; 4] = [
    t::rfm::two_from,
    t::rfm::three_from,
    t::rfm::four_from,
    t::rfm::five_from,
];

pub(super) fn fixed(state: AppState, desk: Desk, format: Memo<Format>) -> AnyView {
    let look = desk.rfm_look;
    let wrong = Memo::new(move |_| {
        let values = look.fixed.get()?;
        thresholds(&values).err()
    });
    // The file's currency, which need not be the calculator's.
    let currency: Said = Arc::new(move |l: Locale| format.get().currency.symbol(l).to_owned());
    let four = move |at: usize| {
        let measure = MEASURES[at];
        let (labels, range, marks) = match measure {
            Measure::Recency => (
                UP_TO,
                (0.0, 36_500.0),
                [said(t::cohorts::nothing), said(t::segments::days_unit)],
            ),
            Measure::Frequency => (
                FROM,
                (1.0, 100_000.0),
                [said(t::cohorts::nothing), said(t::rfm::times_unit)],
            ),
            Measure::Monetary => (
                FROM,
                (-1e9, 1e9),
                [currency.clone(), said(t::cohorts::nothing)],
            ),
        };
        let field = |place: usize| {
            let value = Memo::new(move |_| look.values(desk)?[at][place]);
            typed(
                state,
                Typed {
                    label: labels[place],
                    marks: marks.clone(),
                    range,
                    get: Arc::new(move || value.get()),
                    set: Arc::new(move |new| {
                        let new = match measure {
                            Measure::Monetary => new,
                            _ => new.map(f64::round),
                        };
                        look.set_value(desk, at, place, new);
                    }),
                },
            )
        };
        let fields: Vec<AnyView> = (0..4).map(field).collect();
        let name = move || {
            let l = state.locale.get();
            desk.rfm.with(|now| words::measure(measure, now)(l))
        };
        let problem = move || {
            (wrong.get() == Some(measure)).then(|| {
                view! { <p class="problem" role="alert">{say(state.locale, t::rfm::wrong_fixed)}</p> }
            })
        };
        view! {
            <fieldset class="rfm-fixed">
                <legend>{name}</legend>
                <div class="look">{fields}</div>
                {problem}
            </fieldset>
        }
        .into_any()
    };
    (0..3).map(four).collect::<Vec<_>>().into_any()
}
