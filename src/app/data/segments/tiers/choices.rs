//! The tiers, as chosen.

use ltv_engine::amount::Total;
use ltv_engine::segments::tiers::{
    MOST_THRESHOLDS, NearLimits, ProposalBy, Proposed, Reward, Threshold, TierError, TierOptions,
    TierRule,
};
use serde::{Deserialize, Serialize};

use crate::i18n::{Locale, t};

/// How thresholds come about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub(in crate::app::data) enum Way {
    /// So that the best so many percent get in.
    #[default]
    Quantile,
    /// Where spend falls apart.
    Breaks,
    /// Dragged or typed.
    Own,
}

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(in crate::app::data) struct TierChoices {
    /// How thresholds come about.
    pub way: Way,
    /// Of the customers who bought, from the lowest tier up.
    pub shares: Vec<f64>,
    /// How many thresholds natural breaks are asked for.
    pub breaks: u8,
    /// Of the logarithm of spend.
    pub log: bool,
    /// Proposed spend is rounded.
    pub rounded: bool,
    /// What it takes to reach a tier.
    pub rule: TierRule,
    /// Where tiers begin; none until they are proposed.
    pub thresholds: Vec<Threshold>,
    /// Names that were typed, from tier 0 up.
    pub own_names: Vec<Option<String>>,
    /// What tiers give, from tier 0 up; `None` while nobody has said so.
    pub rewards: Option<Vec<Reward>>,
    /// Who is close to the next tier.
    pub near: NearLimits,
    /// What to do for those close to the next tier, where it was typed; by tier.
    pub plays: Vec<Option<String>>,
}

impl Default for TierChoices {
    fn default() -> Self {
        Self {
            way: Way::default(),
            shares: vec![0.4, 0.15, 0.05],
            breaks: 3,
            log: true,
            rounded: true,
            rule: TierRule::default(),
            thresholds: Vec::new(),
            own_names: Vec::new(),
            rewards: None,
            near: NearLimits::default(),
            plays: Vec::new(),
        }
    }
}

impl TierChoices {
    /// The tiers in force; `None` while none are set.
    pub(in crate::app::data) fn options(&self) -> Option<TierOptions> {
        self.usable().then(|| self.with_margin(None))
    }

    /// The same with a margin, to be valued.
    pub(super) fn with_margin(&self, gross_margin: Option<f64>) -> TierOptions {
        TierOptions {
            rule: self.rule,
            thresholds: self.thresholds.clone(),
            rewards: self.rewards.clone().unwrap_or_default(),
            gross_margin,
            near: self.near,
        }
    }

    /// The names of the tiers from tier 0 up.
    pub(in crate::app::data) fn names(&self, l: Locale) -> Vec<String> {
        (0..=self.thresholds.len())
            .map(|tier| self.name(tier, l))
            .collect()
    }

    /// The name of a tier.
    pub(super) fn name(&self, tier: usize, l: Locale) -> String {
        if let Some(Some(name)) = self.own_names.get(tier) {
            return name.clone();
        }
        match tier {
            0 => t::tiers::tier_0(l),
            1 => t::tiers::tier_1(l),
            2 => t::tiers::tier_2(l),
            3 => t::tiers::tier_3(l),
            4 => t::tiers::tier_4(l),
            more => {
                let n = &more.to_string();
                return t::tiers::TierNumber { n }.text(l);
            }
        }
        .to_owned()
    }

    /// Renames a tier; back to the usual name when emptied.
    pub(super) fn rename(&mut self, tier: usize, name: &str) {
        put(&mut self.own_names, tier, name);
    }

    /// Says what to do for those of a tier who are close to the next.
    pub(super) fn plan(&mut self, tier: usize, play: &str) {
        put(&mut self.plays, tier, play);
    }

    /// What a tier gives.
    pub(super) fn reward(&self, tier: usize) -> Reward {
        let mut rewards = self.rewards.iter().flatten();
        rewards.nth(tier).copied().unwrap_or_default()
    }

    /// Sets what a tier gives.
    pub(super) fn set_reward(&mut self, tier: usize, reward: Reward) {
        let rewards = self.rewards.get_or_insert_default();
        if rewards.len() <= tier {
            rewards.resize(tier + 1, Reward::default());
        }
        rewards[tier] = reward;
    }

    /// What is proposed by; nothing where thresholds are one's own.
    pub(in crate::app::data) fn by(&self) -> Option<ProposalBy> {
        match self.way {
            Way::Quantile => Some(ProposalBy::Quantile {
                shares: self.shares.clone(),
            }),
            Way::Breaks => Some(ProposalBy::NaturalBreaks {
                thresholds: self.breaks,
                log: self.log,
            }),
            Way::Own => None,
        }
    }

    /// Takes what was proposed, if there is anything; the last thresholds stay else,
    /// if the rule can use them.
    pub(super) fn take(&mut self, proposed: &Proposed) {
        let thresholds = proposed.for_rule(self.rule, self.rounded);
        if !thresholds.is_empty() {
            self.thresholds = thresholds;
        } else if !self.usable() {
            self.thresholds.clear();
        }
    }

    /// How many thresholds are asked for.
    pub(super) fn count(&self) -> usize {
        match self.way {
            Way::Quantile => self.shares.len(),
            Way::Breaks => usize::from(self.breaks),
            Way::Own => self.thresholds.len(),
        }
    }

    /// Another way to thresholds. One's own begin with those that are there.
    pub(super) fn set_way(&mut self, way: Way) {
        let own = way == Way::Own && !self.thresholds.is_empty();
        let count = if own {
            self.thresholds.len()
        } else {
            self.count()
        };
        self.way = way;
        self.set_count(count);
    }

    /// Asks for so many thresholds.
    pub(super) fn set_count(&mut self, count: usize) {
        let count = count.clamp(1, MOST_THRESHOLDS);
        self.breaks = count as u8;
        while self.shares.len() < count {
            // Half as many in each tier above.
            let last = self.shares.last().copied().unwrap_or(0.5);
            self.shares.push((last * 5000.0).ceil() / 10_000.0);
        }
        self.shares.truncate(count);
        if self.way == Way::Own {
            while self.thresholds.len() < count {
                let last = self.thresholds.last().copied().unwrap_or(Threshold {
                    spend: Total::from_scaled(5_000_000),
                    orders: 1,
                });
                self.thresholds.push(Threshold {
                    spend: Total::from_scaled(last.spend.scaled() * 2),
                    orders: last.orders.saturating_add(last.orders.max(1)),
                });
            }
            self.thresholds.truncate(count);
        }
    }

    /// Another rule: one's own thresholds are kept where they can be used under it.
    pub(super) fn set_rule(&mut self, rule: TierRule) {
        self.rule = rule;
        if self.way == Way::Own && self.check() != Ok(()) {
            self.way = Way::Quantile;
            let count = self.thresholds.len();
            self.set_count(count);
        }
    }

    /// Whether there are thresholds, and the rule can use them.
    pub(super) fn usable(&self) -> bool {
        self.check().is_ok()
    }

    /// # Errors
    /// Why these cannot be used.
    pub(super) fn check(&self) -> Result<(), TierError> {
        self.with_margin(None).check()
    }
}

fn put(texts: &mut Vec<Option<String>>, at: usize, text: &str) {
    if texts.len() <= at {
        texts.resize(at + 1, None);
    }
    let text = text.trim();
    texts[at] = (!text.is_empty()).then(|| text.to_owned());
}
