//! The trial: what models and simple rules foretold of days they had not seen.

use leptos::prelude::*;
use ltv_engine::forecast::{BestReason, Contender, Score, Scorecard};

use super::Shown;
use super::words::{day, model, range, signed};
use crate::app::data::desk::Desk;
use crate::app::data::export::{Sheet, Value, buttons};
use crate::app::data::iso::{iso, parse};
use crate::app::data::state::{DataState, Results};
use crate::app::data::table::{Cell, Inside, Part, Row, still};
use crate::app::state::AppState;
use crate::i18n::{Format, Locale, rich, say, t};

pub(super) fn scorecard(
    state: AppState,
    data: DataState,
    desk: Desk,
    shown: Shown,
    format: Memo<Format>,
) -> AnyView {
    let known = move || {
        shown.with(|shown| {
            shown
                .as_ref()
                .is_some_and(|results| results.scorecard.is_some())
        })
    };
    let with = move |make: fn(&Results, &Scorecard, Format) -> AnyView| {
        shown.with(|shown| {
            let results = shown.as_ref()?;
            let scorecard = results.scorecard.as_ref()?.as_ref()?;
            Some(make(results, scorecard, format.get()))
        })
    };
    let none = move || {
        let missing = shown.with(|shown| {
            shown
                .as_ref()
                .is_some_and(|results| results.scorecard == Some(None))
        });
        missing.then(|| view! { <p>{say(state.locale, t::forecast::scorecard_none)}</p> })
    };
    let take = buttons(state, move |give| {
        let sheet = shown.with_untracked(|shown| {
            let scorecard = shown.as_ref()?.scorecard.as_ref()?.as_ref()?;
            Some(sheet(scorecard, format.get_untracked()))
        });
        if let Some(sheet) = sheet {
            give(sheet);
        }
    });
    view! {
        <section class="evidence" hidden=move || !known()>
            <h3>{say(state.locale, t::forecast::scorecard_title)}</h3>
            {none}
            {move || with(|_, scorecard, f| view! { <p>{lead(scorecard, f)}</p> }.into_any())}
            {move || with(reason)}
            {split(state, data, desk, shown)}
            {move || with(table)}
            {move || with(|_, _, f| view! { <p class="hint">{t::forecast::scores_note(f.locale)}</p> }.into_any())}
            <p hidden=move || with(|_, _, _| ().into_any()).is_none()>{take}</p>
        </section>
    }
    .into_any()
}

fn lead(scorecard: &Scorecard, f: Format) -> String {
    t::forecast::ScorecardLead {
        split: &day(scorecard.calibration_end, f),
        end: &day(scorecard.holdout_end, f),
        actual: &f.count(scorecard.actual),
        customers: &f.count(f64::from(scorecard.customers)),
    }
    .text(f.locale)
}

/// Why which model is proposed.
fn reason(results: &Results, scorecard: &Scorecard, f: Format) -> AnyView {
    let l = f.locale;
    let text = match scorecard.best {
        None => t::forecast::best_none(l).to_owned(),
        Some((kind, reason)) => {
            let model = model(kind)(l);
            let share = |share: f64| f.percent(share, 1);
            match reason {
                BestReason::Holdout { ahead } => t::forecast::BestHoldout {
                    model,
                    share: &share(ahead),
                }
                .text(l),
                BestReason::Likelihood => t::forecast::BestLikelihood { model }.text(l),
                BestReason::Total => t::forecast::BestTotal { model }.text(l),
                BestReason::Bic => t::forecast::BestBic { model }.text(l),
                BestReason::Only => t::forecast::BestOnly { model }.text(l),
                BestReason::NaiveIsBetter { by } => t::forecast::BestNaive {
                    model,
                    share: &share(by),
                }
                .text(l),
            }
        }
    };
    let chosen = results.options.chosen.map(|kind| {
        let model = model(kind)(l);
        rich(&t::forecast::BestChosen { model }.text(l))
    });
    view! { <p>{rich(&text)} " " {chosen}</p> }.into_any()
}

/// The day until which the models see; the data's own choice while it is empty.
fn split(state: AppState, data: DataState, desk: Desk, shown: Shown) -> AnyView {
    let wrong = RwSignal::new(false);
    let now = move || {
        let own = desk.split(data);
        let used = || {
            shown.with(|shown| {
                let scorecard = shown.as_ref()?.scorecard.as_ref()?.as_ref()?;
                Some(scorecard.calibration_end)
            })
        };
        own.or_else(used).map(iso).unwrap_or_default()
    };
    let ends = move || {
        data.dataset.with_untracked(|dataset| {
            let summary = &dataset.as_ref()?.loaded.summary;
            Some((summary.first_day, summary.as_of))
        })
    };
    let on_change = move |event| {
        let text = event_target_value(&event);
        let typed = parse(&text);
        let inside = typed
            .zip(ends())
            .is_some_and(|(day, (first, last))| first < day && day < last);
        let empty = text.is_empty();
        wrong.set(!empty && !inside);
        if empty || inside {
            desk.forecast
                .update(|options| options.calibration_end = typed);
        }
    };
    let note = move || {
        let l = state.locale.get();
        if wrong.get() {
            t::forecast::split_bad(l)
        } else {
            t::forecast::split_auto(l)
        }
    };
    view! {
        <label class="pair" class:wrong=move || wrong.get()>
            <span>{say(state.locale, t::forecast::split)}</span>
            <input
                type="date"
                class="pick"
                prop:value=now
                aria-invalid=move || wrong.get().to_string()
                aria-describedby="forecast-split"
                on:change=on_change
            />
            <span class="note" id="forecast-split" role=move || wrong.get().then_some("alert")>{note}</span>
        </label>
    }
    .into_any()
}

fn name(contender: Contender, l: Locale) -> &'static str {
    match contender {
        Contender::Model(kind) => model(kind)(l),
        Contender::LastPeriod => t::forecast::rule_last(l),
        Contender::MeanFrequency => t::forecast::mean_frequency(l),
    }
}

fn heads(l: Locale) -> [&'static str; 7] {
    [
        t::forecast::who(l),
        t::forecast::total_head(l),
        t::forecast::interval(l),
        t::forecast::error_head(l),
        t::forecast::mae_head(l),
        t::forecast::rmse_head(l),
        t::forecast::share_best_head(l),
    ]
}

fn table(_: &Results, scorecard: &Scorecard, f: Format) -> AnyView {
    let l = f.locale;
    let best = scorecard.best.map(|(kind, _)| Contender::Model(kind));
    let line = |score: &Score| {
        let proposed =
            (best == Some(score.contender)).then(|| Part::Tag(t::forecast::proposed(l).to_owned()));
        let interval = if score.total.interval.is_some() {
            range(&score.total, |value| f.count(value), f)
        } else {
            "–".to_owned()
        };
        let error = score
            .error
            .map_or_else(|| "–".to_owned(), |error| signed(error, f));
        let name = Part::Text(name(score.contender, l).to_owned());
        let texts = [
            f.count(score.total.mean),
            interval,
            error,
            f.fixed(score.mae, 3),
            f.fixed(score.rmse, 3),
            f.percent(score.top_decile, 0),
        ];
        Row::of(
            [name].into_iter().chain(proposed).collect(),
            texts.map(Cell::bare).into(),
        )
    };
    let mut inside = Inside::of(&heads(l), None, scorecard.scores.iter().map(line).collect());
    let actual = view! {
        <tr role="row" class="actual">
            <th scope="row" role="rowheader">
                {t::forecast::actual_head(l)}
            </th>
            <td role="cell">{f.count(scorecard.actual)}</td>
            <td role="cell" colspan="5"></td>
        </tr>
    };
    inside.rows.insert(0, actual.into_any());
    let title = t::forecast::scorecard_title(l).to_owned();
    still("plain scores wrap", title, inside)
}

fn sheet(scorecard: &Scorecard, f: Format) -> Sheet {
    let l = f.locale;
    let [who, total, interval, error, mae, rmse, best] = heads(l).map(str::to_owned);
    let row = |score: &Score| {
        let end = |of: fn((f64, f64)) -> f64| {
            Value::or_empty(score.total.interval.map(of), Value::Number)
        };
        vec![
            Value::Text(name(score.contender, l).to_owned()),
            Value::Number(score.total.mean),
            end(|(low, _)| low),
            end(|(_, high)| high),
            Value::or_empty(score.error, Value::Percent),
            Value::Number(score.mae),
            Value::Number(score.rmse),
            Value::Percent(score.top_decile),
        ]
    };
    let mut actual = vec![
        Value::Text(t::forecast::actual_head(l).to_owned()),
        Value::Number(scorecard.actual),
    ];
    actual.resize(8, Value::Empty);
    let mut rows = vec![actual];
    rows.extend(scorecard.scores.iter().map(row));
    Sheet {
        name: "forecast-trial".to_owned(),
        heads: vec![
            who,
            total,
            [&interval, " ≥"].concat(),
            [&interval, " ≤"].concat(),
            error,
            mae,
            rmse,
            best,
        ],
        rows,
    }
}
