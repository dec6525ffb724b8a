//! What is searched, with its evaluations counted.

/// ln L at a point; its derivatives are added to a gradient that is 0.
pub type Likelihood<'a> = dyn FnMut(&[f64], &mut [f64]) -> f64 + 'a;

/// A point that was visited. Searches go down: the value is −ln L.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Visit {
    pub(super) point: Vec<f64>,
    pub(super) value: f64,
    pub(super) gradient: Vec<f64>,
}

impl Visit {
    /// Differences of values below this are rounding.
    pub(super) fn noise(&self) -> f64 {
        4e-14 * self.value.abs().max(1.0)
    }
}

/// A likelihood upside down, and how often it was asked.
pub(super) struct Objective<'a, 'b> {
    likelihood: &'a mut Likelihood<'b>,
    pub(super) evaluations: u32,
}

impl<'a, 'b> Objective<'a, 'b> {
    pub(super) fn new(likelihood: &'a mut Likelihood<'b>) -> Self {
        Self {
            likelihood,
            evaluations: 0,
        }
    }

    /// The value there, ∞ where it or a derivative is not finite.
    pub(super) fn visit(&mut self, point: Vec<f64>) -> Visit {
        self.evaluations += 1;
        let mut gradient = vec![0.0; point.len()];
        let value = -(self.likelihood)(&point, &mut gradient);
        for slope in &mut gradient {
            *slope = -*slope;
        }
        let fine = value.is_finite() && gradient.iter().all(|slope| slope.is_finite());
        if !fine {
            gradient.fill(0.0);
        }
        Visit {
            point,
            value: if fine { value } else { f64::INFINITY },
            gradient,
        }
    }
}
