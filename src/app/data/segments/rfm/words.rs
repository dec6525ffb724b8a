//! Segments, scores and notes in words.

use ltv_engine::calendar::Day;
use ltv_engine::segments::rfm::{
    Axis, Frequency, Measure, Monetary, Named, RfmError, RfmNote, RfmOptions, RfmView, Rule, Scores,
};
use ltv_worker::protocol::segments::RfmWorth;

use crate::app::menu::Words;
use crate::i18n::{Format, Locale, t};

/// Name, play, and a word for files; none for a name of the user's own.
fn customary(name: &Named) -> Option<(Words, Words, &'static str)> {
    Some(match name {
        Named::Champions => (t::rfm::champions, t::rfm::do_champions, "champions"),
        Named::Loyal => (t::rfm::loyal, t::rfm::do_loyal, "loyal"),
        Named::PotentialLoyalist => (t::rfm::potential, t::rfm::do_potential, "potential"),
        Named::New => (t::rfm::new, t::rfm::do_new, "new"),
        Named::Promising => (t::rfm::promising, t::rfm::do_promising, "promising"),
        Named::NeedAttention => (t::rfm::attention, t::rfm::do_attention, "need-attention"),
        Named::AboutToSleep => (t::rfm::to_sleep, t::rfm::do_to_sleep, "about-to-sleep"),
        Named::AtRisk => (t::rfm::at_risk, t::rfm::do_at_risk, "at-risk"),
        Named::CannotLose => (t::rfm::cannot_lose, t::rfm::do_cannot_lose, "cannot-lose"),
        Named::Hibernating => (t::rfm::hibernating, t::rfm::do_hibernating, "hibernating"),
        Named::Lost => (t::rfm::lost, t::rfm::do_lost, "lost"),
        Named::Own(_) => return None,
    })
}

pub(super) fn segment(name: &Named, l: Locale) -> String {
    match name {
        Named::Own(own) => own.clone(),
        known => customary(known).map_or_else(String::new, |(name, ..)| name(l).to_owned()),
    }
}

/// What to do for it.
pub(super) fn play(name: &Named) -> Words {
    customary(name).map_or(t::rfm::do_own, |(_, play, _)| play)
}

/// In the names of files; `at` is its number.
pub(super) fn file_name(name: &Named, at: u8) -> String {
    match customary(name) {
        Some((.., file)) => file.to_owned(),
        None => format!("own-{}", at + 1),
    }
}

pub(super) fn axis_symbol(axis: Axis) -> &'static str {
    match axis {
        Axis::Frequency => "F",
        Axis::Combined => "FM",
    }
}

/// `R 5 · FM 4`.
pub(super) fn cell(axis: Axis, r: u8, other: u8, f: Format) -> String {
    t::rfm::CellName {
        r: &f.count(f64::from(r)),
        axis: axis_symbol(axis),
        other: &f.count(f64::from(other)),
    }
    .text(f.locale)
}

/// `Champions → At risk`.
pub(super) fn moved(view: &RfmView, from: Option<u8>, to: u8, l: Locale) -> String {
    let name = |at: u8| {
        let one = view.segments.get(usize::from(at));
        one.map_or_else(String::new, |one| segment(&one.name, l))
    };
    let from = from.map_or_else(|| t::rfm::not_yet(l).to_owned(), name);
    [&*from, " → ", &name(to)].concat()
}

/// The scores that a rule asks for: `R 5 · FM 4–5`.
pub(super) fn rule(rule: &Rule, l: Locale) -> String {
    let ranges = [
        ("R", rule.recency),
        ("F", rule.frequency),
        ("M", rule.monetary),
        ("FM", rule.combined),
    ];
    let asked = ranges.iter().filter(|(_, range)| *range != Scores::ALL);
    let parts: Vec<String> = asked
        .map(|(symbol, Scores { from, to })| {
            if from == to {
                format!("{symbol} {from}")
            } else {
                format!("{symbol} {from}–{to}")
            }
        })
        .collect();
    if parts.is_empty() {
        t::rfm::rule_all(l).to_owned()
    } else {
        parts.join(" · ")
    }
}

/// The rules of one name, `or` between them.
pub(super) fn rules(options: &RfmOptions, name: &Named, l: Locale) -> String {
    let own = options.rules.iter().filter(|one| one.name == *name);
    let parts: Vec<String> = own.map(|one| rule(one, l)).collect();
    parts.join(t::rfm::or(l))
}

pub(super) fn measure(of: Measure, options: &RfmOptions) -> Words {
    match of {
        Measure::Recency => t::rfm::recency,
        Measure::Frequency => match options.frequency {
            Frequency::OrderDays => t::rfm::order_days,
            Frequency::Orders => t::rfm::orders,
        },
        Measure::Monetary => match options.monetary {
            Monetary::Total => t::rfm::money_total,
            Monetary::PerOrder => t::rfm::money_per_order,
        },
    }
}

/// What a customer's value is called.
pub(super) fn worth(worth: RfmWorth) -> Words {
    match worth {
        RfmWorth::Forecast { .. } => t::rfm::expected,
        RfmWorth::LastYear { .. } => t::rfm::last_year,
    }
}

/// A month of a horizon, in days.
const MONTH: f64 = 365.0 / 12.0;

pub(super) fn horizon(days: u32, f: Format) -> String {
    f.months((f64::from(days) / MONTH * 10.0).round() / 10.0)
}

/// What a customer's value is told from.
pub(super) fn basis(worth: RfmWorth, f: Format) -> String {
    let l = f.locale;
    match worth {
        RfmWorth::Forecast { horizon, margin } => {
            let horizon = &*self::horizon(horizon, f);
            if margin < 1.0 {
                t::rfm::BasisForecast {
                    horizon,
                    margin: &f.percent(margin, 1),
                }
                .text(l)
            } else {
                t::rfm::BasisForecastRevenue { horizon }.text(l)
            }
        }
        RfmWorth::LastYear { days: None } => t::rfm::basis_year(l).to_owned(),
        RfmWorth::LastYear { days: Some(days) } => t::rfm::BasisDays {
            days: &f.count(f64::from(days)),
        }
        .text(l),
    }
}

pub(super) fn day(day: Day, f: Format) -> String {
    let (year, month, day) = day.civil();
    f.day(year, u32::from(month), u32::from(day))
}

/// Why there are no scores.
pub(super) fn error(error: &RfmError, l: Locale) -> String {
    match error {
        RfmError::NobodyYet => t::segments::nobody_yet(l),
        RfmError::Thresholds { .. } => t::rfm::wrong_fixed(l),
        RfmError::Rules { .. } => t::rfm::wrong_rules(l),
    }
    .to_owned()
}

/// What the scores do not tell; `None` of what is said elsewhere.
pub(super) fn note(note: RfmNote, options: &RfmOptions, f: Format) -> Option<String> {
    let l = f.locale;
    Some(match note {
        RfmNote::FewCustomers { customers } => t::rfm::FewCustomers {
            customers: &f.count(f64::from(customers)),
        }
        .text(l),
        RfmNote::AllEqual { measure: of } => t::rfm::AllEqual {
            measure: measure(of, options)(l),
        }
        .text(l),
        RfmNote::OneSegment => t::rfm::one_segment(l).to_owned(),
        RfmNote::ScoresUnused { .. } | RfmNote::NoExpectedValue => return None,
    })
}
