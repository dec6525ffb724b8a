//! How well the best customers are foretold.

/// Share of the actual best tenth that is among the foretold best tenth, 0..=1.
/// Where equal numbers stand at the border, each of them belongs to the tenth by the
/// share that is left for them.
pub(super) fn hit_share(actual: &[f64], foretold: &[f64]) -> f64 {
    let tenth = actual.len() as f64 / 10.0;
    let belongs = Border::of(actual, tenth);
    let seems = Border::of(foretold, tenth);
    let both = actual.iter().zip(foretold);
    both.map(|(&actual, &foretold)| belongs.share(actual) * seems.share(foretold))
        .sum::<f64>()
        / tenth
}

/// The sum of the `share` (0..=1) of largest values, the last one in part.
pub(super) fn best_sum(descending: impl Iterator<Item = f64>, mut places: f64) -> f64 {
    let mut sum = 0.0;
    for value in descending {
        if places <= 0.0 {
            break;
        }
        sum += value * places.min(1.0);
        places -= 1.0;
    }
    sum
}

/// Where the best end.
struct Border {
    at: f64,
    /// By which share those at the border belong.
    part: f64,
}

impl Border {
    fn of(values: &[f64], places: f64) -> Self {
        let mut descending = values.to_vec();
        descending.sort_unstable_by(|one, other| other.total_cmp(one));
        let last = (libm::ceil(places) as usize).clamp(1, descending.len().max(1)) - 1;
        let at = descending.get(last).copied().unwrap_or(0.0);
        let above = descending.partition_point(|value| *value > at);
        let with = descending.partition_point(|value| *value >= at);
        Self {
            at,
            part: (places - above as f64) / (with - above) as f64,
        }
    }

    fn share(&self, value: f64) -> f64 {
        if value > self.at {
            1.0
        } else if value < self.at {
            0.0
        } else {
            self.part
        }
    }
}
