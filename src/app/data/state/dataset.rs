//! The results of the files that were read.

use ltv_engine::contacts::ContactKind;
use ltv_engine::ingest::{ColumnPreview, Role, TableKind};
use ltv_worker::protocol::{FileToLoad, LabelSource, Loaded, RosterLabel};

use super::file::OpenFile;
use super::settings::Settings;
use super::{DataState, Sample};
use crate::app::data::state::Name;
use crate::i18n::Currency;
use leptos::prelude::*;

/// The results of files that were read together.
#[derive(Debug, Clone, PartialEq)]
pub struct Dataset {
    /// The files, in the order of reading.
    pub files: Vec<OpenFile>,
    /// How each was read.
    pub plan: Vec<FileToLoad>,
    /// What held for all of them.
    pub settings: Settings,
    /// Kinds of keys by which customers were taken for one person.
    pub merge: Vec<ContactKind>,
    /// The currency of its amounts.
    pub currency: Currency,
    /// What the engine made of them.
    pub loaded: Loaded,
}

impl Dataset {
    /// The sample that it is, if it is one.
    pub fn sample(&self) -> Option<Sample> {
        match self.files.first()?.name {
            Name::Sample(sample, _) => Some(sample),
            _ => None,
        }
    }

    /// Named columns of the files of a kind by which customers can be grouped,
    /// each with its place in every file; the likeliest first.
    fn labels(&self, kind: TableKind) -> Vec<(String, Vec<Option<usize>>)> {
        let files: Vec<&OpenFile> = self
            .files
            .iter()
            .filter(|file| file.kind() == kind)
            .collect();
        let mut labels: Vec<(String, Vec<Option<usize>>)> = Vec::new();
        let mut ranks: Vec<f64> = Vec::new();
        for (at, file) in files.iter().enumerate() {
            let columns = file.look.iter().flat_map(|look| &look.preview.columns);
            for column in columns {
                let Some(name) = &column.name else { continue };
                let Some(rank) = rank(file, column) else {
                    continue;
                };
                let known = labels.iter().position(|(other, _)| other == name);
                let known = known.unwrap_or_else(|| {
                    labels.push((name.clone(), vec![None; files.len()]));
                    ranks.push(rank);
                    labels.len() - 1
                });
                // Of two columns of one name, the first.
                labels[known].1[at].get_or_insert(column.index);
            }
        }
        let mut ranked: Vec<_> = ranks.into_iter().zip(labels).collect();
        ranked.sort_by(|(one, _), (other, _)| other.total_cmp(one));
        ranked.into_iter().map(|(_, label)| label).collect()
    }
}

/// How likely a column groups customers; `None` for columns that do not: what
/// the user says of a column comes before what its values look like.
fn rank(file: &OpenFile, column: &ColumnPreview) -> Option<f64> {
    let mut rank = column.groups;
    for role in file.choice.columns.roles_of(column.index) {
        match role {
            Role::Channel => rank = 1.0,
            Role::Product => rank = f64::max(rank, 0.95),
            Role::Status
            | Role::RefundStatus
            | Role::Currency
            | Role::OptIn
            | Role::OptInEmail
            | Role::OptInSms
            | Role::OptInLine => {
                rank = f64::max(rank, 0.3);
            }
            _ => return None,
        }
    }
    (rank > 0.0).then_some(rank)
}

/// Labels beside channel and first product that everybody is told with.
const MOST_LABELS: usize = 6;

impl Dataset {
    /// Columns by which persons can be grouped and which mean nothing else to us, those
    /// of members first; of one name, one.
    fn further_labels(&self) -> Vec<RosterLabel> {
        let mut found: Vec<RosterLabel> = Vec::new();
        for kind in [TableKind::Customers, TableKind::Orders] {
            let files: Vec<&OpenFile> = self
                .files
                .iter()
                .filter(|file| file.kind() == kind)
                .collect();
            for (heading, columns) in self.labels(kind) {
                let meant = files.iter().zip(&columns).any(|(file, column)| {
                    column.is_some_and(|at| file.choice.columns.roles_of(at).next().is_some())
                });
                if meant || found.iter().any(|label| label.heading == heading) {
                    continue;
                }
                let source = if kind == TableKind::Orders {
                    LabelSource::OrderColumn { columns }
                } else {
                    LabelSource::MemberColumn { columns }
                };
                found.push(RosterLabel { heading, source });
            }
        }
        found.truncate(MOST_LABELS);
        found
    }
}

impl DataState {
    /// What everybody is told with besides. Not followed.
    pub(super) fn further_labels(self) -> Vec<RosterLabel> {
        self.dataset.with_untracked(|dataset| {
            dataset
                .as_ref()
                .map(|dataset| dataset.further_labels())
                .unwrap_or_default()
        })
    }

    /// The columns by which customers can be grouped, with their names in the files.
    pub fn label_sources(self) -> Vec<(String, LabelSource)> {
        self.dataset.with(|dataset| {
            let Some(dataset) = dataset else {
                return Vec::new();
            };
            let orders = dataset.labels(TableKind::Orders).into_iter();
            let members = dataset.labels(TableKind::Customers).into_iter();
            let orders = orders.map(|(name, columns)| (name, LabelSource::OrderColumn { columns }));
            let members =
                members.map(|(name, columns)| (name, LabelSource::MemberColumn { columns }));
            orders.chain(members).collect()
        })
    }
}
