//! Sources to what is loaded.

use std::cell::RefCell;

use ltv_engine::contacts::{ContactKind, Contacts};
use ltv_engine::customers::Customers;
use ltv_engine::fitness;
use ltv_engine::identity;
use ltv_engine::ingest::{Import, ImportOptions, Imported, Join, Report, TableKind, join};
use ltv_engine::orders::Orders;
use ltv_engine::people::{People, PeopleImport};
use ltv_engine::spend::{Spend, SpendImport};
use ltv_engine::summary::Summary;
use web_sys::Blob;

use super::Turn;
use super::session::{OpenFile, Progress, Session};
use super::stop::{self, Stop};
use crate::protocol::{Failure, FileAccount, FileToLoad, Joined, Loaded, SamePerson};

/// Persons shown of those with several ids.
const EXAMPLES: usize = 5;

pub(super) async fn load(
    turn: &Turn<'_>,
    specs: Vec<FileToLoad>,
    sources: &[Blob],
    options: ImportOptions,
    merge: &[ContactKind],
) -> Result<(Session, Loaded), Stop> {
    let mut files = Vec::new();
    for (index, (spec, blob)) in specs.into_iter().zip(sources).enumerate() {
        files.push(OpenFile::new(index, blob.clone(), spec).await?);
    }
    if !files.iter().any(|file| file.is(TableKind::Orders)) {
        return Err(Failure::NoOrders.into());
    }
    let mut reports: Vec<Option<Report>> = vec![None; files.len()];
    let mut progress = Progress::over(files.iter());
    let imported = orders(turn, &files, options, &mut progress, &mut reports).await?;
    let of_spend = ImportOptions {
        currency: imported.currency,
        ..options
    };
    let people = members(turn, &files, &mut progress, &mut reports).await?;
    let spend = spend(turn, &files, of_spend, &mut progress, &mut reports).await?;
    turn.breathe().await?;

    let Imported {
        orders,
        contacts,
        currency,
        trace,
        ..
    } = imported;
    let joined = people
        .as_ref()
        .map(|people| join(people, &orders, &contacts));
    let links = match people.as_ref().zip(joined.as_ref()) {
        Some((people, joined)) => joined.links_by_members(people, &contacts),
        None => contacts.clone(),
    };
    let same = same_persons(&links, &orders);
    let (orders, joined) = merged(orders, &contacts, &links, people.as_ref(), joined, merge);
    turn.breathe().await?;
    let customers = Customers::new(&orders);
    turn.breathe().await?;
    let summary = Summary::new(&orders, &customers);
    turn.breathe().await?;
    let findings = fitness::check(&orders, &customers);

    let rows = reports
        .iter()
        .map(|report| report.as_ref().map_or(0, |report| report.rows_read));
    let rows = rows.collect();
    let accounts = files.iter().zip(reports).map(|(file, report)| FileAccount {
        kind: file.spec.mapping.kind,
        report: report.unwrap_or_default(),
        joined: joined
            .as_ref()
            .filter(|_| file.is(TableKind::Customers))
            .map(|joined| Joined {
                with_orders: joined.matched,
                without_orders: joined.unmatched_members,
                not_members: joined.unmatched_customers,
            }),
    });
    let loaded = Loaded {
        files: accounts.collect(),
        summary,
        findings,
        same,
        merged: merge.to_vec(),
        currency,
    };
    let session = Session {
        files,
        rows,
        options,
        currency,
        orders,
        customers,
        trace,
        people: people.zip(joined),
        spend,
        labels: RefCell::new(None),
        costs: RefCell::new(None),
    };
    Ok((session, loaded))
}

/// Orders of all files of them, in their order.
async fn orders(
    turn: &Turn<'_>,
    files: &[OpenFile],
    options: ImportOptions,
    progress: &mut Progress,
    reports: &mut [Option<Report>],
) -> Result<Imported, Stop> {
    let mut import = Import::new(options);
    let mut read = Vec::new();
    for file in files.iter().filter(|file| file.is(TableKind::Orders)) {
        let fault = |error| stop::content(file.index, error);
        import.begin(file.spec.mapping.clone(), file.spec.namespace);
        let before = import.rows_read();
        file.read(turn, progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            Ok(import.rows_read() - before)
        })
        .await?;
        import.end().map_err(fault)?;
        progress.done(file, import.rows_read() - before);
        read.push(file.index);
    }
    turn.breathe().await?;
    let last = read.last().copied().unwrap_or_default();
    let imported = import
        .finish()
        .map_err(|error| stop::content(last, error))?;
    for (index, report) in read.into_iter().zip(&imported.reports) {
        reports[index] = Some(report.clone());
    }
    Ok(imported)
}

async fn members(
    turn: &Turn<'_>,
    files: &[OpenFile],
    progress: &mut Progress,
    reports: &mut [Option<Report>],
) -> Result<Option<People>, Stop> {
    let mut import = PeopleImport::new();
    let mut last = None;
    for file in files.iter().filter(|file| file.is(TableKind::Customers)) {
        let fault = |error| stop::content(file.index, error);
        import.begin(file.spec.mapping.clone(), &[]);
        file.read(turn, progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            Ok(import.rows_read())
        })
        .await?;
        let rows = import.rows_read();
        reports[file.index] = Some(import.end().map_err(fault)?.clone());
        progress.done(file, rows);
        last = Some(file.index);
    }
    let Some(last) = last else { return Ok(None) };
    let found = import
        .finish()
        .map_err(|error| stop::content(last, error))?;
    Ok(Some(found.people))
}

async fn spend(
    turn: &Turn<'_>,
    files: &[OpenFile],
    options: ImportOptions,
    progress: &mut Progress,
    reports: &mut [Option<Report>],
) -> Result<Option<Spend>, Stop> {
    let mut import = SpendImport::new(options);
    let mut last = None;
    for file in files.iter().filter(|file| file.is(TableKind::Spend)) {
        let fault = |error| stop::content(file.index, error);
        import.begin(file.spec.mapping.clone(), None);
        file.read(turn, progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            Ok(import.rows_read())
        })
        .await?;
        let rows = import.rows_read();
        reports[file.index] = Some(import.end().map_err(fault)?.0.clone());
        progress.done(file, rows);
        last = Some(file.index);
    }
    let Some(last) = last else { return Ok(None) };
    let found = import
        .finish()
        .map_err(|error| stop::content(last, error))?;
    Ok(Some(found.spend))
}

/// The ledger with persons taken together by the keys agreed to, and who is
/// which member then.
fn merged(
    orders: Orders,
    contacts: &Contacts,
    links: &Contacts,
    people: Option<&People>,
    joined: Option<Join>,
    kinds: &[ContactKind],
) -> (Orders, Option<Join>) {
    if kinds.is_empty() {
        return (orders, joined);
    }
    let merge = identity::merge(links, kinds, orders.customer_count());
    let orders = orders.merged(&merge.into);
    let contacts = contacts.merged(&merge.into);
    let joined = people.map(|people| join(people, &orders, &contacts));
    (orders, joined)
}

/// Customers who seem to be one person, by each kind of key alone.
fn same_persons(links: &Contacts, orders: &Orders) -> Vec<SamePerson> {
    let kinds = ContactKind::ALL.into_iter();
    kinds
        .filter(|&kind| links.entries().iter().any(|contact| contact.kind == kind))
        .filter_map(|kind| {
            let merge = identity::merge(links, &[kind], orders.customer_count());
            (merge.groups > 0 || merge.suspect_count > 0).then(|| SamePerson {
                kind,
                persons: merge.groups,
                ids: merge.customers,
                examples: merge
                    .examples
                    .iter()
                    .take(EXAMPLES)
                    .map(|group| {
                        let ids = group.iter().map(|&at| orders.customer_id(at as usize));
                        ids.map(str::to_owned).collect()
                    })
                    .collect(),
                suspicious: merge.suspect_count,
            })
        })
        .collect()
}
