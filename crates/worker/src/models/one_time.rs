//! What a fitted model says of customers who bought once. It is the question on
//! which the models differ most: BG/NBD takes all of them for customers still.

use ltv_engine::btyd::{BgNbd, MbgNbd, Model, ModelKind, Nbd, ParetoNbd, Purchases};
use ltv_engine::forecast::{ModelFit, Unit};
use ltv_engine::history::History;

use crate::protocol::models::News;

/// Days since the only purchase of those who bought once: the median. `None`
/// where nobody did, or all of them today.
pub(super) fn since(history: &History) -> Option<u32> {
    let as_of = history.as_of();
    let buyers = history.iter();
    let once = buyers.filter(|buyer| buyer.first_day() == buyer.last_day());
    let mut days: Vec<i32> = once.map(|buyer| as_of.0 - buyer.first_day().0).collect();
    let middle = days.len() / 2;
    if middle >= days.len() {
        return None;
    }
    let (_, median, _) = days.select_nth_unstable(middle);
    u32::try_from(*median).ok().filter(|days| *days > 0)
}

/// P(alive) of a customer whose only purchase was that long ago.
pub(super) fn news(fit: &ModelFit, unit: Unit, since: u32) -> News {
    let parameters: Vec<f64> = fit.parameters.iter().map(|own| own.value).collect();
    let customer = Purchases {
        x: 0,
        t_x: 0.0,
        t: f64::from(since) / unit.days(),
    };
    let p_alive = match fit.kind {
        ModelKind::Nbd => Nbd::from_parameters(&parameters).p_alive(customer),
        ModelKind::BgNbd => BgNbd::from_parameters(&parameters).p_alive(customer),
        ModelKind::MbgNbd => MbgNbd::from_parameters(&parameters).p_alive(customer),
        ModelKind::ParetoNbd => ParetoNbd::from_parameters(&parameters).p_alive(customer),
    };
    News::OneTime {
        model: fit.kind,
        since,
        p_alive,
    }
}

#[cfg(test)]
mod tests {
    use ltv_engine::forecast::{Parameter, Stopped};

    use super::*;

    fn p_alive(kind: ModelKind, parameters: &[f64], since: u32) -> f64 {
        let fit = ModelFit {
            kind,
            parameters: parameters
                .iter()
                .map(|&value| Parameter {
                    name: String::new(),
                    value,
                    standard_error: None,
                    interval: None,
                })
                .collect(),
            log_likelihood: 0.0,
            bic: 0.0,
            customers: 1.0,
            distinct: 1,
            evaluations: 1,
            converged: true,
            stopped: Stopped::Gradient,
        };
        match news(&fit, Unit::Week, since) {
            News::OneTime { p_alive, .. } => p_alive,
            News::Step { .. } => f64::NAN,
        }
    }

    #[test]
    fn only_bg_and_nbd_are_sure_of_them() {
        let certain = |kind, parameters: &[f64]| {
            assert!((p_alive(kind, parameters, 200) - 1.0).abs() < 1e-12);
        };
        certain(ModelKind::BgNbd, &[0.243, 4.414, 0.793, 2.426]);
        certain(ModelKind::Nbd, &[0.385, 12.072]);
        // Batislam et al. (2007), eq. 4 with x = 0: 1 / (1 + a/b · ((α + T)/α)^r).
        let (r, alpha, a, b) = (0.525_f64, 6.183_f64, 0.891_f64, 1.614_f64);
        let t = 200.0 / 7.0;
        let expected = 1.0 / (1.0 + a / b * ((alpha + t) / alpha).powf(r));
        let found = p_alive(ModelKind::MbgNbd, &[r, alpha, a, b], 200);
        assert!((found - expected).abs() < 1e-9, "{found} {expected}");
        let pareto = p_alive(ModelKind::ParetoNbd, &[0.553, 10.578, 0.606, 11.669], 200);
        assert!(pareto > 0.1 && pareto < 0.9, "{pareto}");
    }
}
