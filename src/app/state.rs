//! The shared reactive state of one element: the only such place. Views read it
//! and send commands; they never reach back into each other. (The state of
//! opened files has its own type in [`super::data`], so that the small module,
//! which opens none, does not carry it.)

use leptos::prelude::*;
use ltv_engine::economics::{
    Business, CalculatorInputs, CalculatorResult, CurvePoint, break_even_curve, calculate,
};
use web_sys::HtmlElement;

use super::calculator::Form;
use crate::embed::attributes::{Cta, Mode};
use crate::i18n::{Currency, Format, Locale};

/// A place of the interface, as its tabs name them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// The formulas.
    Calculator,
    /// Named scenarios side by side.
    Scenarios,
    /// The user's own orders.
    Data,
}

/// The calculator's answer to the last valid inputs.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The inputs it belongs to.
    pub inputs: CalculatorInputs,
    /// The result.
    pub result: CalculatorResult,
    /// Cumulative contribution by month.
    pub curve: Vec<CurvePoint>,
    /// A field holds something that cannot be used: the answer is that of the
    /// last valid values.
    pub stale: bool,
}

/// The state of one element. A handle: copies share it.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The language.
    pub locale: RwSignal<Locale>,
    /// The currency of the calculator.
    pub currency: RwSignal<Currency>,
    /// What the element is for.
    pub mode: RwSignal<Mode>,
    /// The place that is open.
    pub place: RwSignal<Place>,
    /// What stands in the calculator's fields.
    pub form: RwSignal<Form>,
    /// The forms of the other kinds of business: what was typed there stays.
    pub shelf: StoredValue<Vec<Form>>,
    /// What the engine makes of it. `None` only while no valid value exists.
    pub answer: Memo<Option<Answer>>,
    /// The site owner's call to action.
    pub cta: RwSignal<Option<Cta>>,
    /// The custom element, for events.
    pub host: StoredValue<HtmlElement, LocalStorage>,
}

impl AppState {
    /// State with its memos, owned by the current reactive owner.
    pub fn new(
        host: HtmlElement,
        locale: Locale,
        currency: Currency,
        mode: Mode,
        form: Form,
    ) -> Self {
        let form = RwSignal::new(form);
        Self {
            locale: RwSignal::new(locale),
            currency: RwSignal::new(currency),
            place: RwSignal::new(match mode {
                Mode::Data => Place::Data,
                Mode::Scenarios => Place::Scenarios,
                Mode::Calculator | Mode::Full => Place::Calculator,
            }),
            mode: RwSignal::new(mode),
            form,
            shelf: StoredValue::default(),
            answer: Memo::new(move |_| form.with(answer)),
            cta: RwSignal::new(None),
            host: StoredValue::new_local(host),
        }
    }

    /// Turns to another kind of business: its form as it was left, or its example.
    pub fn choose_business(self, business: Business) {
        let left = self.form.get_untracked();
        if left.business == business {
            return;
        }
        let currency = self.currency.get_untracked();
        let kept = self.shelf.try_update_value(|shelf| {
            let at = shelf.iter().position(|form| form.business == business)?;
            Some(shelf.swap_remove(at))
        });
        self.shelf.update_value(|shelf| shelf.push(left));
        self.form.set(
            kept.flatten()
                .unwrap_or_else(|| Form::example(currency, business)),
        );
    }

    /// Counts in another currency. An untouched example is shown in amounts usual
    /// for it; entered amounts are the user's and stay.
    pub fn choose_currency(self, currency: Currency) {
        self.currency.set(currency);
        if !self.form.with_untracked(|form| form.edited) {
            self.form.update(|form| *form = form.example_in(currency));
        }
    }

    /// Formats for the current language and the calculator's currency.
    pub fn format(self) -> Format {
        Format {
            locale: self.locale.get(),
            currency: self.currency.get(),
        }
    }
}

fn answer(form: &Form) -> Option<Answer> {
    let inputs = form.inputs();
    let result = calculate(&inputs).ok()?;
    let curve = break_even_curve(&inputs).ok()?;
    Some(Answer {
        inputs,
        result,
        curve,
        stale: form.has_problem(),
    })
}
