//! Where on a grid a figure has one value.

/// The line on which `values` (`values[row][column]`, as [`super::grid()`] gives them)
/// equal `target`, as straight pieces in the coordinates of `xs` and `ys`: marching
/// squares, linear along the edges of each cell. A cell with a missing corner has no
/// line. In a saddle the middle of the cell decides which corners belong together.
pub fn contour(
    xs: &[f64],
    ys: &[f64],
    values: &[Vec<Option<f64>>],
    target: f64,
) -> Vec<[(f64, f64); 2]> {
    let mut pieces = Vec::new();
    for (rows, y) in values.windows(2).zip(ys.windows(2)) {
        let columns = rows[0].windows(2).zip(rows[1].windows(2));
        for ((near, far), x) in columns.zip(xs.windows(2)) {
            let (&[Some(a), Some(b)], &[Some(d), Some(c)]) = (near, far) else {
                continue;
            };
            // Round the cell, so that corner n and n + 1 share an edge.
            let corners = [
                ((x[0], y[0]), a),
                ((x[1], y[0]), b),
                ((x[1], y[1]), c),
                ((x[0], y[1]), d),
            ];
            cell(corners, target, &mut pieces);
        }
    }
    pieces
}

type Corner = ((f64, f64), f64);

fn cell(corners: [Corner; 4], target: f64, pieces: &mut Vec<[(f64, f64); 2]>) {
    let inside = corners.map(|(_, value)| value >= target);
    let mut crossings = (0..4).filter_map(|n| {
        let next = (n + 1) % 4;
        (inside[n] != inside[next]).then(|| crossing(corners[n], corners[next], target))
    });
    let (Some(first), Some(second)) = (crossings.next(), crossings.next()) else {
        return;
    };
    let (Some(third), Some(fourth)) = (crossings.next(), crossings.next()) else {
        pieces.push([first, second]);
        return;
    };
    // Crossings lie on the edges 0-1, 1-2, 2-3, 3-0. If the middle is like corner 0,
    // corners 1 and 3 are cut off; otherwise 0 and 2.
    let middle = corners.iter().map(|(_, value)| value / 4.0).sum::<f64>() >= target;
    if middle == inside[0] {
        pieces.extend([[first, second], [third, fourth]]);
    } else {
        pieces.extend([[fourth, first], [second, third]]);
    }
}

/// Where the target lies between two corners, one inside and one not.
fn crossing(from: Corner, to: Corner, target: f64) -> (f64, f64) {
    let share = (target - from.1) / (to.1 - from.1);
    let between = |a: f64, b: f64| a + share * (b - a);
    (between(from.0.0, to.0.0), between(from.0.1, to.0.1))
}
