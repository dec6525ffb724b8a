//! From what was recognised and what was asked to how the file is read.

use ltv_engine::ingest::values::{DateGuess, NumberGuess};
use ltv_engine::ingest::{ImportError, Mapping, Preview, Role};

use super::asked::{AnalyzeAsked, AskedColumn, AskedColumns};
use super::problem::AnalyzeProblem;
use super::words::decimal_mark;

/// How the file is read.
///
/// # Errors
/// A column that is not there, or what the file leaves open and was not asked.
pub(super) fn mapping(
    mut preview: Preview,
    asked: &AnalyzeAsked,
) -> Result<Mapping, AnalyzeProblem> {
    let names = names(&preview);
    for (role, column) in asked.mapping.iter().flat_map(AskedColumns::given) {
        let column = place(column, &names)?;
        preview
            .guesses
            .retain(|guess| guess.role != role && guess.column != column);
        preview.guesses.push(ltv_engine::ingest::Guess {
            role,
            column,
            confidence: 1.0,
            evidence: ltv_engine::ingest::Evidence::NameAndValues,
        });
    }
    if let (Some(order), Some(column)) = (asked.date_order, preview.column(Role::Date))
        && let Some(column) = preview.columns.get_mut(column)
        && matches!(column.dates, DateGuess::Ambiguous { .. })
    {
        column.dates = DateGuess::Decided {
            style: order.into(),
        };
    }
    if let Some(text) = &asked.decimal_mark {
        let mark = decimal_mark(text)
            .ok_or_else(|| AnalyzeProblem::option("decimalMark", "it is \".\" or \",\""))?;
        if let Some(column) = preview.column(Role::Amount)
            && let Some(column) = preview.columns.get_mut(column)
            && matches!(column.numbers, NumberGuess::Ambiguous)
        {
            column.numbers = NumberGuess::Decided { mark };
        }
    }
    preview
        .mapping()
        .map_err(|error: ImportError| AnalyzeProblem::of(&error, &names))
}

/// The columns by name, or by place where there is no header.
pub(super) fn names(preview: &Preview) -> Vec<String> {
    (0..)
        .zip(&preview.columns)
        .map(|(at, column): (usize, _)| column.name.clone().unwrap_or_else(|| at.to_string()))
        .collect()
}

fn place(column: &AskedColumn, names: &[String]) -> Result<usize, AnalyzeProblem> {
    let found = match column {
        AskedColumn::Place(at) => Some(*at as usize).filter(|at| *at < names.len()),
        AskedColumn::Name(name) => names.iter().position(|other| other.trim() == name.trim()),
    };
    found.ok_or_else(|| AnalyzeProblem::NoSuchColumn {
        column: match column {
            AskedColumn::Place(at) => at.to_string(),
            AskedColumn::Name(name) => name.clone(),
        },
        columns: names.to_vec(),
    })
}

impl AskedColumns {
    fn given(&self) -> Vec<(Role, &AskedColumn)> {
        let all = [
            (Role::Customer, &self.customer),
            (Role::Date, &self.date),
            (Role::Amount, &self.amount),
            (Role::OrderId, &self.order_id),
            (Role::Status, &self.status),
            (Role::Currency, &self.currency),
            (Role::Email, &self.email),
            (Role::Phone, &self.phone),
            (Role::LineId, &self.line_id),
        ];
        all.into_iter()
            .filter_map(|(role, column)| Some((role, column.as_ref()?)))
            .collect()
    }
}
