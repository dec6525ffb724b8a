//! One programme: what comes of it, what it costs and reaches, what it moves.

use std::sync::Arc;

use leptos::html;
use leptos::prelude::*;
use ltv_engine::error::Field;
use ltv_engine::scenario::programmes::{Programme, ProgrammeKind, Quoted, QuotedFigure, Setting};

use super::Tool;
use super::effects;
use super::outcome::{Evaluated, amount, sentence};
use super::words::{line, name};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::app::studio::parts::{Number, Unit, hint, label, name_in_sentence, number_field};
use crate::app::studio::state::focus_soon;
use crate::i18n::{rich, say, t};

/// The card of the programme at `index`.
pub(super) fn card(tool: Tool, index: usize, kind: ProgrammeKind) -> AnyView {
    let state = tool.state;
    let own = Memo::new(move |_| tool.all.with(|all| all.get(index).cloned()));
    let fresh = tool.fresh.get_value() == Some(index);
    let summary = NodeRef::<html::Summary>::new();
    Effect::new(move |_| {
        if let Some(summary) = summary
            .get()
            .filter(|_| tool.fresh.get_value() == Some(index))
        {
            tool.fresh.set_value(None);
            // Without the focus the card is still there to be used.
            let _ = summary.focus();
        }
    });
    let alone = move || tool.all.with(Vec::len) < 2;
    let said = Memo::new(move |_| {
        let f = state.format();
        own.with(|own| {
            own.as_ref()
                .map_or_else(String::new, |own| sentence(own, f))
        })
    });
    let stale = move || own.with(|own| own.as_ref().is_some_and(|own| own.stale()));
    let remove = move |_| {
        tool.studio.doc.update(|doc| {
            if index < doc.programmes.len() {
                doc.programmes.remove(index);
            }
        });
        // With the last one gone the kinds lie open, and the button is away.
        if tool
            .studio
            .doc
            .with_untracked(|doc| doc.programmes.is_empty())
        {
            focus_soon(state, ".kinds > li:first-child button");
        } else if let Some(add) = tool.add.get_untracked() {
            let _ = add.focus();
        }
    };
    view! {
        <details class="programme" open=fresh || untrack(alone)>
            <summary node_ref=summary>
                <b>{say(state.locale, name(kind))}</b>
                <span>{move || gist(own.get().as_deref(), state)}</span>
            </summary>
            <p class="hint">{say(state.locale, line(kind))}</p>
            // The only one's sentence opens the tool.
            <p class="outcome" class:stale=stale aria-live="polite" hidden=alone>
                {move || rich(&said.get())}
            </p>
            {notes(tool, own)}
            {quoted(tool, index, kind)}
            <div class="settings">
                {settings(tool, index, own)}
            </div>
            <p class="hint">{say(state.locale, t::programmes::start_values)}</p>
            {effects::effects(tool, index, kind)}
            <button
                type="button"
                class="link"
                aria-label=move || {
                    let l = state.locale.get();
                    t::programmes::RemoveOf { name: name(kind)(l) }.text(l)
                }
                on:click=remove
            >
                {say(state.locale, t::programmes::remove)}
            </button>
        </details>
    }
    .into_any()
}

/// The net gain, beside the name: enough to compare while the card is closed.
fn gist(own: Option<&Evaluated>, state: AppState) -> String {
    let f = state.format();
    match own.and_then(Evaluated::found) {
        Some(result) => format!(
            "{} {}",
            t::programmes::column_net(f.locale),
            amount(result.net.likely, f)
        ),
        None => t::programmes::not_yet(f.locale).to_owned(),
    }
}

/// What has to be known about the result.
fn notes(tool: Tool, own: Memo<Option<Arc<Evaluated>>>) -> AnyView {
    let state = tool.state;
    let limited = move || {
        let l = state.locale.get();
        let fields = own.with(|own| {
            let result = own.as_ref()?.found()?;
            (!result.limited.is_empty()).then(|| result.limited.clone())
        });
        fields.map_or_else(String::new, |fields| {
            let names: Vec<&str> = fields.iter().map(|field| label(state, *field)(l)).collect();
            t::programmes::Limited {
                fields: &names.join(" · "),
            }
            .text(l)
        })
    };
    let words = move |when: fn(&Evaluated) -> bool, words: Words| {
        hint(move || {
            let l = state.locale.get();
            let holds = own.with(|own| own.as_ref().is_some_and(|own| when(own)));
            if holds {
                words(l).to_owned()
            } else {
                String::new()
            }
        })
    };
    let outlay = move || {
        let f = state.format();
        own.with(|own| {
            let result = own.as_ref().and_then(|own| own.found());
            let other = result.filter(|result| result.outlay - result.cost > 0.5);
            other.map_or_else(String::new, |result| {
                t::programmes::Outlay {
                    outlay: &amount(result.outlay, f),
                    cost: &amount(result.cost, f),
                }
                .text(f.locale)
            })
        })
    };
    let late = |own: &Evaluated| {
        let span = |field| matches!(field, Field::Lifespan | Field::Loyalty);
        own.moves()
            && own
                .programme
                .effects
                .iter()
                .any(|effect| span(effect.field))
    };
    let new = |own: &Evaluated| own.moves() && own.wins_customers();
    view! {
        {hint(limited)} {words(late, t::programmes::span_late)}
        {words(new, t::programmes::new_counted)} {hint(outlay)}
    }
    .into_any()
}

/// What is quoted for the kind, with its source; applied only where it says what an
/// input becomes, and only on request.
fn quoted(tool: Tool, index: usize, kind: ProgrammeKind) -> Option<AnyView> {
    let state = tool.state;
    let Quoted {
        figure, low, high, ..
    } = kind.quoted()?;
    let text = move || {
        let f = state.format();
        let l = f.locale;
        let (low, high) = (&f.percent(low, 0), &f.percent(high, 0));
        let range = &if low == high {
            low.clone()
        } else {
            t::programmes::Range { high, low }.text(l)
        };
        match figure {
            QuotedFigure::LostSalesRecovered => t::programmes::QuoteLostSales { range }.text(l),
            QuotedFigure::LifetimeValue => t::programmes::QuoteLtv { range }.text(l),
        }
    };
    // An LTV is in proportion to the orders, so so many more are that much LTV. Of lost
    // sales nothing is known here.
    let field = Memo::new(move |_| {
        let movable = super::super::state::movable(state);
        [Field::PurchaseFrequency, Field::TotalRevenue]
            .into_iter()
            .find(|field| figure == QuotedFigure::LifetimeValue && movable.contains(field))
    });
    let button = move || {
        field.get().map(|field| {
            let words = move || {
                let f = state.format();
                let business = state.form.with(|form| form.business);
                t::programmes::UseFigure {
                    field: &name_in_sentence(field, business, f.locale),
                    share: &f.percent(high, 0),
                }
                .text(f.locale)
            };
            view! {
                <button
                    type="button"
                    class="link"
                    on:click=move |_| effects::set_all(tool.studio, index, field, [low, f64::midpoint(low, high), high])
                >
                    {words}
                </button>
            }
        })
    };
    Some(view! { <div class="quote"><p>{text}</p>{button}</div> }.into_any())
}

fn settings(tool: Tool, index: usize, own: Memo<Option<Arc<Evaluated>>>) -> Vec<AnyView> {
    type Slot = fn(&mut Programme) -> &mut f64;
    let all: [(Setting, Unit, Words, Slot); 5] = [
        (Setting::Reach, Unit::Plain, t::programmes::reach, |p| {
            &mut p.reach
        }),
        (
            Setting::HorizonMonths,
            Unit::Plain,
            t::programmes::horizon,
            |p| &mut p.horizon_months,
        ),
        (
            Setting::FixedPerMonth,
            Unit::Money,
            t::programmes::fixed,
            |p| &mut p.fixed_per_month,
        ),
        (
            Setting::ContactCost,
            Unit::Money,
            t::programmes::contact_cost,
            |p| &mut p.contact_cost,
        ),
        (
            Setting::ContactsPerMonth,
            Unit::Plain,
            t::programmes::contacts,
            |p| &mut p.contacts_per_month,
        ),
    ];
    let studio = tool.studio;
    let number = |(setting, unit, words, slot): (Setting, Unit, Words, Slot)| {
        number_field(
            tool.state,
            Number {
                label: Arc::new(move |l| {
                    let new = setting == Setting::Reach
                        && own.with(|own| own.as_ref().is_some_and(|own| own.wins_customers()));
                    if new {
                        t::programmes::reach_new(l)
                    } else {
                        words(l)
                    }
                    .to_owned()
                }),
                unit,
                range: setting.range(),
                get: Arc::new(move || {
                    studio.doc.with(|doc| {
                        let mut programme = doc.programmes.get(index)?.clone();
                        Some(*slot(&mut programme))
                    })
                }),
                set: Arc::new(move |value| {
                    studio.doc.update(|doc| {
                        if let Some(programme) = doc.programmes.get_mut(index) {
                            *slot(programme) = value;
                        }
                    });
                }),
                bare: false,
            },
        )
    };
    Vec::from(all.map(number))
}
