//! Lists of everybody for each tool, and tidy tables.

use ltv_engine::history::Buyer;
use ltv_engine::ingest::Role;
use ltv_engine::people::Consent;
use ltv_engine::segments::lifecycle::Stage;
use ltv_engine::segments::lists::tidy::{
    OrderColumns, OrderRow, Table, calendar, cohorts, customer, heads, order,
};
use ltv_engine::segments::lists::{
    ConsentColumn, ConsentColumns, Consents, Format, ListRow, Setup, Writer,
};
use ltv_engine::units::Period;

use super::analyses::Known;
use super::shop::Shop;
use super::{Analysis, analysis};

/// Bytes that wait before they are taken.
const PENDING: usize = 1 << 20;
const STAGES: [&str; 6] = ["P", "N", "E0", "S1", "S2", "S3"];

pub(super) fn all<'a>(shop: &'a Shop, known: &'a Known) -> Vec<Analysis<'a>> {
    let formats = [
        ("list for HubSpot", Format::HubSpot),
        ("list for Zoho CRM", Format::Zoho),
        ("list for monday", Format::Monday),
        ("list for Mailchimp", Format::Mailchimp),
        ("list for ActiveCampaign", Format::ActiveCampaign),
        ("list for LINE", Format::Line),
        ("list for GA4", Format::Ga4),
        ("list as plain CSV", Format::Plain),
    ];
    let lists = formats.map(|(name, format)| analysis(name, move || list(shop, known, format)));
    let tables = [
        analysis("tidy table of customers", move || customers(shop, known)),
        analysis("tidy table of orders", move || orders(shop)),
        analysis("tidy table of cohorts", move || cohorts_of(shop)),
        analysis("tidy table of days", move || days(shop)),
    ];
    lists.into_iter().chain(tables).collect()
}

/// Every customer for the tool; how many bytes that makes.
fn list(shop: &Shop, known: &Known, format: Format) -> usize {
    let setup = Setup {
        consents: ConsentColumns {
            email: ConsentColumn::OptIn,
            line: ConsentColumn::OptIn,
            ..ConsentColumns::default()
        },
        ..Setup::new("everybody", shop.history.as_of())
    };
    let mut writer = Writer::new(format, setup);
    let mut bytes = 0;
    for at in 0..shop.history.len() {
        row(shop, known, at, &mut |row| writer.hear(row));
    }
    for at in 0..shop.history.len() {
        row(shop, known, at, &mut |row| {
            writer.push(row);
        });
        if writer.pending() > PENDING {
            bytes += writer
                .take()
                .iter()
                .map(|chunk| chunk.bytes.len())
                .sum::<usize>();
        }
    }
    let rest = writer.finish().chunks;
    bytes + rest.iter().map(|chunk| chunk.bytes.len()).sum::<usize>()
}

/// A customer, with all that a list can tell.
fn row(shop: &Shop, known: &Known, at: usize, hear: &mut dyn FnMut(&ListRow<'_>)) {
    let text = |role| Some(shop.roster.text(role, at)).filter(|text| !text.is_empty());
    let said = |role| {
        let all = shop.roster.consents_of(role)?;
        match all.get(at)? {
            Consent::Yes => Some("yes"),
            Consent::No => Some("no"),
            Consent::Unknown => None,
        }
    };
    let stage = known.stages.stage.get(at).copied().unwrap_or_default();
    let stage = STAGES.get(usize::from(stage)).copied();
    let tags = [stage.unwrap_or(STAGES[Stage::P as usize])];
    let figures = &known.figures;
    let value = known.expected.value.as_ref();
    hear(&ListRow {
        id: shop.history.id(at),
        name: text(Role::Name),
        email: text(Role::Email),
        phone: text(Role::Phone),
        line_id: text(Role::LineId),
        consents: Consents {
            email: said(Role::OptInEmail),
            line: said(Role::OptInLine),
            ..Consents::default()
        },
        stage,
        tags: &tags,
        orders: figures.orders.get(at).copied(),
        revenue: figures.revenue.get(at).map(|sum| sum.as_f64()),
        first_order: figures.first_day.get(at).copied(),
        last_order: figures.last_day.get(at).copied(),
        expected: value.and_then(|value| value.get(at)).copied(),
        p_alive: known.expected.p_alive.get(at).copied(),
        ..ListRow::default()
    });
}

fn customers(shop: &Shop, known: &Known) -> usize {
    let mut table = Tidy::of(Table::Customers);
    for at in 0..shop.history.len() {
        row(shop, known, at, &mut |row| {
            table.add(|out| customer(row, 2, out));
        });
    }
    table.end()
}

fn orders(shop: &Shop) -> usize {
    let mut table = Tidy::of(Table::Orders);
    let (receipts, mut nth) = (&shop.receipts, 0);
    let columns = OrderColumns::of(Some(receipts));
    for (at, buyer) in shop.history.iter().enumerate() {
        let each = Buyer::days(buyer).iter().zip(buyer.amounts()).zip(1..);
        for ((&date, amount), position) in each {
            let row = OrderRow {
                order: Some(receipts.id(nth)),
                customer: shop.history.id(at),
                date,
                position,
                revenue: amount.as_f64(),
                refunded: receipts.refunded(nth).as_f64(),
                channel: Some(receipts.channel(nth)),
                products: &receipts.products(nth).collect::<Vec<_>>(),
            };
            table.add(|out| order(&row, columns, 4, out));
            nth += 1;
        }
    }
    table.end()
}

fn cohorts_of(shop: &Shop) -> usize {
    let mut table = Tidy::of(Table::Cohorts);
    table.add(|out| {
        cohorts(&shop.history, Period::Month, 2, out);
    });
    table.end()
}

fn days(shop: &Shop) -> usize {
    let mut table = Tidy::of(Table::Calendar);
    table.add(|out| calendar(shop.history.first_day(), shop.history.as_of(), out));
    table.end()
}

/// A table that is handed on in pieces.
struct Tidy {
    waits: Vec<u8>,
    taken: usize,
}

impl Tidy {
    fn of(table: Table) -> Self {
        let mut waits = Vec::new();
        heads(table, OrderColumns::ALL, &mut waits);
        Self { waits, taken: 0 }
    }

    fn add(&mut self, write: impl FnOnce(&mut Vec<u8>)) {
        write(&mut self.waits);
        if self.waits.len() > PENDING {
            self.taken += self.waits.len();
            self.waits.clear();
        }
    }

    fn end(self) -> usize {
        self.taken + self.waits.len()
    }
}
