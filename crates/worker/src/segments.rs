//! Answers requests of the segments module.

mod held;
mod lists;
mod next;
mod rfm;
mod stages;
mod tags;
mod tiers;
mod top;

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use ltv_engine::segments::{MemberOrder, member, sorted};
use web_sys::Blob;

use crate::protocol::segments::{Ask, Event, Failure, Group, Request};
use crate::service::pause;
use held::Held;

/// Answers requests of one port, and holds what it was asked about last.
#[derive(Clone, Default)]
pub struct Service {
    given_up: Rc<RefCell<HashSet<u32>>>,
    held: Rc<RefCell<Held>>,
}

impl Service {
    /// Answers one request. `say` sends an event of this request, and a file
    /// beside it.
    pub async fn answer(
        &self,
        id: u32,
        request: Request,
        sources: Vec<Blob>,
        say: impl Fn(Event, Option<Blob>),
    ) {
        let (data, ask) = match request {
            Request::Cancel { target } => {
                self.given_up.borrow_mut().insert(target);
                return;
            }
            Request::Ask { data, ask } => (data, ask),
        };
        let read = held::read(&self.held, data, &sources).await;
        // A cancel that came meanwhile is heard.
        pause().await;
        if self.given_up.borrow_mut().remove(&id) {
            say(Event::Cancelled, None);
            return;
        }
        if let Ask::List { ask } = ask {
            let job = read.and_then(|()| lists::Job::new(&mut self.held.borrow_mut(), *ask));
            let wanted = || !self.given_up.borrow().contains(&id);
            let written = match job {
                Ok(job) => lists::write(&job, &wanted, &|event| say(event, None)).await,
                Err(failure) => Err(failure.into()),
            };
            self.given_up.borrow_mut().remove(&id);
            match written {
                Ok((event, file)) => say(event, file),
                Err(lists::Stop::Cancelled) => say(Event::Cancelled, None),
                Err(lists::Stop::Failed(failure)) => say(Event::Failed { failure }, None),
            }
            return;
        }
        let told = read.and_then(|()| answer(&mut self.held.borrow_mut(), &ask));
        let (event, file) = told.unwrap_or_else(|failure| (Event::Failed { failure }, None));
        say(event, file);
    }
}

fn answer(held: &mut Held, ask: &Ask) -> Result<(Event, Option<Blob>), Failure> {
    let event = match ask {
        Ask::Stages { rules } => stages::answer(held, rules)?,
        Ask::Rfm { ask } => rfm::answer(held, ask)?,
        Ask::Tiers { ask } => tiers::answer(held, ask)?,
        Ask::Top { ask } => top::answer(held, ask)?,
        Ask::Next { ask } => next::answer(held, ask)?,
        Ask::Tags { ask } => tags::answer(held, ask)?,
        // Written in pieces, and not from here.
        Ask::List { .. } => return Err(Failure::Misunderstood),
        Ask::Members {
            group,
            order,
            reversed,
            from,
            count,
        } => {
            let nearest = match order {
                MemberOrder::Missing => tiers::by_missing(held, group, *reversed)?,
                _ => None,
            };
            let of = match nearest {
                Some(_) => Vec::new(),
                None => members(held, group)?,
            };
            let (history, expected, roster) = (held.history()?, held.expected(), held.roster());
            let (expected, roster) = (expected.as_deref(), roster.as_deref());
            let list =
                nearest.unwrap_or_else(|| sorted(&history, expected, &of, *order, *reversed));
            let shown = list.iter().skip(*from as usize).take(*count as usize);
            let mut members: Vec<_> = shown
                .filter_map(|&index| member(&history, expected, roster, index))
                .collect();
            tiers::missing(held, group, &mut members)?;
            Event::Members {
                total: list.len() as u32,
                members,
                expected: expected.and_then(|all| all.total(of.iter().copied())),
            }
        }
    };
    Ok((event, None))
}

/// The customers of a group, by number, ascending; members without orders have the
/// numbers after the last customer's.
fn members(held: &mut Held, group: &Group) -> Result<Vec<u32>, Failure> {
    match group {
        Group::Stage { group } => stages::members(held, group),
        Group::Rfm { group } => rfm::members(held, group),
        Group::Tier { group } => tiers::members(held, group),
        Group::Top { group } => top::members(held, group),
        Group::Next { group } => next::members(held, group),
        Group::Tag { group } => tags::members(held, group),
    }
}
