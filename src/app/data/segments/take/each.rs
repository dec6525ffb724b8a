//! Several lists at once: who is in each.

use leptos::prelude::*;
use ltv_worker::protocol::segments::{ListAnswer, ListAsk, MadeList};

use crate::app::menu::Words;
use crate::i18n::{Format, t};

pub(super) fn each((ask, answer): &(ListAsk, ListAnswer), f: Format) -> Option<AnyView> {
    let l = f.locale;
    if answer.lists.len() < 2 {
        return None;
    }
    let holds = ask.wanted.iter().any(|one| one.hold_out.is_some());
    let row = |list: &MadeList| {
        let account = list.account.as_ref()?;
        let cell = |rows: u32| view! { <td>{f.count(f64::from(rows))}</td> }.into_any();
        let held = holds.then(|| cell(account.held_out));
        Some(
            view! {
                <tr>
                    <th scope="row">{list.label.clone()}</th>
                    {cell(account.given)}
                    {cell(account.given - account.written)}
                    {cell(account.written)}
                    {held}
                </tr>
            }
            .into_any(),
        )
    };
    let rows: Vec<AnyView> = answer.lists.iter().filter_map(row).collect();
    let head = |words: Words| view! { <th scope="col">{words(l)}</th> }.into_any();
    let held = holds.then(|| head(t::lists::account_held));
    Some(
        view! {
            <section class="evidence">
                <h3>{t::lists::each_title(l)}</h3>
                <div class="scroll" tabindex="0" role="region" aria-label=t::lists::each_title(l)>
                    <table class="plain">
                        <thead>
                            <tr>
                                {head(t::lists::account_list)} {head(t::lists::account_given)}
                                {head(t::lists::account_out)} {head(t::lists::account_written)}
                                {held}
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        }
        .into_any(),
    )
}
