//! Idle time used: while the user looks at the columns of a file, its beginning
//! is read and analysed over and over, and the results are thrown away.
//!
//! A browser compiles a module quickly first, and a function well only after it
//! has been called often. A first import would spend half of its time in code
//! that is not yet good; after this it is as fast as a second one.

use std::cell::Cell;

use ltv_engine::calendar::LAST_VALID_DAY;
use ltv_engine::cohorts::{CohortInputs, CohortOptions, CohortTable};
use ltv_engine::customers::Customers;
use ltv_engine::fitness;
use ltv_engine::ingest::{Import, ImportOptions, Mapping, TableKind};
use ltv_engine::orders::Orders;
use ltv_engine::summary::Summary;

use super::pause;

/// Imports of the beginning of a file until the code is good: found by trying.
const IMPORTS: u32 = 48;
/// Bytes at a stretch: a few milliseconds on a slow machine, since a request
/// that comes meanwhile has to wait for them.
const PIECE: usize = 64 * 1024;

/// The beginning of a file of orders, and how it is read.
pub(super) struct Seen {
    mapping: Mapping,
    bytes: Vec<u8>,
}

impl Seen {
    pub(super) fn new(mapping: Mapping, bytes: Vec<u8>) -> Option<Self> {
        (mapping.kind == TableKind::Orders).then_some(Self { mapping, bytes })
    }
}

/// How far the code has been warmed up, over the life of the module.
#[derive(Default)]
pub(super) struct Warmth {
    imports: Cell<u32>,
    /// Requests so far: none may come while this goes on.
    asked: Cell<u32>,
}

impl Warmth {
    /// Stops what goes on; it may go on after another look.
    pub(super) fn stop(&self) {
        self.asked.set(self.asked.get().wrapping_add(1));
    }

    /// Warms up until that is done or a request comes.
    pub(super) async fn up(&self, seen: &Seen) {
        let now = self.asked.get();
        while self.imports.get() < IMPORTS {
            if self.round(seen, now).await.is_none() {
                return;
            }
            self.imports.set(self.imports.get() + 1);
        }
    }

    /// One import with its analyses; `None` when it was stopped.
    async fn round(&self, seen: &Seen, now: u32) -> Option<()> {
        // No day is in the future then.
        let mut import = Import::new(ImportOptions::new(LAST_VALID_DAY));
        import.begin(seen.mapping.clone(), 0);
        for piece in seen.bytes.chunks(PIECE) {
            import.push(piece).ok()?;
            self.idle(now).await?;
        }
        let orders = import.finish().ok()?.orders;
        self.idle(now).await?;
        analyse(&orders);
        self.idle(now).await
    }

    async fn idle(&self, now: u32) -> Option<()> {
        pause().await;
        (self.asked.get() == now).then_some(())
    }
}

/// What follows an import.
fn analyse(orders: &Orders) {
    let customers = Customers::new(orders);
    let summary = Summary::new(orders, &customers);
    let findings = fitness::check(orders, &customers);
    let inputs = CohortInputs {
        orders,
        customers: &customers,
        costs: None,
        labels: None,
        spend: &[],
    };
    let table = CohortTable::new(&inputs, &CohortOptions::default());
    // So that none of it is left out for not being used.
    core::hint::black_box((summary, findings, table.is_ok()));
}
