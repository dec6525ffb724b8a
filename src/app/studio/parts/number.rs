//! A number to type.

use std::sync::Arc;
use std::sync::atomic::{AtomicU32, Ordering};

use leptos::prelude::*;
use ltv_engine::error::{Bound, Field, Range};

use crate::app::calculator::fields::{is_money, is_percent};
use crate::app::calculator::{Problem, number, words};
use crate::app::state::AppState;
use crate::digits;
use crate::i18n::{Format, Locale, t};

/// How a number is typed and shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(in crate::app::studio) enum Unit {
    /// As that field of the calculator.
    Of(Field),
    /// A share, typed in percent.
    Percent,
    /// An amount of money.
    Money,
    /// A bare number, a count or a length in months.
    Plain,
}

impl Unit {
    fn percent(self) -> bool {
        matches!(self, Self::Percent) || matches!(self, Self::Of(field) if is_percent(field))
    }

    fn money(self) -> bool {
        matches!(self, Self::Money) || matches!(self, Self::Of(field) if is_money(field))
    }

    /// The value with its unit.
    pub(in crate::app::studio) fn show(self, value: f64, f: Format) -> String {
        match self {
            Self::Of(field) => words::value(field, value, f),
            Self::Percent => f.percent(value, 2),
            Self::Money => f.money_exact((value * 1e4).round() / 1e4),
            Self::Plain => f.up_to(value, 3),
        }
    }

    fn typed(self, value: f64) -> String {
        number::grouped(if self.percent() { value * 100.0 } else { value })
    }
}

/// A number to type. What cannot be used stays as typed, says why at the field,
/// and leaves the last value in force.
pub(in crate::app::studio) struct Number {
    /// Its name, shown before it.
    pub label: Arc<dyn Fn(Locale) -> String + Send + Sync>,
    /// How it is typed.
    pub unit: Unit,
    /// What may be typed; `None` in `get` is shown as an empty field.
    pub range: Range,
    /// The value in force.
    pub get: Arc<dyn Fn() -> Option<f64> + Send + Sync>,
    /// Takes a valid value.
    pub set: Arc<dyn Fn(f64) + Send + Sync>,
    /// The label is for screen readers only: a table's heads say it already.
    pub bare: bool,
}

/// A typed text that cannot be used.
#[derive(Clone, PartialEq)]
struct Draft {
    text: String,
    problem: Problem,
    /// The value in force when it was typed. Another one, as after an undo, has
    /// taken its place.
    beside: Option<f64>,
}

/// Shows a [`Number`].
pub(in crate::app::studio) fn number_field(state: AppState, model: Number) -> AnyView {
    number_field_beside(state, model, Arc::new(|| None))
}

/// Shows a [`Number`] that may also be wrong beside others: `problem` says how.
pub(in crate::app::studio) fn number_field_beside(
    state: AppState,
    model: Number,
    problem: Arc<dyn Fn() -> Option<String> + Send + Sync>,
) -> AnyView {
    static NEXT: AtomicU32 = AtomicU32::new(0);
    let note_id = format!("note-{}", NEXT.fetch_add(1, Ordering::Relaxed));
    let Number {
        label,
        unit,
        range,
        get,
        set,
        bare,
    } = model;
    let drafted = RwSignal::new(None::<Draft>);
    let typing = RwSignal::new(None::<String>);
    let value = Memo::new(move |_| get());
    let draft = Memo::new(move |_| drafted.get().filter(|draft| draft.beside == value.get()));
    let shown = move || {
        typing.get().unwrap_or_else(|| match draft.get() {
            Some(draft) => draft.text,
            None => value
                .get()
                .map(|value| unit.typed(value))
                .unwrap_or_default(),
        })
    };
    let on_input = move |event| {
        let typed = event_target_value(&event);
        match parse(&typed, unit, range) {
            Ok(value) => {
                drafted.set(None);
                set(value);
            }
            Err(problem) => drafted.set(Some(Draft {
                text: typed.clone(),
                problem,
                beside: value.get_untracked(),
            })),
        }
        typing.set(Some(typed));
    };
    let note = Memo::new(move |_| match draft.get() {
        Some(draft) => Some(problem_text(
            draft.problem,
            &draft.text,
            unit,
            state.format(),
        )),
        None => problem(),
    });
    let wrong = move || note.with(Option::is_some);
    let name = label.clone();
    view! {
        <label class="n" class:wrong=wrong>
            <span class:sr=bare>{move || label(state.locale.get())}</span>
            <span class="box">
                {unit.money().then(|| view! { <i>{move || state.currency.get().symbol(state.locale.get())}</i> })}
                <input
                    type="text"
                    inputmode="decimal"
                    autocomplete="off"
                    aria-label=move || name(state.locale.get())
                    aria-describedby=note_id.clone()
                    aria-invalid=move || wrong().to_string()
                    prop:value=shown
                    on:input=on_input
                    on:blur=move |_| typing.set(None)
                />
                {unit.percent().then(|| view! { <i>"%"</i> })}
            </span>
            <span class="note" id=note_id role=move || wrong().then_some("alert")>
                {move || note.get()}
            </span>
        </label>
    }
    .into_any()
}

fn parse(text: &str, unit: Unit, range: Range) -> Result<f64, Problem> {
    let plain = number::plain(text);
    if plain.is_empty() {
        return Err(Problem::Empty);
    }
    let typed = digits::parse(&plain).ok_or(Problem::Out(Bound::NotANumber))?;
    let value = if unit.percent() { typed / 100.0 } else { typed };
    match range.broken_by(value) {
        Some(bound) => Err(Problem::Out(bound)),
        None => Ok(value),
    }
}

fn problem_text(problem: Problem, text: &str, unit: Unit, f: Format) -> String {
    match (problem, unit) {
        (problem, Unit::Of(field)) => words::problem(field, problem, text, f),
        (Problem::Empty, _) => t::calculator::problem_empty(f.locale).to_owned(),
        (Problem::Out(Bound::NotANumber), _) => {
            t::calculator::ProblemNumber { text }.text(f.locale)
        }
        (Problem::Out(Bound::AtLeast { limit }), _) => t::calculator::ProblemLow {
            limit: &unit.show(limit, f),
        }
        .text(f.locale),
        (Problem::Out(Bound::AtMost { limit }), _) => t::calculator::ProblemHigh {
            limit: &unit.show(limit, f),
        }
        .text(f.locale),
    }
}
