//! The way of a request: how far it is, and whether it is still wanted.

use std::cell::Cell;

use super::{Job, Stop};
use crate::protocol::segments::{Event, Failure, Tool};
use crate::service::pause;

/// Fewer people are done before anybody could read how far they are.
const FEW: f64 = 20_000.0;

/// One request under way.
pub(super) struct Turn<'a> {
    wanted: &'a dyn Fn() -> bool,
    say: &'a dyn Fn(Event),
    /// People looked at, in all passes over them.
    done: Cell<f64>,
    total: f64,
}

impl<'a> Turn<'a> {
    pub(super) fn new(
        job: &Job,
        wanted: &'a dyn Fn() -> bool,
        say: &'a dyn Fn(Event),
    ) -> Result<Self, Failure> {
        let everybody = f64::from(job.everybody());
        let mut total = 0.0;
        for of in &job.ask.wanted {
            let persons = job.persons(&of.whom)?.len() as f64;
            total += match job.ask.tool {
                Tool::Import { .. } => {
                    let heard = if job.asks_consent() { everybody } else { 0.0 };
                    let drawn = if of.hold_out.is_some() { persons } else { 0.0 };
                    heard + drawn + persons
                }
                Tool::Workbook | Tool::Tables { .. } => persons,
            };
        }
        if matches!(job.ask.tool, Tool::Tables { .. }) {
            total = everybody + job.history.len() as f64;
        }
        Ok(Self {
            wanted,
            say,
            done: Cell::new(0.0),
            total,
        })
    }

    /// So many more people are done: lets a cancel that has arrived be heard.
    pub(super) async fn breathe(&self, people: usize) -> Result<(), Stop> {
        self.done.set(self.done.get() + people as f64);
        if self.total > FEW {
            let share = (self.done.get() / self.total).min(1.0);
            (self.say)(Event::Progress { share });
        }
        pause().await;
        if (self.wanted)() {
            Ok(())
        } else {
            Err(Stop::Cancelled)
        }
    }
}
