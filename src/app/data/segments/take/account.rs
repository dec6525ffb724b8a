//! Who is in the files and who is not, and why.

use leptos::prelude::*;
use ltv_engine::ingest::Role;
use ltv_engine::segments::lists::tidy::OrderColumns;
use ltv_engine::segments::lists::{
    Account, Channel, ConsentSource, Field, Format as ListFormat, HoldOut,
};
use ltv_worker::protocol::segments::{ListAnswer, ListAsk, Tool};

use super::words;
use crate::app::data::forecast::{about, about_between};
use crate::app::data::table::{Cell, Inside, Part, Row, callout, head, hidden_head, row, still};
use crate::app::menu::Words;
use crate::i18n::{Format, Locale, rich, t};

/// The table of reasons; with several lists, one row more for each.
pub(super) fn account((ask, answer): &(ListAsk, ListAnswer), f: Format) -> Option<AnyView> {
    let total = answer.total.as_ref().filter(|total| total.given > 0)?;
    let l = f.locale;
    let line = |class: Option<&'static str>, name: String, rows: u32| {
        row(Row {
            class,
            head: vec![Part::Text(name)],
            cells: vec![Cell::bare(f.count(f64::from(rows)))],
        })
    };
    let said = |words: Words| words(l).to_owned();
    let mut rows = vec![line(None, said(t::lists::account_given), total.given)];
    for left in &total.left_out {
        let name = ["− ", words::reason(left.reason)(l)].concat();
        rows.push(line(None, name, left.rows));
    }
    rows.push(line(
        Some("sum"),
        said(t::lists::account_written),
        total.written,
    ));
    if holds(ask) {
        rows.push(line(None, said(t::lists::account_held), total.held_out));
    }
    let changed = changed(total);
    if !changed.is_empty() {
        rows.push(
            view! {
                <tr role="row">
                    <th scope="rowgroup" colspan="2">
                        {t::lists::change_title(l)}
                    </th>
                </tr>
            }
            .into_any(),
        );
    }
    rows.extend(
        changed
            .into_iter()
            .map(|(words, rows)| line(None, said(words), rows)),
    );
    let title = t::lists::account_title(l);
    let inside = Inside {
        heads: vec![
            hidden_head(title),
            head(t::lists::account_people(l).to_owned()),
        ],
        rows,
        ..Inside::default()
    };
    Some(
        view! {
            <section class="evidence">
                <h3>{title}</h3>
                {still("plain ledger", title.to_owned(), inside)}
                {held(ask, total, f)} {worth(answer, f)}
            </section>
        }
        .into_any(),
    )
}

fn changed(total: &Account) -> Vec<(Words, u32)> {
    let all: [(Words, u32); 5] = [
        (t::lists::change_emails, total.adjusted.emails_blank),
        (t::lists::change_phones, total.adjusted.phones_blank),
        (t::lists::change_names, total.adjusted.names_filled),
        (t::lists::change_texts, total.adjusted.texts_cut),
        (t::lists::change_tags, total.adjusted.tags_dropped),
    ];
    all.into_iter().filter(|(_, rows)| *rows > 0).collect()
}

/// Whether anybody may be held out.
fn holds(ask: &ListAsk) -> bool {
    ask.wanted.iter().any(|one| one.hold_out.is_some())
}

/// Where those held out are.
fn held(ask: &ListAsk, total: &Account, f: Format) -> Option<AnyView> {
    holds(ask).then_some(())?;
    let l = f.locale;
    let n = &*f.count(f64::from(total.held_out));
    let apart = match ask.tool {
        Tool::Import { format } => format.held_out() == HoldOut::Apart,
        Tool::Workbook | Tool::Tables { .. } => false,
    };
    let text = if apart {
        t::lists::HoldApart { n }.text(l)
    } else {
        let own = match ask.tool {
            Tool::Import { format } => format.own_head(Field::HeldOut),
            Tool::Workbook | Tool::Tables { .. } => None,
        };
        let column = own.unwrap_or(t::lists::head_held(l));
        t::lists::HoldMarked { column, n }.text(l)
    };
    Some(callout(text))
}

fn worth(answer: &ListAnswer, f: Format) -> Option<AnyView> {
    let l = f.locale;
    let total = answer.total.as_ref()?;
    (total.written > 0).then_some(())?;
    let text = match answer.worth.expected {
        Some(value) => {
            let value = &*about(value, f);
            match about_between(answer.worth.expected_interval, f) {
                None => t::lists::WorthExpected { value }.text(l),
                Some(range) => {
                    let range = &*range;
                    t::lists::WorthExpectedRange { range, value }.text(l)
                }
            }
        }
        None => t::lists::WorthRevenue {
            value: &f.money(answer.worth.revenue),
        }
        .text(l),
    };
    Some(view! { <p>{rich(&text)}</p> }.into_any())
}

/// Which consents were respected, and what stays with the user.
pub(super) fn consent((ask, answer): &(ListAsk, ListAnswer), f: Format) -> Option<AnyView> {
    let l = f.locale;
    let title: Words = match ask.tool {
        Tool::Tables { .. } => t::lists::bi_title,
        Tool::Import { .. } | Tool::Workbook => t::lists::consent_title,
    };
    let mut asks = false;
    let mut lines = Vec::new();
    match (ask.tool, &answer.total) {
        (Tool::Tables { .. }, _) => {
            lines.push(t::lists::consent_bi(l).to_owned());
            lines.push(t::lists::bi_orders(l).to_owned());
            let orders = answer.orders.unwrap_or(OrderColumns::ALL);
            lines.extend(orders_lack(orders, l));
            asks = orders != OrderColumns::ALL;
        }
        (_, None) => return None,
        (Tool::Workbook, _) => lines.push(t::lists::consent_table(l).to_owned()),
        (Tool::Import { format }, Some(total)) => {
            let channel = format.channel().unwrap_or(Channel::General);
            let channel = words::channel(channel)(l);
            lines.push(match total.consent {
                ConsentSource::NotAsked => t::lists::consent_table(l).to_owned(),
                ConsentSource::Channel => t::lists::ConsentChannel { channel }.text(l),
                ConsentSource::General if format == ListFormat::Ga4 => {
                    t::lists::consent_general_only(l).to_owned()
                }
                ConsentSource::General => t::lists::ConsentGeneral { channel }.text(l),
                ConsentSource::NoColumn => {
                    asks = true;
                    t::lists::ConsentNone { channel }.text(l)
                }
            });
            let phones = total.phone_consent == ConsentSource::NoColumn
                && answer.known.columns.contains(&Role::Phone);
            if phones && total.consent != ConsentSource::NoColumn {
                lines.push(t::lists::consent_phones(l).to_owned());
            }
            lines.push(t::lists::consent_duty(l).to_owned());
        }
    }
    let class = if asks { "callout warn" } else { "callout" };
    let lines = lines
        .into_iter()
        .map(|text| view! { <p>{text}</p> }.into_any());
    Some(
        view! {
            <section class="evidence">
                <h3>{title(l)}</h3>
                <div class=class>{lines.collect::<Vec<_>>()}</div>
            </section>
        }
        .into_any(),
    )
}

/// Which columns the table of orders lacks, and why.
fn orders_lack(orders: OrderColumns, l: Locale) -> Option<String> {
    if !orders.read {
        return Some(t::lists::bi_unread(l).to_owned());
    }
    let roles: [(bool, Words); 3] = [
        (orders.id, t::files::role_order_id),
        (orders.channel, t::files::role_channel),
        (orders.product, t::files::role_product),
    ];
    let lacking = roles.into_iter().filter(|(there, _)| !there);
    let names: Vec<_> = lacking.map(|(_, words)| words(l)).collect();
    let between = match l {
        Locale::En => ", ",
        Locale::ZhHant => "、",
    };
    (!names.is_empty()).then(|| {
        t::lists::BiLacks {
            what: &names.join(between),
        }
        .text(l)
    })
}
