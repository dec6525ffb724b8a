//! The shop: its files read as the worker reads them, a second time where segments need
//! what the first reading lets go.

use std::fs;

use ltv_engine::calendar::{Day, LAST_VALID_DAY};
use ltv_engine::customers::Customers;
use ltv_engine::history::History;
use ltv_engine::ingest::{
    Import, ImportOptions, Imported, Mapping, PreviewOptions, Role, customers_of_members, join,
    preview,
};
use ltv_engine::people::PeopleImport;
use ltv_engine::segments::roster::{
    FromOrders, Items, ItemsBuilder, Members, Receipts, ReceiptsBuilder, Roster, build,
    first_orders,
};

use super::Outcome;

const HEAD: usize = 256 << 10;
const SLICE: usize = 1 << 20;

/// What all analyses are of.
pub(super) struct Shop {
    pub(super) history: History,
    pub(super) roster: Roster,
    pub(super) bought: Items,
    pub(super) receipts: Receipts,
    orders: File,
    members: File,
    imported: Imported,
}

struct File {
    bytes: Vec<u8>,
    mapping: Mapping,
}

impl File {
    fn at(path: &str) -> Outcome<Self> {
        let bytes = fs::read(path)?;
        let head = &bytes[..bytes.len().min(HEAD)];
        let complete = head.len() == bytes.len();
        let mapping = preview(head, complete, &PreviewOptions::default())
            .and_then(|preview| preview.mapping())
            .map_err(|error| format!("{path}: {error:?}"))?;
        Ok(Self { bytes, mapping })
    }

    fn feed(&self, import: &mut Import, mut each: impl FnMut(&mut Import)) -> Outcome<()> {
        import.begin(self.mapping.clone(), 0);
        for slice in self.bytes.chunks(SLICE) {
            import.push(slice).map_err(debug)?;
            each(import);
        }
        import.end().map_err(debug)?;
        each(import);
        Ok(())
    }
}

fn debug(error: impl std::fmt::Debug) -> String {
    format!("{error:?}")
}

fn options() -> ImportOptions {
    ImportOptions::new(LAST_VALID_DAY)
}

impl Shop {
    pub(super) fn read(orders: &str, members: &str) -> Outcome<Self> {
        let (orders, members) = (File::at(orders)?, File::at(members)?);
        let mut import = Import::new(options());
        orders.feed(&mut import, |_| {})?;
        let imported = import.finish().map_err(debug)?;
        let customers = Customers::new(&imported.orders);
        let history = History::of(&imported.orders, &customers).ok_or("too many ids")?;
        drop(customers);
        let mut shop = Self {
            roster: nobody(&imported),
            bought: Items::default(),
            receipts: none(&imported),
            history,
            orders,
            members,
            imported,
        };
        shop.roster = shop.read_roster()?;
        shop.bought = shop.read_items()?;
        shop.receipts = shop.read_receipts()?;
        Ok(shop)
    }

    /// Both files read again, for everybody.
    pub(super) fn read_roster(&self) -> Outcome<Roster> {
        let ledger = &self.imported.orders;
        let mut import = PeopleImport::new().detailed();
        let channel = self.members.mapping.columns.get(Role::Channel);
        import.begin(self.members.mapping.clone(), &[channel]);
        import.push(&self.members.bytes).map_err(debug)?;
        import.end().map_err(debug)?;
        let people = import.finish().map_err(debug)?.people;
        let joined = join(&people, ledger, &self.imported.contacts);
        let customer_of = customers_of_members(people.len(), &joined, None, &joined);
        let first_of = first_orders(&Customers::new(ledger));
        let mut found = FromOrders::new(0);
        let columns = vec![FromOrders::columns(&self.orders.mapping.columns, &[])];
        let mut import = Import::telling(options(), &self.imported.trace, columns);
        self.orders.feed(&mut import, |import| {
            found.add(ledger, &first_of, &import.take_cells());
        })?;
        let members = Members {
            people: &people,
            customer_of: &customer_of,
        };
        let mapped = [&self.orders.mapping.columns, &self.members.mapping.columns];
        Ok(build(ledger, &found, Some(members), None, &mapped, &[]))
    }

    /// The orders read again, for what was bought.
    pub(super) fn read_items(&self) -> Outcome<Items> {
        let ledger = &self.imported.orders;
        let product = self.orders.mapping.columns.get(Role::Product);
        let columns = vec![vec![product]];
        let mut found = ItemsBuilder::default();
        let mut import = Import::telling(options(), &self.imported.trace, columns);
        self.orders.feed(&mut import, |import| {
            found.add(ledger, &import.take_cells());
        })?;
        Ok(found.finish(ledger.customer_count()).0)
    }

    /// The orders read again, for what stands on each.
    pub(super) fn read_receipts(&self) -> Outcome<Receipts> {
        let ledger = &self.imported.orders;
        let mapping = &self.orders.mapping;
        let columns = vec![ReceiptsBuilder::columns(&mapping.columns)];
        let mut found = ReceiptsBuilder::new(&[&mapping.columns]);
        let mut import = Import::telling(options(), &self.imported.trace, columns);
        self.orders.feed(&mut import, |import| {
            found.add(mapping, &import.take_cells());
        })?;
        Ok(found.finish(ledger, &Customers::new(ledger)))
    }

    /// So many days before the end.
    pub(super) fn days_ago(&self, days: i32) -> Day {
        Day(self.history.as_of().0 - days)
    }
}

/// Until the files were read again.
fn nobody(imported: &Imported) -> Roster {
    build(&imported.orders, &FromOrders::new(0), None, None, &[], &[])
}

fn none(imported: &Imported) -> Receipts {
    let ledger = &imported.orders;
    ReceiptsBuilder::new(&[]).finish(ledger, &Customers::new(ledger))
}
