//! One input: known, or known as a range.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::error::Field;

use super::{Tool, around};
use crate::app::calculator::words;
use crate::app::menu::Words;
use crate::app::studio::parts::{Number, Unit, lever_name, number_field_beside, rounded, said};
use crate::i18n::t;

/// Low, likely, high.
type Three = [f64; 3];

pub(super) fn row(tool: Tool, field: Field) -> AnyView {
    let Tool { state, studio, .. } = tool;
    let kept = Memo::new(move |_| {
        studio.doc.with(|doc| {
            let spread = doc.spreads.iter().find(|spread| spread.field == field)?;
            Some([spread.low, spread.likely, spread.high])
        })
    });
    let on = Memo::new(move |_| kept.with(Option::is_some));
    // What stands in the fields: a range in the wrong order stays here until it is
    // put right, and the last one in order stays in force.
    let held = RwSignal::new(kept.get_untracked().unwrap_or_default());
    Effect::new(move |_| {
        if let Some(three) = kept.get() {
            held.set(three);
        }
    });
    let wrong = Memo::new(move |_| on.get() && !ascending(held.get()));
    Effect::new(move |_| {
        let wrong = wrong.get();
        tool.wrong.update(|all| {
            all.retain(|other| *other != field);
            if wrong {
                all.push(field);
            }
        });
    });
    let name = move || {
        let l = state.locale.get();
        state.form.with(|form| lever_name(form, field, l))
    };
    let now = move || {
        let f = state.format();
        let value = &state.form.with(|form| rounded(field, form.value(field), f));
        t::tools::NowValue { value }.text(f.locale)
    };
    let flip = move |event| {
        let wanted = event_target_checked(&event);
        let value = state.form.with_untracked(|form| form.value(field));
        studio.doc.update(|doc| {
            doc.spreads.retain(|spread| spread.field != field);
            if wanted {
                let spread = around(field, value, doc.shape);
                held.set([spread.low, spread.likely, spread.high]);
                doc.spreads.push(spread);
            }
        });
    };
    view! {
        <div class="range">
            <label class="known">
                <input type="checkbox" role="switch" prop:checked=move || on.get() on:change=flip/>
                <span>{name}</span>
                <small>{now}</small>
            </label>
            {move || on.get().then(|| three(tool, field, held))}
        </div>
    }
    .into_any()
}

fn ascending([low, likely, high]: Three) -> bool {
    low <= likely && likely <= high
}

fn three(tool: Tool, field: Field, held: RwSignal<Three>) -> AnyView {
    let Tool { state, studio, .. } = tool;
    let set = move |at: usize, value: f64| {
        held.update(|three| three[at] = value);
        let [low, likely, high] = held.get_untracked();
        if ascending([low, likely, high]) {
            studio.doc.update(|doc| {
                if let Some(spread) = doc.spreads.iter_mut().find(|spread| spread.field == field) {
                    (spread.low, spread.likely, spread.high) = (low, likely, high);
                }
            });
        }
    };
    let problem = move |at: usize| {
        let [low, likely, high] = held.get();
        let f = state.format();
        let likely_text = &words::value(field, likely, f);
        match at {
            0 if low > likely => Some(
                t::tools::LowAbove {
                    likely: likely_text,
                }
                .text(f.locale),
            ),
            2 if high < likely => Some(
                t::tools::HighBelow {
                    likely: likely_text,
                }
                .text(f.locale),
            ),
            _ => None,
        }
    };
    let labels: [Words; 3] = [t::tools::low, t::tools::likely, t::tools::high];
    let number = |at: usize| {
        number_field_beside(
            state,
            Number {
                label: said(labels[at]),
                unit: Unit::Of(field),
                range: field.range(),
                get: Arc::new(move || Some(held.get()[at])),
                set: Arc::new(move |value| set(at, value)),
                bare: false,
            },
            Arc::new(move || problem(at)),
        )
    };
    let name = move || {
        let l = state.locale.get();
        state.form.with(|form| lever_name(form, field, l))
    };
    view! {
        <div class="three" role="group" aria-label=name>
            {Vec::from([0, 1, 2].map(number))}
        </div>
    }
    .into_any()
}
