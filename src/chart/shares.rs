//! Horizontal bars from zero: shares of a whole, or any amounts side by side.

use super::Heading;
use super::waterfall::{Fall, Kind, WaterfallChart};

/// One share.
#[derive(Clone, PartialEq)]
pub struct Share {
    /// What it is the share of.
    pub label: String,
    /// 0 to 1.
    pub share: f64,
    /// As read out.
    pub text: String,
}

/// Shares as bars, the largest first, whatever order they come in. `heads` are
/// those of the table's two columns.
pub fn shares(heading: Heading, heads: [String; 2], mut shares: Vec<Share>) -> WaterfallChart {
    shares.sort_by(|a, b| b.share.total_cmp(&a.share));
    let bar = |(at, share): (usize, Share)| Fall {
        label: share.label,
        from: 0.0,
        to: share.share,
        text: share.text,
        kind: Kind::Gain,
        strong: at == 0,
    };
    bars(
        heading,
        heads,
        shares.into_iter().enumerate().map(bar).collect(),
    )
}

/// Any amounts as bars from zero, in the order given; those below it go left.
pub fn bars(heading: Heading, heads: [String; 2], bars: Vec<Fall>) -> WaterfallChart {
    WaterfallChart {
        heading,
        heads,
        falls: bars,
        joined: false,
        tones: Vec::new(),
    }
}
