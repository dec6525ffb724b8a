//! How well a curve explains who stayed.

use super::Losses;
use super::kind::Curve;

impl Losses {
    /// ln L = Σ over periods of kept·ln r(t) + lost·ln(1 − r(t)), and its derivatives
    /// by the logarithms of the parameters.
    ///
    /// This is Fader & Hardie's (2007, appendix A) Σ lost(t)·ln P(T = t) + still
    /// there·ln S(t), with P(T = t) and S(t) written as products of r: so cohorts of
    /// different lengths need no more than their sums by age.
    pub fn log_likelihood(&self, curve: &Curve, gradient: &mut [f64]) -> f64 {
        gradient.fill(0.0);
        let mut sum = 0.0;
        for ((lost, kept), share) in self.iter().zip(curve.log_retention()) {
            // Never quite everybody: ln 0 × the nobody that was lost is 0.
            let force = (-share.value).max(f64::MIN_POSITIVE);
            let mut by_log = 0.0;
            if kept > 0.0 {
                sum -= kept * force;
                by_log += kept;
            }
            if lost > 0.0 {
                sum += lost * libm::log(-libm::expm1(-force));
                by_log -= lost / libm::expm1(force);
            }
            for (to, slope) in gradient.iter_mut().zip(share.slopes) {
                *to += by_log * slope;
            }
        }
        sum
    }
}
