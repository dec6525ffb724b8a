//! The methods, and the kinds of business that they fit.

/// The formula that turns the inputs into a lifetime value per customer.
///
/// AOV is currency per order, f orders per payment period, m a share, s currency per
/// order, k = f·(AOV·m − s) currency per payment period, L payment periods, c and
/// r = 1 − c shares per payment period, d a rate per payment period. Rates and lengths
/// entered for another period are converted first. Valid ranges: [`crate::error::Field::range`];
/// within them every value is finite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Method {
    /// AOV × f × L, L = 1/c when churn is given: revenue, which is no profit and is held
    /// against no CAC.
    ///
    /// Source: the arithmetic of the widely quoted Starbucks figure,
    /// 24.30 × 52 × 20 = 25,272.
    Simple,
    /// (AOV·m − s) × f × L, L = 1/c when churn is given: contribution.
    ///
    /// Negative where an order costs more than it brings. 1/c counts the period in which
    /// a customer leaves as paid, as [`Timing::AtOnce`] does.
    #[default]
    MarginAdjusted,
    /// k ÷ c: the subscription form, no discount. A span of L periods is read as c = 1/L,
    /// at most 1.
    ///
    /// Source: the mean of the geometric lifetime, e.g. Fader & Hardie (2007), "How to
    /// project customer retention", *Journal of Interactive Marketing* 21(1).
    Retention,
    /// k × (1+d)/(1+d−r) with [`Timing::AtOnce`], k × r/(1+d−r) with
    /// [`Timing::EndOfPeriod`]; they differ by exactly the first payment, k. Spans as in
    /// [`Self::Retention`], whose value the first form takes at d = 0.
    ///
    /// Source: Gupta & Lehmann (2003), "Customers as assets", *Journal of Interactive
    /// Marketing* 17(1), whose margin multiple is r/(1+d−r); with the first margin at once
    /// it is 1 more, the form of Fader & Hardie.
    RetentionDiscounted,
    /// Σ k·S(t)/(1+d)^t, t = 0 … H−1 with [`Timing::AtOnce`], 1 … H with
    /// [`Timing::EndOfPeriod`]: only the periods up to the horizon H. S is the entered
    /// lifetime, (1 − c)^t or a span; [`super::finite_horizon`] takes any other curve.
    ///
    /// Source: Berger & Nasr (1998), "Customer lifetime value: marketing models and
    /// applications", *Journal of Interactive Marketing* 12(1), case 1 without its
    /// promotion costs.
    FiniteHorizon,
    /// ARPPU × payers × loyalty − total acquisition spend, ARPPU = revenue ÷ payers per
    /// payment period, times the margin where it is known: a whole base at once
    /// ([`super::BaseResult`]). Per customer LTV is the gross, ARPPU × loyalty, so that the
    /// acquisition is taken off once: in the net.
    ///
    /// Source: marketing practice, as ARPPU × lifetime in app analytics, on totals.
    ArppuTotal,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 6] = [
        Self::Simple,
        Self::MarginAdjusted,
        Self::Retention,
        Self::RetentionDiscounted,
        Self::FiniteHorizon,
        Self::ArppuTotal,
    ];

    /// Whether later payments count for less.
    pub fn discounts(self) -> bool {
        matches!(self, Self::RetentionDiscounted | Self::FiniteHorizon)
    }
}

/// The kind of business, which decides the methods that fit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Business {
    /// Customers buy when they like.
    #[default]
    RepeatPurchases,
    /// Customers pay at a fixed rhythm until they leave.
    Subscription,
    /// Only totals of the whole customer base are known.
    WholeBase,
}

impl Business {
    /// Every kind.
    pub const ALL: [Self; 3] = [Self::RepeatPurchases, Self::Subscription, Self::WholeBase];

    /// The methods that fit, the usual one first.
    pub fn methods(self) -> &'static [Method] {
        match self {
            Self::RepeatPurchases => &[
                Method::MarginAdjusted,
                Method::Simple,
                Method::FiniteHorizon,
            ],
            Self::Subscription => &[
                Method::Retention,
                Method::RetentionDiscounted,
                Method::FiniteHorizon,
            ],
            Self::WholeBase => &[Method::ArppuTotal],
        }
    }
}

/// When the first payment comes, for the methods that discount.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(rename_all = "camelCase"))]
pub enum Timing {
    /// On the day the customer is won: payments at t = 0, 1, ….
    #[default]
    AtOnce,
    /// At the end of the first period, by those who are still there: t = 1, 2, ….
    EndOfPeriod,
}

impl Timing {
    /// The first t at which money comes.
    pub fn first(self) -> u32 {
        u32::from(self == Self::EndOfPeriod)
    }
}
