//! A lifespan and a churn that were both entered and disagree: says which is used.

use leptos::prelude::*;
use ltv_engine::economics::lifetime_contradiction;
use ltv_engine::error::Field;
use ltv_engine::units::Lifespan;

use crate::app::state::AppState;
use crate::i18n::t;

pub(super) fn note(state: AppState) -> AnyView {
    let text = move || {
        let f = state.format();
        state.form.with(|form| {
            if !form.entry(Field::Churn).entered || !form.entry(Field::Lifespan).entered {
                return None;
            }
            let span = Lifespan {
                length: form.value(Field::Lifespan),
                unit: form.period(Field::Lifespan),
            };
            let found = lifetime_contradiction(form.churn(), span, form.payment_period)?;
            let (span, churn) = (&f.months(found.from_span), &f.months(found.from_churn));
            Some(if form.uses_span() {
                t::calculator::ContradictionSpan { churn, span }.text(f.locale)
            } else {
                t::calculator::ContradictionChurn { churn, span }.text(f.locale)
            })
        })
    };
    view! { <p class="note conflict" role="status">{text}</p> }.into_any()
}
