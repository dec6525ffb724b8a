//! The share retained continued into cells not observed yet: the models module
//! projects it from the table that the engine made.

use ltv_engine::cohorts::Projected;
use ltv_worker::protocol::{Analysis, Ask, CohortAnswer, CohortAsk, Failure};

use super::state::DataState;

/// Completes an answer of the engine, where that projection was asked for.
pub(super) fn ahead(
    data: DataState,
    ask: &Ask,
    told: Result<Analysis, Failure>,
    then: impl Fn(Result<Analysis, Failure>) + 'static,
) {
    let cohorts = match (ask, told) {
        (
            Ask::Cohorts {
                ask:
                    CohortAsk {
                        project: Some(Projected::Retained),
                        ..
                    },
            },
            Ok(Analysis::Cohorts { cohorts }),
        ) => cohorts,
        (_, told) => return then(told),
    };
    let counts = match cohorts.table.retained_cohorts() {
        Ok(counts) => counts,
        Err(why) => {
            let cohorts = Box::new(CohortAnswer {
                no_projection: Some(why),
                ..*cohorts
            });
            return then(Ok(Analysis::Cohorts { cohorts }));
        }
    };
    data.retained(counts, move |found| {
        then(found.map(|found| {
            let mut cohorts = cohorts.clone();
            match found {
                Ok(projection) => cohorts.projection = Some(projection),
                Err(why) => cohorts.no_projection = Some(why),
            }
            Analysis::Cohorts { cohorts }
        }));
    });
}
