//! How far a file is, and what is asked of it.

use crate::app::data::state::{Obstacle, Question, Status};
use crate::i18n::{Format, Locale, t};

use super::role;

/// How far a file is.
pub(in crate::app::data) fn status(status: Status, f: Format) -> String {
    let l = f.locale;
    match status {
        Status::Looking => t::data::inspecting(l).to_owned(),
        Status::Converting(0) => t::files::opening_book(l).to_owned(),
        Status::Converting(rows) => t::files::Converting {
            rows: &f.count(f64::from(rows)),
        }
        .text(l),
        Status::Ready => t::files::status_ready(l).to_owned(),
        Status::Failed => t::files::status_failed(l).to_owned(),
        Status::Asks(question) => t::files::StatusAsks {
            what: asked(question, l),
        }
        .text(l),
    }
}

fn asked(question: Question, l: Locale) -> &'static str {
    match question {
        Question::Encoding => t::files::encoding(l),
        Question::Column(of) | Question::Twice(of, _) => {
            role(of, ltv_engine::ingest::TableKind::Orders, l)
        }
        Question::Dates => t::files::dates(l),
        Question::Numbers => t::files::numbers(l),
        Question::Rows => t::files::rows(l),
    }
}

/// What must be answered, in a sentence.
pub(in crate::app::data) fn question_help(question: Question, l: Locale) -> String {
    let role = |of| role(of, ltv_engine::ingest::TableKind::Orders, l);
    match question {
        Question::Encoding => t::files::which_encoding(l).to_owned(),
        Question::Column(of) => t::files::MissingRole { role: role(of) }.text(l),
        Question::Twice(first, second) => t::errors::SameColumnTwice {
            first: role(first),
            second: role(second),
        }
        .text(l),
        Question::Dates => t::data::missing_order(l).to_owned(),
        Question::Numbers => t::errors::ambiguous_decimal_mark(l).to_owned(),
        Question::Rows => t::files::rows_asked(l).to_owned(),
    }
}

/// Why the files cannot be read yet.
pub(in crate::app::data) fn obstacle(obstacle: Obstacle, f: Format) -> String {
    let l = f.locale;
    let count = |count: u32| f.count(f64::from(count));
    match obstacle {
        Obstacle::Looking => t::files::obstacle_looking(l).to_owned(),
        Obstacle::Asks(files) => t::files::ObstacleAsks {
            count: &count(files),
        }
        .text(l),
        Obstacle::Failed(files) => t::files::ObstacleFailed {
            count: &count(files),
        }
        .text(l),
        Obstacle::NoOrders => t::errors::no_orders(l).to_owned(),
    }
}
