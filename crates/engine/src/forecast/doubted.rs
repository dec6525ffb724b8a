//! What a forecast knows of how unsure each customer's value is.

use super::Doubt;
use super::scored::{Ahead, expected};
use super::session::Forecast;

impl Forecast {
    /// The columns that intervals of groups are summed from: see [`Doubt`]. `None` where no
    /// value is told, or the likelihood of the model that forecasts has no curvature to
    /// tell what its parameters may be.
    ///
    /// The orders of each row are expected at two other parameters for each direction;
    /// that takes less time than making the outlook did.
    pub fn doubt(&self) -> Option<Doubt> {
        let made = self.made.as_ref()?;
        let fitted = self.fitted(made.kind)?;
        let (spending, money) = (self.spending()?, self.money.as_ref()?);
        let (known, options) = (&self.known, &self.options);
        let horizon = Ahead::of(options).horizon;
        let rows = 0..known.rows.len();
        // Of one unit of revenue, what counts: margin and discount.
        let counted: Vec<f64> = (rows.clone())
            .map(|row| {
                let orders = made.scored.orders[row];
                if orders > 0.0 {
                    made.scored.discounted[row] / orders * options.margin
                } else {
                    0.0
                }
            })
            .collect();
        let at = |model| expected(model, known, options.unit, horizon);
        let by_row: Vec<Vec<f64>> = (fitted.moved()?.into_iter())
            .map(|[up, down]| {
                let pairs = at(up).into_iter().zip(at(down));
                let half = pairs.map(|(up, down)| 0.5 * (up - down));
                half.zip(&counted).map(|(half, part)| half * part).collect()
            })
            .collect();
        let scatter = super::scored::scatter(fitted.model, known, options.unit, horizon);
        let table = made.table.borrow();
        let each = || {
            known
                .row_of
                .iter()
                .map(|&row| row as usize)
                .zip(&money.repeat)
        };
        let variance = each()
            .zip(table.spend())
            .map(|((row, &own), mean)| {
                let orders = made.scored.orders[row];
                let (amount, square) = spending.squares(own);
                let revenue = orders * amount
                    + scatter[row] * square
                    + orders * orders * (square - mean * mean).max(0.0);
                (revenue * counted[row] * counted[row]) as f32
            })
            .collect();
        let by_orders = by_row.iter().map(|by_row| {
            let each = each().zip(table.spend());
            each.map(|((row, _), mean)| (by_row[row] * mean) as f32)
                .collect()
        });
        let by_spend = spending.moved().into_iter().map(|[up, down]| {
            each()
                .map(|(row, &own)| {
                    let half = 0.5 * (up.conditional_mean(own) - down.conditional_mean(own));
                    (half * made.scored.orders[row] * counted[row]) as f32
                })
                .collect()
        });
        Some(Doubt {
            variance,
            shifts: by_orders.chain(by_spend).collect(),
        })
    }
}
