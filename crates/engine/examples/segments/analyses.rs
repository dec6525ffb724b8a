//! The analyses, and what some of them found.

use std::fmt::Write;
use std::hint::black_box;
use std::rc::Rc;

use ltv_engine::amount::Total;
use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::forecast::{Forecast, ForecastOptions};
use ltv_engine::history::{Buyer, History};
use ltv_engine::segments::concentration::{ContrastOptions, concentration, contrast};
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::lifecycle::{
    Flow, Lifecycle, LifecycleInputs, LifecycleOptions, Stage, Statistic, Worth, propose as cycles,
};
use ltv_engine::segments::next_product::{
    Items, NextOptions, OnceOptions, Pair, Together, day_revenue, first_and_never_again,
    next_products, offers, reach,
};
use ltv_engine::segments::rfm::{Rfm, RfmOptions, moved_since};
use ltv_engine::segments::roster::{self, LabelKind, Roster};
use ltv_engine::segments::tags::{
    Codes, Comparison, NumberField, Purchase, Rule, Set, SetField, Tag, TagBook, TagColumns,
    Tagged, evaluate, worth as worth_of,
};
use ltv_engine::segments::tiers::{
    NearLimits, ProposalBy, Reward, Spread, TierOptions, TierRule, Tiers, propose,
};
use ltv_engine::segments::{Expected, MemberOrder, hold_out, sorted};

use super::shop::Shop;
use super::{Analysis, Outcome, analysis};

/// Months ahead in which someone may come back.
const WINDOW: u32 = 12;

/// What analyses rest on that was found before.
pub(super) struct Known {
    pub(super) figures: Figures,
    pub(super) expected: Expected,
    pub(super) rfm: Rfm,
    pub(super) stages: Lifecycle,
    pub(super) tiers: TierOptions,
    items: Items,
    pairs: Vec<Pair>,
    tagged: Tagged,
    everybody: Vec<u32>,
    flow: Flow,
    book: TagBook,
    sets: [(SetField, Vec<String>); 2],
    files: [Vec<u8>; 5],
}

impl Known {
    pub(super) fn of(shop: &Shop) -> Outcome<Self> {
        let history = &shop.history;
        let figures = Figures::of(history);
        let by = ProposalBy::Quantile {
            shares: vec![0.05, 0.2, 0.5],
        };
        let tiers = TierOptions {
            rule: TierRule::Spend,
            thresholds: propose(&figures, &by).thresholds,
            rewards: vec![Reward::default(); 4],
            gross_margin: Some(0.4),
            near: NearLimits::default(),
        };
        let expected = forecast(history)?;
        let items = items(shop)?;
        let stages = Lifecycle::of(&LifecycleInputs::of(history), &LifecycleOptions::default())
            .map_err(debug)?;
        let flow =
            Flow::of(&LifecycleInputs::of(history), &stages.options, WINDOW).map_err(debug)?;
        let stage_names = Stage::ALL.map(|stage| format!("{stage:?}")).to_vec();
        let channels =
            label(&shop.roster, LabelKind::Channel).map_or(Vec::new(), |own| own.names.to_vec());
        let tagged = Tagged {
            counts: Vec::new(),
            members: Vec::new(),
        };
        let mut known = Self {
            pairs: next_products(&items, &NextOptions::default()).pairs,
            tagged,
            rfm: Rfm::of(history, &RfmOptions::default()).map_err(debug)?,
            files: [
                history.encode(),
                expected.encode(),
                shop.roster.encode(),
                shop.bought.encode(),
                shop.receipts.encode(),
            ],
            book: book(&figures, &items, &channels),
            sets: [
                (SetField::Stage, stage_names),
                (SetField::Channel, channels),
            ],
            everybody: (0..history.len() as u32).collect(),
            figures,
            expected,
            stages,
            tiers,
            items,
            flow,
        };
        known.tagged = evaluate(&known.book, &known.columns(shop)).map_err(debug)?;
        Ok(known)
    }

    fn columns<'a>(&'a self, shop: &'a Shop) -> TagColumns<'a> {
        let mut columns = TagColumns::of(&self.figures);
        let [(stage, stages), (channel, channels)] = &self.sets;
        columns.sets.push(Set {
            field: stage,
            of_customer: Codes::Bytes(&self.stages.stage),
            names: stages,
        });
        if let Some(own) = label(&shop.roster, LabelKind::Channel) {
            columns.sets.push(Set {
                field: channel,
                of_customer: Codes::Words(own.of_customer),
                names: channels,
            });
        }
        columns.items = Some(&self.items);
        columns
    }
}

fn debug(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}

/// What a forecast expects of everybody: the file that comes beside the questions.
fn forecast(history: &History) -> Outcome<Expected> {
    let mut forecast = Forecast::new(Rc::new(history.clone()), ForecastOptions::default());
    while forecast.next_step().is_some() {}
    let options = forecast.options();
    let expected = Expected::of(forecast.columns(), options.horizon, options.margin);
    expected.ok_or_else(|| "no model forecasts".into())
}

/// As the worker puts them together: days without a named product included.
fn items(shop: &Shop) -> Outcome<Items> {
    let bought = &shop.bought;
    let ends = bought.starts.windows(2).zip(0_u32..);
    let named = ends.flat_map(|(ends, customer)| {
        let own = ends[0] as usize..ends[1] as usize;
        let lines = bought.days[own.clone()].iter().zip(&bought.products[own]);
        lines.map(move |(&day, &product)| (customer, day, product))
    });
    let days = shop
        .history
        .iter()
        .zip(0_u32..)
        .flat_map(|(buyer, customer)| {
            let days = buyer.days().iter();
            days.map(move |&day| (customer, day, u32::MAX))
        });
    let items = Items::new(shop.history.len(), named.chain(days), bought.names.clone());
    Ok(items.map_err(debug)?)
}

/// A column of labels, of the customers alone.
fn label(roster: &Roster, what: LabelKind) -> Option<CustomerLabels<'_>> {
    let found = roster.label(what)?;
    Some(CustomerLabels {
        of_customer: &found.of_person[..roster.customers()],
        names: &found.names,
    })
}

/// Ten tags of a marketer, two of them about products.
fn book(figures: &Figures, items: &Items, channels: &[String]) -> TagBook {
    let number = |field, is| Rule::Number { field, is };
    let at_least = |value| Comparison::AtLeast { value };
    let at_most = |value| Comparison::AtMost { value };
    let one_of = |field, values: &[&str]| Rule::OneOf {
        field,
        values: values.iter().map(|&value| value.to_owned()).collect(),
    };
    let product = items.names().first().cloned().unwrap_or_default();
    let bought = |how| Rule::Bought {
        product: product.clone(),
        how,
    };
    let spent = figures.revenue.iter().copied().sum::<Total>().as_f64() / figures.len() as f64;
    let asleep = || one_of(SetField::Stage, &["S2", "S3"]);
    let channel = channels.first().map_or("", String::as_str);
    let rules = [
        number(NumberField::Revenue, at_least(spent)),
        number(NumberField::Orders, at_least(3.0)),
        number(NumberField::DaysSinceLast, at_most(30.0)),
        number(NumberField::OrderValue, at_most(200.0)),
        asleep(),
        one_of(SetField::Channel, &[channel]),
        Rule::All {
            rules: vec![asleep(), number(NumberField::YearRevenue, at_least(spent))],
        },
        Rule::Not {
            rule: Box::new(one_of(SetField::Channel, &[channel])),
        },
        bought(Purchase::Ever),
        bought(Purchase::FirstAndNeverAgain),
    ];
    let tags = rules.into_iter().enumerate().map(|(at, rule)| Tag {
        name: format!("tag {at}"),
        rule,
    });
    TagBook {
        tags: tags.collect(),
        ..TagBook::default()
    }
}

fn pass(history: &History) -> i64 {
    let days = history.iter().flat_map(Buyer::days);
    let money = history.iter().flat_map(Buyer::amounts);
    let days: i64 = days.map(|day| i64::from(day.0)).sum();
    days + money.map(|amount| amount.scaled()).sum::<i64>()
}

/// Everything but lists, one pass over the orders first.
pub(super) fn all<'a>(shop: &'a Shop, known: &'a Known) -> Vec<Analysis<'a>> {
    let history = &shop.history;
    let scored = RfmOptions::default();
    let inputs = move || LifecycleInputs::of(history);
    let usual = LifecycleOptions::default();
    let percentile = LifecycleOptions {
        statistic: Statistic::Percentile80,
        ..usual
    };
    let (p_alive, value) = (&known.expected.p_alive, known.expected.value.as_deref());
    let worth = move || {
        let mut worth = Vec::new();
        worth.extend(value.map(|value| Worth::Forecast { value, p_alive }));
        worth.push(Worth::Historical {
            flow: &known.flow,
            margin: None,
        });
        worth
    };
    let quantiles = ProposalBy::Quantile {
        shares: vec![0.05, 0.2, 0.5],
    };
    let breaks = |log| ProposalBy::NaturalBreaks { thresholds: 3, log };
    let (figures, items) = (&known.figures, &known.items);
    let labels: Vec<CustomerLabels> = [LabelKind::Channel, LabelKind::FirstProduct]
        .into_iter()
        .filter_map(|what| label(&shop.roster, what))
        .collect();
    let in_90_days = ContrastOptions {
        first_days: Some(90),
        ..ContrastOptions::default()
    };
    let of_first_days = labels.clone();
    let same_day = NextOptions {
        together: Together::SameDay,
        ..NextOptions::default()
    };
    let once = OnceOptions {
        as_of: history.as_of(),
        quiet_days: 90,
        least: 30,
    };
    let [of_history, of_expected, of_roster, of_items, of_receipts] = &known.files;
    let sort = |order| {
        sorted(
            history,
            Some(&known.expected),
            &known.everybody,
            order,
            false,
        )
    };
    let options = scored.clone();
    vec![
        analysis("one pass over the orders", || pass(history)),
        analysis("figures of every customer", || Figures::of(history)),
        analysis("rfm", move || Rfm::of(history, &scored)),
        analysis("rfm, cells and segments", move || known.rfm.view(value)),
        analysis("rfm, moved since 90 days ago", move || {
            moved_since(history, &options, &known.rfm, shop.days_ago(90))
        }),
        analysis("stages", move || Lifecycle::of(&inputs(), &usual)),
        analysis("stages, 80th percentile", move || {
            Lifecycle::of(&inputs(), &percentile)
        }),
        analysis("stages, totals and values", move || {
            known.stages.view(history, &worth())
        }),
        analysis("stages, flow by month", move || {
            Flow::of(&inputs(), &usual, WINDOW)
        }),
        analysis("stages, flow, 80th percentile", move || {
            Flow::of(&inputs(), &percentile, WINDOW)
        }),
        analysis("stages, statistics compared", move || {
            cycles(&inputs(), &usual)
        }),
        analysis("tiers proposed, quantiles", move || {
            propose(figures, &quantiles)
        }),
        analysis("tiers proposed, natural breaks", move || {
            propose(figures, &breaks(false))
        }),
        analysis("tiers proposed, breaks of logarithms", move || {
            propose(figures, &breaks(true))
        }),
        analysis("tiers", move || Tiers::new(figures, value, &known.tiers)),
        analysis("spend and orders, spread out", || Spread::of(figures)),
        analysis("concentration", move || concentration(figures)),
        analysis("top tenth against the rest", move || {
            contrast(history, &labels, &ContrastOptions::default())
        }),
        analysis("top tenth of the first 90 days", move || {
            contrast(history, &of_first_days, &in_90_days)
        }),
        analysis("items put together", || self::items(shop)),
        analysis("next product", || {
            next_products(items, &NextOptions::default())
        }),
        analysis("products of one day", move || {
            next_products(items, &same_day)
        }),
        analysis("next product, whom to offer it", || offers(items, 0, 1)),
        analysis("next product, reach", move || {
            reach(items, &known.pairs, history.as_of())
        }),
        analysis("next product, a day's revenue", || {
            day_revenue(history, items)
        }),
        analysis("first and never again", move || {
            first_and_never_again(items, &once)
        }),
        analysis("ten tags", || evaluate(&known.book, &known.columns(shop))),
        analysis("worth of ten tags", || {
            let all = known.tagged.members.iter();
            all.map(|who| worth_of(who, figures, Some(&known.expected)))
                .collect::<Vec<_>>()
        }),
        analysis("held out by chance", || {
            hold_out::assign(history, &known.everybody, 7, 0.2)
        }),
        analysis("everybody by revenue", move || sort(MemberOrder::Revenue)),
        analysis("everybody by expected value", move || {
            sort(MemberOrder::Expected)
        }),
        analysis("history from bytes", || History::decode(of_history)),
        analysis("expected values from bytes", || {
            Expected::decode(of_expected)
        }),
        analysis("everybody to bytes", || shop.roster.encode()),
        analysis("everybody from bytes", || Roster::decode(of_roster)),
        analysis("items to bytes", || shop.bought.encode()),
        analysis("items from bytes", || roster::Items::decode(of_items)),
        analysis("receipts to bytes", || shop.receipts.encode()),
        analysis("receipts from bytes", || {
            roster::Receipts::decode(of_receipts)
        }),
        analysis("files read for everybody", || shop.read_roster().is_ok()),
        analysis("file read for items", || shop.read_items().is_ok()),
        analysis("file read for receipts", || shop.read_receipts().is_ok()),
    ]
}

/// What was found, as others are asked to find it: JSON.
pub(super) fn checks(shop: &Shop, known: &Known) -> Outcome<String> {
    let mut text = String::from("{\"rfm\": {");
    let view = known.rfm.view(None);
    for (at, one) in view.segments.iter().enumerate() {
        let comma = if at > 0 { ", " } else { "" };
        write!(text, "{comma}\"{:?}\": {}", one.name, one.customers)?;
    }
    let sizes = known.stages.view(&shop.history, &[]).stages;
    let sizes: Vec<u32> = sizes.iter().map(|one| one.customers).collect();
    let tiers = Tiers::new(&known.figures, None, &known.tiers).map_err(debug)?;
    let members: Vec<u32> = tiers.tiers.iter().map(|tier| tier.members).collect();
    let starts = known.tiers.thresholds.iter();
    let starts: Vec<i128> = starts.map(|one| one.spend.scaled()).collect();
    let top = concentration(&known.figures).top;
    let top: Vec<i128> = top.iter().map(|one| one.revenue.scaled()).collect();
    let everything = NextOptions {
        products: 500,
        per_product: u32::MAX,
        ..NextOptions::default()
    };
    let pairs = next_products(&known.items, &everything).tests;
    write!(
        text,
        "}}, \"stages\": {sizes:?}, \"tiers\": {members:?}, \"starts\": {starts:?}, \"concentration\": {top:?}, \
         \"next\": {pairs}}}"
    )?;
    black_box(&known.everybody);
    Ok(text)
}
