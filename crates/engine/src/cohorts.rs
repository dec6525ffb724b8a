//! Cohorts: customers by the period of their first order or by a label,
//! followed period by period up to the analysis date.

mod acquisition;
mod average;
mod build;
mod development;
mod members;
mod monthly;
mod observed;
mod options;
mod project;
mod projection;
mod retained;
mod slots;
mod table;
mod tally;
mod view;

pub use members::{CellAddress, Who, first_order_labels, members};
pub use monthly::{AverageCell, Cell, Cohort, Cohorts};
pub use options::{
    AcquisitionSpend, CohortBy, CohortError, CohortInputs, CohortOptions, Contribution,
    CustomerLabels, MOST_CELLS, MOST_LABELS, Retention,
};
pub use projection::{
    DevelopmentFactor, LEAST_COHORTS, NoProjection, Projected, ProjectedCell, Projection,
    ProjectionMethod,
};
pub use retained::{RetainedCohort, project_retained};
pub(crate) use slots::Slots;
pub use table::{
    CohortAverage, CohortCell, CohortKey, CohortPanel, CohortRow, CohortTable, Cumulative, Payback,
};
pub(crate) use tally::Tallies;
pub use view::{Basis, CohortView, Measure, Scale, Span};
