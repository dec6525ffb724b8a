//! The named segments: which scores have which name.

/// Rules at most: what a screen shows and a byte numbers.
pub const MOST_RULES: usize = 60;

/// A range of scores, both ends included. Valid: 1 ≤ from ≤ to ≤ 5.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Scores {
    /// The lowest.
    pub from: u8,
    /// The highest.
    pub to: u8,
}

impl Scores {
    /// Every score.
    pub const ALL: Self = Self { from: 1, to: 5 };

    /// Whether the range holds a score.
    pub fn holds(self, score: u8) -> bool {
        (self.from..=self.to).contains(&score)
    }

    fn is_valid(self) -> bool {
        1 <= self.from && self.from <= self.to && self.to <= 5
    }
}

/// A segment's name.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
#[allow(missing_docs)] // the names say it, and the words for them are not the engine's
pub enum Named {
    Champions,
    Loyal,
    PotentialLoyalist,
    New,
    Promising,
    NeedAttention,
    AboutToSleep,
    AtRisk,
    CannotLose,
    Hibernating,
    Lost,
    /// A name of the user's own.
    Own(String),
}

/// The scores that have a name. Rules of one name are one segment.
#[derive(Debug, Clone, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(rename_all = "camelCase")
)]
pub struct Rule {
    /// The name.
    pub name: Named,
    /// Recency scores.
    pub recency: Scores,
    /// Frequency scores.
    pub frequency: Scores,
    /// Monetary scores.
    pub monetary: Scores,
    /// Combined scores (F + M + 1) ÷ 2.
    pub combined: Scores,
}

impl Rule {
    /// Whether the rule holds these scores.
    pub fn holds(&self, r: u8, f: u8, m: u8) -> bool {
        self.recency.holds(r)
            && self.frequency.holds(f)
            && self.monetary.holds(m)
            && self.combined.holds(u8::midpoint(f, m + 1))
    }
}

/// What is wrong with a table of rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[cfg_attr(
    feature = "serde",
    derive(serde::Serialize, serde::Deserialize),
    serde(
        tag = "kind",
        rename_all = "camelCase",
        rename_all_fields = "camelCase"
    )
)]
pub enum RuleProblem {
    /// More than [`MOST_RULES`].
    TooMany,
    /// A range that is none: not 1 ≤ from ≤ to ≤ 5.
    Range {
        /// The rule's place in the table.
        rule: u32,
    },
    /// Scores without a segment; the first of `cells` such combinations.
    Uncovered {
        /// Recency score.
        r: u8,
        /// Frequency score.
        f: u8,
        /// Monetary score.
        m: u8,
        /// How many of the 125.
        cells: u32,
    },
    /// Rules before this one hold all of its scores, or it can hold none. It stops
    /// nothing: the rule is superfluous.
    Unreachable {
        /// The rule's place in the table.
        rule: u32,
    },
}

impl RuleProblem {
    /// Whether nobody can be named before it is mended.
    pub fn stops(self) -> bool {
        !matches!(self, Self::Unreachable { .. })
    }
}

/// The place of the first rule that holds each combination of scores; by
/// [`cell`]'s number.
pub(super) fn first_rules(rules: &[Rule]) -> [Option<u8>; 125] {
    core::array::from_fn(|at| {
        let (r, f, m) = scores(at as u8);
        let place = rules.iter().position(|rule| rule.holds(r, f, m))?;
        u8::try_from(place).ok()
    })
}

/// The number of a combination of scores, 0 .. 125.
pub(super) fn cell(r: u8, f: u8, m: u8) -> u8 {
    (r - 1) * 25 + (f - 1) * 5 + m - 1
}

/// The combination of a number below 125.
pub(super) fn scores(cell: u8) -> (u8, u8, u8) {
    (cell / 25 + 1, cell / 5 % 5 + 1, cell % 5 + 1)
}

/// All that is wrong with rules; none: everybody has a segment, and every rule a use.
pub fn check(rules: &[Rule]) -> Vec<RuleProblem> {
    if rules.len() > MOST_RULES {
        return vec![RuleProblem::TooMany];
    }
    let mut problems = Vec::new();
    for (at, rule) in (0..).zip(rules) {
        let ranges = [rule.recency, rule.frequency, rule.monetary, rule.combined];
        if !ranges.iter().all(|range| range.is_valid()) {
            problems.push(RuleProblem::Range { rule: at });
        }
    }
    let first = first_rules(rules);
    let mut open = (0..125_u8).filter(|&at| first[usize::from(at)].is_none());
    if let Some(at) = open.next() {
        let (r, f, m) = scores(at);
        let cells = 1 + open.count() as u32;
        problems.push(RuleProblem::Uncovered { r, f, m, cells });
    }
    for (at, rule) in (0..).zip(rules.iter().zip(0_u8..)) {
        let reached = first.contains(&Some(rule.1));
        let told = problems.contains(&RuleProblem::Range { rule: at });
        if !reached && !told {
            problems.push(RuleProblem::Unreachable { rule: at });
        }
    }
    problems
}

/// The customary segments, on recency and the combined score. The cells are those of
/// the ten-segment map that analysts' tutorials share (R and F by fives), with F
/// replaced by FM, so that money counts, and with *lost* for the lowest corner, which
/// lists of eleven segments tell from the hibernating.
pub fn customary() -> Vec<Rule> {
    use Named::{
        AboutToSleep, AtRisk, CannotLose, Champions, Hibernating, Lost, Loyal, NeedAttention, New,
        PotentialLoyalist, Promising,
    };
    let rule = |name, r: (u8, u8), fm: (u8, u8)| Rule {
        name,
        recency: Scores { from: r.0, to: r.1 },
        frequency: Scores::ALL,
        monetary: Scores::ALL,
        combined: Scores {
            from: fm.0,
            to: fm.1,
        },
    };
    vec![
        rule(Champions, (5, 5), (4, 5)),
        rule(Loyal, (3, 4), (4, 5)),
        rule(PotentialLoyalist, (4, 5), (2, 3)),
        rule(New, (5, 5), (1, 1)),
        rule(Promising, (4, 4), (1, 1)),
        rule(NeedAttention, (3, 3), (3, 3)),
        rule(AboutToSleep, (3, 3), (1, 2)),
        rule(CannotLose, (1, 2), (5, 5)),
        rule(AtRisk, (1, 2), (3, 4)),
        rule(Lost, (1, 1), (1, 1)),
        rule(Hibernating, (1, 2), (1, 2)),
    ]
}
