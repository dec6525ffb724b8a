//! The result as plain text, and as a table for a spreadsheet.

use leptos::prelude::*;
use ltv_engine::economics::{CalculatorResult, Payback};
use ltv_engine::error::Field;
use ltv_engine::scenario::Figure;

use super::facts::{entered, fields, figures, value};
use super::html::plain;
use crate::app::calculator::answer::verdict;
use crate::app::calculator::fields::{FOLDED, has_period, index, is_length, is_money, is_percent};
use crate::app::calculator::{Form, words};
use crate::app::state::AppState;
use crate::app::studio::parts::figure_name;
use crate::app::studio::scenarios::columns;
use crate::app::studio::{Studio, speech};
use crate::digits;
use crate::i18n::{Format, t};

/// Headline, three figures, inputs.
pub(in crate::app::studio) fn text(state: AppState) -> String {
    untrack(|| {
        let f = state.format();
        let l = f.locale;
        state.answer.with(|answer| {
            let Some(answer) = answer else {
                return t::report::none(l).to_owned();
            };
            let mut lines = vec![plain(&verdict(answer, f)), String::new()];
            for fact in figures(answer, f) {
                let note = if fact.note.is_empty() {
                    String::new()
                } else {
                    t::report::TextNote { note: &fact.note }.text(l)
                };
                lines.push(pair(&fact.name, &(fact.value + &note), f));
            }
            lines.push(String::new());
            state.form.with(|form| {
                lines.push(pair(
                    t::report::method(l),
                    speech::method(form.method)(l),
                    f,
                ));
                // Bands and targets are for reading the figures; of them only the target
                // is in the headline.
                let told = |field: &Field| index(*field) < FOLDED || *field == Field::TargetRatio;
                for field in fields(form).into_iter().filter(told) {
                    let name = speech::label(field, form.business)(l);
                    let example = if form.entry(field).entered {
                        String::new()
                    } else {
                        t::report::TextNote {
                            note: t::report::example(l),
                        }
                        .text(l)
                    };
                    lines.push(pair(name, &(value(form, field, f) + &example), f));
                }
                if entered(form).0 == 0 {
                    lines.extend([String::new(), t::report::all_example(l).to_owned()]);
                }
            });
            // What keeps a number and its unit on one line is nothing to a mail program.
            lines.join("\n").replace('\u{2060}', "")
        })
    })
}

fn pair(name: &str, value: &str, f: Format) -> String {
    t::report::TextLine { name, value }.text(f.locale)
}

/// Tab-separated: inputs and figures by row; value, unit, then the scenarios by column.
pub(in crate::app::studio) fn table(state: AppState, studio: Studio) -> String {
    untrack(|| {
        let f = state.format();
        let l = f.locale;
        let all = columns(state, studio);
        let mut heads = vec![
            t::report::table_input(l).to_owned(),
            t::report::table_value(l).to_owned(),
            t::report::table_unit(l).to_owned(),
        ];
        heads.extend(all.iter().skip(1).map(|column| column.name.clone()));
        let mut rows = vec![heads.iter().map(|head| inert(head)).collect::<Vec<_>>()];
        state.form.with(|form| {
            for field in fields(form) {
                let of = |at: usize| {
                    let inputs = all.get(at)?.inputs.as_ref().ok()?;
                    // An input that was left empty has no value, though the engine has one.
                    form.entry(field).value?;
                    inputs.get(field).map(|value| {
                        number(if is_percent(field) {
                            value * 100.0
                        } else {
                            value
                        })
                    })
                };
                let name = speech::label(field, form.business)(l);
                rows.push(row(name, &unit(form, field, f), all.len(), of));
            }
        });
        for figure in Figure::ALL {
            let unit = match figure {
                Figure::Ltv | Figure::NetLtv => f.currency.code(),
                Figure::Ratio => t::report::table_ratio(l),
                Figure::Payback => t::shell::months_unit(l),
            };
            let of = |at: usize| {
                let result = all.get(at)?.result.as_ref()?;
                figure_cell(figure, result, f)
            };
            rows.push(row(figure_name(figure)(l), unit, all.len(), of));
        }
        let lines: Vec<String> = rows.into_iter().map(|row| row.join("\t")).collect();
        lines.join("\n")
    })
}

fn row(name: &str, unit: &str, count: usize, of: impl Fn(usize) -> Option<String>) -> Vec<String> {
    let cell = |at: usize| of(at).unwrap_or_default();
    let mut row = vec![inert(name), cell(0), inert(unit)];
    row.extend((1..count).map(cell));
    row
}

fn figure_cell(figure: Figure, result: &CalculatorResult, f: Format) -> Option<String> {
    if figure == Figure::Payback && result.payback == Payback::Never {
        return Some(inert(t::calculator::never(f.locale)));
    }
    figure.of(result).map(number)
}

/// A number that every spreadsheet reads: digits and a point, without the dust of
/// binary fractions.
fn number(value: f64) -> String {
    if value.abs() < 1e9 {
        digits::fixed(value, 6)
    } else {
        digits::text(value)
    }
}

/// Text that a spreadsheet takes for text: what begins a formula is escaped, and what
/// ends a cell is gone.
fn inert(text: &str) -> String {
    let flat: String = text
        .chars()
        .map(|letter| if letter.is_control() { ' ' } else { letter })
        .collect();
    // Full-width signs begin a formula in some spreadsheets, too.
    let starts = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];
    if flat.trim_start().starts_with(starts) {
        format!("'{flat}")
    } else {
        flat
    }
}

fn unit(form: &Form, field: Field, f: Format) -> String {
    let l = f.locale;
    let currency = f.currency.code();
    let per = || words::per(form.period(field))(l);
    match field {
        _ if is_length(field) => words::unit(form.period(field))(l).to_owned(),
        Field::PurchaseFrequency => t::report::TableOrdersPer { per: per() }.text(l),
        Field::AverageOrderValue | Field::CostToServe => t::report::TableMoneyPer {
            currency,
            per: t::calculator::per_order(l),
        }
        .text(l),
        Field::AcquisitionCost => t::report::TableMoneyPer {
            currency,
            per: t::calculator::per_new_customer(l),
        }
        .text(l),
        Field::Payers | Field::NewCustomers => t::report::table_customers(l).to_owned(),
        Field::TargetPayback => t::shell::months_unit(l).to_owned(),
        Field::TargetRatio | Field::HealthyFrom | Field::UnderInvestingAbove => {
            t::report::table_ratio(l).to_owned()
        }
        _ if is_percent(field) && has_period(field) => {
            t::report::TablePercentPer { per: per() }.text(l)
        }
        _ if is_percent(field) => t::report::table_percent(l).to_owned(),
        _ if is_money(field) && has_period(field) => t::report::TableMoneyPer {
            currency,
            per: per(),
        }
        .text(l),
        _ if is_money(field) => currency.to_owned(),
        _ => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::inert;

    #[test]
    fn a_name_is_no_formula() {
        for name in ["=1+1", "+1", "-1", "@x", " =1", "＝1", "\t=1"] {
            assert!(inert(name).starts_with('\''), "{name}");
        }
        assert_eq!(inert("a\tb\nc"), "a b c");
        assert_eq!(inert("LTV : CAC"), "LTV : CAC");
    }
}
