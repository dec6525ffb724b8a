//! The concentration of revenue, and what the best have in common.

mod alike;
mod groups;

use std::rc::Rc;

use ltv_engine::cohorts::CustomerLabels;
use ltv_engine::segments::concentration::{Concentration, concentration, contrast, worth};
use ltv_engine::segments::roster::{Label, LabelKind, Roster};

use super::held::Held;
use crate::protocol::segments::{Basis, Event, Failure, TopAnswer, TopAsk, TopLabel};

pub(super) use groups::members;

/// The ranking.
#[derive(Default)]
pub(super) struct Kept(Option<Rc<Concentration>>);

/// Every customer's decile, and how much is whose.
pub(super) fn ranking(held: &mut Held) -> Result<Rc<Concentration>, Failure> {
    if let Some(known) = &held.kept.top.0 {
        return Ok(known.clone());
    }
    let found = Rc::new(concentration(&*held.figures()?));
    held.kept.top = Kept(Some(found.clone()));
    Ok(found)
}

pub(super) fn answer(held: &mut Held, ask: &TopAsk) -> Result<Event, Failure> {
    let (ranking, figures, history) = (ranking(held)?, held.figures()?, held.history()?);
    let (roster, expected) = (held.roster(), held.expected());
    let found = roster.as_deref().map(labels).unwrap_or_default();
    let columns: Vec<_> = found.iter().map(|(_, label)| column(label)).collect();
    let contrast = contrast(&history, &columns, &ask.options);
    let of = |group: &[u32]| worth(group, &figures, expected.as_deref());
    let mut left = &*ranking.ranking;
    let deciles = ranking.deciles.iter().map(|decile| {
        let own = left.split_off(..decile.customers as usize);
        of(own.unwrap_or_default())
    });
    let deciles = deciles.collect();
    let first = |customers: u32| ranking.ranking.get(..customers as usize);
    let top = ranking.top.iter().map(|top| first(top.customers));
    let top = top.map(|own| of(own.unwrap_or_default())).collect();
    let best = groups::best_of(&history, &ask.options);
    let late = groups::late_of(held, &best, &ask.rules)?;
    let forecast = expected.as_deref().filter(|all| all.value.is_some());
    let answer = Box::new(TopAnswer {
        ask: ask.clone(),
        top,
        deciles,
        columns: found.iter().map(|(what, _)| *what).collect(),
        roster: roster.is_some(),
        findings: contrast.findings(),
        best: of(&best),
        late: late.map(|late| of(&late)),
        alike: alike::alike(&contrast, &columns, &history, &ask.options, of),
        forecast: forecast.map(|all| Basis {
            horizon: all.horizon,
            margin: all.margin,
        }),
        short: figures.short_of_a_year(),
        contrast,
        concentration: Concentration {
            of_customer: Vec::new(),
            ranking: Vec::new(),
            ..(*ranking).clone()
        },
    });
    Ok(Event::Top { answer })
}

/// The columns by which customers are compared, as far as the files have them.
fn labels(roster: &Roster) -> Vec<(TopLabel, &Label)> {
    let usual = [
        (TopLabel::Channel, LabelKind::Channel),
        (TopLabel::FirstProduct, LabelKind::FirstProduct),
    ];
    let usual = usual.into_iter();
    usual
        .filter_map(|(what, kind)| Some((what, roster.label(kind)?)))
        .collect()
}

/// Customers come first in a roster; members without orders have nothing to compare.
fn column(label: &Label) -> CustomerLabels<'_> {
    CustomerLabels {
        of_customer: &label.of_person,
        names: &label.names,
    }
}
