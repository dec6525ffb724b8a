//! A play among the calculator's programmes.

use leptos::prelude::*;
use ltv_engine::segments::hold_out::Play;
use ltv_engine::segments::lifecycle::Stage;

use super::plan::Plan;
use crate::app::data::segments::stages::Screen;
use crate::app::state::Place;
use crate::app::studio::{programme_name, studio};
use crate::i18n::{say, t};

/// Months that a programme is looked at.
const MONTHS: f64 = 12.0;

/// Takes reach and cost over to the calculator, whose programmes tell what it does to the
/// value of a customer.
pub(super) fn programme(screen: Screen, stage: Stage, plan: Memo<Option<Plan>>) -> AnyView {
    let state = screen.state;
    let studio = studio();
    let told = RwSignal::new(None::<bool>);
    // Amounts are never converted.
    let same = move || screen.format.with(|f| f.currency) == state.currency.get();
    let kind = move || screen.desk.plays.with(|plays| plays.of(stage).programme);
    let add = move |_| {
        let Some(play) = plan.with_untracked(|plan| plan.as_ref()?.play) else {
            return;
        };
        let same = untrack(same);
        let play = if same {
            play
        } else {
            Play {
                fixed_cost: 0.0,
                contact_cost: 0.0,
                ..play
            }
        };
        let programme = play.programme(untrack(kind), MONTHS);
        studio.history.mark();
        studio.doc.update(|doc| doc.programmes.push(programme));
        told.set(Some(same));
    };
    let said = move || {
        let l = state.locale.get();
        told.get().map(|same| {
            let name = programme_name(kind())(l);
            if same {
                t::segments::ProgrammeAdded { name }.text(l)
            } else {
                t::segments::ProgrammeAddedFree { name }.text(l)
            }
        })
    };
    let there = move || {
        told.get().map(|_| {
            let go = move |_| state.place.set(Place::Calculator);
            view! {
                <button type="button" class="link" on:click=go>
                    {say(state.locale, t::segments::to_calculator)}
                </button>
            }
        })
    };
    view! {
        <div class="buttons">
            <button
                type="button"
                class="secondary"
                aria-disabled=move || {
                    plan.with(|plan| plan.as_ref().is_none_or(|plan| plan.play.is_none()))
                        .then_some("true")
                }
                on:click=add
            >
                {say(state.locale, t::segments::add_programme)}
            </button>
            <span class="hint" role="status">{said}</span>
            {there}
        </div>
    }
    .into_any()
}
