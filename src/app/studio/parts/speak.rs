//! Inputs and figures in words.

use leptos::prelude::*;
use ltv_engine::economics::{Basis, Business, CalculatorResult, Payback};
use ltv_engine::error::Field;
use ltv_engine::scenario::Figure;
use ltv_engine::units::Period;

use crate::app::calculator::fields::{has_period, is_length, is_money};
use crate::app::calculator::{Form, words};
use crate::app::menu::Words;
use crate::app::state::AppState;
use crate::app::studio::speech;
use crate::i18n::{Format, Locale, t};

/// The label of a field in the form's kind of business.
pub(in crate::app::studio) fn label(state: AppState, field: Field) -> Words {
    speech::label(field, state.form.with(|form| form.business))
}

/// An input's name with the period that its value counts: "Churn rate (per month)".
pub(in crate::app::studio) fn lever_name(form: &Form, field: Field, l: Locale) -> String {
    let name = speech::label(field, form.business)(l);
    match counted(form, field, l) {
        Some(per) => t::tools::NamePer { name, per }.text(l),
        None => name.to_owned(),
    }
}

/// An input's name inside a sentence.
pub(in crate::app::studio) fn name_in_sentence(
    field: Field,
    business: Business,
    l: Locale,
) -> String {
    in_sentence(speech::label(field, business)(l), l)
}

/// A name inside a sentence. English writes it small.
pub(in crate::app::studio) fn in_sentence(name: &str, l: Locale) -> String {
    match (l, name.chars().next()) {
        (Locale::En, Some(first)) if !name.starts_with("CAC") => {
            first.to_lowercase().collect::<String>() + &name[first.len_utf8()..]
        }
        _ => name.to_owned(),
    }
}

/// A value with what it counts: "8% per month", "2 years", "NT$1,180 per order".
pub(in crate::app::studio) fn value_per(
    form: &Form,
    field: Field,
    value: &str,
    f: Format,
) -> String {
    let l = f.locale;
    let one = value == "1";
    if is_length(field) {
        return match form.period(field) {
            Period::Month if one => t::shell::one_month(l).to_owned(),
            Period::Month => t::shell::Months { value }.text(l),
            Period::Week if one => t::tools::one_week(l).to_owned(),
            Period::Week => t::tools::Weeks { value }.text(l),
            Period::Quarter if one => t::tools::one_quarter(l).to_owned(),
            Period::Quarter => t::tools::Quarters { value }.text(l),
            Period::Year if one => t::tools::one_year(l).to_owned(),
            Period::Year => t::tools::Years { value }.text(l),
        };
    }
    let payment = form.business == Business::Subscription;
    let per = match field {
        Field::AverageOrderValue | Field::CostToServe if payment => t::calculator::per_payment(l),
        Field::AverageOrderValue | Field::CostToServe => t::calculator::per_order(l),
        Field::AcquisitionCost => t::calculator::per_new_customer(l),
        _ => match counted(form, field, l) {
            Some(per) => per,
            None => return value.to_owned(),
        },
    };
    t::tools::ValuePer { per, value }.text(l)
}

fn counted(form: &Form, field: Field, l: Locale) -> Option<&'static str> {
    has_period(field).then(|| {
        if is_length(field) {
            words::unit(form.period(field))(l)
        } else {
            words::per(form.period(field))(l)
        }
    })
}

/// A computed value of an input, rounded to what can be read: an amount to the
/// currency's decimals, small ones a little finer.
pub(in crate::app::studio) fn rounded(field: Field, value: f64, f: Format) -> String {
    if is_money(field) {
        money_rounded(value, f)
    } else {
        words::value(field, value, f)
    }
}

/// A computed amount, as [`rounded`].
pub(in crate::app::studio) fn money_rounded(amount: f64, f: Format) -> String {
    let fine: f64 = match amount.abs() {
        size if size >= 100.0 => 1.0,
        size if size >= 10.0 => 10.0,
        _ => 100.0,
    };
    let scale = fine.max(10_f64.powi(f.currency.decimals() as i32));
    f.money_exact((amount * scale).round() / scale)
}

/// A relative change with its sign: "+20%", "−16.7%". `None` from nothing.
pub(in crate::app::studio) fn change(from: f64, to: f64, f: Format) -> Option<String> {
    let share = to / from - 1.0;
    share.is_finite().then(|| {
        let text = f.percent(share.abs(), 1);
        if !text.contains(|c: char| ('1'..='9').contains(&c)) {
            return format!("±{text}");
        }
        format!("{}{text}", if share < 0.0 { "−" } else { "+" })
    })
}

/// The name of a result figure.
pub(in crate::app::studio) fn figure_name(figure: Figure) -> Words {
    match figure {
        Figure::Ltv => t::calculator::ltv,
        Figure::NetLtv => t::calculator::net,
        Figure::Ratio => t::calculator::ratio,
        Figure::Payback => t::calculator::payback,
    }
}

/// A result figure in words; what is not defined has its own word.
pub(in crate::app::studio) fn figure_text(figure: Figure, value: Option<f64>, f: Format) -> String {
    match (figure, value) {
        (Figure::Payback, None) => t::calculator::never(f.locale).to_owned(),
        (_, None) => "—".to_owned(),
        (Figure::Ltv | Figure::NetLtv, Some(value)) => f.money(value),
        (Figure::Ratio, Some(value)) => f.ratio(value) + " : 1",
        (Figure::Payback, Some(value)) => f.months(value),
    }
}

/// Why a figure does not exist for a result, if it does not: what is needed first.
pub(in crate::app::studio) fn missing(figure: Figure, result: &CalculatorResult) -> Option<Words> {
    let there = match figure {
        Figure::Payback => result.payback != Payback::Unknown,
        _ => figure.of(result).is_some(),
    };
    (!there).then_some(if result.basis == Basis::Revenue {
        t::tools::not_for_revenue
    } else if result.acquisition_cost.is_some() {
        t::calculator::free_short
    } else {
        t::calculator::needs_cac_short
    })
}

/// The figure of a result in words: the value, *never*, or what is needed first.
pub(in crate::app::studio) fn figure_in_words(
    figure: Figure,
    result: &CalculatorResult,
    f: Format,
) -> String {
    match missing(figure, result) {
        Some(words) => words(f.locale).to_owned(),
        None => figure_text(figure, figure.of(result), f),
    }
}

/// A value of a result figure for a narrow cell: as short as it can be told, without
/// its unit.
pub(in crate::app::studio) fn figure_cell(figure: Figure, value: f64, f: Format) -> String {
    let money = matches!(figure, Figure::Ltv | Figure::NetLtv);
    f.short(if money && value.abs() >= 100.0 {
        value.round()
    } else {
        value
    })
}
