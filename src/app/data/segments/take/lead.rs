//! The sentence above: how many are in the file, or what is missing.

use ltv_engine::ingest::Role;
use ltv_worker::protocol::segments::{ListAnswer, ListAsk, Tool};

use super::words;
use crate::app::menu::Words;
use crate::i18n::{Format, t};

pub(super) fn lead((ask, answer): &(ListAsk, ListAnswer), f: Format) -> String {
    let l = f.locale;
    let group = ask.wanted.first().map_or("", |one| one.label.as_str());
    let tool = words::tool(ask.tool)(l);
    let count = |rows: u32| f.count(f64::from(rows));
    if let Some(what) = lacks(ask, answer) {
        return t::lists::LeadLacks {
            tool,
            what: what(l),
        }
        .text(l);
    }
    let Some(total) = &answer.total else {
        let rows = |at: usize| {
            let file = answer.lists.first().and_then(|list| list.files.get(at));
            count(file.map_or(0, |file| file.rows))
        };
        return t::lists::LeadTables {
            tool,
            customers: &rows(0),
            orders: &rows(1),
        }
        .text(l);
    };
    let (given, written) = (&*count(total.given), &*count(total.written));
    if ask.wanted.len() != 1 {
        return t::lists::LeadSeveral {
            n: &f.count(ask.wanted.len() as f64),
            tool,
            written,
            given,
            out: &count(total.given - total.written),
        }
        .text(l);
    }
    if total.given == 0 {
        t::lists::LeadEmpty { group }.text(l)
    } else if total.written == 0 {
        t::lists::LeadNobody { given, group, tool }.text(l)
    } else if total.written == total.given {
        t::lists::LeadWhole {
            group,
            tool,
            written,
        }
        .text(l)
    } else {
        let out = &*count(total.given - total.written);
        t::lists::LeadMade {
            given,
            group,
            out,
            tool,
            written,
        }
        .text(l)
    }
}

/// What the tool needs and no file has.
pub(super) fn lacks(ask: &ListAsk, answer: &ListAnswer) -> Option<Words> {
    let Tool::Import { format } = ask.tool else {
        return None;
    };
    if !answer.lists.is_empty() || ask.wanted.is_empty() {
        return None;
    }
    match format.needs() {
        [Role::LineId] => Some(t::lists::lacks_line),
        [Role::Email] => Some(t::lists::lacks_email),
        [] => None,
        _ => Some(t::lists::lacks_contact),
    }
}
