//! Answers requests of the segments module.

mod held;

use std::cell::RefCell;
use std::collections::HashSet;
use std::rc::Rc;

use ltv_engine::segments::{member, sorted};
use web_sys::Blob;

use crate::protocol::segments::{Ask, Event, Failure, Group, Request, Stages};
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
        let event = read.and_then(|()| answer(&mut self.held.borrow_mut(), &ask));
        say(
            event.unwrap_or_else(|failure| Event::Failed { failure }),
            None,
        );
    }
}

fn answer(held: &mut Held, ask: &Ask) -> Result<Event, Failure> {
    Ok(match ask {
        Ask::Stages { rules } => match held.stages(rules)? {
            Err(error) => Event::NoStages { error },
            Ok((view, flow, proposal)) => Event::Stages {
                stages: Box::new(Stages {
                    rules: *rules,
                    view,
                    flow,
                    proposal,
                }),
            },
        },
        Ask::Members {
            group,
            order,
            reversed,
            from,
            count,
        } => {
            let of = members(held, group)?;
            let (history, expected) = held.people()?;
            let list = sorted(history, expected, &of, *order, *reversed);
            let shown = list.iter().skip(*from as usize).take(*count as usize);
            Event::Members {
                total: list.len() as u32,
                members: shown
                    .filter_map(|&index| member(history, expected, index))
                    .collect(),
            }
        }
    })
}

/// The customers of a group, by number, ascending.
fn members(held: &mut Held, group: &Group) -> Result<Vec<u32>, Failure> {
    match group {
        Group::Stage { stage, rules } => {
            let lifecycle = held.lifecycle(rules)?;
            Ok(lifecycle.map_or_else(|_| Vec::new(), |lifecycle| lifecycle.members(*stage)))
        }
    }
}
