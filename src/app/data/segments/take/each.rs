//! Several lists at once: who is in each.

use leptos::prelude::*;
use ltv_worker::protocol::segments::{ListAnswer, ListAsk, MadeList};

use crate::app::data::table::{Cell, Inside, Part, Row, still};
use crate::i18n::{Format, t};

pub(super) fn each((ask, answer): &(ListAsk, ListAnswer), f: Format) -> Option<AnyView> {
    let l = f.locale;
    if answer.lists.len() < 2 {
        return None;
    }
    let holds = ask.wanted.iter().any(|one| one.hold_out.is_some());
    let row = |list: &MadeList| {
        let account = list.account.as_ref()?;
        let counts = [
            account.given,
            account.given - account.written,
            account.written,
        ];
        let counts = counts.into_iter().chain(holds.then_some(account.held_out));
        Some(Row::of(
            vec![Part::Text(list.label.clone())],
            counts
                .map(|rows| Cell::bare(f.count(f64::from(rows))))
                .collect(),
        ))
    };
    let mut heads = vec![
        t::lists::account_list(l),
        t::lists::account_given(l),
        t::lists::account_out(l),
        t::lists::account_written(l),
    ];
    heads.extend(holds.then(|| t::lists::account_held(l)));
    let inside = Inside::of(&heads, None, answer.lists.iter().filter_map(row).collect());
    let title = t::lists::each_title(l);
    Some(
        view! {
            <section class="evidence">
                <h3>{title}</h3>
                {still("plain", title.to_owned(), inside)}
            </section>
        }
        .into_any(),
    )
}
