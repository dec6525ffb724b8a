//! What the tests share: files read, and read again.

use ltv_engine::calendar::Day;
use ltv_engine::contacts::ContactKind;
use ltv_engine::customers::Customers;
use ltv_engine::identity::merge;
use ltv_engine::ingest::values::{DateStyle, DecimalMark};
use ltv_engine::ingest::{
    Cells, Columns, Delimiter, Import, ImportOptions, Layout, Mapping, Role, RowMeaning, TableKind,
    Trace, customers_of_members, join,
};
use ltv_engine::interactions::InteractionsImport;
use ltv_engine::orders::Orders;
use ltv_engine::people::PeopleImport;
use ltv_engine::segments::roster::{FromOrders, Members, Roster, build, first_orders};

pub(crate) fn day(year: i32, month: u8, day: u8) -> Day {
    Day::from_civil(year, month, day).unwrap()
}

pub(crate) fn options() -> ImportOptions {
    ImportOptions::new(day(2024, 6, 30))
}

pub(crate) fn mapping(kind: TableKind, columns: &[(Role, usize)]) -> Mapping {
    Mapping {
        kind,
        layout: Layout {
            delimiter: Delimiter::Comma,
            skip: 0,
            has_header: true,
        },
        columns: columns.iter().copied().collect::<Columns>(),
        dates: DateStyle::Ymd,
        numbers: DecimalMark::Point,
        rows: RowMeaning::Order,
        recurring_ids: false,
    }
}

/// A file: its mapping and its text, the header included.
pub(crate) type File = (Mapping, String);

fn feed(import: &mut Import, files: &[File], mut each: impl FnMut(&mut Import)) {
    for (mapping, text) in files {
        import.begin(mapping.clone(), 0);
        for slice in text.as_bytes().chunks(16) {
            import.push(slice).unwrap();
            each(import);
        }
        import.end().unwrap();
        each(import);
    }
}

/// The files once more, in slices.
pub(crate) fn again(
    trace: &Trace,
    files: &[File],
    columns: Vec<Vec<Option<usize>>>,
    mut add: impl FnMut(&Cells),
) {
    let mut import = Import::telling(options(), trace, columns);
    feed(&mut import, files, |import| add(&import.take_cells()));
}

pub(crate) fn read(files: &[File]) -> ltv_engine::ingest::Imported {
    let mut import = Import::new(options());
    feed(&mut import, files, |_| {});
    import.finish().unwrap()
}

/// A further label: its name, its column in the first file, and whose it is.
pub(crate) type Further<'a> = (&'a str, usize, bool);

/// Everybody of some files, as the worker does it.
pub(crate) fn everybody(
    orders_files: &[File],
    members_files: &[File],
    interactions: &[File],
    keys: &[ContactKind],
    further: &[Further<'_>],
) -> (Roster, Orders) {
    let imported = read(orders_files);
    let mut import = PeopleImport::new().detailed();
    for (mapping, text) in members_files {
        let channel = mapping.columns.get(Role::Channel);
        let own = further.iter().filter(|label| label.2);
        let own = own.map(|label| Some(label.1));
        let labels: Vec<_> = core::iter::once(channel).chain(own).collect();
        import.begin(mapping.clone(), &labels);
        import.push(text.as_bytes()).unwrap();
        import.end().unwrap();
    }
    let people = (!members_files.is_empty()).then(|| import.finish().unwrap().people);

    let mut import = InteractionsImport::new(options());
    for (mapping, text) in interactions {
        import.begin(mapping.clone());
        import.push(text.as_bytes()).unwrap();
        import.end().unwrap();
    }
    let done = (!interactions.is_empty()).then(|| import.finish().unwrap().interactions);
    let contacts = &imported.contacts;
    let who = done
        .as_ref()
        .map(|done| done.find(&imported.orders, contacts, people.as_ref()));

    let before = people
        .as_ref()
        .map(|people| join(people, &imported.orders, contacts));
    let links = match people.as_ref().zip(before.as_ref()) {
        Some((people, before)) => before.links_by_members(people, contacts),
        None => contacts.clone(),
    };
    let into = merge(&links, keys, imported.orders.customer_count()).into;
    let orders = imported.orders.merged(&into);
    let customer_of = people.as_ref().zip(before).map(|(people, before)| {
        let since = join(people, &orders, &contacts.merged(&into));
        customers_of_members(people.len(), &before, Some(&into), &since)
    });
    let customer_of = customer_of.unwrap_or_default();
    let last = done.zip(who).map(|(done, who)| {
        done.last_days(&who, Some(&into), orders.customer_count(), &customer_of)
    });

    let own: Vec<_> = further
        .iter()
        .filter(|label| !label.2)
        .map(|label| Some(label.1))
        .collect();
    let columns = orders_files.iter();
    let columns = columns.map(|(mapping, _)| FromOrders::columns(&mapping.columns, &own));
    let first_of = first_orders(&Customers::new(&orders));
    let mut found = FromOrders::new(own.len());
    again(&imported.trace, orders_files, columns.collect(), |cells| {
        found.add(&orders, &first_of, cells);
    });
    let mapped: Vec<&Columns> = (orders_files.iter().chain(members_files))
        .map(|(mapping, _)| &mapping.columns)
        .collect();
    let members = people.as_ref().map(|people| Members {
        people,
        customer_of: &customer_of,
    });
    let further: Vec<_> = further
        .iter()
        .map(|label| (label.0.to_owned(), label.2))
        .collect();
    let roster = build(&orders, &found, members, last.as_ref(), &mapped, &further);
    (roster, orders)
}
