//! Sources to what is loaded.

use std::cell::RefCell;

use ltv_engine::contacts::ContactKind;
use ltv_engine::customers::Customers;
use ltv_engine::fitness;
use ltv_engine::ingest::{Import, ImportOptions, Imported, Report, TableKind, join};
use ltv_engine::interactions::{Interactions, InteractionsImport};
use ltv_engine::people::{People, PeopleImport};
use ltv_engine::spend::{Spend, SpendImport};
use ltv_engine::summary::Summary;
use web_sys::Blob;

use super::Turn;
use super::session::{OpenFile, Progress, Session};
use super::stop::{self, Stop};
use super::together::{Together, merged, same_persons};
use crate::protocol::{Failure, FileAccount, FileToLoad, InteractionsFound, Joined, Loaded};

/// Kinds of interactions told.
const KINDS: usize = 20;

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
    let interactions = interactions(turn, &files, options, &mut progress, &mut reports).await?;
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
    let done = interactions
        .map(|done| (done.find(&orders, &contacts, people.as_ref()), done))
        .map(|(found, done)| (done, found));
    turn.breathe().await?;
    let Together {
        orders,
        joined,
        into,
        customer_of_member,
    } = merged(orders, &contacts, &links, people.as_ref(), joined, merge);
    let last = done.as_ref().map(|(done, found)| {
        let customers = orders.customer_count();
        done.last_days(found, into.as_deref(), customers, &customer_of_member)
    });
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
        interactions: done.map(|(done, found)| InteractionsFound {
            persons: done.persons() as u32,
            strangers: found.strangers,
            kinds: done.kinds().iter().take(KINDS).cloned().collect(),
            unnamed: done.unnamed() as f64,
        }),
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
        customer_of_member,
        spend,
        last,
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

async fn interactions(
    turn: &Turn<'_>,
    files: &[OpenFile],
    options: ImportOptions,
    progress: &mut Progress,
    reports: &mut [Option<Report>],
) -> Result<Option<Interactions>, Stop> {
    let mut import = InteractionsImport::new(options);
    let mut last = None;
    for file in files.iter().filter(|file| file.is(TableKind::Interactions)) {
        let fault = |error| stop::content(file.index, error);
        import.begin(file.spec.mapping.clone());
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
    Ok(Some(found.interactions))
}
