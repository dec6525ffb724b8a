//! Labels put into a bounded number of slots.

use super::options::{CohortError, CohortInputs, CohortOptions, CustomerLabels, MOST_LABELS};
use super::table::CohortKey;
use crate::sort::sort_by_number;

/// Which slot each customer is counted in. The largest labels have slots of
/// their own, then come one for the rest and one for customers without a label.
pub(crate) struct Slots<'a> {
    labels: Option<CustomerLabels<'a>>,
    /// The labels with a slot of their own, in the order of the slots.
    own: Vec<u32>,
    /// The slot of each label.
    of_label: Vec<u32>,
    /// Labels in the slot of the rest.
    rest: u32,
}

impl<'a> Slots<'a> {
    /// One slot for everybody.
    pub(crate) fn single() -> Self {
        Self {
            labels: None,
            own: Vec::new(),
            of_label: Vec::new(),
            rest: 0,
        }
    }

    /// By label: as many as asked for, by their customers at any time.
    ///
    /// # Errors
    /// [`CohortError::NoLabels`] unless there is one a customer.
    pub(super) fn by_label(
        inputs: &CohortInputs<'a>,
        options: &CohortOptions,
    ) -> Result<Self, CohortError> {
        let labels = inputs.labels.ok_or(CohortError::NoLabels)?;
        if labels.of_customer.len() != inputs.customers.len() {
            return Err(CohortError::NoLabels);
        }
        let mut sizes = vec![0_u32; labels.names.len()];
        for &label in labels.of_customer {
            if let Some(size) = sizes.get_mut(label as usize) {
                *size += 1;
            }
        }
        let mut own: Vec<u32> = (0..sizes.len() as u32)
            .filter(|&label| sizes[label as usize] > 0)
            .collect();
        sort_by_number(&mut own, |label| u128::from(!sizes[label as usize]));
        let most = options.labels.clamp(1, MOST_LABELS) as usize;
        // A rest of one label is that label.
        let rest = if own.len() > most + 1 {
            (own.len() - most) as u32
        } else {
            0
        };
        own.truncate(own.len() - rest as usize);
        let mut of_label = vec![own.len() as u32; sizes.len()];
        for (slot, &label) in (0..).zip(&own) {
            of_label[label as usize] = slot;
        }
        Ok(Self {
            labels: Some(labels),
            own,
            of_label,
            rest,
        })
    }

    /// How many slots.
    pub(crate) fn len(&self) -> usize {
        self.labels.map_or(1, |_| self.own.len() + 2)
    }

    /// Whether slots stand for labels.
    pub(super) fn is_labelled(&self) -> bool {
        self.labels.is_some()
    }

    /// The slot of a customer of the ledger.
    pub(super) fn of(&self, customer: usize) -> usize {
        self.labels
            .map_or(0, |labels| self.of_label(labels.of_customer[customer]))
    }

    /// The slot of a label.
    pub(super) fn of_label(&self, label: u32) -> usize {
        let slot = self.of_label.get(label as usize);
        slot.map_or(self.own.len() + 1, |&slot| slot as usize)
    }

    /// What a slot by label stands for.
    pub(super) fn key(&self, slot: usize) -> CohortKey {
        match (self.own.get(slot), self.labels) {
            (Some(&index), Some(labels)) => CohortKey::Label {
                index,
                name: labels.names[index as usize].clone(),
            },
            _ if slot == self.own.len() => CohortKey::Rest { labels: self.rest },
            _ => CohortKey::Unlabelled,
        }
    }
}
