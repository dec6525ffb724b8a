//! What comes of a play: the engine's figures for what was entered and what the data
//! tell.

use ltv_engine::segments::hold_out::{
    DesignError, Gain, GainError, Play, TestDesign, Three, Trial, assumed_uplift, gain, trial,
};
use ltv_engine::segments::lifecycle::{BuyerWorth, Rate, Stage};
use ltv_worker::protocol::segments::Stages;

use super::model::{Plays, StagePlay, TestSpan};

/// The chance to see a difference where there is none.
pub(super) const ALPHA: f64 = 0.05;

/// A play and what comes of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Plan {
    /// People in the stage.
    pub people: u32,
    /// The share who buy anyway: as entered, else the stage's usual one.
    pub baseline: Option<f64>,
    /// The usual one, where it is known.
    pub usual: Option<Rate>,
    /// Months over which buyers are counted.
    pub months: u32,
    /// What one buyer more brings.
    pub worth: Option<BuyerWorth>,
    /// The play as it is counted: what was entered, else what is assumed. `None` where
    /// nothing can be assumed.
    pub play: Option<Play>,
    /// Somebody is left out.
    pub tested: bool,
    /// The uplift is assumed: nothing was entered.
    pub assumed: bool,
    /// A cost was entered.
    pub costed: bool,
    /// What it may bring.
    pub gain: Option<Result<Gain, GainError>>,
    /// What a test of it needs.
    pub trial: Option<Result<Trial, DesignError>>,
}

/// What was entered, else what stands in for it.
fn three(entered: [Option<f64>; 3], usual: Option<Three>) -> Option<Three> {
    let of = |at: usize, usual: Option<f64>| entered[at].or(usual);
    Some(Three {
        low: of(0, usual.map(|three| three.low))?,
        likely: of(1, usual.map(|three| three.likely))?,
        high: of(2, usual.map(|three| three.high))?,
    })
}

/// What one buyer more brings, where nothing is entered.
pub(super) fn usual_value(worth: Option<BuyerWorth>) -> Option<Three> {
    let [low, likely, high] = worth?.range();
    Some(Three { low, likely, high })
}

impl Plan {
    pub(super) fn of(stages: &Stages, plays: &Plays, stage: Stage) -> Self {
        let own: &StagePlay = plays.of(stage);
        let flow = &stages.flow;
        let place = Stage::BUYERS.iter().position(|one| *one == stage);
        let (rates, months) = match (plays.span, flow.window) {
            (TestSpan::Window, Some(window)) => (&flow.within, window.months),
            _ => (&flow.next_month, 1),
        };
        let usual = place.map(|place| rates[place]);
        let usual = usual.filter(|rate| rate.share.is_some());
        let baseline = own.baseline.or_else(|| usual?.share);
        let people = stages.view.of(stage).map_or(0, |one| one.customers);
        let worth = stages.worth[stage as usize];
        let uplift = three(own.uplift, baseline.map(assumed_uplift));
        let value = three(own.value, usual_value(worth));
        let play = uplift.zip(value).map(|(uplift, value)| Play {
            reach: f64::from(people),
            hold_out: own.hold_out,
            uplift,
            value,
            fixed_cost: own.fixed_cost.unwrap_or(0.0),
            contact_cost: own.contact_cost.unwrap_or(0.0),
        });
        let test = baseline.zip(uplift).filter(|_| own.hold_out > 0.0);
        let test = test.map(|(baseline, uplift)| {
            let design = TestDesign {
                baseline,
                uplift: uplift.likely,
                hold_out: own.hold_out,
                alpha: ALPHA,
                power: plays.power,
            };
            let more = place.and_then(|place| flow.entering(place));
            trial(f64::from(people), more, &design)
        });
        Self {
            people,
            baseline,
            usual,
            months,
            worth,
            play,
            tested: own.hold_out > 0.0,
            assumed: own.uplift == [None; 3] && uplift.is_some(),
            costed: own.fixed_cost.or(own.contact_cost).is_some(),
            gain: play.map(|play| gain(&play)),
            trial: test,
        }
    }

    /// The gain, where it can be told.
    pub(super) fn gained(&self) -> Option<&Gain> {
        self.gain.as_ref()?.as_ref().ok()
    }
}
