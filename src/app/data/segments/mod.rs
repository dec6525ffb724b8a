//! Groups of customers: who they are, what they are worth, and what to do for each.

mod list;
mod next;
mod question;
mod rfm;
mod stages;
mod tags;
mod take;
mod tiers;
mod top;
mod trouble;

use leptos::prelude::*;

use super::desk::Desk;
use super::state::DataState;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, spoken, t};

pub(super) use self::next::NextChoices;
pub(super) use self::rfm::RfmLook;
pub(super) use self::stages::{Plays, StageChoices};
pub(super) use self::tags::Draft;
pub(super) use self::take::TakeChoices;
pub(super) use self::tiers::TierChoices;
pub(super) use self::top::TopChoices;

/// The screens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum View {
    /// The stages of the customers' life.
    #[default]
    Stages,
    /// Scores and named segments.
    Rfm,
    /// Membership tiers.
    Tiers,
    /// Concentration.
    Top,
    /// The next product.
    Next,
    /// Tags.
    Tags,
    /// Lists for tools.
    Take,
}

impl View {
    const ALL: [(Self, Words); 7] = [
        (Self::Stages, t::segments::name),
        (Self::Rfm, t::rfm::name),
        (Self::Tiers, t::tiers::name),
        (Self::Top, t::top::name),
        (Self::Next, t::next_product::name),
        (Self::Tags, t::tags::name),
        (Self::Take, t::lists::name),
    ];
}

pub(super) fn segments(state: AppState, data: DataState, format: Memo<Format>) -> AnyView {
    let Some(desk) = use_context::<Desk>() else {
        return ().into_any();
    };
    // What each group is worth is the forecast's to tell, as soon as there is one.
    Effect::new(move |_| {
        let options = desk.forecast_options(state, data);
        if data.dataset.with(Option::is_some) {
            untrack(|| data.forecast_unless_left(options));
        }
    });
    Effect::new(move |_| data.bring_expected());
    Effect::new(move |_| stages::bring(state, data, desk));
    let button = |(view, words): (View, Words)| {
        view! {
            <button
                type="button"
                aria-current=move || (desk.view.get() == view).then_some("page")
                on:click=move |_| desk.view.set(view)
            >
                {say(state.locale, words)}
            </button>
        }
        .into_any()
    };
    view! {
        <nav class="views" aria-label=spoken(state.locale, t::segments::views)>
            {View::ALL.map(button).into_iter().collect::<Vec<_>>()}
        </nav>
        {move || match desk.view.get() {
            View::Stages => stages::stages(state, data, desk, format),
            View::Rfm => rfm::rfm(state, data, desk, format),
            View::Tiers => tiers::tiers(state, data, desk, format),
            View::Top => top::top(state, data, desk, format),
            View::Next => next::next(state, data, desk, format),
            View::Tags => tags::tags(state, data, desk, format),
            View::Take => take::take(state, data, desk, format),
        }}
    }
    .into_any()
}
