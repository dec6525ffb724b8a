//! Mounting the widget into an element, changing it live, and freeing it.

use std::any::Any;
use std::cell::{Cell, RefCell};

use js_sys::{Function, Reflect};
use leptos::prelude::*;
use ltv_engine::economics::Business;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ShadowRoot};

use super::attributes::{self, Cta, Mode};
use super::{accent, events};
use crate::app::calculator::{FIELDS, Form, prefill};
use crate::app::shell;
use crate::app::state::AppState;
use crate::i18n::{Currency, Locale};

/// Builds a view that only the larger module carries.
pub type PlaceView = fn(AppState) -> AnyView;

/// What a module adds to the calculator.
#[derive(Clone, Copy, Default)]
pub struct Extension {
    /// Sets up state for its places, once, under the element's owner.
    pub provide: Option<fn(AppState, JsValue)>,
    /// The inputs of every kind of business, in place of those of the first answer.
    pub inputs: Option<PlaceView>,
    /// How the answer is computed, in place of the question.
    pub explain: Option<PlaceView>,
    /// The view of the data place.
    pub data: Option<PlaceView>,
    /// The view of the scenarios.
    pub scenarios: Option<PlaceView>,
    /// The tools below the answer, in place of their buttons.
    pub tools: Option<PlaceView>,
    /// What stands above and below the places while there is something to say.
    pub above: Option<PlaceView>,
    /// See `above`.
    pub below: Option<PlaceView>,
    /// What the module holds beyond the form, as text, and the way back.
    pub keep: Option<fn() -> Option<String>>,
    /// See `keep`.
    pub restore: Option<fn(&str)>,
    /// What was read from files, as plain data for the host page.
    pub analysis: Option<fn() -> Option<JsValue>>,
}

struct Mounted {
    state: AppState,
    /// Dropping it unmounts the view and disposes of the state.
    _view: Box<dyn Any>,
    /// For what runs outside of the views: it finds their context.
    owner: Owner,
    extension: Extension,
    cta: RefCell<(Option<String>, Option<String>)>,
    warn: Option<Function>,
}

thread_local! {
    // A page has a handful of elements: no map is needed to find one.
    static MOUNTED: RefCell<Vec<(u32, Mounted)>> = const { RefCell::new(Vec::new()) };
    static NEXT: Cell<u32> = const { Cell::new(1) };
}

/// Mounts a widget under the shadow root and returns its handle.
///
/// `attributes` is a plain object of the attributes that are set; `environment`
/// holds what `embed.js` lends: `assets` (address of the module's folder), `load`
/// (imports a module), `warn` (names an unusable attribute) and `kept` (state
/// carried over, if any).
pub fn mount(
    host: HtmlElement,
    root: &ShadowRoot,
    attributes: &JsValue,
    environment: JsValue,
    extension: Extension,
) -> Option<u32> {
    let document = web_sys::window()?.document()?;
    let place: HtmlElement = document.create_element("div").ok()?.dyn_into().ok()?;
    root.replace_children_with_node_1(&place);

    let read = |name: &str| get(attributes, name);
    let kept = get(&environment, "kept");
    let warn = Reflect::get(&environment, &"warn".into())
        .ok()
        .and_then(|warn| warn.dyn_into::<Function>().ok());
    let slot = std::rc::Rc::new(Cell::new(None));
    let out = slot.clone();
    let first = (
        first_locale(read("locale").as_deref()),
        read("currency"),
        read("mode"),
    );
    let view = leptos::mount::mount_to(place, move || {
        let (locale, currency, mode) = first;
        let currency = currency
            .as_deref()
            .and_then(attributes::currency)
            .unwrap_or(match locale {
                Locale::ZhHant => Currency::Twd,
                Locale::En => Currency::Usd,
            });
        let mode = mode
            .as_deref()
            .and_then(attributes::mode)
            .unwrap_or(Mode::Calculator);
        let form = Form::example(currency, Business::RepeatPurchases);
        let state = AppState::new(host, locale, currency, mode, form);
        if let Some(provide) = extension.provide {
            provide(state, environment);
        }
        announce_results(state);
        out.set(Owner::current().map(|owner| (state, owner)));
        shell(state, extension)
    });
    let (state, owner) = slot.take()?;
    let handle = NEXT.replace(NEXT.get() + 1);
    MOUNTED.with_borrow_mut(|all| {
        all.push((
            handle,
            Mounted {
                state,
                _view: Box::new(view),
                owner,
                extension,
                cta: RefCell::default(),
                warn,
            },
        ));
    });
    for name in [
        "currency",
        "locale",
        "mode",
        "theme",
        "accent",
        "prefill",
        "cta-label",
        "cta-href",
    ] {
        if let Some(value) = read(name) {
            update(handle, name, Some(&value));
        }
    }
    if let Some(kept) = kept {
        restore(handle, state, &kept);
    }
    Some(handle)
}

/// The language asked for, else the page's, else the browser's.
fn first_locale(attribute: Option<&str>) -> Locale {
    let page = || {
        let root = web_sys::window()?.document()?.document_element()?;
        Locale::from_tag(&root.get_attribute("lang")?)
    };
    let browser = || Locale::from_tag(&web_sys::window()?.navigator().language()?);
    attribute
        .and_then(attributes::locale)
        .or_else(page)
        .or_else(browser)
        .unwrap_or(Locale::En)
}

/// Takes a changed attribute; `None` is a removed one.
pub fn update(handle: u32, name: &str, value: Option<&str>) {
    let Some(state) = state_of(handle) else {
        return;
    };
    let usable = match (name, value) {
        ("locale", value) => set(state.locale, value, attributes::locale, || {
            first_locale(None)
        }),
        ("currency", Some(value)) => match attributes::currency(value) {
            Some(currency) => {
                state.choose_currency(currency);
                true
            }
            None => false,
        },
        ("mode", value) => set(state.mode, value, attributes::mode, || Mode::Calculator),
        ("theme", Some(value)) => attributes::is_theme(value),
        ("accent", value) => paint(state, value),
        ("prefill", Some(value)) => {
            let mut form = state.form.get_untracked();
            let refused = prefill::apply(&mut form, state.currency.get_untracked(), value);
            state.form.set(form);
            refused.is_empty()
        }
        ("cta-label" | "cta-href", value) => call_to_action(handle, state, name, value),
        _ => true,
    };
    if !usable {
        warn(handle, name, value.unwrap_or_default());
    }
}

/// Names an attribute whose value cannot be used; the element tells each once.
fn warn(handle: u32, name: &str, value: &str) {
    let told = with_mounted(handle, |mounted| mounted.warn.clone()).flatten();
    if let Some(told) = told {
        // The page's console is all it can fail on.
        let _ = told.call2(&JsValue::UNDEFINED, &name.into(), &value.into());
    }
}

/// Sets what an attribute says, or what holds without it. False: it cannot be used.
fn set<T: Send + Sync + 'static>(
    signal: RwSignal<T>,
    value: Option<&str>,
    read: impl Fn(&str) -> Option<T>,
    otherwise: impl FnOnce() -> T,
) -> bool {
    let said = value.and_then(read);
    let usable = value.is_none() || said.is_some();
    signal.set(said.unwrap_or_else(otherwise));
    usable
}

fn paint(state: AppState, value: Option<&str>) -> bool {
    let colour = value.map(accent::parse);
    state.host.with_value(|host| {
        let style = host.style();
        // CSSOM is open to us under a strict policy; a style attribute is not.
        let _ = match colour {
            Some(Some(colour)) => style.set_property("--ltv-accent", &accent::css(colour)),
            _ => style.remove_property("--ltv-accent").map(drop),
        };
    });
    !matches!(colour, Some(None))
}

fn call_to_action(handle: u32, state: AppState, name: &str, value: Option<&str>) -> bool {
    let usable = with_mounted(handle, |mounted| {
        let mut cta = mounted.cta.borrow_mut();
        let mut usable = true;
        let value = value.map(str::trim).filter(|value| !value.is_empty());
        if name == "cta-label" {
            cta.0 = value.map(str::to_owned);
        } else {
            cta.1 = value.and_then(attributes::href);
            usable = value.is_some() == cta.1.is_some();
        }
        state.cta.set(cta.0.clone().map(|label| Cta {
            label,
            href: cta.1.clone(),
        }));
        usable
    });
    usable.unwrap_or(true)
}

/// Sets inputs from a query string in the form of `prefill`.
pub fn set_inputs(handle: u32, query: &str) {
    update(handle, "prefill", Some(query));
}

/// The latest result as plain data; with `analysis` once orders were read.
pub fn result(handle: u32) -> JsValue {
    let Some(state) = state_of(handle) else {
        return JsValue::NULL;
    };
    let result = events::latest(state);
    let analysis = inside(handle, |extension| extension.analysis?()).flatten();
    if let Some(analysis) = analysis {
        // Where there is no result it fails, and null is told.
        let _ = Reflect::set(&result, &"analysis".into(), &analysis);
    }
    result
}

/// What another module, or the same after a retry, needs to go on.
pub fn snapshot(handle: u32) -> Option<String> {
    let state = state_of(handle)?;
    let form = state.form.get_untracked();
    let mut lines = vec![
        state.locale.get_untracked().attribute().to_owned(),
        state.currency.get_untracked().code().to_owned(),
        form.edited.to_string(),
        prefill::write(&form),
    ];
    // What cannot be used stays as typed. A field holds one line.
    for field in FIELDS {
        let entry = form.entry(field);
        if entry.problem.is_some() {
            lines.push(format!("{}={}", prefill::key(field), entry.text));
        }
    }
    lines.extend(inside(handle, |extension| extension.keep.and_then(|keep| keep())).flatten());
    Some(lines.join("\n"))
}

/// Runs something of the module with the element's context.
pub fn inside<T>(handle: u32, run: impl FnOnce(Extension) -> T) -> Option<T> {
    let (owner, extension) =
        with_mounted(handle, |mounted| (mounted.owner.clone(), mounted.extension))?;
    Some(owner.with(|| run(extension)))
}

fn restore(handle: u32, state: AppState, kept: &str) {
    let mut lines = kept.lines();
    if let Some(locale) = lines.next().and_then(attributes::locale) {
        state.locale.set(locale);
    }
    if let Some(currency) = lines.next().and_then(attributes::currency) {
        state.currency.set(currency);
    }
    let edited = lines.next() == Some("true");
    let currency = state.currency.get_untracked();
    let mut form = Form::example(currency, Business::RepeatPurchases);
    if let Some(query) = lines.next() {
        let _ = prefill::apply(&mut form, currency, query);
    }
    for line in lines {
        if line.starts_with('{') {
            inside(handle, |extension| {
                extension.restore.map(|restore| restore(line))
            });
        } else if let Some((key, text)) = line.split_once('=')
            && let Some(field) = prefill::field(key)
        {
            form.type_text(field, text);
        }
    }
    form.edited = edited;
    state.form.set(form);
}

/// Takes the widget off the page and frees all it held.
pub fn unmount(handle: u32) {
    let left = MOUNTED.with_borrow_mut(|all| {
        let at = all.iter().position(|(each, _)| *each == handle)?;
        Some(all.swap_remove(at))
    });
    drop(left);
}

fn with_mounted<T>(handle: u32, read: impl FnOnce(&Mounted) -> T) -> Option<T> {
    MOUNTED.with_borrow(|all| {
        all.iter()
            .find(|(each, _)| *each == handle)
            .map(|(_, mounted)| read(mounted))
    })
}

/// The state of a mounted element.
pub fn state_of(handle: u32) -> Option<AppState> {
    with_mounted(handle, |mounted| mounted.state)
}

fn announce_results(state: AppState) {
    Effect::new(move |_| {
        let currency = state.currency.get();
        let detail = state
            .answer
            .with(|answer| answer.as_ref().map(|a| events::result(a, currency)));
        if let Some(detail) = detail {
            events::emit(state, "ltv-result", &detail, false);
        }
    });
}

fn get(object: &JsValue, name: &str) -> Option<String> {
    Reflect::get(object, &name.into()).ok()?.as_string()
}
