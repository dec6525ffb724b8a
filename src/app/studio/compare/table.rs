//! The methods as a table; a press on a row's button chooses it.

use leptos::prelude::*;
use ltv_engine::economics::{Basis, Business, Comparison, Method, Reason, Timing};
use ltv_engine::scenario::Figure;

use super::super::parts::figure_in_words;
use super::{Side, adopt, name, why};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{Format, say, spoken, t};

type Key = (Method, Timing, Basis);

pub(super) fn table(state: AppState, side: Memo<Option<Side>>) -> AnyView {
    // The rows are built anew only when others come, so that a pressed button stays.
    let rows = Memo::new(move |_| {
        side.with(|side| {
            side.as_ref().map(|(business, all)| {
                let key = |each: &Comparison| (each.method, each.timing, each.result.basis);
                // An undiscounted row has no timing of its own.
                let still = |(method, timing, basis): Key| {
                    let timing = if method == Method::RetentionDiscounted {
                        timing
                    } else {
                        Timing::AtOnce
                    };
                    (method, timing, basis)
                };
                let keys: Vec<Key> = all.iter().map(key).map(still).collect();
                (*business, keys)
            })
        })
    });
    let body = move || {
        rows.get().map(|(business, keys)| {
            let count = keys.len();
            let rows = (0..count).map(|at| row(state, side, business, at));
            view! {
                <table class="plain methods">
                    <thead>
                        <tr>{heads(state, business)}</tr>
                    </thead>
                    <tbody>{rows.collect::<Vec<_>>()}</tbody>
                </table>
            }
            .into_any()
        })
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=spoken(state.locale, t::shell::tool_compare)>
            {body}
        </div>
    }
    .into_any()
}

fn heads(state: AppState, business: Business) -> Vec<AnyView> {
    let words: &[Words] = if business == Business::WholeBase {
        &[
            t::tools::counted,
            t::calculator::base_value,
            t::calculator::gross,
            t::tools::ltv_each,
            t::tools::net_each,
            t::calculator::ratio,
            t::calculator::payback,
        ]
    } else {
        &[
            t::calculator::method_label,
            t::tools::short_ltv,
            t::calculator::net,
            t::calculator::ratio,
            t::calculator::payback,
            t::tools::choose,
        ]
    };
    let words_count = words.len();
    let head = |(at, words): (usize, &Words)| {
        // What a column of buttons is called need only be heard.
        let sr = business != Business::WholeBase && at + 1 == words_count;
        view! { <th scope="col"><span class:sr=sr>{say(state.locale, *words)}</span></th> }
            .into_any()
    };
    words.iter().enumerate().map(head).collect()
}

fn row(state: AppState, side: Memo<Option<Side>>, business: Business, at: usize) -> AnyView {
    let each = Memo::new(move |_| {
        side.with(|side| side.as_ref().and_then(|(_, all)| all.get(at).cloned()))
    });
    let chosen = move || {
        each.with(|each| {
            each.as_ref()
                .is_some_and(|each| each.reason == Reason::IsChosen)
        })
    };
    let text = move |make: fn(&Comparison, Format) -> String| {
        move || {
            let f = state.format();
            each.with(|each| each.as_ref().map(|each| make(each, f)))
        }
    };
    let called = move || {
        let l = state.locale.get();
        each.with(|each| each.as_ref().map(|each| name(business, each, l)))
            .unwrap_or_default()
    };
    let reason = move || {
        let f = state.format();
        let reason = each.with(|each| each.as_ref().map(|each| each.reason))?;
        Some(state.form.with(|form| why::why(reason, form, f)))
    };
    let mut makes: Vec<fn(&Comparison, Format) -> String> = Vec::new();
    if business == Business::WholeBase {
        makes.push(|each, f| f.money_compact(each.result.base.map_or(0.0, |base| base.net)));
        makes.push(|each, f| f.money_compact(each.result.base.map_or(0.0, |base| base.gross)));
    }
    makes.push(|each, f| f.money(each.result.ltv));
    makes.push(|each, f| cell(Figure::NetLtv, each, f));
    makes.push(|each, f| cell(Figure::Ratio, each, f));
    makes.push(|each, f| cell(Figure::Payback, each, f));
    let cells: Vec<AnyView> = makes
        .into_iter()
        .map(|make| view! { <td>{text(make)}</td> }.into_any())
        .collect();
    let offered = each.with_untracked(|each| {
        each.as_ref()
            .is_some_and(|each| business.methods().contains(&each.method))
    });
    let button = (offered && business != Business::WholeBase).then(|| {
        let studio = crate::app::studio::studio();
        let press = move |_| {
            studio.history.mark();
            if let Some(row) = each.get_untracked() {
                state.form.update(|form| adopt::adopt(form, &row));
            }
        };
        let words = move || {
            let l = state.locale.get();
            if chosen() {
                t::tools::in_use(l)
            } else {
                t::tools::use_this(l)
            }
        };
        let spoken = move || {
            t::tools::UseMethod {
                verb: words(),
                method: &called(),
            }
            .text(state.locale.get())
        };
        view! {
            <button
                type="button"
                class="secondary"
                aria-pressed=move || chosen().to_string()
                aria-label=spoken
                on:click=press
            >
                {words}
            </button>
        }
        .into_any()
    });
    let why_not = move || {
        view! { <small>{say(state.locale, t::tools::for_subscriptions)}</small> }.into_any()
    };
    let last = (business != Business::WholeBase)
        .then(|| view! { <td>{button.unwrap_or_else(why_not)}</td> }.into_any());
    view! {
        <tr class:chosen=chosen>
            <th scope="row">
                <b>{called}</b>
                <small>{reason}</small>
            </th>
            {cells}
            {last}
        </tr>
    }
    .into_any()
}

fn cell(figure: Figure, each: &Comparison, f: Format) -> String {
    figure_in_words(figure, &each.result, f)
}
