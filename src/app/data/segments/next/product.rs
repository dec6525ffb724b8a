//! Which product it is about.

use leptos::prelude::*;

use super::Shown;
use crate::app::data::desk::Desk;
use crate::app::state::AppState;
use crate::i18n::{Format, say, spoken, t};

/// Products offered at once: the most bought that hold what is looked for.
const MOST: usize = 12;

pub(super) fn product(state: AppState, desk: Desk, shown: Shown, format: Memo<Format>) -> AnyView {
    let wanted = RwSignal::new(String::new());
    // Names that hold it, and how many more there are.
    let found = Memo::new(move |_| {
        let wanted = wanted.with(|wanted| wanted.trim().to_lowercase());
        shown.with(|shown| {
            let products = shown.iter().flat_map(|answer| answer.products.iter());
            let mut all: Vec<(String, u32)> = products
                .filter(|one| one.name.to_lowercase().contains(&wanted))
                .map(|one| (one.name.clone(), one.customers))
                .collect();
            let more = all.len().saturating_sub(MOST);
            all.truncate(MOST);
            (all, more)
        })
    });
    let first = Memo::new(move |_| {
        shown.with(|shown| {
            let answer = shown.as_ref()?;
            let first = answer.products.get(answer.first? as usize)?;
            Some(first.name.clone())
        })
    });
    let buttons = move || {
        let f = format.get();
        let one = |(name, customers): (String, u32)| {
            let (own, chosen) = (name.clone(), name.clone());
            view! {
                <button
                    type="button"
                    aria-pressed=move || {
                        first.with(|first| first.as_ref() == Some(&own)).to_string()
                    }
                    on:click=move |_| {
                        desk.next.update(|choices| choices.first = Some(chosen.clone()));
                    }
                >
                    {name}
                    <small>{f.count(f64::from(customers))}</small>
                </button>
            }
            .into_any()
        };
        found.get().0.into_iter().map(one).collect::<Vec<_>>()
    };
    let told = move || {
        let f = format.get();
        found.with(|(some, more)| {
            if some.is_empty() {
                t::next_product::find_none(f.locale).to_owned()
            } else if *more > 0 {
                t::next_product::FindMore {
                    more: &f.count(*more as f64),
                }
                .text(f.locale)
            } else {
                String::new()
            }
        })
    };
    let many = Memo::new(move |_| {
        shown.with(|shown| {
            let count = shown.as_ref().map_or(0, |answer| answer.products.len());
            count > MOST
        })
    });
    view! {
        <div class="next-choice">
            <h3>{say(state.locale, t::next_product::which)}</h3>
            <label class="n" hidden=move || !many.get()>
                <span>{say(state.locale, t::next_product::find)}</span>
                <span class="box">
                    <input
                        type="search"
                        autocomplete="off"
                        prop:value=move || wanted.get()
                        on:input=move |event| wanted.set(event_target_value(&event))
                    />
                </span>
            </label>
            <div class="chips" role="group" aria-label=spoken(state.locale, t::next_product::which)>
                {buttons}
            </div>
            <span class="note" role="status">{told}</span>
        </div>
    }
    .into_any()
}
