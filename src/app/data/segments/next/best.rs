//! The pairs that stand out most, whatever product one begins with.

use leptos::prelude::*;

use super::columns::{heads, row, sheet};
use super::words::name;
use super::{Open, Shown};
use crate::app::data::export::{Sheet, buttons};
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn best(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    open: Open,
    has_pairs: Memo<bool>,
) -> AnyView {
    let heads = move || shown.with(|shown| Some(heads(shown.as_deref()?, format.get())));
    let rows = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let rows = answer.best.iter().map(|one| {
                let head = view! {
                    {name(answer, one.pair.first).to_owned()}
                    <span class="note">
                        {t::next_product::arrow(f.locale)}
                        {name(answer, one.pair.second).to_owned()}
                    </span>
                };
                row(answer, one, head.into_any(), f, &open)
            });
            Some(rows.collect::<Vec<_>>())
        })
    };
    let counted = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let options = &answer.ask.options;
            Some(
                t::next_product::BestText {
                    shown: &f.count(answer.best.len() as f64),
                    tests: &f.count(f64::from(answer.tests)),
                    pair: &f.count(f64::from(options.least_pair)),
                    exposed: &f.count(f64::from(options.least_exposed)),
                }
                .text(f.locale),
            )
        })
    };
    // Where none stands out, the table would have no rows.
    let some = move || {
        shown.with(|shown| {
            shown
                .as_deref()
                .is_some_and(|answer| !answer.best.is_empty())
        })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(answer) = shown.get_untracked() {
            give(sheet(
                "next-pairs",
                &answer,
                &answer.best,
                format.get_untracked(),
            ));
        }
    };
    view! {
        <section class="evidence" hidden=move || !(has_pairs.get() && some())>
            <h3>{say(state.locale, t::next_product::best_title)}</h3>
            <p class="hint">{counted}</p>
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=move || t::next_product::best_title(state.locale.get())
            >
                <table class="plain next-pairs" id="next-best">
                    <thead>
                        <tr>
                            <th scope="col">{say(state.locale, t::next_product::pair)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <div class="buttons">{buttons(state, take)}</div>
        </section>
    }
    .into_any()
}
