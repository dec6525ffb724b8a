//! Numbers by first appearance, for customers that were merged or taken out.

/// Groups of customers, numbered by the first order of each.
pub(super) struct Renumbering {
    /// By group: its number, or [`NONE`].
    numbers: Vec<u32>,
    /// By number: the customer whose order came first.
    firsts: Vec<u32>,
}

const NONE: u32 = u32::MAX;

impl Renumbering {
    /// Numbers the groups of the customers in the order of their appearance;
    /// beside it, each customer's number. `group` is below `groups`.
    pub(super) fn of(
        customers: &[u32],
        groups: usize,
        group: impl Fn(u32) -> usize,
    ) -> (Self, Vec<u32>) {
        let mut found = Self {
            numbers: vec![NONE; groups],
            firsts: Vec::new(),
        };
        let renumbered = customers
            .iter()
            .map(|&customer| {
                let number = &mut found.numbers[group(customer)];
                if *number == NONE {
                    *number = found.firsts.len() as u32;
                    found.firsts.push(customer);
                }
                *number
            })
            .collect();
        (found, renumbered)
    }

    /// The number of a group; `None` without an order.
    pub(super) fn number(&self, group: usize) -> Option<u32> {
        let number = self.numbers.get(group).copied();
        number.filter(|&number| number != NONE)
    }

    /// By number: the customer whose order came first.
    pub(super) fn firsts(&self) -> &[u32] {
        &self.firsts
    }
}
