//! What rules can speak of.

use ltv_engine::segments::next_product::Items;
use ltv_engine::segments::roster::{Label, LabelKind};

use super::sources::Sources;
use crate::protocol::segments::{MOST_NAMES, NamesThere, TagFields};

pub(super) fn fields(sources: &Sources) -> TagFields {
    let customers = sources.figures.len();
    let labels = || sources.roster.iter().flat_map(|roster| roster.labels());
    let of = |kind| {
        let mut found = labels().filter(|label| label.what == kind);
        found.next().map(|label| label_names(label, customers))
    };
    let further = labels().filter(|label| label.what == LabelKind::Further);
    TagFields {
        customers: customers as u32,
        alive: sources.expected.is_some(),
        valued: (sources.expected.as_ref()).is_some_and(|all| all.value.is_some()),
        stages: sources.stages.is_some(),
        scores: sources.scores.is_some(),
        tiers: (sources.tiers.as_ref()).map_or(0, |(tiers, _)| tiers.tiers.len() as u32),
        channel: of(LabelKind::Channel),
        first_product: of(LabelKind::FirstProduct),
        labels: further
            .map(|label| (label.heading.clone(), label_names(label, customers)))
            .collect(),
        products: sources.items.as_deref().map(product_names),
        consents: (sources.consents.iter())
            .map(|(channel, _)| (*channel).to_owned())
            .collect(),
    }
}

fn label_names(label: &Label, customers: usize) -> NamesThere {
    let mut counts = vec![0; label.names.len()];
    for &name in label.of_person.iter().take(customers) {
        if let Some(count) = counts.get_mut(name as usize) {
            *count += 1;
        }
    }
    most(&label.names, &counts)
}

fn product_names(items: &Items) -> NamesThere {
    let mut counts = vec![0; items.names().len()];
    let mut own = Vec::new();
    for lines in items.iter() {
        own.clear();
        own.extend_from_slice(lines.products);
        own.sort_unstable();
        own.dedup();
        for &product in &own {
            if let Some(count) = counts.get_mut(product as usize) {
                *count += 1;
            }
        }
    }
    most(items.names(), &counts)
}

/// The names that most customers have; of equal ones the first.
fn most(names: &[String], counts: &[u32]) -> NamesThere {
    let mut places: Vec<usize> = (0..names.len()).filter(|&at| counts[at] > 0).collect();
    places.sort_by_key(|&at| std::cmp::Reverse(counts[at]));
    NamesThere {
        total: places.len() as u32,
        names: (places.into_iter().take(MOST_NAMES))
            .map(|at| names[at].clone())
            .collect(),
    }
}
