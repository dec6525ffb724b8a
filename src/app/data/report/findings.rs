//! What the data are fit for: each finding with what it means.

use leptos::prelude::*;
use ltv_engine::fitness::{Finding, Weight};

use crate::app::data::words;
use crate::i18n::{Format, t};

pub(super) fn findings(findings: &[Finding], f: Format) -> AnyView {
    let l = f.locale;
    let items = findings.iter().filter_map(|finding| {
        let (text, means) = words::fact(&finding.fact, f)?;
        let touched = finding.touches.iter();
        let touched: Vec<&str> = touched
            .filter_map(|&each| words::analysis(each))
            .map(|name| name(l))
            .collect();
        let touches = t::files::Touches {
            analyses: &touched.join(t::files::list_comma(l)),
        };
        let (class, weight) = match finding.weight {
            Weight::Warning => ("tag warn", t::files::weight_warning(l)),
            Weight::Note => ("tag", t::files::weight_note(l)),
        };
        Some(view! {
            <li>
                <span class=class>{weight}</span>
                " "
                <b>{text}</b>
                <p class="hint">{means(l)} {t::cohorts::between(l)} {touches.text(l)}</p>
            </li>
        })
    });
    let items: Vec<_> = items.collect();
    let none = items
        .is_empty()
        .then(|| view! { <p>{t::files::fit_for_all(l)}</p> });
    view! {
        <section>
            <h3>{t::files::findings(l)}</h3>
            {none}
            <ul class="report-list findings">{items}</ul>
        </section>
    }
    .into_any()
}
