//! Pairs and their terms in words.

use leptos::prelude::*;
use ltv_engine::segments::next_product::{Exposure, NextOptions, Together};
use ltv_worker::protocol::segments::{NextAnswer, NextGroup};

use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, t};

/// A product's name by its number.
pub(super) fn name(answer: &NextAnswer, number: u32) -> &str {
    let mut products = answer.products.iter();
    let found = products.find(|product| product.product == number);
    found.map_or("", |product| &product.name)
}

/// From the one share to the other.
pub(super) fn range(low: f64, high: f64, f: Format) -> String {
    t::next_product::Ranged {
        low: &f.percent(low, 0),
        high: &f.percent(high, 0),
    }
    .text(f.locale)
}

/// Whose shares are drawn, and what else.
pub(super) fn shares_sub(options: &NextOptions) -> Words {
    match (options.together, options.exposure) {
        (Together::SameDay, _) => t::next_product::shares_sub_baskets,
        (Together::Later, Exposure::LaterOrder) => t::next_product::shares_sub_back,
        (Together::Later, Exposure::Buyers) => t::next_product::shares_sub_buyers,
    }
}

/// Whose list it is.
pub(super) fn list_title(group: &NextGroup, f: Format) -> String {
    let l = f.locale;
    match group {
        NextGroup::Offer {
            first,
            second,
            within: None,
        } => t::next_product::OfferTitle { first, second }.text(l),
        NextGroup::Offer {
            first,
            second,
            within: Some(days),
        } => t::next_product::DueTitle {
            first,
            second,
            days: &f.count(f64::from(*days)),
        }
        .text(l),
        NextGroup::NeverAgain { product, .. } => t::next_product::OnceListTitle { product }.text(l),
    }
}

/// In the names of files.
pub(super) fn file_name(group: &NextGroup) -> &'static str {
    match group {
        NextGroup::Offer { within: None, .. } => "offer",
        NextGroup::Offer { .. } => "offer-now",
        NextGroup::NeverAgain { .. } => "never-again",
    }
}

/// What the columns mean.
pub(super) fn terms(state: AppState) -> AnyView {
    let terms: [[Words; 2]; 8] = [
        [t::next_product::term_share, t::next_product::mean_share],
        [t::next_product::usual, t::next_product::mean_usual],
        [t::next_product::term_times, t::next_product::mean_times],
        [t::next_product::term_of_all, t::next_product::mean_of_all],
        [t::next_product::when, t::next_product::mean_when],
        [t::next_product::chance, t::next_product::mean_chance],
        [t::next_product::offer_to, t::next_product::mean_offer],
        [t::next_product::may_bring, t::next_product::mean_bring],
    ];
    let term = |[term, mean]: [Words; 2]| {
        view! {
            <div>
                <dt>{say(state.locale, term)}</dt>
                <dd>{say(state.locale, mean)}</dd>
            </div>
        }
        .into_any()
    };
    view! {
        <details class="more-ways">
            <summary>{say(state.locale, t::next_product::terms_fold)}</summary>
            <dl class="next-terms">{terms.map(term).into_iter().collect::<Vec<_>>()}</dl>
        </details>
    }
    .into_any()
}
