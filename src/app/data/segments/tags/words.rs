//! Fields, values and rules in words.

use ltv_engine::segments::lifecycle::Stage;
use ltv_engine::segments::tags::{Comparison, NumberField, Purchase, Rule, SetField};

use super::super::stages::StageChoices;
use super::fields::Field;
use crate::app::menu::Words;
use crate::i18n::{Format, Locale, t};

/// What words need to know besides the rule.
#[derive(Clone, PartialEq)]
pub(super) struct Names {
    /// Language and currency.
    pub f: Format,
    /// The names of the tiers from tier 0 up; missing ones are numbers.
    pub tiers: Vec<String>,
    /// How the stages are called.
    pub stages: StageChoices,
}

fn number(field: NumberField) -> Words {
    match field {
        NumberField::Orders => t::tags::orders,
        NumberField::Revenue => t::tags::spent,
        NumberField::YearOrders => t::tags::year_orders,
        NumberField::YearRevenue => t::tags::year_revenue,
        NumberField::DaysSinceLast => t::tags::since_last,
        NumberField::DaysSinceFirst => t::tags::since_first,
        NumberField::OrderValue => t::tags::order_value,
        NumberField::ExpectedValue => t::tags::expected_value,
        NumberField::PAlive => t::tags::p_alive,
        NumberField::RecencyScore => t::tags::recency_score,
        NumberField::FrequencyScore => t::tags::frequency_score,
        NumberField::MonetaryScore => t::tags::monetary_score,
    }
}

/// What a condition is about.
pub(super) fn field(of: &Field, l: Locale) -> String {
    let words: Words = match of {
        Field::Number(of) => number(*of),
        Field::Set(SetField::Stage) => t::tags::stage,
        Field::Set(SetField::RfmSegment) => t::tags::rfm_segment,
        Field::Set(SetField::Tier) => t::tags::tier,
        Field::Set(SetField::NearTier) => t::tags::near_tier,
        Field::Set(SetField::Decile) => t::tags::decile,
        Field::Set(SetField::Channel) => t::tags::channel,
        Field::Set(SetField::FirstProduct) => t::tags::first_product,
        Field::Set(SetField::Label { name }) => return name.clone(),
        Field::Bought => t::tags::bought,
        Field::OptedIn => t::tags::opted_in,
    };
    words(l).to_owned()
}

/// Before and after the number that is typed.
pub(super) fn marks(of: NumberField, f: Format) -> [&'static str; 2] {
    let l = f.locale;
    match of {
        NumberField::Revenue
        | NumberField::YearRevenue
        | NumberField::OrderValue
        | NumberField::ExpectedValue => [f.currency.symbol(l), ""],
        NumberField::Orders | NumberField::YearOrders => ["", t::tags::orders_unit(l)],
        NumberField::DaysSinceLast | NumberField::DaysSinceFirst => ["", t::tags::days_unit(l)],
        NumberField::PAlive => ["", "%"],
        NumberField::RecencyScore | NumberField::FrequencyScore | NumberField::MonetaryScore => {
            ["", t::tags::points_unit(l)]
        }
    }
}

fn amount(of: NumberField, value: f64, f: Format) -> String {
    let l = f.locale;
    let n = &*f.up_to(value, 4);
    match of {
        NumberField::Revenue
        | NumberField::YearRevenue
        | NumberField::OrderValue
        | NumberField::ExpectedValue => f.money(value),
        NumberField::Orders | NumberField::YearOrders => t::tags::NOrders { n }.text(l),
        NumberField::DaysSinceLast | NumberField::DaysSinceFirst => t::data::Days { n }.text(l),
        NumberField::PAlive => f.percent(value, 1),
        NumberField::RecencyScore | NumberField::FrequencyScore | NumberField::MonetaryScore => {
            t::tags::NPoints { n }.text(l)
        }
    }
}

/// A value of a field as people call it; as it stands where it has no other name.
pub(super) fn value(of: &SetField, key: &str, names: &Names) -> String {
    let l = names.f.locale;
    let known = match of {
        SetField::Stage => stage(key, names),
        SetField::RfmSegment => segment(key).map(|words| words(l).to_owned()),
        SetField::Tier => key.parse().ok().map(|number| tier(number, names)),
        SetField::NearTier => match key.parse() {
            Ok(number) => Some(tier(number, names)),
            Err(_) => (key == "none").then(|| t::tags::near_none(l).to_owned()),
        },
        SetField::Decile => key.parse().ok().map(|number| decile(number, l)),
        SetField::Channel | SetField::FirstProduct | SetField::Label { .. } => None,
    };
    known.unwrap_or_else(|| key.to_owned())
}

fn stage(key: &str, names: &Names) -> Option<String> {
    let stage = Stage::ALL
        .into_iter()
        .find(|one| format!("{one:?}") == key)?;
    let name = names.stages.name(stage, names.f.locale);
    Some([key, " · ", &name].concat())
}

fn segment(key: &str) -> Option<Words> {
    Some(match key {
        "champions" => t::rfm::champions,
        "loyal" => t::rfm::loyal,
        "potentialLoyalist" => t::rfm::potential,
        "new" => t::rfm::new,
        "promising" => t::rfm::promising,
        "needAttention" => t::rfm::attention,
        "aboutToSleep" => t::rfm::to_sleep,
        "atRisk" => t::rfm::at_risk,
        "cannotLose" => t::rfm::cannot_lose,
        "hibernating" => t::rfm::hibernating,
        "lost" => t::rfm::lost,
        _ => return None,
    })
}

fn tier(number: usize, names: &Names) -> String {
    let l = names.f.locale;
    let own = names.tiers.get(number).filter(|name| !name.is_empty());
    own.cloned().unwrap_or_else(|| match number {
        0 => t::tags::tier_none(l).to_owned(),
        number => t::tags::TierN {
            n: &number.to_string(),
        }
        .text(l),
    })
}

fn decile(number: u32, l: Locale) -> String {
    if number <= 1 {
        return t::tags::decile_top(l).to_owned();
    }
    t::tags::DecileN {
        from: &((number - 1) * 10).to_string(),
        to: &(number * 10).to_string(),
    }
    .text(l)
}

/// A channel of consents.
pub(super) fn message(channel: &str, l: Locale) -> String {
    match channel {
        "any" => t::tags::any(l).to_owned(),
        "email" => t::tags::email(l).to_owned(),
        "sms" => t::tags::sms(l).to_owned(),
        "line" => t::tags::line(l).to_owned(),
        other => other.to_owned(),
    }
}

pub(super) fn purchase(how: Purchase) -> Words {
    match how {
        Purchase::Ever => t::tags::ever,
        Purchase::Never => t::tags::never,
        Purchase::Once => t::tags::once,
        Purchase::FirstAndNeverAgain => t::tags::first_only,
    }
}

/// A whole rule, as a sentence without an end.
pub(super) fn rule(of: &Rule, names: &Names) -> String {
    let (f, l) = (names.f, names.f.locale);
    match of {
        Rule::All { rules } => joined(rules, t::tags::and(l), names),
        Rule::Any { rules } => joined(rules, t::tags::or(l), names),
        Rule::Not { rule: inner } => t::tags::SaidNot {
            rule: &rule(inner, names),
        }
        .text(l),
        Rule::Number { field, is } => compared(*field, *is, f),
        Rule::OneOf { field: of, values } => {
            let values = values.iter().map(|key| value(of, key, names));
            t::tags::SaidOneOf {
                field: &field(&Field::Set(of.clone()), l),
                values: &values.collect::<Vec<_>>().join(t::tags::or_value(l)),
            }
            .text(l)
        }
        Rule::Bought { product, how } => match how {
            Purchase::Ever => t::tags::SaidEver { product }.text(l),
            Purchase::Never => t::tags::SaidNever { product }.text(l),
            Purchase::Once => t::tags::SaidOnce { product }.text(l),
            Purchase::FirstAndNeverAgain => t::tags::SaidFirstOnly { product }.text(l),
        },
        Rule::OptedIn { channel } => t::tags::SaidOptedIn {
            channel: &message(channel, l),
        }
        .text(l),
    }
}

fn joined(rules: &[Rule], between: &str, names: &Names) -> String {
    let l = names.f.locale;
    let one = |inner: &Rule| {
        let text = rule(inner, names);
        match inner {
            Rule::All { rules } | Rule::Any { rules } if rules.len() > 1 => {
                t::tags::SaidGroup { rule: &text }.text(l)
            }
            _ => text,
        }
    };
    rules.iter().map(one).collect::<Vec<_>>().join(between)
}

fn compared(of: NumberField, is: Comparison, f: Format) -> String {
    let l = f.locale;
    let field = number(of)(l);
    let say = |value| amount(of, value, f);
    match is {
        Comparison::AtLeast { value } => t::tags::SaidAtLeast {
            field,
            value: &say(value),
        }
        .text(l),
        Comparison::AtMost { value } => t::tags::SaidAtMost {
            field,
            value: &say(value),
        }
        .text(l),
        Comparison::Above { value } => t::tags::SaidAbove {
            field,
            value: &say(value),
        }
        .text(l),
        Comparison::Below { value } => t::tags::SaidBelow {
            field,
            value: &say(value),
        }
        .text(l),
        Comparison::Equal { value } => t::tags::SaidEqual {
            field,
            value: &say(value),
        }
        .text(l),
        Comparison::Between { from, to } => t::tags::SaidBetween {
            field,
            from: &say(from),
            to: &say(to),
        }
        .text(l),
    }
}
