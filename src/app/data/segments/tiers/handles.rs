//! A handle for each threshold, to be dragged or moved by keys.

use leptos::html::Div;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::axis::Axis;
use super::screen::Screen;
use super::spread_chart::{SIDE, handles_from, shade};
use super::stagger::{self, HANDLE};
use super::steps::Measure;
use super::words;
use crate::chart::measured_width;
use crate::digits::pixels;
use crate::i18n::t;

/// Steps of a large movement by keys.
const LARGE: f64 = 10.0;

pub(super) fn handles(screen: Screen, axis: Memo<Option<Axis>>) -> AnyView {
    let track = NodeRef::<Div>::new();
    // Handles stay while they are dragged: only their number makes new ones.
    let count = Memo::new(move |_| screen.tiers() - 1);
    let width = measured_width(track);
    let rows = Memo::new(move |_| {
        let axis = axis.get()?;
        let measure = screen.measure.get();
        let places = screen.choices.with(|choices| {
            let all = choices.thresholds.iter();
            all.map(|one| axis.share(measure.of(one)))
                .collect::<Vec<_>>()
        });
        Some(stagger::rows(&places, width.get()))
    });
    let all = move || {
        let handles = (0..count.get()).map(|at| handle(screen, axis, rows, track, at));
        handles.collect::<Vec<_>>()
    };
    view! {
        <div
            class="tier-handles"
            node_ref=track
            style:top=move || format!("{}px", pixels(handles_from(count.get())))
            style:left=format!("{}px", pixels(SIDE))
            style:right=format!("{}px", pixels(SIDE))
            hidden=move || axis.with(Option::is_none)
        >
            {all}
        </div>
    }
    .into_any()
}

fn handle(
    screen: Screen,
    axis: Memo<Option<Axis>>,
    rows: Memo<Option<Vec<usize>>>,
    track: NodeRef<Div>,
    at: usize,
) -> AnyView {
    // How far from its middle it was taken, in CSS pixels, while it is dragged.
    let held = RwSignal::new(None::<f64>);
    let value = Memo::new(move |_| {
        let measure = screen.measure.get();
        screen.choices.with(|choices| {
            choices
                .thresholds
                .get(at)
                .map_or(0.0, |one| measure.of(one))
        })
    });
    let decimals = move || screen.format.get().currency.decimals();
    let room = Memo::new(move |_| {
        let ends = axis.get().map_or((0.0, 1.0), Axis::ends);
        let (measure, decimals) = (screen.measure.get(), decimals());
        // A threshold of 0 would hold everybody.
        let least = measure
            .snapped(ends.0, decimals)
            .max(measure.step(ends.0, decimals));
        let ends = (least, ends.1);
        screen
            .choices
            .with(|choices| measure.room(&choices.thresholds, at, ends, decimals))
    });
    let go = move |value: f64| {
        let (low, high) = room.get_untracked();
        if low <= high {
            // Within its room a threshold can be used.
            let _ = screen.put(at, screen.measure.get_untracked(), value.clamp(low, high));
        }
    };
    let place = move || axis.get().map_or(0.0, |axis| axis.share(value.get()));
    let row = move || {
        let row = rows.with(|rows| rows.as_ref()?.get(at).copied());
        HANDLE * row.unwrap_or(0) as f64
    };
    let corner = move || {
        let track = track.get_untracked()?;
        let place = track.get_bounding_client_rect();
        (place.width() > 0.0).then(|| (place.left(), place.width()))
    };
    let on_down = move |event: web_sys::PointerEvent| {
        event.stop_propagation();
        if event.button() != 0 {
            return;
        }
        let handle = event.current_target();
        let handle = handle.and_then(|target| target.dyn_into::<web_sys::HtmlElement>().ok());
        if let (Some(handle), Some((left, width))) = (handle, corner()) {
            // Without capture the handle is left behind by a fast hand: no harm.
            let _ = handle.set_pointer_capture(event.pointer_id());
            let _ = handle.focus();
            let middle = left + untrack(place) * width;
            held.set(Some(f64::from(event.client_x()) - middle));
        }
    };
    let on_move = move |event: web_sys::PointerEvent| {
        event.stop_propagation();
        let (Some(off), Some((left, width))) = (held.get_untracked(), corner()) else {
            return;
        };
        let Some(axis) = axis.get_untracked() else {
            return;
        };
        let measure = screen.measure.get_untracked();
        let share = (f64::from(event.client_x()) - off - left) / width;
        go(measure.snapped(axis.value(share), untrack(decimals)));
    };
    let on_up = move |_| held.set(None);
    let on_key = move |event: web_sys::KeyboardEvent| {
        let (measure, now) = (screen.measure.get_untracked(), value.get_untracked());
        let by = |steps| measure.moved(now, steps, untrack(decimals));
        let (low, high) = room.get_untracked();
        let next = match &*event.key() {
            "ArrowRight" | "ArrowUp" => by(1.0),
            "ArrowLeft" | "ArrowDown" => by(-1.0),
            "PageUp" => by(LARGE),
            "PageDown" => by(-LARGE),
            "Home" => low,
            "End" => high,
            _ => return,
        };
        // The keys of the picture itself are the same ones.
        event.stop_propagation();
        event.prevent_default();
        go(next);
    };
    let text = move || {
        let (f, value) = (screen.format.get(), value.get());
        let takes = match screen.measure.get() {
            Measure::Spend => f.money_exact(value),
            Measure::Orders => words::orders(value, f),
        };
        let members = screen.shown.with(|shown| {
            let tier = shown.as_ref()?.tiers.tiers.get(at + 1)?;
            Some(f.count(f64::from(tier.members)))
        });
        match members {
            Some(members) => t::tiers::HandleText {
                takes: &takes,
                members: &members,
            }
            .text(f.locale),
            None => takes,
        }
    };
    let label = move || {
        let tier = &screen.name(at + 1);
        t::tiers::HandleName { tier }.text(screen.state.locale.get())
    };
    view! {
        <div
            class="tier-handle"
            class:held=move || held.with(Option::is_some)
            role="slider"
            tabindex="0"
            aria-label=label
            aria-valuemin=move || crate::digits::text(room.get().0)
            aria-valuemax=move || crate::digits::text(room.get().1.max(value.get()))
            aria-valuenow=move || crate::digits::text(value.get())
            aria-valuetext=text
            style:left=move || format!("{}%", pixels(place() * 100.0))
            style:top=move || format!("{}px", pixels(row()))
            on:pointerdown=on_down
            on:pointermove=on_move
            on:pointerup=on_up
            on:pointercancel=on_up
            on:lostpointercapture=on_up
            on:keydown=on_key
        >
            <span
                class=move || format!("tier-grip tier-{}", shade(at + 1, screen.tiers()))
                aria-hidden="true"
            ></span>
        </div>
    }
    .into_any()
}
