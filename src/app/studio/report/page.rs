//! The document: its frame, and the first page with verdict, figures and inputs.

use js_sys::Date;
use leptos::prelude::*;
use ltv_engine::economics::Timing;

use super::facts::{entered, fields, figures, value};
use super::html::{Cell, Page, cell, escape, rich};
use super::{pictures, sections};
use crate::app::calculator::answer::verdict;
use crate::app::calculator::{Form, break_even, words};
use crate::app::state::{Answer, AppState};
use crate::app::studio::{Studio, speech};
use crate::i18n::{Format, t};

/// The styles of the widget, for the charts, and those of the document.
const STYLES: [&str; 3] = [
    include_str!("../../../../www/widget.css"),
    include_str!("../../../../www/studio.css"),
    include_str!("report.css"),
];

/// Nothing in the document runs or fetches, wherever it is opened.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

pub(super) fn document(state: AppState, studio: Studio) -> String {
    let f = state.format();
    let l = f.locale;
    let mut page = Page::default();
    page.raw("<!doctype html>\n<html lang=\"");
    page.raw(&escape(l.tag()));
    page.raw(
        "\"><head><meta charset=\"utf-8\"><meta http-equiv=\"Content-Security-Policy\" content=\"",
    );
    page.raw(POLICY);
    page.raw("\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
    page.text("title", t::report::title(l));
    page.raw("<style>");
    for sheet in STYLES {
        // In a document of its own the root stands for the widget's host.
        page.raw(&sheet.replace(":host", ":root"));
    }
    page.raw(&accent(state));
    page.raw("</style></head><body><main>");
    state.answer.with(|answer| match answer {
        Some(answer) => {
            head(&mut page, answer, state, f);
            sections::all(&mut page, answer, state, studio, f);
        }
        None => page.text("p", t::report::none(l)),
    });
    page.raw("<footer>");
    page.text("p", t::report::privacy(l));
    page.raw("</footer></main></body></html>\n");
    page.finish()
}

/// The accent in force, if the page has set one; only what can be nothing but a colour.
fn accent(state: AppState) -> String {
    let set = state.host.try_with_value(|host| {
        host.style()
            .get_property_value("--ltv-accent")
            .unwrap_or_default()
    });
    let harmless = |letter: char| letter.is_ascii_alphanumeric() || "#(),.% -/".contains(letter);
    match set {
        Some(colour) if !colour.is_empty() && colour.chars().all(harmless) => {
            format!(":root{{--ltv-accent:{colour}}}")
        }
        _ => String::new(),
    }
}

fn head(page: &mut Page, answer: &Answer, state: AppState, f: Format) {
    let l = f.locale;
    page.raw("<header><p class=\"r-kicker\">");
    page.raw(&escape(t::report::kicker(l)));
    page.raw("<span>");
    page.raw(&escape(&t::report::Made { date: &today(f) }.text(l)));
    page.raw("</span></p><h1>");
    page.raw(&rich(&verdict(answer, f)));
    page.raw("</h1></header>");
    let note = state.form.with(|form| match entered(form) {
        (0, _) => t::report::all_example(l),
        (some, all) if some < all => t::report::some_example(l),
        _ => "",
    });
    let stale = if answer.stale {
        t::report::stale(l)
    } else {
        ""
    };
    for note in [note, stale] {
        if !note.is_empty() {
            page.classed("p", "r-warning", note);
        }
    }
    page.raw("<div class=\"r-trio\">");
    for fact in figures(answer, f) {
        page.raw("<div>");
        page.text("h2", &fact.name);
        page.classed("p", "r-big", &fact.value);
        page.text("p", &fact.note);
        page.raw("</div>");
    }
    page.raw("</div>");
    page.raw(&pictures::figure(
        &break_even::chart(answer, f),
        pictures::FULL,
    ));
    page.section(t::report::inputs(l), |page| {
        let rows = state.form.with(|form| inputs(form, f));
        let heads = [
            t::report::input(l),
            t::report::value(l),
            t::report::origin(l),
        ];
        page.table("r-inputs", &heads.map(str::to_owned), &rows);
    });
}

/// The method and what it is given.
fn inputs(form: &Form, f: Format) -> Vec<Vec<Cell>> {
    let l = f.locale;
    let mut rows = vec![
        vec![
            cell(t::report::method(l)),
            cell(speech::method(form.method)(l)),
            cell(""),
        ],
        vec![
            cell(t::report::rhythm(l)),
            cell(words::per(form.payment_period)(l)),
            cell(""),
        ],
    ];
    if form.method.discounts() {
        let timing = match form.timing {
            Timing::AtOnce => t::calculator::timing_start(l),
            Timing::EndOfPeriod => t::calculator::timing_end(l),
        };
        rows.push(vec![cell(t::report::timing(l)), cell(timing), cell("")]);
    }
    for field in fields(form) {
        let origin = if form.entry(field).entered {
            t::report::entered(l)
        } else {
            t::report::example(l)
        };
        rows.push(vec![
            cell(speech::label(field, form.business)(l)),
            cell(value(form, field, f)),
            cell(origin),
        ]);
    }
    rows
}

/// Today by the user's own calendar.
fn today(f: Format) -> String {
    let now = Date::new_0();
    let year = now.get_full_year().try_into().unwrap_or_default();
    f.day(year, now.get_month() + 1, now.get_date())
}
