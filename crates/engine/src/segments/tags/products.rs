//! Conditions on products.

use super::members::Truth;
use super::rule::Purchase;
use crate::names::folded;
use crate::segments::next_product::{Items, Lines};

/// Of whom it holds; `None` if no product has the name. Customers without any line are
/// unknown.
pub(super) fn bought(
    items: &Items,
    customers: usize,
    product: &str,
    how: Purchase,
) -> Option<Truth> {
    let wanted = folded(product);
    let names = items.names().iter().zip(0_u32..);
    // Two spellings of one name can be two products.
    let numbers: Vec<u32> = names
        .filter(|(name, _)| folded(name) == wanted)
        .map(|(_, number)| number)
        .collect();
    let known = |customer| holds(items.of(customer), &numbers, how);
    (!numbers.is_empty()).then(|| Truth::of(customers, known))
}

fn holds(lines: Lines<'_>, numbers: &[u32], how: Purchase) -> Option<bool> {
    let (first, last) = lines.ends()?;
    let mut days = lines
        .iter()
        .filter(|(_, product)| numbers.contains(product))
        .map(|(day, _)| day);
    let begun = days.next();
    Some(match how {
        Purchase::Ever => begun.is_some(),
        Purchase::Never => begun.is_none(),
        Purchase::Once => begun.is_some_and(|begun| days.all(|day| day == begun)),
        Purchase::FirstAndNeverAgain => begun.is_some() && first == last,
    })
}
