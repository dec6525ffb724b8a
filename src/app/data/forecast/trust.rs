//! How far these data carry a forecast, and what it suffers from.

use leptos::prelude::*;
use ltv_engine::forecast::rules::{LEAST_CUSTOMERS, LEAST_DAYS, LEAST_REPEAT_BUYERS};
use ltv_engine::forecast::{Concern, Fitness, Verdict};

use super::Shown;
use super::words::model;
use crate::app::state::AppState;
use crate::i18n::{Format, t};

fn fitness(shown: Shown) -> Option<Fitness> {
    shown.with(|shown| shown.as_ref()?.fitness.clone())
}

/// The data are too little: no number, but why, and what helps.
pub(super) fn insufficient(state: AppState, shown: Shown, format: Memo<Format>) -> AnyView {
    let reasons = move || {
        let f = format.get();
        let fitness = fitness(shown)?;
        Some(items(&fitness.concerns, f))
    };
    let unstable = move || shown.with(|shown| shown.as_ref().is_some_and(|own| own.unstable()));
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
    let least = move || {
        let f = format.get();
        let count = |n: u32| f.count(f64::from(n));
        let text = t::forecast::InsufficientLeast {
            customers: &count(LEAST_CUSTOMERS),
            repeat: &count(LEAST_REPEAT_BUYERS),
            days: &count(LEAST_DAYS),
        };
        (!unstable()).then(|| view! { <p>{text.text(f.locale)}</p> })
    };
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

/// The verdict in a word, and the concerns.
pub(super) fn concerns(shown: Shown, format: Memo<Format>) -> AnyView {
    let inside = move || {
        let f = format.get();
        let l = f.locale;
        let fitness = fitness(shown)?;
        let (class, words) = match fitness.verdict {
            Verdict::Enough => ("tag good", t::forecast::enough(l)),
            Verdict::Thin => ("tag warn", t::forecast::thin(l)),
            Verdict::Insufficient => return None,
        };
        Some(view! {
            <p><b>{t::forecast::fitted_note(l)}</b> " " <span class=class>{words}</span></p>
            <ul>{items(&fitness.concerns, f)}</ul>
        })
    };
    view! { <section class="concerns">{inside}</section> }.into_any()
}

fn items(concerns: &[Concern], f: Format) -> Vec<AnyView> {
    let item = |concern: &Concern| view! { <li>{concern_text(concern, f)}</li> }.into_any();
    concerns.iter().map(item).collect()
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
