//! Lists that leave for tools.
//!
//! What a list needs is gathered at once ([`Job`]); then it is written piece by piece,
//! so that other questions are answered and a cancel is heard in between.

mod job;
mod made;
mod person;
mod tables;
mod turn;
mod workbook;
mod worth;

use ltv_engine::segments::lists::tidy::OrderColumns;
use ltv_engine::segments::lists::{Field, Format, Setup, Writer};
use web_sys::Blob;

use crate::protocol::segments::{Event, Failure, ListAnswer, MadeList, Tool, Wanted};
pub(super) use job::Job;
use made::Made;
use turn::Turn;
use worth::Worth;

/// People at a stretch: some ten milliseconds of work.
const STRETCH: usize = 4_000;

/// Bytes that wait before they are handed to the browser.
const PIECE: usize = 1 << 20;

/// Why nothing was written.
pub(super) enum Stop {
    Cancelled,
    Failed(Failure),
}

impl From<Failure> for Stop {
    fn from(failure: Failure) -> Self {
        Self::Failed(failure)
    }
}

/// Writes the lists; between pieces it says how far they are and asks whether they are
/// still wanted.
pub(super) async fn write(
    job: &Job,
    wanted: &impl Fn() -> bool,
    say: &impl Fn(Event),
) -> Result<(Event, Option<Blob>), Stop> {
    let turn = Turn::new(job, wanted, say)?;
    let mut made = Made::default();
    let mut lists = Vec::new();
    let mut columns = Vec::new();
    let mut orders = None;
    let mut worth = Worth::new(job);
    match job.ask.tool {
        Tool::Import { format } => {
            if job.has_needed(format) {
                for of in &job.ask.wanted {
                    let list = list(job, format, of, &mut made, &mut worth, &turn);
                    lists.push(list.await?);
                }
            }
        }
        Tool::Workbook => {
            for of in &job.ask.wanted {
                let persons = job.persons(&of.whom)?;
                let setup = job.setup(Format::Plain, of);
                columns = setup.fields(Format::Plain).map(Field::kind).collect();
                for &person in workbook::first(&persons) {
                    worth.add(person);
                }
                lists.push(workbook::write(job, of, &setup, &persons, &mut made, &turn).await?);
            }
        }
        Tool::Tables { tool } => {
            let columns = OrderColumns::of(job.receipts.as_deref());
            orders = Some(columns);
            lists.push(tables::write(job, tool, columns, &mut made, &turn).await?);
        }
    }
    let accounts = || lists.iter().filter_map(|list| list.account.as_ref());
    let total = accounts().next().map(|first| {
        let mut total = first.empty();
        accounts().for_each(|account| total.add(account));
        total
    });
    let answer = ListAnswer {
        total,
        worth: worth.total(),
        lists,
        known: job.known(),
        orders,
        columns,
        most_rows: (job.ask.tool == Tool::Workbook).then_some(workbook::MOST_ROWS),
    };
    let event = Event::List {
        answer: Box::new(answer),
    };
    Ok((event, Some(made.file()?)))
}

async fn list(
    job: &Job,
    format: Format,
    of: &Wanted,
    made: &mut Made,
    worth: &mut Worth<'_>,
    turn: &Turn<'_>,
) -> Result<MadeList, Stop> {
    let persons = job.persons(&of.whom)?;
    let mut writer = Writer::new(format, job.setup(format, of));
    let mut tags = Vec::new();
    // Who refused counts wherever the address stands, in this list or not.
    if job.asks_consent() {
        let everybody: Vec<u32> = (0..job.everybody()).collect();
        for stretch in everybody.chunks(STRETCH) {
            for &person in stretch {
                writer.hear(&job.refusals(person));
            }
            turn.breathe(stretch.len()).await?;
        }
    }
    if of.hold_out.is_some() {
        for stretch in persons.chunks(STRETCH) {
            for &person in stretch {
                writer.hear(&job.row(person, &[], of.hold_out));
            }
            turn.breathe(stretch.len()).await?;
        }
    }
    made.begin();
    for stretch in persons.chunks(STRETCH) {
        for &person in stretch {
            job.tags(person, &mut tags);
            if writer.push(&job.row(person, &tags, of.hold_out)) {
                worth.add(person);
            }
        }
        if writer.pending() > PIECE {
            made.take(writer.take())?;
        }
        turn.breathe(stretch.len()).await?;
    }
    let finished = writer.finish();
    made.take(finished.chunks)?;
    made.end();
    Ok(MadeList {
        label: of.label.clone(),
        account: Some(finished.account),
        files: finished.files,
    })
}

/// What a list is written with.
impl Job {
    fn setup(&self, format: Format, of: &Wanted) -> Setup {
        Setup {
            label: of.label.clone(),
            date: self.ask.date,
            heads: self.ask.words.heads.clone(),
            words: self.ask.words.cells.clone(),
            consents: self.known().consents,
            unanswered: self.ask.unanswered,
            hold_out: None,
            decimals: 2,
            most_rows: self.ask.most_rows,
            without: self.without(format, of),
        }
    }
}
