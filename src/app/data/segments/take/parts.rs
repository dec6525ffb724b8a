//! Why there are several files, or not all rows.

use leptos::prelude::*;
use ltv_worker::protocol::segments::{ListAnswer, ListAsk, MadeList, Tool};

use super::words;
use crate::i18n::{Format, t};

pub(super) fn parts(ask: &ListAsk, answer: &ListAnswer, f: Format) -> Option<AnyView> {
    let l = f.locale;
    let text = match ask.tool {
        Tool::Tables { .. } => return None,
        Tool::Workbook => {
            let total = answer.total.as_ref()?;
            (total.written < total.given).then_some(())?;
            t::lists::ExcelLimit {
                rows: &f.count(f64::from(answer.most_rows?)),
            }
            .text(l)
        }
        Tool::Import { format } => {
            let sides = |list: &MadeList, held: bool| {
                list.files
                    .iter()
                    .filter(|file| file.held_out == held)
                    .count()
            };
            let many = |list| sides(list, false) > 1 || sides(list, true) > 1;
            answer.lists.iter().any(many).then_some(())?;
            let tool = words::tool(ask.tool)(l);
            match (ask.most_rows.or(format.most_rows()), format.most_bytes()) {
                (Some(rows), _) => t::lists::PartsRows {
                    tool,
                    rows: &f.count(f64::from(rows)),
                }
                .text(l),
                (None, Some(bytes)) => t::lists::PartsBytes {
                    tool,
                    size: &words::size(bytes as f64, f),
                }
                .text(l),
                (None, None) => return None,
            }
        }
    };
    Some(view! { <p class="hint">{text}</p> }.into_any())
}
