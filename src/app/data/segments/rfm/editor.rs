//! The rules of the segments, editable. While something is wrong with them, the last
//! good ones are in force.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{MOST_RULES, Named, Rule, RuleProblem, Scores, check, customary};

use super::editor_row;
use super::look::{Drafted, RfmLook, sound};
use crate::app::data::desk::Desk;
use crate::app::state::AppState;
use crate::i18n::{Locale, say, t};

pub(super) fn editor(state: AppState, desk: Desk) -> AnyView {
    let look = desk.rfm_look;
    // Rules that came from elsewhere take the place of those here, unless these are
    // being mended.
    Effect::new(move |_| {
        let rules = desk.rfm.with(|now| now.rules.clone());
        let own = untrack(|| look.rules());
        if own != rules && (own.is_empty() || sound(&own)) {
            look.fill(rules);
        }
    });
    let problems = Memo::new(move |_| check(&look.rules()));
    let said = RwSignal::new(String::new());
    let whole = move || {
        let l = state.locale.get();
        let text = problems.with(|problems| {
            let mut texts = problems.iter().filter_map(|problem| of_all(*problem, l));
            let first = texts.next();
            let stops = problems.iter().any(|problem| problem.stops());
            first.or_else(|| stops.then(|| t::rfm::rule_range_below(l).to_owned()))
        })?;
        Some(view! {
            <div class="problem" role="alert">
                <p>{text}</p>
                <p>{t::rfm::last_good(l)}</p>
            </div>
        })
    };
    let add = move |_| {
        let l = state.locale.get_untracked();
        look.change(desk, |draft| {
            let id = RfmLook::fresh(draft);
            let rule = own(draft, l);
            draft.insert(0, Drafted { id, rule });
        });
        said.set(t::rfm::added(l).to_owned());
    };
    let full = Memo::new(move |_| look.draft.with(Vec::len) >= MOST_RULES);
    let back = move |_| {
        look.fill(customary());
        look.change(desk, |_| ());
        said.set(t::rfm::is_customary(state.locale.get_untracked()).to_owned());
    };
    view! {
        <p class="hint">{say(state.locale, t::rfm::rules_text)}</p>
        {whole}
        <div class="buttons">
            <button
                type="button"
                class="secondary rfm-add"
                aria-disabled=move || full.get().then_some("true")
                on:click=move |event| {
                    if !full.get_untracked() {
                        add(event);
                    }
                }
            >
                {say(state.locale, t::rfm::add)}
            </button>
            <button type="button" class="secondary" on:click=back>
                {say(state.locale, t::rfm::back_to_customary)}
            </button>
            <span class="hint" role="status">{move || said.get()}</span>
        </div>
        <ol class="rfm-rules">
            <For
                each=move || look.draft.get()
                key=|one| one.id
                children=move |one| editor_row::row(state, desk, one.id, problems, said)
            />
        </ol>
    }
    .into_any()
}

/// What is wrong with all of them together.
fn of_all(problem: RuleProblem, l: Locale) -> Option<String> {
    match problem {
        RuleProblem::TooMany => Some(
            t::rfm::TooMany {
                most: &MOST_RULES.to_string(),
            }
            .text(l),
        ),
        RuleProblem::Uncovered { r, f, m, cells } => Some(
            t::rfm::Uncovered {
                cells: &cells.to_string(),
                r: &r.to_string(),
                f: &f.to_string(),
                m: &m.to_string(),
            }
            .text(l),
        ),
        RuleProblem::Range { .. } | RuleProblem::Unreachable { .. } => None,
    }
}

/// A rule to begin with: the best in everything, under a name that is not there yet.
fn own(draft: &[Drafted], l: Locale) -> Rule {
    let best = Scores { from: 5, to: 5 };
    let taken = |name: &Named| draft.iter().any(|one| one.rule.name == *name);
    let plain = Named::Own(t::rfm::own_name(l).to_owned());
    let numbered = (2..).map(|n: u32| Named::Own(format!("{} {n}", t::rfm::own_name(l))));
    let mut names = core::iter::once(plain.clone()).chain(numbered);
    Rule {
        name: names.find(|name| !taken(name)).unwrap_or(plain),
        recency: best,
        frequency: best,
        monetary: best,
        combined: Scores::ALL,
    }
}
