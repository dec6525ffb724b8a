//! What the grid says, and of what.

use ltv_engine::segments::rfm::Axis;

use super::{cells, number};
use crate::app::data::forecast::about;
use crate::app::data::segments::rfm::look::Shade;
use crate::app::data::segments::rfm::{Told, words};
use crate::i18n::{Format, t};

/// Where most of it is.
pub(super) fn title(told: &Told, axis: Axis, shade: Shade, f: Format) -> Option<String> {
    let l = f.locale;
    let most = cells(told, axis).iter().reduce(|most, one| {
        if number(one, shade) > number(most, shade) {
            one
        } else {
            most
        }
    })?;
    let cell = &*words::cell(axis, most.r, most.other, f);
    let customers = &*f.count(f64::from(most.customers));
    Some(match shade {
        Shade::Customers => t::rfm::GridMost {
            cell,
            customers,
            all: &f.count(f64::from(told.view.customers)),
        }
        .text(l),
        Shade::Revenue => t::rfm::GridRevenue {
            cell,
            customers,
            revenue: &about(most.revenue.as_f64(), f),
        }
        .text(l),
        Shade::Value => t::rfm::GridWorth {
            cell,
            customers,
            value: &about(most.expected?, f),
        }
        .text(l),
    })
}

fn unit(told: &Told, shade: Shade, f: Format) -> String {
    let l = f.locale;
    let words = match shade {
        Shade::Customers => return t::data::customers(l).to_owned(),
        Shade::Revenue => t::data::revenue(l),
        Shade::Value => words::worth(told.answer.worth)(l),
    };
    t::rfm::InCurrency {
        what: words,
        currency: f.currency.symbol(l),
    }
    .text(l)
}

/// How the grid is read.
pub(super) fn sub(told: &Told, axis: Axis, shade: Shade, f: Format) -> String {
    let unit = &*unit(told, shade, f);
    match axis {
        Axis::Combined => t::rfm::GridSubCombined { unit }.text(f.locale),
        Axis::Frequency => t::rfm::GridSubFrequency { unit }.text(f.locale),
    }
}
