//! Answers requests. Reads sources slice by slice and yields between slices,
//! so that progress is shown and a cancel is heard.

mod analyse;
pub(crate) mod csv;
mod inspect;
mod load;
mod rejected;
mod roster;
mod session;
mod stop;
mod together;
mod warm;

use std::cell::RefCell;
use std::rc::Rc;

use js_sys::Promise;
use ltv_engine::history::History;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, MessageChannel};

use crate::blobs;
use crate::protocol::{Event, Failure, Request};
use session::Session;
use stop::Stop;
use warm::Warmth;

/// Answers requests of one port, and holds what was loaded last.
#[derive(Clone, Default)]
pub struct Service {
    given_up: Rc<RefCell<Vec<u32>>>,
    session: Rc<RefCell<Option<Rc<Session>>>>,
    warmth: Rc<Warmth>,
}

/// An event, and the file that was made.
type Answer = Result<(Event, Option<Blob>), Stop>;

impl Service {
    /// Answers one request. `say` sends an event of this request, and the file
    /// beside it.
    pub async fn answer(
        &self,
        id: u32,
        request: Request,
        sources: Vec<Blob>,
        say: impl Fn(Event, Option<Blob>),
    ) {
        self.warmth.stop();
        let turn = Turn {
            given_up: &self.given_up,
            id,
            say: &|event| say(event, None),
        };
        let mut seen = None;
        let answer: Answer = match request {
            Request::Cancel { target } => {
                self.given_up.borrow_mut().push(target);
                return;
            }
            Request::Inspect { ask } => match sources.first() {
                Some(source) => {
                    let found = inspect::inspect(&turn, source, ask).await;
                    found.map(|(event, head)| {
                        seen = head;
                        alone(event)
                    })
                }
                None => Err(Failure::Misunderstood.into()),
            },
            Request::Load {
                files,
                options,
                merge,
            } => {
                let loaded = load::load(&turn, files, &sources, options, &merge).await;
                loaded.map(|(session, loaded)| {
                    // Only now: what was loaded before stayed until this succeeded.
                    *self.session.borrow_mut() = Some(Rc::new(session));
                    alone(Event::Loaded {
                        loaded: Box::new(loaded),
                    })
                })
            }
            Request::Analyse { ask } => match self.session() {
                Ok(session) => analyse::analyse(&turn, &session, ask).await.map(alone),
                Err(stop) => Err(stop),
            },
            Request::History => self.session().and_then(|session| history(&session)),
            Request::Roster { labels } => match self.session() {
                Ok(session) => roster::roster(&turn, &session, &labels).await,
                Err(stop) => Err(stop),
            },
            Request::Items { columns } => match self.session() {
                Ok(session) => roster::items(&turn, &session, columns).await,
                Err(stop) => Err(stop),
            },
            Request::Receipts => match self.session() {
                Ok(session) => roster::receipts(&turn, &session).await,
                Err(stop) => Err(stop),
            },
            Request::Rejected { file, words } => match self.session() {
                Ok(session) => rejected::rejected(&turn, &session, file, &words).await,
                Err(stop) => Err(stop),
            },
        };
        self.given_up.borrow_mut().retain(|&other| other != id);
        match answer {
            Ok((event, file)) => say(event, file),
            Err(Stop::Cancelled) => say(Event::Cancelled, None),
            Err(Stop::Failed(failure)) => say(Event::Failed { failure }, None),
        }
        if let Some(head) = seen {
            self.warmth.up(&head).await;
        }
    }

    fn session(&self) -> Result<Rc<Session>, Stop> {
        let session = self.session.borrow().clone();
        session.ok_or(Failure::NothingLoaded.into())
    }
}

/// A handle costs the page nothing, and it can give it to the models module
/// again and again.
fn history(session: &Session) -> Answer {
    let history = History::of(&session.orders, &session.customers);
    let bytes = history.ok_or(Failure::Crashed)?.encode();
    Ok((Event::History, Some(blob(&bytes)?)))
}

fn blob(bytes: &[u8]) -> Result<Blob, Failure> {
    blobs::file(bytes).ok_or(Failure::Crashed)
}

fn alone(event: Event) -> (Event, Option<Blob>) {
    (event, None)
}

/// One request under way.
struct Turn<'a> {
    given_up: &'a RefCell<Vec<u32>>,
    id: u32,
    say: &'a dyn Fn(Event),
}

impl Turn<'_> {
    /// Whether it is still wanted.
    fn heard(&self) -> Result<(), Stop> {
        if self.given_up.borrow().contains(&self.id) {
            Err(Stop::Cancelled)
        } else {
            Ok(())
        }
    }

    /// Lets a cancel that has arrived be heard.
    async fn breathe(&self) -> Result<(), Stop> {
        pause().await;
        self.heard()
    }
}

/// Lets the event loop turn once, so that a cancel that has arrived is heard.
pub(crate) async fn pause() {
    // Not a timer: from the fifth on these wait for four milliseconds.
    let Ok(channel) = MessageChannel::new() else {
        return;
    };
    let turn = Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
        if channel.port2().post_message(&JsValue::NULL).is_err() {
            // Never so; but then go on without a pause.
            let _ = resolve.call0(&JsValue::UNDEFINED);
        }
    });
    let _ = JsFuture::from(turn).await;
    channel.port1().close();
}
