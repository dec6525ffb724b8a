//! What the report, the text and the table all say: the figures and the inputs.

use ltv_engine::economics::{Basis, CalculatorResult, Payback};
use ltv_engine::error::Field;
use ltv_engine::scenario::Figure;

use crate::app::calculator::{FIELDS, Form, words};
use crate::app::state::Answer;
use crate::app::studio::parts::{figure_in_words, value_per};
use crate::i18n::{Format, t};

/// A result figure: its name, its value, and what is to be known beside it.
pub(super) struct Fact {
    pub(super) name: String,
    pub(super) value: String,
    pub(super) note: String,
}

/// The three figures of the answer.
pub(super) fn figures(answer: &Answer, f: Format) -> [Fact; 3] {
    let result = &answer.result;
    let l = f.locale;
    let first = match &result.base {
        Some(base) => Fact {
            name: words::figure(result)(l).to_owned(),
            value: f.money_compact(base.net),
            note: t::calculator::NoteBase {
                gross: &f.money_compact(base.gross),
                each: &f.money(result.net_ltv.unwrap_or_default()),
            }
            .text(l),
        },
        None => Fact {
            name: words::figure(result)(l).to_owned(),
            value: f.money(result.ltv),
            note: match (result.basis, result.net_ltv) {
                (Basis::Revenue, _) => t::calculator::note_revenue(l).to_owned(),
                (_, Some(net)) => t::calculator::NoteNet { net: &f.money(net) }.text(l),
                (_, None) => t::calculator::note_contribution(l).to_owned(),
            },
        },
    };
    let of = |figure: Figure, name: &str, note: String| Fact {
        name: name.to_owned(),
        value: figure_in_words(figure, result, f),
        note,
    };
    let band = result.band.map_or("", |band| words::band(band, l));
    [
        first,
        of(Figure::Ratio, t::calculator::ratio(l), band.to_owned()),
        of(
            Figure::Payback,
            t::calculator::payback(l),
            payback_note(result, f),
        ),
    ]
}

fn payback_note(result: &CalculatorResult, f: Format) -> String {
    let l = f.locale;
    match (result.payback, result.payback_simple) {
        (Payback::After { months: own }, Payback::After { months }) if months < own => {
            t::calculator::NotePayback {
                months: &f.months(months),
            }
            .text(l)
        }
        (Payback::Never, Payback::After { months }) => t::calculator::NoteNever {
            months: &f.months(months),
        }
        .text(l),
        (Payback::Never, _) => t::calculator::note_never_simple(l).to_owned(),
        _ => String::new(),
    }
}

/// The inputs that the method asks for, in the order of the form.
pub(super) fn fields(form: &Form) -> Vec<Field> {
    let fields = FIELDS.into_iter();
    fields.filter(|field| form.uses(*field)).collect()
}

/// An input with its unit; a dash where it was left empty.
pub(super) fn value(form: &Form, field: Field, f: Format) -> String {
    match form.entry(field).value {
        Some(value) => value_per(form, field, &words::value(field, value, f), f),
        None => "—".to_owned(),
    }
}

/// How many of the inputs someone has entered, and how many there are. An input
/// that was emptied on purpose is entered too.
pub(super) fn entered(form: &Form) -> (usize, usize) {
    let fields = fields(form);
    let entered = fields.iter().filter(|field| form.entry(**field).entered);
    (entered.count(), fields.len())
}
