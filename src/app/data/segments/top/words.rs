//! The best and what they are worth, in words.

use ltv_engine::segments::concentration::{Effect, GroupWorth, MeasureKind};
use ltv_worker::protocol::segments::{TopAnswer, TopLabel};

use crate::app::data::forecast::about;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

/// A share of customers: `5%`.
pub(super) fn percent(percent: u8, f: Format) -> String {
    f.percent(f64::from(percent) / 100.0, 0)
}

/// `Best 10%`.
pub(super) fn best(of: u8, f: Format) -> String {
    t::top::BestShare {
        percent: &percent(of, f),
    }
    .text(f.locale)
}

/// `10–20%`, by the number of the tenth from 1 up.
pub(super) fn tenth(number: u8, f: Format) -> String {
    let l = f.locale;
    if number == 1 {
        return t::top::tenth_first(l).to_owned();
    }
    t::top::TenthOther {
        from: &f.count(f64::from(number - 1) * 10.0),
        to: &percent(number * 10, f),
    }
    .text(l)
}

pub(super) fn column(what: TopLabel) -> Words {
    match what {
        TopLabel::Channel => t::top::channel,
        TopLabel::FirstProduct => t::top::first_product,
    }
}

/// In the names of files.
pub(super) fn column_file(what: TopLabel) -> &'static str {
    match what {
        TopLabel::Channel => "channel",
        TopLabel::FirstProduct => "first-product",
    }
}

pub(super) fn measure(what: MeasureKind) -> Words {
    match what {
        MeasureKind::DaysToSecond => t::top::days_to_second,
        MeasureKind::FirstAmount => t::top::first_amount,
        MeasureKind::EarlyOrders => t::top::early_orders,
        MeasureKind::DaysKnown => t::top::days_known,
    }
}

pub(super) fn effect(of: Effect) -> Words {
    match of {
        Effect::Hardly => t::top::hardly,
        Effect::Small => t::top::small,
        Effect::Middle => t::top::middle,
        Effect::Large => t::top::large,
    }
}

/// The head of a column of worths: of the forecast, or of the past.
pub(super) fn worth_head(answer: &TopAnswer) -> Words {
    if answer.forecast.is_some() {
        t::top::ahead
    } else {
        t::top::last_year
    }
}

/// What a group is worth, in such a column.
pub(super) fn worth(of: &GroupWorth, f: Format) -> String {
    match of.expected {
        Some(expected) => about(expected, f),
        None => f.money(of.year_revenue.as_f64()),
    }
}

/// The same as a phrase that says from what it is told.
pub(super) fn worth_said(answer: &TopAnswer, of: &GroupWorth, f: Format) -> String {
    let l = f.locale;
    let value = &*worth(of, f);
    match (of.expected, answer.short) {
        (Some(_), _) => t::top::Expected { value }.text(l),
        (None, None) => t::top::Past { value }.text(l),
        (None, Some(days)) => t::top::PastShort {
            value,
            days: &f.count(f64::from(days)),
        }
        .text(l),
    }
}

/// From what worths are told.
pub(super) fn basis(answer: &TopAnswer, f: Format) -> String {
    let l = f.locale;
    let Some(forecast) = answer.forecast else {
        return match answer.short {
            None => t::top::basis_past(l).to_owned(),
            Some(days) => t::top::BasisShort {
                days: &f.count(f64::from(days)),
            }
            .text(l),
        };
    };
    let horizon = &*f.months((f64::from(forecast.horizon) / MONTH * 10.0).round() / 10.0);
    if forecast.margin < 1.0 {
        t::top::BasisMargin {
            horizon,
            margin: &f.percent(forecast.margin, 1),
        }
        .text(l)
    } else {
        t::top::BasisRevenue { horizon }.text(l)
    }
}

/// Days: 365.25 ÷ 12.
const MONTH: f64 = 30.4375;
