//! What the module holds between questions: the files, read, and the analyses of them
//! that were asked for last.

use std::cell::RefCell;
use std::rc::Rc;

use ltv_engine::history::History;
use ltv_engine::segments::Expected;
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::roster::{Items, Receipts, Roster};
use web_sys::Blob;

use super::{next, rfm, stages, tags, tiers, top};
use crate::blobs;
use crate::protocol::segments::{Data, Failure};

/// Held between questions.
#[derive(Default)]
pub(super) struct Held {
    data: Data,
    history: Option<Rc<History>>,
    expected: Option<Rc<Expected>>,
    roster: Option<Rc<Roster>>,
    items: Option<Rc<Items>>,
    receipts: Option<Rc<Receipts>>,
    figures: Option<Rc<Figures>>,
    pub(super) kept: Kept,
}

/// The last analysis of each kind. Any other file at hand, and none of them holds.
#[derive(Default)]
pub(super) struct Kept {
    pub(super) stages: stages::Kept,
    pub(super) rfm: rfm::Kept,
    pub(super) tiers: tiers::Kept,
    pub(super) top: top::Kept,
    pub(super) next: next::Kept,
    pub(super) tags: tags::Kept,
}

/// Reads what is not held yet.
pub(super) async fn read(
    held: &RefCell<Held>,
    data: Data,
    sources: &[Blob],
) -> Result<(), Failure> {
    let before = held.borrow().data;
    let there = held.borrow().history.is_some() && before.people == data.people;
    if there && before == data {
        return Ok(());
    }
    let mut files = sources.iter();
    let mut next = |known: bool| -> Result<Option<&Blob>, Failure> {
        let file = files.next().ok_or(Failure::Misunderstood)?;
        Ok((!known).then_some(file))
    };
    if let Some(file) = next(there)? {
        let history = History::decode(&all(file).await?).map_err(|_| Failure::Data)?;
        *held.borrow_mut() = Held {
            data: Data {
                people: data.people,
                ..Data::default()
            },
            history: Some(Rc::new(history)),
            ..Held::default()
        };
    }
    let before = held.borrow().data;
    let count = held.borrow().history()?.len();
    if data.expected.is_some()
        && let Some(file) = next(before.expected == data.expected)?
    {
        let expected = Expected::decode(&all(file).await?).map_err(|_| Failure::Data)?;
        fits(expected.len() == count)?;
        held.borrow_mut().expected = Some(Rc::new(expected));
    }
    if data.roster.is_some()
        && let Some(file) = next(before.roster == data.roster)?
    {
        let roster = Roster::decode(&all(file).await?).map_err(|_| Failure::Data)?;
        fits(roster.customers() == count)?;
        held.borrow_mut().roster = Some(Rc::new(roster));
    }
    if data.items.is_some()
        && let Some(file) = next(before.items == data.items)?
    {
        let items = Items::decode(&all(file).await?).map_err(|_| Failure::Data)?;
        fits(items.starts.len() == count + 1)?;
        held.borrow_mut().items = Some(Rc::new(items));
    }
    if data.receipts.is_some()
        && let Some(file) = next(before.receipts == data.receipts)?
    {
        let receipts = Receipts::decode(&all(file).await?).map_err(|_| Failure::Data)?;
        fits(receipts.len() == held.borrow().history()?.order_count())?;
        held.borrow_mut().receipts = Some(Rc::new(receipts));
    }
    let mut held = held.borrow_mut();
    // What is no longer beside the question is not known any more.
    if data.expected.is_none() {
        held.expected = None;
    }
    if data.roster.is_none() {
        held.roster = None;
    }
    if data.items.is_none() {
        held.items = None;
    }
    if data.receipts.is_none() {
        held.receipts = None;
    }
    held.data = data;
    held.kept = Kept::default();
    Ok(())
}

async fn all(file: &Blob) -> Result<Vec<u8>, Failure> {
    blobs::bytes(file).await.ok_or(Failure::Data)
}

fn fits(fit: bool) -> Result<(), Failure> {
    if fit { Ok(()) } else { Err(Failure::Data) }
}

impl Held {
    /// Every customer's orders.
    pub(super) fn history(&self) -> Result<Rc<History>, Failure> {
        self.history.clone().ok_or(Failure::Misunderstood)
    }

    /// What a forecast expects of each customer, where there is one.
    pub(super) fn expected(&self) -> Option<Rc<Expected>> {
        self.expected.clone()
    }

    /// Everybody the files know, where it was brought.
    pub(super) fn roster(&self) -> Option<Rc<Roster>> {
        self.roster.clone()
    }

    /// What everybody bought, where it was brought.
    pub(super) fn items(&self) -> Option<Rc<Items>> {
        self.items.clone()
    }

    /// What stands on every order, where it was brought.
    pub(super) fn receipts(&self) -> Option<Rc<Receipts>> {
        self.receipts.clone()
    }

    /// What every customer did.
    pub(super) fn figures(&mut self) -> Result<Rc<Figures>, Failure> {
        if let Some(figures) = &self.figures {
            return Ok(figures.clone());
        }
        let figures = Rc::new(Figures::of(&*self.history()?));
        self.figures = Some(figures.clone());
        Ok(figures)
    }
}
