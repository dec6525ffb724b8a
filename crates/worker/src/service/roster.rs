//! Everybody, what they bought and what stands on their orders, read from the files
//! again.

use ltv_engine::ingest::{Cells, Columns, Import, Mapping, Role, TableKind};
use ltv_engine::people::{People, PeopleImport};
use ltv_engine::segments::roster::{
    FromOrders, ItemsBuilder, Members, ReceiptsBuilder, build, first_orders,
};

use super::session::{Progress, Session};
use super::stop::{self, Stop};
use super::{Answer, Turn, blob};
use crate::protocol::{Event, LabelSource, RosterLabel};

/// A column's place in each file of a kind.
type Places = Vec<Option<usize>>;

pub(super) async fn roster(turn: &Turn<'_>, session: &Session, labels: &[RosterLabel]) -> Answer {
    let (mut of_orders, mut of_members): (Vec<&Places>, Vec<&Places>) = (Vec::new(), Vec::new());
    let mut further = Vec::new();
    for label in labels {
        let is_members = match &label.source {
            LabelSource::OrderColumn { columns } => {
                of_orders.push(columns);
                false
            }
            LabelSource::MemberColumn { columns } => {
                of_members.push(columns);
                true
            }
        };
        further.push((label.heading.clone(), is_members));
    }
    let kinds = [TableKind::Orders, TableKind::Customers];
    let both = |file: &&_| {
        kinds
            .iter()
            .any(|&kind| super::session::OpenFile::is(file, kind))
    };
    let mut progress = Progress::over(session.files.iter().filter(both));

    let columns = session.of(TableKind::Orders).enumerate().map(|(at, file)| {
        let own: Places = of_orders.iter().map(|places| place(places, at)).collect();
        FromOrders::columns(&file.spec.mapping.columns, &own)
    });
    let columns = columns.collect();
    let first_of = first_orders(&session.customers);
    let mut found = FromOrders::new(of_orders.len());
    let add = |_: &Mapping, cells: &Cells| found.add(&session.orders, &first_of, cells);
    cells(turn, session, columns, &mut progress, add).await?;
    drop(first_of);
    let people = members(turn, session, &of_members, &mut progress).await?;
    turn.breathe().await?;

    let mapped: Vec<&Columns> = (session.files.iter().filter(both))
        .map(|file| &file.spec.mapping.columns)
        .collect();
    let members = people.as_ref().map(|people| Members {
        people,
        customer_of: &session.customer_of_member,
    });
    let last = session.last.as_ref();
    let roster = build(&session.orders, &found, members, last, &mapped, &further);
    let persons = roster.len() as u32;
    Ok((Event::Roster { persons }, Some(blob(&roster.encode())?)))
}

pub(super) async fn items(turn: &Turn<'_>, session: &Session, columns: Option<Places>) -> Answer {
    let mapped = || {
        let files = session.of(TableKind::Orders);
        files.map(|file| file.spec.mapping.columns.get(Role::Product))
    };
    let columns = columns.unwrap_or_else(|| mapped().collect());
    let columns = columns.into_iter().map(|column| vec![column]).collect();
    let mut progress = Progress::over(session.of(TableKind::Orders));
    let mut found = ItemsBuilder::default();
    let add = |_: &Mapping, cells: &Cells| found.add(&session.orders, cells);
    cells(turn, session, columns, &mut progress, add).await?;
    turn.breathe().await?;
    let (items, unnamed) = found.finish(session.customers.len());
    let event = Event::Items {
        items: items.days.len() as u32,
        unnamed: unnamed as f64,
    };
    Ok((event, Some(blob(&items.encode())?)))
}

pub(super) async fn receipts(turn: &Turn<'_>, session: &Session) -> Answer {
    let files = session.of(TableKind::Orders);
    let mapped: Vec<&Columns> = files.map(|file| &file.spec.mapping.columns).collect();
    let columns = mapped
        .iter()
        .map(|mapping| ReceiptsBuilder::columns(mapping));
    let mut progress = Progress::over(session.of(TableKind::Orders));
    let mut found = ReceiptsBuilder::new(&mapped);
    let add = |mapping: &Mapping, cells: &Cells| found.add(mapping, cells);
    cells(turn, session, columns.collect(), &mut progress, add).await?;
    turn.breathe().await?;
    let receipts = found.finish(&session.orders, &session.customers);
    let orders = receipts.len() as u32;
    Ok((Event::Receipts { orders }, Some(blob(&receipts.encode())?)))
}

fn place(places: &[Option<usize>], file: usize) -> Option<usize> {
    places.get(file).copied().flatten()
}

/// Hands the cells of the files of orders over, slice by slice, with how the file is
/// mapped.
async fn cells(
    turn: &Turn<'_>,
    session: &Session,
    columns: Vec<Places>,
    progress: &mut Progress,
    mut add: impl FnMut(&Mapping, &Cells),
) -> Result<(), Stop> {
    let mut import = Import::telling(session.options, &session.trace, columns);
    for file in session.of(TableKind::Orders) {
        let fault = |error| stop::content(file.index, error);
        import.begin(file.spec.mapping.clone(), file.spec.namespace);
        let before = import.rows_read();
        file.read(turn, progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            add(&file.spec.mapping, &import.take_cells());
            Ok(import.rows_read() - before)
        })
        .await?;
        let rows = import.end().map_err(fault)?.report.rows_read;
        add(&file.spec.mapping, &import.take_cells());
        session.same_rows(file, rows)?;
        progress.done(file, rows);
    }
    Ok(())
}

/// The members with what their files tell of them: the channel as the first label,
/// then those asked for.
async fn members(
    turn: &Turn<'_>,
    session: &Session,
    labels: &[&Places],
    progress: &mut Progress,
) -> Result<Option<People>, Stop> {
    if session.people.is_none() {
        return Ok(None);
    }
    let mut import = PeopleImport::new().detailed();
    for (at, file) in session.of(TableKind::Customers).enumerate() {
        let fault = |error| stop::content(file.index, error);
        let channel = file.spec.mapping.columns.get(Role::Channel);
        let own = labels.iter().map(|places| place(places, at));
        let own: Places = core::iter::once(channel).chain(own).collect();
        import.begin(file.spec.mapping.clone(), &own);
        file.read(turn, progress, |bytes| {
            import.push(bytes).map_err(fault)?;
            Ok(import.rows_read())
        })
        .await?;
        let rows = import.end().map_err(fault)?.rows_read;
        session.same_rows(file, rows)?;
        progress.done(file, rows);
    }
    let found = import.finish().map_err(|error| stop::content(0, error))?;
    Ok(Some(found.people))
}
