//! The shared state of the tools: the only such place beside [`AppState`].

use leptos::prelude::*;
use ltv_engine::economics::CalculatorInputs;
use ltv_engine::error::Field;

use super::doc::Doc;
use super::history::History;
use crate::app::calculator::FIELDS;
use crate::app::state::AppState;

/// A handle: copies share it.
#[derive(Clone, Copy)]
pub struct Studio {
    /// What the tools hold.
    pub doc: RwSignal<Doc>,
    /// Undo and redo over the inputs and `doc`.
    pub history: History,
    /// What the last action came to, for the eye and for screen readers.
    pub message: RwSignal<Option<Message>>,
    /// The day on which a calculation was kept in this browser.
    pub kept: RwSignal<Option<(i32, u32, u32)>>,
    /// The same as found on arrival: only that is offered.
    pub found: StoredValue<Option<(i32, u32, u32)>>,
    /// The folder that the widget was loaded from.
    pub home: StoredValue<String>,
}

/// What the last action came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// The sentence.
    pub text: String,
    /// Whether it is bad news.
    pub bad: bool,
}

impl Studio {
    /// State owned by the current reactive owner.
    pub fn new(state: AppState) -> Self {
        let doc = RwSignal::new(Doc::default());
        Self {
            doc,
            history: History::new(state, doc),
            message: RwSignal::new(None),
            kept: RwSignal::new(None),
            found: StoredValue::new(None),
            home: StoredValue::default(),
        }
    }

    /// Says what an action came to.
    pub fn say(self, text: String) {
        self.message.set(Some(Message { text, bad: false }));
    }

    /// Says what went wrong.
    pub fn warn(self, text: String) {
        self.message.set(Some(Message { text, bad: true }));
    }
}

/// Puts the focus on the last that matches, once what a press has changed is
/// there: where the pressed control itself has gone, the focus would fall to the page.
pub(super) fn focus_soon(state: AppState, selector: &'static str) {
    use wasm_bindgen::JsCast;
    request_animation_frame(move || {
        let found = state.host.try_with_value(|host| {
            let all = host.shadow_root()?.query_selector_all(selector).ok()?;
            all.get(all.length().checked_sub(1)?)?
                .dyn_into::<web_sys::HtmlElement>()
                .ok()
        });
        if let Some(Some(element)) = found {
            // Focusing fails only for what cannot have it.
            let _ = element.focus();
        }
    });
}

/// The baseline: the inputs of the last valid values.
pub(super) fn baseline(state: AppState) -> CalculatorInputs {
    state.form.with(crate::app::calculator::Form::inputs)
}

/// The inputs that can be moved: those that the form shows and the engine uses.
pub(super) fn movable(state: AppState) -> Vec<Field> {
    state.form.with(|form| {
        let used = form.inputs().fields();
        FIELDS
            .into_iter()
            .filter(|field| form.uses(*field) && used.contains(field))
            .filter(|field| form.entry(*field).value.is_some())
            .collect()
    })
}
