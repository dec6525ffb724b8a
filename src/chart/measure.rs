//! The width a chart has: charts are laid out to it, so that text keeps its
//! size and the plot gives way.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;

/// The width of an element in CSS pixels, kept current. 640 until it is known.
pub(crate) fn measured_width(node: NodeRef<Div>) -> RwSignal<f64> {
    let width = RwSignal::new(640.0);
    Effect::new(move |_| {
        let Some(element) = node.get() else { return };
        let first = f64::from(element.client_width());
        if first > 0.0 {
            width.set(first);
        }
        let read = element.clone();
        let seen = Closure::<dyn FnMut()>::new(move || {
            let now = f64::from(read.client_width());
            if now > 0.0
                && width
                    .try_get_untracked()
                    .is_some_and(|before| (before - now).abs() > 0.5)
            {
                width.set(now);
            }
        });
        if let Ok(observer) = web_sys::ResizeObserver::new(seen.as_ref().unchecked_ref()) {
            observer.observe(&element);
            // The observer and its closure end with the chart.
            let kept = StoredValue::new_local((observer, seen));
            on_cleanup(move || {
                kept.try_with_value(|(observer, _)| observer.disconnect());
            });
        }
    });
    width
}
