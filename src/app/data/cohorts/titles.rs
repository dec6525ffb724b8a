//! What the pictures of the cohorts find.

use ltv_engine::cohorts::{Basis, CohortBy, CohortKey, CohortTable, Measure, Payback, Scale, Span};
use ltv_worker::protocol::CohortAnswer;

use super::super::periods;
use super::Choices;
use super::figures::{Unit, caption, name};
use super::grid::shown_projection;
use super::lead::ENOUGH;
use super::said::{has_cost, paid_at, row_name};
use crate::i18n::{Format, t};

/// The average at its first and its last age that is compared with others.
fn ends(table: &CohortTable, choices: &Choices) -> Option<((usize, f64), (usize, f64))> {
    let at = |age: usize| {
        let value = table.average_value(age, choices.view, choices.scale)?;
        Some((age, value))
    };
    let mut there = (choices.first_shade()..table.average.len()).filter_map(at);
    let first = there.next()?;
    Some((first, there.next_back().unwrap_or(first)))
}

/// The finding of the curves.
pub(super) fn curves(answer: &CohortAnswer, choices: &Choices, f: Format) -> String {
    let l = f.locale;
    let table = &answer.table;
    let unit = Unit::of(choices.view, choices.scale);
    let Some((first, last)) = ends(table, choices) else {
        return t::data::cohorts_young(l).to_owned();
    };
    let view = choices.view;
    if choices.scale == Scale::VersusAverage {
        return t::cohorts::versus_title(l).to_owned();
    }
    let sum = view.span == Span::Cumulative
        && view.basis == Basis::Customer
        && choices.scale == Scale::Absolute;
    let value = &unit.full(last.1, f);
    match (view.measure, table.payback) {
        (Measure::Contribution, Some(Payback::Reached { age, .. })) if sum => {
            let age = &periods::age(age as usize, table.period, f);
            t::cohorts::TitlePaid { age }.text(l)
        }
        (Measure::Contribution, Some(Payback::NotYet { missing })) if sum => {
            let missing = &f.money(missing);
            t::cohorts::TitleUnpaid { missing }.text(l)
        }
        (Measure::Revenue, _) if sum => t::cohorts::TitleRevenue {
            length: &periods::length(last.0, table.period, f),
            value,
        }
        .text(l),
        (Measure::Contribution, _) if sum => t::cohorts::TitleContribution {
            length: &periods::length(last.0, table.period, f),
            value,
        }
        .text(l),
        _ => t::cohorts::TitleFromTo {
            measure: name(view)(l),
            from: &unit.full(first.1, f),
            start: &periods::age(first.0, table.period, f),
            to: value,
            end: &periods::age(last.0, table.period, f),
        }
        .text(l),
    }
}

/// The finding of the small multiples: who is ahead and who behind at the last
/// age at which most of the large ones are still observed in number.
pub(super) fn panels(answer: &CohortAnswer, choices: &Choices, f: Format) -> String {
    let name = |key: &ltv_engine::cohorts::CohortKey| row_name(key, answer.table.period, f);
    let unit = Unit::of(choices.view, choices.scale);
    let values = |age: usize| {
        let at = move |panel: &ltv_engine::cohorts::CohortPanel| {
            let named = matches!(panel.key, CohortKey::Label { .. });
            let customers = panel.table.average.get(age)?.customers;
            if !named || customers < ENOUGH {
                return None;
            }
            let value = panel
                .table
                .average_value(age, choices.view, choices.scale)?;
            Some((name(&panel.key), value))
        };
        answer.panels.iter().filter_map(at).collect::<Vec<_>>()
    };
    let oldest = answer.table.average.len();
    let most = values(0).len().div_ceil(2).max(2);
    let told = (0..oldest).rev().find(|age| values(*age).len() >= most);
    let Some(age) = told else {
        return caption(choices, f);
    };
    let mut values = values(age);
    values.sort_by(|a, b| b.1.total_cmp(&a.1));
    match (values.first(), values.last()) {
        (Some(best), Some(least)) if values.len() > 1 => t::cohorts::TitlePanels {
            best: &best.0,
            high: &unit.full(best.1, f),
            least: &least.0,
            low: &unit.full(least.1, f),
            age: &periods::age(age, answer.table.period, f),
        }
        .text(f.locale),
        _ => caption(choices, f),
    }
}

/// How the heatmap is read: what its rows and columns are, and only those marks
/// that are in it.
pub(super) fn key(answer: &CohortAnswer, choices: &Choices, f: Format) -> String {
    let l = f.locale;
    let table = &answer.table;
    let mut words = vec![match table.by {
        CohortBy::FirstOrder => t::cohorts::heat_rows(l),
        CohortBy::Label => t::cohorts::heat_labels(l),
    }];
    let mut rows = table.rows.iter();
    if rows
        .clone()
        .any(|row| row.cells.iter().any(|cell| cell.running))
    {
        words.push(t::cohorts::heat_running(l));
    }
    if shown_projection(answer, choices).is_some() {
        words.push(t::cohorts::heat_projected(l));
    }
    if has_cost(table) && rows.any(|row| paid_at(row.payback).is_some()) {
        words.push(t::cohorts::heat_paid(l));
    }
    words.push(t::cohorts::heat_rest(l));
    words.join(" · ")
}
