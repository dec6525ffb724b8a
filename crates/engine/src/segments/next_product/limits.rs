//! What makes the pairs say less than they seem to.

use super::counts::Counts;
use super::items::Items;
use super::kept::Kept;
use super::options::NextLimit;
use crate::segments::figures::FEW_CUSTOMERS;

/// All but the pairs left out, of which `tests` have enough customers.
pub(super) fn limits(items: &Items, kept: &Kept, counts: &Counts, tests: u32) -> Vec<NextLimit> {
    let mut limits = Vec::new();
    let customers = items.iter().filter(|lines| lines.ends().is_some()).count() as u32;
    if customers < FEW_CUSTOMERS {
        limits.push(NextLimit::FewCustomers { customers });
    }
    match kept.len() {
        0 => limits.push(NextLimit::NoProducts),
        1 => limits.push(NextLimit::OneProduct),
        _ if counts.exposed_all == 0 => limits.push(NextLimit::NobodyCameBack),
        n if tests == 0 => {
            let all = (0..n).flat_map(|x| (0..n).map(move |y| (x, y)));
            let most = all
                .filter(|(x, y)| x != y)
                .map(|(x, y)| counts.pair(x, y))
                .max();
            limits.push(NextLimit::NoPair {
                most: most.unwrap_or_default(),
            });
        }
        _ => {}
    }
    if kept.left_out > 0 {
        limits.push(NextLimit::ProductsLeftOut {
            products: kept.left_out,
        });
    }
    if counts.capped > 0 {
        limits.push(NextLimit::ManyOwnProducts {
            count: counts.capped,
        });
    }
    let (days, all) = items.unnamed_days();
    if days > 0 && kept.len() > 0 {
        limits.push(NextLimit::UnnamedDays { days, all });
    }
    limits
}
