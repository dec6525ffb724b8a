//! The first rows of the file, with what each column is in its head.

use leptos::prelude::*;

use super::Shown;
use crate::app::data::words;
use crate::i18n::t;

pub(super) fn table(shown: &Shown) -> AnyView {
    let Shown {
        state, file, look, ..
    } = shown.clone();
    let chosen = Memo::new(move |_| {
        file.with(|file| {
            file.as_ref()
                .map(|file| (file.choice.columns.clone(), file.kind()))
        })
    });
    let table = move || {
        let (columns, kind) = chosen.get()?;
        let l = state.locale.get();
        let preview = &look.preview;
        let class = |index: usize| {
            if columns.roles_of(index).next().is_some() {
                "used"
            } else {
                ""
            }
        };
        let heads = preview.columns.iter().map(|column| {
            let mut head = words::column(column.name.as_deref(), column.index, l);
            for role in columns.roles_of(column.index) {
                head.push_str(" · ");
                head.push_str(words::role(role, kind, l));
            }
            view! { <th scope="col" class=class(column.index)>{head}</th> }
        });
        let rows = preview.rows.iter().map(|row| {
            let cells = row.iter().enumerate();
            let cells =
                cells.map(|(index, cell)| view! { <td class=class(index)>{cell.clone()}</td> });
            view! { <tr>{cells.collect_view()}</tr> }
        });
        Some(view! {
            <div class="scroll" tabindex="0" role="region" aria-label=t::data::preview(l)>
                <table class="plain preview">
                    <caption class="sr">{t::data::preview(l)}</caption>
                    <thead>
                        <tr>{heads.collect_view()}</tr>
                    </thead>
                    <tbody>{rows.collect_view()}</tbody>
                </table>
            </div>
        })
    };
    view! { {table} }.into_any()
}
