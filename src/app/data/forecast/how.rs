//! How it is computed: the models in words, their parameters with standard
//! errors, and what they think of those who bought once.

use leptos::prelude::*;
use ltv_engine::forecast::{ModelFit, Parameter, SpendFit, Stopped};

use super::Shown;
use super::words::{between, day, model, model_text, refused};
use crate::app::data::state::Results;
use crate::app::data::table::{Cell, Inside, Part, Row, still};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn how(state: AppState, shown: Shown, format: Memo<Format>) -> AnyView {
    let any = move || shown.with(|shown| shown.as_ref().is_some_and(|own| !own.fits.is_empty()));
    let inside = move || {
        let f = format.get();
        shown.with(|shown| Some(all(shown.as_ref()?, f)))
    };
    view! {
        <details class="more-ways how" hidden=move || !any()>
            <summary>{say(state.locale, t::forecast::how)}</summary>
            <div class="fits">
                <p>{say(state.locale, t::forecast::how_text)}</p>
                {inside}
            </div>
        </details>
    }
    .into_any()
}

fn all(results: &Results, f: Format) -> Vec<AnyView> {
    let l = f.locale;
    let mut views = vec![one_time(results, f)];
    views.push(view! { <p class="note">{t::forecast::parameters_note(l)}</p> }.into_any());
    views.extend(results.fits.iter().map(|fit| purchases(results, fit, f)));
    for (kind, reason) in &results.refused {
        let text = refused(model(*kind)(l), *reason, f);
        views.push(view! { <p class="callout">{text}</p> }.into_any());
    }
    if let Some(spend_result) = &results.spend {
        if let Some(fit) = &spend_result.fit {
            views.push(spend(fit, f));
        }
        if let Some(reason) = spend_result.refused {
            let text = refused(t::forecast::model_gg(l), reason, f);
            views.push(view! { <p class="callout">{text}</p> }.into_any());
        }
    }
    views
}

fn one_time(results: &Results, f: Format) -> AnyView {
    let l = f.locale;
    let row = |own: &crate::app::data::state::OneTime| {
        let text = t::forecast::OneTimeRow {
            model: model(own.model)(l),
            p: &f.percent(own.p_alive, 0),
            days: &f.count(f64::from(own.since)),
        }
        .text(l);
        view! { <li>{text}</li> }.into_any()
    };
    let rows: Vec<AnyView> = results.one_time.iter().map(row).collect();
    let lead = (!rows.is_empty())
        .then(|| view! { <p><b>{t::forecast::one_time_lead(l)}</b></p> <ul>{rows}</ul> });
    view! { <div>{lead} <p>{t::forecast::one_time_why(l)}</p></div> }.into_any()
}

fn purchases(results: &Results, fit: &ModelFit, f: Format) -> AnyView {
    let l = f.locale;
    let scorecard = results.scorecard.iter().flatten().next();
    let trial = results.tried.iter().find(|tried| tried.kind == fit.kind);
    let trial = trial.zip(scorecard).map(|(tried, scorecard)| Trial {
        parameters: &tried.parameters,
        until: t::forecast::EstimateUntil {
            split: &day(scorecard.calibration_end, f),
        }
        .text(l),
    });
    let facts = [
        (
            t::forecast::likelihood(l).to_owned(),
            f.fixed(fit.log_likelihood, 2),
        ),
        (t::forecast::bic(l).to_owned(), f.fixed(fit.bic, 1)),
    ];
    let text = t::forecast::Evaluations {
        n: &f.count(f64::from(fit.evaluations)),
        distinct: &f.count(f64::from(fit.distinct)),
    }
    .text(l);
    let ended = [
        stopped(fit.stopped, fit.converged)(l),
        t::cohorts::between(l),
        &text,
    ]
    .concat();
    fitted(
        model(fit.kind)(l),
        model_text(fit.kind)(l),
        t::forecast::parameters_unit(l).to_owned(),
        &fit.parameters,
        trial,
        &facts,
        ended,
        f,
    )
}

fn spend(fit: &SpendFit, f: Format) -> AnyView {
    let l = f.locale;
    let own = &fit.independence;
    let say = |value: f64| f.fixed(value, 2);
    let verdict = if own.holds {
        t::forecast::independence_holds(l)
    } else {
        t::forecast::independence_fails(l)
    };
    let independence = t::forecast::Independence {
        correlation: &say(own.correlation),
        range: &between(own.interval.0, own.interval.1, say, f),
        ranks: &say(own.ranks),
        verdict,
    }
    .text(l);
    let facts = [(
        t::forecast::likelihood(l).to_owned(),
        f.fixed(fit.log_likelihood, 2),
    )];
    let ended = [
        stopped(fit.stopped, fit.converged)(l),
        t::cohorts::between(l),
        &independence,
    ]
    .concat();
    let currency = f.currency.symbol(l);
    let unit = t::forecast::ParametersSpend { currency }.text(l);
    fitted(
        t::forecast::model_gg(l),
        t::forecast::how_spend(l),
        unit,
        &fit.parameters,
        None,
        &facts,
        ended,
        f,
    )
}

fn stopped(stopped: Stopped, converged: bool) -> Words {
    match stopped {
        Stopped::Gradient => t::forecast::converged,
        Stopped::Precision if converged => t::forecast::converged,
        Stopped::Precision => t::forecast::stopped_precision,
        Stopped::Boundary if converged => t::forecast::stopped_limit,
        Stopped::Boundary => t::forecast::stopped_boundary,
        Stopped::Evaluations => t::forecast::stopped_evaluations,
    }
}

/// The same parameters as fitted for the trial.
struct Trial<'a> {
    parameters: &'a [Parameter],
    /// The head of their column.
    until: String,
}

#[allow(clippy::too_many_arguments)] // the parts of one section, made in one place
fn fitted(
    name: &str,
    text: &str,
    unit: String,
    parameters: &[Parameter],
    trial: Option<Trial>,
    facts: &[(String, String)],
    ended: String,
    f: Format,
) -> AnyView {
    let l = f.locale;
    let line = |(at, own): (usize, &Parameter)| {
        let tried = trial.as_ref().map(|trial| {
            let own = trial.parameters.get(at);
            own.map_or_else(String::new, |own| digits(own.value, f))
        });
        let error = own
            .standard_error
            .map_or_else(|| "–".to_owned(), |error| digits(error, f));
        let interval = own.interval.map_or_else(
            || "–".to_owned(),
            |(low, high)| between(low, high, |value| digits(value, f), f),
        );
        let texts = [digits(own.value, f), error, interval];
        Row::of(
            vec![Part::Text(letter(&own.name))],
            texts.into_iter().chain(tried).map(Cell::bare).collect(),
        )
    };
    let mut heads = vec![
        &*unit,
        t::forecast::estimate(l),
        t::forecast::standard_error(l),
        t::forecast::interval(l),
    ];
    heads.extend(trial.as_ref().map(|trial| &*trial.until));
    let rows = parameters.iter().enumerate().map(line).collect();
    let inside = Inside::of(&heads, None, rows);
    let facts: Vec<AnyView> = facts
        .iter()
        .map(|(name, value)| {
            view! { <span>{name.clone()} " " <b>{value.clone()}</b></span> }.into_any()
        })
        .collect();
    let label = [name, " · ", &unit].concat();
    view! {
        <section class="fit">
            <h3>{name.to_owned()}</h3>
            <p>{text.to_owned()}</p>
            {still("plain", label, inside)}
            <p class="fit-facts">{facts}</p>
            <p class="note">{ended}</p>
        </section>
    }
    .into_any()
}

/// Three digits that mean something, at least.
fn digits(value: f64, f: Format) -> String {
    let size = value.abs();
    let decimals = if size >= 1000.0 {
        0
    } else if size >= 100.0 {
        1
    } else if size >= 0.1 {
        3
    } else if size >= 0.01 {
        4
    } else {
        5
    };
    f.fixed(value, decimals)
}

/// The letter of the literature.
fn letter(name: &str) -> String {
    match name {
        "alpha" => "α",
        "beta" => "β",
        "gamma" => "γ",
        other => other,
    }
    .to_owned()
}
