//! What the products cannot say, and what to do about it.

use leptos::prelude::*;
use ltv_engine::segments::next_product::{Exposure, NextLimit, Together};
use ltv_worker::protocol::segments::NextAnswer;

use super::Shown;
use crate::app::data::desk::Desk;
use crate::app::data::parts::action;
use crate::app::data::segments::View;
use crate::app::data::state::DataState;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

pub(super) fn thin(
    state: AppState,
    data: DataState,
    desk: Desk,
    shown: Shown,
    format: Memo<Format>,
) -> AnyView {
    let without = Memo::new(move |_| {
        shown.with(|shown| {
            let limits = shown.iter().flat_map(|answer| answer.limits.iter());
            limits.copied().any(|limit| limit == NextLimit::NoProducts)
        })
    });
    let still = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let options = &answer.ask.options;
            // Only then those who could are those who came back.
            let plain = options.together == Together::Later
                && options.exposure == Exposure::LaterOrder
                && options.within.is_none();
            let share = f64::from(answer.exposed) / f64::from(answer.all.max(1));
            plain.then(|| {
                t::next_product::NoProductsStill {
                    customers: &f.count(f64::from(answer.all)),
                    back: &f.count(f64::from(answer.exposed)),
                    share: &f.percent(share, 0),
                }
                .text(f.locale)
            })
        })
    };
    let panel = move || {
        without.get().then(|| {
            view! {
                <section class="insufficient">
                    <p>{say(state.locale, t::next_product::no_products)}</p>
                    <p>{still}</p>
                    <div class="buttons">
                        {action(state, "primary", t::files::to_files, move || data.to_files())}
                        {action(state, "secondary", t::next_product::to_stages, move || {
                            desk.view.set(View::Stages);
                        })}
                    </div>
                </section>
            }
            .into_any()
        })
    };
    let notes = move || {
        let f = format.get();
        shown.with(|shown| {
            let answer = shown.as_deref()?;
            let notes = answer
                .limits
                .iter()
                .filter_map(|limit| note(answer, *limit, f));
            let notes = notes.map(|text| view! { <p class="callout">{text}</p> }.into_any());
            Some(notes.collect::<Vec<_>>())
        })
    };
    view! {
        {panel}
        {notes}
    }
    .into_any()
}

fn note(answer: &NextAnswer, limit: NextLimit, f: Format) -> Option<String> {
    let l = f.locale;
    let count = |number: u32| f.count(f64::from(number));
    Some(match limit {
        NextLimit::NoProducts | NextLimit::PairsLeftOut { .. } => return None,
        NextLimit::FewCustomers { customers } => t::next_product::FewCustomers {
            customers: &count(customers),
        }
        .text(l),
        NextLimit::OneProduct => {
            let only = answer.products.first()?;
            t::next_product::OneProduct {
                product: &only.name,
                customers: &count(only.customers),
                again: &count(only.again),
            }
            .text(l)
        }
        NextLimit::NobodyCameBack => t::next_product::nobody_came_back(l).to_owned(),
        NextLimit::NoPair { most } => t::next_product::NoPair {
            most: &count(most),
            pair: &count(answer.ask.options.least_pair),
            exposed: &count(answer.ask.options.least_exposed),
        }
        .text(l),
        NextLimit::ProductsLeftOut { products } => t::next_product::ProductsLeftOut {
            products: &count(products),
            told: &f.count(answer.products.len() as f64),
        }
        .text(l),
        NextLimit::ManyOwnProducts { count: customers } => t::next_product::ManyOwnProducts {
            count: &count(customers),
        }
        .text(l),
        NextLimit::UnnamedDays { days, all } => t::next_product::UnnamedDays {
            days: &count(days),
            all: &count(all),
            share: &f.percent(f64::from(days) / f64::from(all.max(1)), 1),
        }
        .text(l),
    })
}
