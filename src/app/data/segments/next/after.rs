//! All that follows the chosen product, with the lists to offer it to.

use leptos::prelude::*;
use ltv_worker::protocol::segments::NextAnswer;

use super::columns::{heads, row, sheet};
use super::words::name;
use super::{Open, Shown};
use crate::app::data::export::{Sheet, buttons};
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn after(
    state: AppState,
    shown: Shown,
    format: Memo<Format>,
    open: Open,
    has_pairs: Memo<bool>,
) -> AnyView {
    let title = move || shown.with(|shown| Some(title(shown.as_deref()?, format.get())));
    let heads = move || shown.with(|shown| Some(heads(shown.as_deref()?, format.get())));
    let rows = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let rows = answer.after.iter().map(|one| {
                let second = name(answer, one.pair.second).to_owned();
                row(answer, one, second.into_any(), f, &open)
            });
            Some(rows.collect::<Vec<_>>())
        })
    };
    let none = Memo::new(move |_| {
        shown.with(|shown| shown.as_ref().is_none_or(|answer| answer.after.is_empty()))
    });
    let empty = move || {
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let f = format.get();
            let (options, first) = (&answer.ask.options, answer.first?);
            let first = answer.products.get(first as usize)?;
            let text = t::next_product::AfterNone {
                first: &first.name,
                pair: &f.count(f64::from(options.least_pair)),
                exposed: &f.count(f64::from(options.least_exposed)),
                here: &f.count(f64::from(first.exposed)),
            };
            answer.after.is_empty().then(|| text.text(f.locale))
        })
    };
    let basis = move || {
        shown.with(|shown| {
            let f = format.get();
            let margin = shown.as_ref()?.ask.margin;
            Some(match margin {
                Some(margin) => t::segments::BasisMargin {
                    margin: &f.percent(margin, 1),
                }
                .text(f.locale),
                None => t::segments::basis_revenue(f.locale).to_owned(),
            })
        })
    };
    let take = move |give: Box<dyn FnOnce(Sheet)>| {
        if let Some(answer) = shown.get_untracked() {
            give(sheet(
                "next-after",
                &answer,
                &answer.after,
                format.get_untracked(),
            ));
        }
    };
    view! {
        <section class="evidence" hidden=move || !has_pairs.get()>
            <h3>{title}</h3>
            <p class="callout" hidden=move || !none.get()>{empty}</p>
            <div
                class="scroll"
                tabindex="0"
                role="region"
                aria-label=title
                hidden=move || none.get()
            >
                <table class="plain next-pairs" id="next-after">
                    <thead>
                        <tr>
                            <th scope="col">{say(state.locale, t::next_product::then)}</th>
                            {heads}
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            <p class="hint">
                {say(state.locale, t::next_product::bring_text)}
                {move || (!none.get()).then(|| t::cohorts::between(state.locale.get()))}
                {move || (!none.get()).then(basis)}
            </p>
            <div class="buttons" hidden=move || none.get()>
                {buttons(state, take)}
            </div>
        </section>
    }
    .into_any()
}

fn title(answer: &NextAnswer, f: Format) -> String {
    let first = answer.first.and_then(|at| answer.products.get(at as usize));
    t::next_product::AfterTitle {
        first: first.map_or("", |first| &first.name),
    }
    .text(f.locale)
}
