//! One rule in the editor: its name, the scores that it asks for, its place.

use leptos::prelude::*;
use ltv_engine::segments::rfm::{Named, Rule, RuleProblem, Scores};
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, MouseEvent};

use super::words;
use crate::app::data::desk::Desk;
use crate::app::data::focus;
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::i18n::{say, t};

/// A range of a rule, by name.
type Part = (&'static str, Words, fn(&mut Rule) -> &mut Scores);

const PARTS: [Part; 4] = [
    ("R", t::rfm::r_name, |rule| &mut rule.recency),
    ("FM", t::rfm::fm_name, |rule| &mut rule.combined),
    ("F", t::rfm::f_name, |rule| &mut rule.frequency),
    ("M", t::rfm::m_name, |rule| &mut rule.monetary),
];

/// The longest name of one's own, in characters.
const LONGEST: usize = 40;

pub(super) fn row(
    state: AppState,
    desk: Desk,
    id: u32,
    problems: Memo<Vec<RuleProblem>>,
    said: RwSignal<String>,
) -> AnyView {
    let look = desk.rfm_look;
    let place = Memo::new(move |_| {
        look.draft
            .with(|draft| draft.iter().position(|one| one.id == id))
    });
    let rule = Memo::new(move |_| {
        look.draft.with(|draft| {
            let own = draft.iter().find(|one| one.id == id);
            own.map(|one| one.rule.clone())
        })
    });
    let name = Memo::new(move |_| {
        let l = state.locale.get();
        rule.with(|rule| {
            let rule = rule.as_ref();
            rule.map_or_else(String::new, |rule| words::segment(&rule.name, l))
        })
    });
    let change = move |change: &dyn Fn(&mut Rule)| {
        look.change(desk, |draft| {
            if let Some(own) = draft.iter_mut().find(|one| one.id == id) {
                change(&mut own.rule);
            }
        });
    };
    let problem = move || {
        let l = state.locale.get();
        let at = u32::try_from(place.get()?).ok()?;
        let text = problems.with(|problems| {
            problems.iter().find_map(|problem| match *problem {
                RuleProblem::Range { rule } if rule == at => Some(t::rfm::rule_range(l)),
                RuleProblem::Unreachable { rule } if rule == at => Some(t::rfm::unreachable(l)),
                _ => None,
            })
        })?;
        Some(view! { <p class="note asks" role="alert">{text}</p> })
    };
    let by = move |steps: isize| {
        let count = look.draft.with(Vec::len);
        let to = place.get()?.checked_add_signed(steps)?;
        (to < count).then_some(to)
    };
    let shift = move |steps: isize| {
        move |event: MouseEvent| {
            let (Some(from), Some(to)) = (place.get_untracked(), untrack(|| by(steps))) else {
                return;
            };
            look.change(desk, |draft| draft.swap(from, to));
            keep_focus(&event);
            let l = state.locale.get_untracked();
            said.set(
                t::rfm::NowAt {
                    name: &name.get_untracked(),
                    place: &(to + 1).to_string(),
                }
                .text(l),
            );
        }
    };
    let remove = move |event: MouseEvent| {
        focus::pass(&event, ".rfm-add");
        let text = t::rfm::Removed {
            name: &name.get_untracked(),
        };
        said.set(text.text(state.locale.get_untracked()));
        look.change(desk, |draft| draft.retain(|one| one.id != id));
    };
    let button = move |sign: &'static str, label: Label, able: Able, press: Press| {
        view! {
            <button
                type="button"
                class="secondary"
                aria-label=move || label(&name.get())
                aria-disabled=move || (!able()).then_some("true")
                on:click=press
            >
                {sign}
            </button>
        }
        .into_any()
    };
    let up: Label = Box::new(move |name| t::rfm::MoveUp { name }.text(state.locale.get()));
    let down: Label = Box::new(move |name| t::rfm::MoveDown { name }.text(state.locale.get()));
    let away: Label = Box::new(move |name| t::rfm::Remove { name }.text(state.locale.get()));
    view! {
        <li>
            <div class="rfm-rule-head">
                <span aria-hidden="true">{move || place.get().map(|at| format!("{}.", at + 1))}</span>
                {own_name(state, rule, name, change)}
                <span class="buttons">
                    {button("↑", up, Box::new(move || by(-1).is_some()), Box::new(shift(-1)))}
                    {button("↓", down, Box::new(move || by(1).is_some()), Box::new(shift(1)))}
                    {button("×", away, Box::new(|| true), Box::new(remove))}
                </span>
            </div>
            <div class="rfm-ranges">
                {PARTS.map(|part| range(state, part, rule, name, change)).into_iter().collect::<Vec<_>>()}
            </div>
            {problem}
        </li>
    }
    .into_any()
}

type Label = Box<dyn Fn(&str) -> String + Send + Sync>;
type Able = Box<dyn Fn() -> bool + Send + Sync>;
type Press = Box<dyn Fn(MouseEvent)>;

/// A button that moves with its row loses the focus on the way.
fn keep_focus(event: &MouseEvent) {
    let pressed = event
        .current_target()
        .and_then(|target| target.dyn_into::<HtmlElement>().ok());
    request_animation_frame(move || {
        if let Some(pressed) = pressed {
            let _ = pressed.focus();
        }
    });
}

/// The name: a field where it is the user's own.
fn own_name(
    state: AppState,
    rule: Memo<Option<Rule>>,
    name: Memo<String>,
    change: impl Fn(&dyn Fn(&mut Rule)) + Copy + Send + Sync + 'static,
) -> AnyView {
    let own = rule.with_untracked(|rule| {
        let name = rule.as_ref().map(|rule| &rule.name);
        matches!(name, Some(Named::Own(_)))
    });
    if !own {
        return view! { <b>{move || name.get()}</b> }.into_any();
    }
    let empty = RwSignal::new(false);
    let on_change = move |event| {
        let text: String = event_target_value(&event);
        let text: String = text.trim().chars().take(LONGEST).collect();
        empty.set(text.is_empty());
        if !text.is_empty() {
            change(&|rule| rule.name = Named::Own(text.clone()));
        }
    };
    let problem = move || {
        empty.get().then(|| view! { <span class="note asks" role="alert">{say(state.locale, t::rfm::name_empty)}</span> })
    };
    view! {
        <label class="rfm-name">
            <span class="sr">{say(state.locale, t::rfm::name_label)}</span>
            <input
                type="text"
                class="pick"
                autocomplete="off"
                maxlength=LONGEST.to_string()
                prop:value=move || name.get()
                aria-invalid=move || empty.get().to_string()
                on:change=on_change
            />
            {problem}
        </label>
    }
    .into_any()
}

fn range(
    state: AppState,
    (symbol, words, part): Part,
    rule: Memo<Option<Rule>>,
    name: Memo<String>,
    change: impl Fn(&dyn Fn(&mut Rule)) + Copy + Send + Sync + 'static,
) -> AnyView {
    let now = Memo::new(move |_| {
        let mut rule = rule.get()?;
        Some(*part(&mut rule))
    });
    let select = move |last: bool| {
        let label = move || {
            let l = state.locale.get();
            let (name, part) = (&*name.get(), words(l));
            if last {
                t::rfm::RangeTo { name, part }.text(l)
            } else {
                t::rfm::RangeFrom { name, part }.text(l)
            }
        };
        let current = move || {
            let now = now.get()?;
            Some(if last { now.to } else { now.from })
        };
        let option = |score: u8| {
            view! {
                <option value=score.to_string() prop:selected=move || current() == Some(score)>
                    {score.to_string()}
                </option>
            }
            .into_any()
        };
        let options: Vec<AnyView> = (1..=5).map(option).collect();
        view! {
            <select
                class="pick"
                aria-label=label
                on:change=move |event| {
                    let Ok(score) = event_target_value(&event).parse::<u8>() else {
                        return;
                    };
                    change(&|rule| {
                        let range = part(rule);
                        if last {
                            range.to = score;
                        } else {
                            range.from = score;
                        }
                    });
                }
            >
                {options}
            </select>
        }
        .into_any()
    };
    view! {
        <span class="rfm-range" title=move || words(state.locale.get())>
            <span aria-hidden="true">{symbol}</span>
            {select(false)}
            <span aria-hidden="true">"–"</span>
            {select(true)}
        </span>
    }
    .into_any()
}
