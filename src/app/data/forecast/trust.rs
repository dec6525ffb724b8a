//! How far these data carry a forecast, and what it suffers from.

use leptos::prelude::*;
use ltv_engine::btyd::ModelKind;
use ltv_engine::forecast::rules::{LEAST_CUSTOMERS, LEAST_DAYS, LEAST_REPEAT_BUYERS};
use ltv_engine::forecast::{Concern, Contender, Fitness, Limit, Verdict};

use super::Shown;
use super::words::{model, signed};
use crate::app::data::state::Results;
use crate::app::state::AppState;
use crate::i18n::{Format, rich, t};

fn fitness(shown: Shown) -> Option<Fitness> {
    shown.with(|shown| shown.as_ref()?.fitness.clone())
}

/// The data are too little: no number, but why, and what helps.
pub(super) fn insufficient(state: AppState, shown: Shown, format: Memo<Format>) -> AnyView {
    let unstable = move || shown.with(|shown| shown.as_ref().is_some_and(|own| own.unstable()));
    let reasons = move || {
        let f = format.get();
        let fitness = fitness(shown)?;
        // What is said already: what is needed at least, or that no model settled.
        let unstable = unstable();
        let told = |concern: &&Concern| match concern {
            Concern::NotConverged { .. } => !unstable,
            _ => unstable || !is_need(concern),
        };
        let concerns = fitness.concerns.iter().filter(told);
        Some(items(concerns, f))
    };
    let tag = move || {
        let l = state.locale.get();
        if unstable() {
            t::forecast::unstable(l)
        } else {
            t::forecast::insufficient(l)
        }
    };
    let help = move || {
        let l = state.locale.get();
        if unstable() {
            t::forecast::unstable_how(l)
        } else {
            t::forecast::insufficient_how(l)
        }
    };
    let least = move || (!unstable()).then(|| Some(needs(&fitness(shown)?, format.get())));
    view! {
        <section class="insufficient">
            <span class="tag bad">{tag}</span>
            {least}
            <ul>{reasons}</ul>
            <p>{help}</p>
        </section>
    }
    .into_any()
}

/// What a forecast takes at least, and what is there of it.
fn needs(fitness: &Fitness, f: Format) -> AnyView {
    let l = f.locale;
    let count = |n: u32| f.count(f64::from(n));
    let customers = t::forecast::NeedCustomers {
        found: &count(fitness.customers),
        needed: &count(LEAST_CUSTOMERS),
    };
    let repeat = t::forecast::NeedRepeat {
        found: &count(fitness.repeat_buyers),
        needed: &count(LEAST_REPEAT_BUYERS),
    };
    let days = t::forecast::NeedDays {
        found: &count(fitness.days),
        needed: &count(LEAST_DAYS),
    };
    let line = |text: String, met: bool| {
        let (class, words) = if met {
            ("tag good", t::forecast::need_met(l))
        } else {
            ("tag bad", t::forecast::need_short(l))
        };
        view! { <li>{text} " " <span class=class>{words}</span></li> }.into_any()
    };
    view! {
        <ul class="needs">
            {line(customers.text(l), fitness.customers >= LEAST_CUSTOMERS)}
            {line(repeat.text(l), fitness.repeat_buyers >= LEAST_REPEAT_BUYERS)}
            {line(days.text(l), fitness.days >= LEAST_DAYS)}
        </ul>
    }
    .into_any()
}

/// What [`needs`] says already.
fn is_need(concern: &Concern) -> bool {
    matches!(
        concern,
        Concern::FewCustomers { .. } | Concern::FewRepeatBuyers { .. } | Concern::ShortSpan { .. }
    )
}

/// The verdict in a word, where the forecast comes from, how it did in the trial,
/// and the concerns.
pub(super) fn concerns(shown: Shown, format: Memo<Format>) -> AnyView {
    let inside = move || {
        let f = format.get();
        let l = f.locale;
        let fitness = fitness(shown)?;
        let (class, words) = match fitness.verdict {
            Verdict::Enough if fitness.concerns.is_empty() => ("tag good", t::forecast::enough(l)),
            Verdict::Enough => ("tag warn", t::forecast::enough_but(l)),
            Verdict::Thin => ("tag warn", t::forecast::thin(l)),
            Verdict::Insufficient => return None,
        };
        let about = shown.with(|shown| Some(about(shown.as_ref()?, f)));
        Some(view! {
            <p><b>{t::forecast::fitted_note(l)}</b> " " <span class=class>{words}</span></p>
            <ul>{items(&fitness.concerns, f)}</ul>
            {about}
        })
    };
    view! { <section class="concerns">{inside}</section> }.into_any()
}

/// The model that the forecast comes from, what it cannot see, and how far off it
/// was on days that it had not seen.
fn about(results: &Results, f: Format) -> Vec<AnyView> {
    let l = f.locale;
    let Some(outlook) = &results.outlook else {
        return Vec::new();
    };
    let kind = outlook.model;
    let name = model(kind)(l);
    let used = t::forecast::ModelUsed { model: name }.text(l);
    let mut lines = vec![view! { <p>{rich(&used)}</p> }.into_any()];
    let once = results
        .fitness
        .as_ref()
        .is_some_and(|fitness| fitness.repeat_buyers < fitness.customers);
    let blind = match kind {
        ModelKind::BgNbd if once => Some(t::forecast::BgNote { model: name }.text(l)),
        ModelKind::Nbd => Some(t::forecast::nbd_note(l).to_owned()),
        _ => None,
    };
    if let Some(text) = blind {
        lines.push(view! { <p class="callout">{text}</p> }.into_any());
    }
    if let Some(text) = trial(results, kind, f) {
        lines.push(view! { <p>{text}</p> }.into_any());
    }
    lines
}

fn trial(results: &Results, kind: ModelKind, f: Format) -> Option<String> {
    let scorecard = results.scorecard.as_ref()?.as_ref()?;
    let mut scores = scorecard.scores.iter();
    let own = scores.find(|score| score.contender == Contender::Model(kind))?;
    let line = t::forecast::TrialLine {
        expected: &f.count(own.total.mean),
        actual: &f.count(scorecard.actual),
        error: &signed(own.error?, f),
    };
    Some(line.text(f.locale))
}

fn items<'a>(concerns: impl IntoIterator<Item = &'a Concern>, f: Format) -> Vec<AnyView> {
    let item = |concern: &Concern| view! { <li>{concern_text(concern, f)}</li> }.into_any();
    concerns.into_iter().map(item).collect()
}

fn concern_text(concern: &Concern, f: Format) -> String {
    let l = f.locale;
    let count = |n: u32| f.count(f64::from(n));
    match *concern {
        Concern::FewCustomers { found, wanted } => t::forecast::ConcernCustomers {
            found: &count(found),
            wanted: &count(wanted),
        }
        .text(l),
        Concern::FewRepeatBuyers { found, wanted } => t::forecast::ConcernRepeat {
            found: &count(found),
            wanted: &count(wanted),
        }
        .text(l),
        Concern::ShortSpan { days, wanted } => t::forecast::ConcernShort {
            days: &count(days),
            wanted: &count(wanted),
        }
        .text(l),
        Concern::FewDays { found, needed } => t::forecast::ConcernFewDays {
            found: &count(found),
            needed: &count(needed),
        }
        .text(l),
        Concern::OneSpender { share } => t::forecast::ConcernOneSpender {
            share: &f.percent(share, 0),
        }
        .text(l),
        Concern::FarAhead { times } => t::forecast::ConcernFarAhead {
            times: &f.fixed(times, 1),
        }
        .text(l),
        Concern::AtLimit { model: kind, limit } => {
            let model = model(kind)(l);
            match limit {
                Limit::SamePace => t::forecast::ConcernLimitPace { model }.text(l),
                Limit::NobodyLeaves => t::forecast::ConcernLimitStay { model }.text(l),
                Limit::SameLeaving => t::forecast::ConcernLimitLeaving { model }.text(l),
                Limit::AtOnceOrNever => t::forecast::ConcernLimitOnce { model }.text(l),
            }
        }
        Concern::OneDay => t::forecast::concern_one_day(l).to_owned(),
        Concern::Silence { days } => t::forecast::ConcernSilence { days: &count(days) }.text(l),
        Concern::OneCustomer { share } => t::forecast::ConcernOneCustomer {
            share: &f.percent(share, 0),
        }
        .text(l),
        Concern::Regular { .. } => t::forecast::concern_regular(l).to_owned(),
        Concern::SpendDepends { correlation } => t::forecast::ConcernSpendDepends {
            correlation: &f.fixed(correlation, 2),
        }
        .text(l),
        Concern::SpendShifts { ratio } => t::forecast::ConcernSpendShifts {
            ratio: &f.percent(ratio, 0),
        }
        .text(l),
        Concern::NotConverged {
            model: kind,
            simpler,
        } => {
            let name = model(kind)(l);
            match simpler {
                Some(simpler) => t::forecast::ConcernNotConvergedSimpler {
                    model: name,
                    simpler: model(simpler)(l),
                }
                .text(l),
                None => t::forecast::ConcernNotConverged { model: name }.text(l),
            }
        }
    }
}
