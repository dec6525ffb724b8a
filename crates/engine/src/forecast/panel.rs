//! A few hundred customers who stand for all.

/// How many are drawn: enough that what is left to chance (how far a change of
/// parameters moves those chosen otherwise than all) is a few per cent of the
/// interval's width.
const SIZE: usize = 200;

/// Rows chosen with probability proportional to their share of a total, each
/// with the number of customers it stands for.
///
/// Of the rows put end to end, each as long as its share, every 1/200 of the whole
/// length one is taken (systematic sampling: Cochran 1977, *Sampling Techniques*,
/// section 8). The total of the shares is met exactly, and so is every number
/// that is proportional to them; rows in an order that says something make it a
/// stratified sample.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Panel {
    /// Index and weight.
    pub(super) rows: Vec<(usize, f64)>,
}

impl Panel {
    /// From each row's value and how many customers have it. Rows of no value
    /// are never chosen.
    pub(super) fn new(rows: impl Iterator<Item = (f64, f64)> + Clone) -> Self {
        let all: f64 = rows.clone().map(|(value, count)| share(value, count)).sum();
        let step = all / SIZE as f64;
        let mut chosen = Vec::new();
        // The first mark in the middle of its stretch: nothing is left to chance.
        let (mut passed, mut mark) = (0.0, 0.5 * step);
        for (index, (value, count)) in rows.enumerate() {
            let own = share(value, count);
            passed += own;
            if own > 0.0 && passed > mark {
                let marks = libm::ceil((passed - mark) / step);
                mark += marks * step;
                chosen.push((index, marks * step / value));
            }
        }
        Self { rows: chosen }
    }
}

fn share(value: f64, count: f64) -> f64 {
    let share = value * count;
    if share.is_finite() {
        share.max(0.0)
    } else {
        0.0
    }
}
