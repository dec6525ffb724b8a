//! Questions about what is loaded.

use std::rc::Rc;

use ltv_engine::amount::{Amount, Total};
use ltv_engine::cohorts::{
    AcquisitionSpend, CellAddress, CohortInputs, CohortKey, CohortTable, Contribution,
    CustomerLabels, Projected, Who, first_order_labels, members,
};
use ltv_engine::ingest::{Import, Labels, Role, TableKind};
use ltv_engine::people::PeopleImport;
use ltv_engine::sort::sort_by_number;
use ltv_engine::trend::Trend;

use super::Turn;
use super::session::{LabelSet, Progress, Session};
use super::stop::{self, Stop};
use crate::protocol::{
    Analysis, Ask, CellPlace, CohortAnswer, CohortAsk, Event, LabelSource, Member,
};

/// A customer without a label.
const NONE: u32 = u32::MAX;

pub(super) async fn analyse(turn: &Turn<'_>, session: &Session, ask: Ask) -> Result<Event, Stop> {
    let analysis = match ask {
        Ask::Cohorts { ask } => {
            let ground = Ground::new(turn, session, &ask).await?;
            turn.heard()?;
            ground.cohorts(session, &ask)
        }
        Ask::Members {
            ask,
            cell,
            from,
            count,
        } => {
            let ground = Ground::new(turn, session, &ask).await?;
            turn.heard()?;
            ground.members(session, &ask, cell, from, count)
        }
        Ask::Trend {
            period,
            contribution,
        } => {
            let costs = costs(turn, session, contribution).await?;
            turn.heard()?;
            let costs = costs.as_ref().map(|costs| costs.as_slice());
            Trend::new(
                &session.orders,
                &session.customers,
                period,
                contribution,
                costs,
                session.options.as_of,
            )
            .map(|trend| Analysis::Trend {
                trend: Box::new(trend),
            })
        }
    };
    Ok(Event::Analysed {
        analysis: analysis.unwrap_or_else(|error| Analysis::None { error }),
    })
}

/// What a cohort table is made from, read as far as it was not yet.
struct Ground {
    labels: Option<Rc<LabelSet>>,
    costs: Option<Rc<Vec<Amount>>>,
    spend: Vec<AcquisitionSpend>,
}

impl Ground {
    async fn new(turn: &Turn<'_>, session: &Session, ask: &CohortAsk) -> Result<Self, Stop> {
        let labels = match &ask.labels {
            Some(source) => Some(labels(turn, session, source).await?),
            None => None,
        };
        let costs = costs(turn, session, ask.options.contribution).await?;
        let names = labels.as_ref().map_or(&[][..], |labels| &labels.names);
        let spend = session.spend.as_ref().map_or_else(Vec::new, |spend| {
            let rows = spend.for_names(names).into_iter();
            rows.map(|row| AcquisitionSpend {
                first: row.first,
                last: row.last,
                label: row.channel,
                amount: row.amount,
            })
            .collect()
        });
        Ok(Self {
            labels,
            costs,
            spend,
        })
    }

    fn inputs<'a>(&'a self, session: &'a Session) -> CohortInputs<'a> {
        CohortInputs {
            orders: &session.orders,
            customers: &session.customers,
            costs: self.costs.as_ref().map(|costs| costs.as_slice()),
            labels: self.labels.as_ref().map(|labels| CustomerLabels {
                of_customer: &labels.of_customer,
                names: &labels.names,
            }),
            spend: &self.spend,
        }
    }

    fn cohorts(
        &self,
        session: &Session,
        ask: &CohortAsk,
    ) -> Result<Analysis, ltv_engine::cohorts::CohortError> {
        let inputs = self.inputs(session);
        let options = observed(session, ask);
        let table = CohortTable::new(&inputs, &options)?;
        let panels = if ask.panels {
            CohortTable::panels(&inputs, &options)?
        } else {
            Vec::new()
        };
        // The share retained is for the models module, with the table of this answer.
        let of = ask.project.filter(|&of| of != Projected::Retained);
        let (projection, no_projection) = match of.map(|of| table.project_sum(of)) {
            None => (None, None),
            Some(Ok(projection)) => (Some(projection), None),
            Some(Err(why)) => (None, Some(why)),
        };
        let cohorts = Box::new(CohortAnswer {
            table,
            panels,
            projection,
            no_projection,
        });
        Ok(Analysis::Cohorts { cohorts })
    }

    fn members(
        &self,
        session: &Session,
        ask: &CohortAsk,
        cell: CellPlace,
        from: u32,
        count: u32,
    ) -> Result<Analysis, ltv_engine::cohorts::CohortError> {
        let inputs = self.inputs(session);
        let options = observed(session, ask);
        let key_of = |table: &CohortTable| {
            let row = table.rows.get(cell.row as usize);
            row.map(|row| row.key.clone())
        };
        let (key, panel) = match cell.panel {
            None => (key_of(&CohortTable::new(&inputs, &options)?), None),
            Some(at) => {
                let panels = CohortTable::panels(&inputs, &options)?;
                let panel = panels.get(at as usize);
                let key = panel.and_then(|panel| key_of(&panel.table));
                (key, panel.map(|panel| panel.key.clone()))
            }
        };
        let (start, label) = match key {
            None => return Ok(none()),
            Some(CohortKey::Period { start }) => (Some(start), panel),
            Some(label) => (None, Some(label)),
        };
        let address = CellAddress {
            start,
            label,
            age: cell.age,
            who: Who::Retained,
        };
        let found = members(&inputs, &options, &address)?;
        let mut ranked: Vec<(Total, u32)> = found
            .iter()
            .filter_map(|&customer| {
                let one = session.customers.get(customer as usize)?;
                Some((one.revenue(&session.orders), customer))
            })
            .collect();
        // Customers come in ascending order, and stay so where they are equal.
        sort_by_number(&mut ranked, |(revenue, _)| {
            !(revenue.scaled() as u128 ^ 1 << 127)
        });
        let shown = ranked.iter().skip(from as usize).take(count as usize);
        let members = shown.filter_map(|&(_, customer)| {
            let one = session.customers.get(customer as usize)?;
            Some(Member {
                id: session.orders.customer_id(customer as usize).to_owned(),
                first: one.first_day(),
                last: one.last_day(),
                orders: one.order_count() as u32,
                revenue: one.revenue(&session.orders).as_f64(),
            })
        });
        Ok(Analysis::Members {
            total: ranked.len() as u32,
            members: members.collect(),
        })
    }
}

fn none() -> Analysis {
    Analysis::Members {
        total: 0,
        members: Vec::new(),
    }
}

/// The analysis date is that of the import unless it is said otherwise.
fn observed(session: &Session, ask: &CohortAsk) -> ltv_engine::cohorts::CohortOptions {
    let as_of = ask.options.as_of.or(session.options.as_of);
    ltv_engine::cohorts::CohortOptions {
        as_of,
        ..ask.options
    }
}

/// The label of each customer, read from the files the first time.
async fn labels(
    turn: &Turn<'_>,
    session: &Session,
    source: &LabelSource,
) -> Result<Rc<LabelSet>, Stop> {
    if let Some((known, labels)) = &*session.labels.borrow()
        && known == source
    {
        return Ok(labels.clone());
    }
    let set = match source {
        LabelSource::OrderColumn { columns } => {
            let import = Import::labelling(session.options, &session.trace, columns.clone());
            let found = again(turn, session, import).await?.finish_labels();
            of_orders(session, found)
        }
        LabelSource::MemberColumn { columns } => of_members(turn, session, columns).await?,
    };
    let set = Rc::new(set);
    *session.labels.borrow_mut() = Some((source.clone(), set.clone()));
    Ok(set)
}

/// The files of orders once more.
async fn again(turn: &Turn<'_>, session: &Session, mut import: Import) -> Result<Import, Stop> {
    let mut progress = Progress::over(session.of(TableKind::Orders));
    for file in session.of(TableKind::Orders) {
        let fault = |error| stop::content(file.index, error);
        import.begin(file.spec.mapping.clone(), file.spec.namespace);
        let before = import.rows_read();
        file.read(turn, &progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            Ok(import.rows_read() - before)
        })
        .await?;
        let rows = import.end().map_err(fault)?.report.rows_read;
        session.same_rows(file, rows)?;
        progress.done(file, rows);
    }
    Ok(import)
}

fn of_orders(session: &Session, mut found: Labels) -> LabelSet {
    // A blank cell is no label.
    if let Some(blank) = found.names.iter().position(String::is_empty) {
        for label in &mut found.of_order {
            if *label as usize == blank {
                *label = NONE;
            }
        }
    }
    LabelSet {
        of_customer: first_order_labels(&session.customers, &found.of_order),
        names: found.names,
    }
}

async fn of_members(
    turn: &Turn<'_>,
    session: &Session,
    columns: &[Option<usize>],
) -> Result<LabelSet, Stop> {
    let mut import = PeopleImport::new();
    let mut progress = Progress::over(session.of(TableKind::Customers));
    for (file, column) in session.of(TableKind::Customers).zip(columns) {
        let fault = |error| stop::content(file.index, error);
        import.begin(file.spec.mapping.clone(), &[*column]);
        file.read(turn, &progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            Ok(import.rows_read())
        })
        .await?;
        let rows = import.end().map_err(fault)?.rows_read;
        session.same_rows(file, rows)?;
        progress.done(file, rows);
    }
    let found = import.finish().map_err(|error| stop::content(0, error))?;
    let member_of = session.people.as_ref().map(|(_, join)| &join.member_of);
    Ok(LabelSet {
        of_customer: member_of.map_or_else(
            || vec![NONE; session.customers.len()],
            |member_of| found.people.labels(0, member_of),
        ),
        names: found.people.label_names(0).to_vec(),
    })
}

/// The cost of each order, where contribution is reckoned by it.
async fn costs(
    turn: &Turn<'_>,
    session: &Session,
    contribution: Contribution,
) -> Result<Option<Rc<Vec<Amount>>>, Stop> {
    if !matches!(contribution, Contribution::Costs { .. }) {
        return Ok(None);
    }
    if let Some(costs) = &*session.costs.borrow() {
        return Ok(Some(costs.clone()));
    }
    let columns: Vec<Option<usize>> = session
        .of(TableKind::Orders)
        .map(|file| file.spec.mapping.columns.get(Role::Cost))
        .collect();
    if columns.iter().all(Option::is_none) {
        return Ok(None);
    }
    let import = Import::numbering(session.options, &session.trace, columns);
    let found = again(turn, session, import).await?.finish_numbers();
    let costs = Rc::new(found.of_order);
    *session.costs.borrow_mut() = Some(costs.clone());
    Ok(Some(costs))
}
