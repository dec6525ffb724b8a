//! Nelder & Mead's simplex, for where slopes lead nowhere.

use super::estimate::Limits;
use super::objective::{Objective, Visit};

/// Down from a point by values alone.
///
/// Lagarias, Reeds, Wright & Wright (1998), "Convergence properties of the
/// Nelder–Mead simplex method in low dimensions", *SIAM Journal on Optimization*
/// 9(1), with its coefficients 1, 2, ½, ½.
pub(super) fn nelder_mead(objective: &mut Objective, start: Visit, limits: &Limits) -> Visit {
    let most = objective.evaluations + limits.evaluations;
    let n = start.point.len();
    let inside = |place: f64| place.clamp(-limits.reach, limits.reach);
    let mut corners: Vec<Visit> = (0..n)
        .map(|i| {
            let mut point = start.point.clone();
            // Inwards, so that no two corners are one.
            point[i] += if point[i] > 0.0 { -0.5 } else { 0.5 };
            objective.visit(point)
        })
        .collect();
    corners.push(start);
    loop {
        corners.sort_by(|one, other| one.value.total_cmp(&other.value));
        let spread = corners[n].value - corners[0].value;
        // Not a number where all corners are infinitely bad.
        if spread.is_nan() || spread <= limits.worth || objective.evaluations >= most {
            return corners.swap_remove(0);
        }
        let centre: Vec<f64> = (0..n)
            .map(|i| {
                corners[..n]
                    .iter()
                    .map(|corner| corner.point[i])
                    .sum::<f64>()
                    / n as f64
            })
            .collect();
        let worst = corners[n].point.clone();
        let mut at = |share: f64| {
            let point = (centre.iter().zip(&worst))
                .map(|(centre, worst)| inside(centre + share * (worst - centre)))
                .collect();
            objective.visit(point)
        };
        let reflected = at(-1.0);
        let better = if reflected.value < corners[0].value {
            let expanded = at(-2.0);
            Some(if expanded.value < reflected.value {
                expanded
            } else {
                reflected
            })
        } else if reflected.value < corners[n - 1].value {
            Some(reflected)
        } else {
            let outside = reflected.value < corners[n].value;
            let contracted = at(if outside { -0.5 } else { 0.5 });
            let bound = reflected.value.min(corners[n].value);
            (contracted.value < bound).then_some(contracted)
        };
        if let Some(better) = better {
            corners[n] = better;
            continue;
        }
        let best = corners[0].point.clone();
        for corner in &mut corners[1..] {
            let point = (corner.point.iter().zip(&best))
                .map(|(place, best)| 0.5 * (place + best))
                .collect();
            *corner = objective.visit(point);
        }
    }
}
