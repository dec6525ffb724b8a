//! Where on a grid a figure has one value.

use crate::economics::CalculatorInputs;
use crate::error::Field;
use crate::scenario::Figure;

/// Halvings of an edge: finer than any drawing.
const HALVINGS: u32 = 40;

/// A piece of a line.
type Piece = [(f64, f64); 2];

/// The line along which a figure is `target` over the values that [`super::grid()`]
/// takes, in columns and rows: whole numbers are its values. *Never* lies beyond every
/// target, so that the line runs on beside it; an input out of its range has no line.
pub fn target_line(
    inputs: &CalculatorInputs,
    x: (Field, &[f64]),
    y: (Field, &[f64]),
    figure: Figure,
    target: f64,
) -> Vec<Piece> {
    let at = |column: f64, row: f64| {
        let (x_value, y_value) = (between(x.1, column)?, between(y.1, row)?);
        let inputs = inputs.with(x.0, x_value).with(y.0, y_value);
        inputs.validate().ok()?;
        let never = (figure == Figure::Payback).then_some(f64::INFINITY);
        figure.evaluate(&inputs).or(never)
    };
    contour((x.1.len(), y.1.len()), at, target)
}

/// The value at a place between two of the list.
fn between(values: &[f64], place: f64) -> Option<f64> {
    let (low, share) = (place.floor(), place - place.floor());
    let from = values.get(low as usize)?;
    let to = values.get(place.ceil() as usize)?;
    Some(from + share * (to - from))
}

/// The line on which `value` equals `target` over so many columns and rows, as straight
/// pieces: marching squares. Where the line crosses the edge of a cell is sought in the
/// function itself, which may be as steep as it likes there and need not be finite. A
/// cell with a missing corner has no line. In a saddle the middle of the cell decides
/// which corners belong together.
pub fn contour(
    (columns, rows): (usize, usize),
    value: impl Fn(f64, f64) -> Option<f64>,
    target: f64,
) -> Vec<Piece> {
    let inside = |(column, row): (f64, f64)| value(column, row).map(|value| value >= target);
    let corners: Vec<Option<bool>> = (0..columns * rows)
        .map(|at| inside(((at % columns) as f64, (at / columns) as f64)))
        .collect();
    let mut pieces = Vec::new();
    for row in 1..rows {
        for column in 1..columns {
            // Round the cell, so that corner n and n + 1 share an edge.
            let round = [
                (column - 1, row - 1),
                (column, row - 1),
                (column, row),
                (column - 1, row),
            ];
            let known = round.map(|(column, row)| corners[row * columns + column]);
            let [Some(a), Some(b), Some(c), Some(d)] = known else {
                continue;
            };
            let places = round.map(|(column, row)| (column as f64, row as f64));
            cell(places, [a, b, c, d], &inside, &mut pieces);
        }
    }
    pieces
}

fn cell(
    corners: [(f64, f64); 4],
    inside: [bool; 4],
    is_inside: &dyn Fn((f64, f64)) -> Option<bool>,
    pieces: &mut Vec<Piece>,
) {
    let mut crossings = (0..4).filter_map(|n| {
        let next = (n + 1) % 4;
        match (inside[n], inside[next]) {
            (true, false) => Some(crossing(corners[n], corners[next], is_inside)),
            (false, true) => Some(crossing(corners[next], corners[n], is_inside)),
            _ => None,
        }
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
    let middle = (corners[0].0 + 0.5, corners[0].1 + 0.5);
    if is_inside(middle) == Some(inside[0]) {
        pieces.extend([[first, second], [third, fourth]]);
    } else {
        pieces.extend([[fourth, first], [second, third]]);
    }
}

/// Where one leaves the inside on the way from a corner in it to one that is not.
/// Always in this direction, so that the cells on both sides of an edge agree.
fn crossing(
    from: (f64, f64),
    to: (f64, f64),
    is_inside: &dyn Fn((f64, f64)) -> Option<bool>,
) -> (f64, f64) {
    let place = |share: f64| {
        (
            from.0 + share * (to.0 - from.0),
            from.1 + share * (to.1 - from.1),
        )
    };
    let (mut low, mut high) = (0.0, 1.0);
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if is_inside(place(middle)) == Some(true) {
            low = middle;
        } else {
            high = middle;
        }
    }
    place(f64::midpoint(low, high))
}
