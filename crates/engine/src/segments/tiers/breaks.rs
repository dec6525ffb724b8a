//! Where numbers fall apart into groups.

/// Groups of ascending values.
#[derive(Debug, Clone, PartialEq)]
pub struct Breaks {
    /// Index of the first value of each group but the first, ascending.
    pub starts: Vec<u32>,
    /// Goodness of variance fit: 1 − (squared deviations from the groups' means) ÷
    /// (squared deviations from the mean of all), 0 ..= 1; 1 where all values are equal.
    pub goodness: f64,
}

/// Natural breaks: the parting of `values` (strictly ascending, with how often each
/// occurs) into `groups` runs with the least squared deviation from the groups' means.
/// Fewer groups where there are fewer values.
///
/// The objective is that of W. D. Fisher (1958), "On grouping for maximum
/// homogeneity", *JASA* 53(284), used for classes on maps by G. F. Jenks (1977),
/// *Optimal Data Classification for Choropleth Maps*. Exact, by his recursion; as the
/// best last start never moves left when values are added at the right, each row takes
/// n log n instead of n² by division in halves: A. Grønlund et al. (2017), "Fast exact
/// k-means, k-medians and Bregman divergence clustering in 1D", arXiv:1701.07204, §2.
/// In time groups × n log n and memory groups × n. Among equal partings the one that
/// starts groups earlier.
pub fn natural_breaks(values: &[(f64, u32)], groups: usize) -> Breaks {
    let sums = Sums::of(values);
    let count = values.len();
    let groups = groups.min(count);
    if groups < 2 {
        return Breaks {
            starts: Vec::new(),
            goodness: if sums.spread(0, count) > 0.0 {
                0.0
            } else {
                1.0
            },
        };
    }
    // `best[end]`: the least cost of the values before `end`, with one group so far.
    let mut best: Vec<f64> = (0..=count).map(|end| sums.spread(0, end)).collect();
    let mut starts = Vec::with_capacity(groups - 1);
    for parts in 2..=groups {
        let mut row = Row {
            sums: &sums,
            before: &best,
            cost: vec![f64::INFINITY; count + 1],
            start: vec![0; count + 1],
        };
        // Every group has a value: the last one starts at `parts` − 1 or later.
        row.fill(parts, count, parts - 1, count - 1);
        let Row { cost, start, .. } = row;
        best = cost;
        starts.push(start);
    }
    let mut end = count;
    let mut found: Vec<u32> = Vec::with_capacity(groups - 1);
    for row in starts.iter().rev() {
        found.push(row[end]);
        end = row[end] as usize;
    }
    found.reverse();
    Breaks {
        starts: found,
        goodness: (1.0 - best[count] / sums.spread(0, count)).clamp(0.0, 1.0),
    }
}

/// One more group than the row before.
struct Row<'a> {
    sums: &'a Sums,
    before: &'a [f64],
    cost: Vec<f64>,
    start: Vec<u32>,
}

impl Row<'_> {
    /// Fills the ends `from ..= to`, whose last groups start within `low ..= high`.
    fn fill(&mut self, from: usize, to: usize, low: usize, high: usize) {
        if from > to {
            return;
        }
        let end = usize::midpoint(from, to);
        let (mut least, mut start) = (f64::INFINITY, low);
        for at in low..=high.min(end - 1) {
            let cost = self.before[at] + self.sums.spread(at, end);
            if cost < least {
                (least, start) = (cost, at);
            }
        }
        self.cost[end] = least;
        self.start[end] = start as u32;
        self.fill(from, end - 1, low, start);
        self.fill(end + 1, to, start, high);
    }
}

/// Running sums of weights, values and squares, values taken from their mean so that
/// squares stay small.
struct Sums {
    weight: Vec<f64>,
    value: Vec<f64>,
    square: Vec<f64>,
}

impl Sums {
    fn of(values: &[(f64, u32)]) -> Self {
        let all: f64 = values.iter().map(|one| f64::from(one.1)).sum();
        let sum: f64 = values.iter().map(|one| one.0 * f64::from(one.1)).sum();
        let mean = if all > 0.0 { sum / all } else { 0.0 };
        let mut sums = Self {
            weight: vec![0.0],
            value: vec![0.0],
            square: vec![0.0],
        };
        let (mut weights, mut firsts, mut squares) = (0.0, 0.0, 0.0);
        for &(value, count) in values {
            let (value, count) = (value - mean, f64::from(count));
            weights += count;
            firsts += count * value;
            squares += count * value * value;
            sums.weight.push(weights);
            sums.value.push(firsts);
            sums.square.push(squares);
        }
        sums
    }

    /// Σ of squared deviations from the mean of the values `from .. to`.
    fn spread(&self, from: usize, to: usize) -> f64 {
        let weight = self.weight[to] - self.weight[from];
        if to <= from + 1 || weight <= 0.0 {
            return 0.0;
        }
        let value = self.value[to] - self.value[from];
        (self.square[to] - self.square[from] - value * value / weight).max(0.0)
    }
}
