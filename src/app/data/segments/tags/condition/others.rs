//! Products, and consent to messages.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tags::Purchase;
use ltv_worker::protocol::segments::CONSENTS;

use super::menu::menu;
use crate::app::data::segments::tags::builder::Build;
use crate::app::data::segments::tags::draft::Is;
use crate::app::data::segments::tags::{choices, words};
use crate::i18n::{say, t};

const PURCHASES: [Purchase; 4] = [
    Purchase::Ever,
    Purchase::Never,
    Purchase::Once,
    Purchase::FirstAndNeverAgain,
];

/// A product, and what was done with it.
pub(super) fn bought(build: Build, id: u32) -> AnyView {
    let locale = build.tools.state.locale;
    let how = menu(
        build,
        t::tags::product_how,
        &PURCHASES,
        |how, l| words::purchase(how)(l).to_owned(),
        move || {
            build.with(|draft| match draft.row(id)?.is {
                Is::Bought { how, .. } => Some(how),
                _ => None,
            })
        },
        move |chosen| {
            build.update(|draft| {
                draft.change(id, |row| {
                    if let Is::Bought { how, .. } = &mut row.is {
                        *how = chosen;
                    }
                });
            });
        },
    );
    let text = untrack(|| {
        build.with(|draft| match &draft.row(id).map(|row| &row.is) {
            Some(Is::Bought { product, .. }) => product.clone(),
            _ => String::new(),
        })
    });
    let names = Memo::new(move |_| {
        build
            .tools
            .there
            .with(|there| Some(Arc::new(there.as_ref()?.products.clone()?)))
    });
    let list = format!("rule-list-{id}");
    view! {
        {how}
        <label class="pair">
            <span>{say(locale, t::tags::product)}</span>
            <span class="box">
                <input
                    type="text"
                    autocomplete="off"
                    value=text
                    list=list.clone()
                    aria-describedby=format!("rule-note-{id}")
                    aria-invalid=move || build.is_wrong(id).to_string()
                    on:input=move |event| {
                        let text = event_target_value(&event);
                        build.update(|draft| {
                            draft.change(id, |row| {
                                if let Is::Bought { product, .. } = &mut row.is {
                                    *product = text;
                                }
                            });
                        });
                    }
                />
            </span>
        </label>
        {choices::offer(build, list, move || names.get())}
    }
    .into_any()
}

/// By which way messages may come.
pub(super) fn opted_in(build: Build, id: u32) -> AnyView {
    let tools = build.tools;
    menu(
        build,
        t::tags::message_by,
        &CONSENTS,
        move |channel, l| {
            let field = &*words::message(channel, l);
            let there = tools.there.get();
            let known = there.is_none_or(|there| {
                there.consents.is_empty() || there.consents.iter().any(|own| own == channel)
            });
            if known {
                field.to_owned()
            } else {
                t::tags::NotInData { field }.text(l)
            }
        },
        move || {
            build.with(|draft| match &draft.row(id)?.is {
                Is::OptedIn { channel } => CONSENTS.iter().copied().find(|own| own == channel),
                _ => None,
            })
        },
        move |chosen| {
            build.update(|draft| {
                draft.change(id, |row| {
                    row.is = Is::OptedIn {
                        channel: chosen.to_owned(),
                    };
                });
            });
        },
    )
}
