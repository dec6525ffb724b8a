//! From what was chosen to what is asked.

use ltv_engine::segments::lifecycle::Stage;
use ltv_engine::segments::lists::Format as ListFormat;
use ltv_engine::segments::rfm::Named;
use ltv_worker::protocol::segments::{ListAsk, ListWords, Rules, Tool, Wanted, Whom};

use super::super::list::Opened;
use super::choices::{Chosen, Each, TakeChoices};
use super::{hold, meanings, words};
use crate::app::data::outside::today;
use crate::app::data::segments::stages::{Names, Plays};
use crate::i18n::{Format, Locale, t};

/// A group, and what it is called.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Offer {
    pub chosen: Chosen,
    pub name: String,
}

pub(super) fn stages(names: &Names) -> Vec<Offer> {
    let stage = |stage| Offer {
        chosen: Chosen::Stage(stage),
        name: names.titled(stage),
    };
    Stage::ALL.map(stage).into_iter().collect()
}

/// Each name once: several rules may have one.
pub(super) fn segments(rules: &Rules, l: Locale) -> Vec<Offer> {
    let mut seen: Vec<&Named> = Vec::new();
    let mut offers = Vec::new();
    for (rule, at) in rules.rfm.rules.iter().zip(0..) {
        if !seen.contains(&&rule.name) {
            seen.push(&rule.name);
            offers.push(Offer {
                chosen: Chosen::Segment(at),
                name: words::segment(&rule.name, l),
            });
        }
    }
    offers
}

pub(super) fn tiers(rules: &Rules, f: Format) -> Vec<Offer> {
    let tiers = tier_names(rules, f).into_iter().zip(0..);
    let offer = |(name, tier)| Offer {
        chosen: Chosen::Tier(tier),
        name,
    };
    tiers.map(offer).collect()
}

pub(super) fn tags(rules: &Rules) -> Vec<Offer> {
    let tags = rules.tags.tags.iter().zip(0..);
    let offer = |(tag, at): (&ltv_engine::segments::tags::Tag, u32)| Offer {
        chosen: Chosen::Tag(at),
        name: tag.name.clone(),
    };
    tags.map(offer).collect()
}

/// None while no tiers are set.
fn tier_names(rules: &Rules, f: Format) -> Vec<String> {
    let Some(options) = &rules.tiers else {
        return Vec::new();
    };
    let name = |at: usize| {
        let own = rules.tier_names.get(at).filter(|name| !name.is_empty());
        own.cloned().unwrap_or_else(|| {
            t::lists::TierN {
                n: &f.count(at as f64),
            }
            .text(f.locale)
        })
    };
    (0..=options.thresholds.len()).map(name).collect()
}

/// What is asked of a group that was opened, or that was chosen here.
pub(super) fn ask(
    choices: &TakeChoices,
    opened: Option<&Opened>,
    (rules, names, plays): (Rules, &Names, &Plays),
    f: Format,
) -> ListAsk {
    let wanted = match (choices.tool, opened) {
        (Tool::Tables { .. }, _) => Vec::new(),
        (_, Some(opened)) => {
            let group = Box::new(opened.group.clone());
            let whom = Whom::Group { group };
            vec![Wanted {
                label: opened.title.clone(),
                hold_out: hold::of(plays, &whom, &rules),
                whom,
            }]
        }
        (_, None) => chosen(choices.whom, &rules, names, plays, f),
    };
    let zoho = Tool::Import {
        format: ListFormat::Zoho,
    };
    ListAsk {
        wanted,
        tool: choices.tool,
        unanswered: choices.unanswered,
        date: today(),
        most_rows: (choices.tool == zoho).then_some(choices.zoho_rows),
        words: list_words(&rules, names, f),
        rules,
    }
}

fn chosen(whom: Chosen, rules: &Rules, names: &Names, plays: &Plays, f: Format) -> Vec<Wanted> {
    let l = f.locale;
    let all = |whom, name: crate::app::menu::Words| Offer {
        chosen: whom,
        name: name(l).to_owned(),
    };
    let offers = match whom {
        Chosen::Customers => vec![all(whom, t::lists::whom_customers)],
        Chosen::Everybody => vec![all(whom, t::lists::whom_all)],
        Chosen::Each(Each::Stage) => stages(names),
        Chosen::Each(Each::Segment) => segments(rules, l),
        Chosen::Each(Each::Tier) => tiers(rules, f),
        Chosen::Each(Each::Tag) => tags(rules),
        Chosen::Stage(_) | Chosen::Segment(_) | Chosen::Tier(_) | Chosen::Tag(_) => {
            let known = [
                stages(names),
                segments(rules, l),
                tiers(rules, f),
                tags(rules),
            ];
            let mut known = known.into_iter().flatten();
            known
                .find(|offer| offer.chosen == whom)
                .into_iter()
                .collect()
        }
    };
    let wanted = offers.into_iter().filter_map(|offer| {
        let whom = match offer.chosen {
            Chosen::Customers => Whom::Customers,
            Chosen::Everybody => Whom::Everybody,
            Chosen::Stage(stage) => Whom::Stage { stage },
            Chosen::Segment(rule) => Whom::Segment { rule },
            Chosen::Tier(tier) => Whom::Tier { tier },
            Chosen::Tag(tag) => Whom::Tag { tag },
            Chosen::Each(_) => return None,
        };
        Some(Wanted {
            hold_out: hold::of(plays, &whom, rules),
            whom,
            label: offer.name,
        })
    });
    wanted.collect()
}

fn list_words(rules: &Rules, names: &Names, f: Format) -> ListWords {
    let l = f.locale;
    let named = rules.rfm.rules.iter();
    ListWords {
        heads: words::heads(f),
        cells: words::cells(l),
        stages: Stage::ALL.map(|stage| names.titled(stage)).to_vec(),
        segments: named.map(|rule| words::segment(&rule.name, l)).collect(),
        tiers: tier_names(rules, f),
        units: words::units(f),
        meanings: meanings::meanings(l),
        absent: t::lists::absent(l).to_owned(),
        unread: t::lists::unread(l).to_owned(),
    }
}
