//! The gross margin that the net rests on.

use std::sync::Arc;

use leptos::prelude::*;

use super::number::{Number, bare, number, percent, percent_sign};
use super::screen::Screen;
use crate::app::data::desk::Desk;
use crate::i18n::t;

pub(super) fn margin(screen: Screen, desk: Desk) -> AnyView {
    let state = screen.state;
    let note = move || {
        let l = state.locale.get();
        let example = state.form.with(|form| !form.edited);
        if desk.margin.get().is_some() {
            t::tiers::margin_own(l)
        } else if desk.margin_of(state).is_none() {
            t::tiers::margin_none(l)
        } else if example {
            t::tiers::margin_example(l)
        } else {
            t::tiers::margin_calculator(l)
        }
    };
    let field = number(
        state,
        Number {
            label: Arc::new(move || t::cohorts::margin(state.locale.get()).to_owned()),
            labelled: true,
            marks: [bare(), percent_sign()],
            get: Arc::new(move || desk.margin_of(state).map(percent)),
            set: Arc::new(move |typed| {
                if typed.is_some_and(|value| !(0.0..=100.0).contains(&value)) {
                    let l = state.locale.get_untracked();
                    return Err(t::tiers::wrong_share(l).to_owned());
                }
                desk.margin.set(typed.map(|value| value / 100.0));
                Ok(())
            }),
        },
    );
    view! { <div class="look tier-margin">{field} <p class="hint">{note}</p></div> }.into_any()
}
