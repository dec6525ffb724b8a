//! The step that tells the forecast in total.

use std::cell::RefCell;

use crate::numeric::histogram;

use super::any::AnyModel;
use super::decile::best_sum;
use super::known::Known;
use super::moments::Totals;
use super::scored::{Ahead, Scored, soon};
use super::session::{Forecast, Made};
use super::table::{Sources, Table};
use super::worth::Worth;
use super::{Estimate, Outlook, SEED};
use super::{compare, heat};

impl Forecast {
    pub(super) fn outlook(&mut self) -> Option<Outlook> {
        let kind = self.forecaster()?;
        let fitted = self.fitted(kind)?;
        let money = self.money.as_ref()?;
        let spending = self.spending();
        let options = &self.options;
        let scored = Scored::new(fitted.model, &self.known, options);
        let sources = Sources {
            history: &self.history,
            known: &self.known,
            scored: &scored,
            money,
        };
        let table = Table::new(sources, spending, options.margin);
        let totals = Totals {
            known: &self.known,
            fitted,
            unit: options.unit,
            seed: SEED,
        };
        let horizon = Ahead::of(options).horizon;
        let worth = spending.map(|spending| Worth {
            totals,
            scored: &scored,
            money,
            spending,
            horizon,
        });
        let money_ahead = worth.map(|worth| worth.revenue_and_value(options.margin));
        let mut values = if table.value().is_empty() {
            let each = self.known.row_of.iter();
            each.map(|&row| scored.orders[row as usize]).collect()
        } else {
            table.value().to_vec()
        };
        values.sort_unstable_by(f64::total_cmp);
        let mut outlook = Outlook {
            model: kind,
            horizon: options.horizon,
            customers: self.known.customers(),
            orders: totals.orders(&scored.orders, horizon),
            revenue: money_ahead.map(|(revenue, _)| revenue),
            value: money_ahead.map(|(_, value)| value),
            alive: alive(&scored, totals),
            likely_gone: scored.likely_gone(&self.known),
            at_risk: spending.map(|_| at_risk(&scored, &self.known, &table, options.margin)),
            soon: soon(&self.known, &scored, totals),
            top_decile_share: top_decile(&values),
            distribution: histogram(&values),
            heat: heat::heat(fitted.model, &self.known, options),
            compared: Vec::new(),
        };
        outlook.compared =
            compare::compared(&self.history, fitted, money, spending, options, &outlook);
        self.made = Some(Made {
            kind,
            scored,
            table: RefCell::new(table),
        });
        Some(outlook)
    }
}

/// Σ P(alive); a model in which nobody leaves has no doubt of it.
fn alive(scored: &Scored, totals: Totals) -> Estimate {
    totals.customers(&scored.p_alive, AnyModel::p_alive)
}

/// Σ over customers of what they would be worth more if they were still customers for
/// sure.
fn at_risk(scored: &Scored, known: &Known, table: &Table, margin: f64) -> f64 {
    let each = known.row_of.iter().zip(table.spend());
    each.map(|(&row, spend)| scored.lost[row as usize] * spend * margin)
        .sum()
}

/// Share of an ascending list's sum that its largest tenth has.
fn top_decile(ascending: &[f64]) -> Option<f64> {
    let all: f64 = ascending.iter().sum();
    let best = best_sum(
        ascending.iter().rev().copied(),
        ascending.len() as f64 / 10.0,
    );
    (all > 0.0).then(|| best / all)
}
