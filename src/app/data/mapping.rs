//! Confirming the columns.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::{DateOrder, DateOrderGuess, Guess, Preview};

use super::state::{Choice, DataState};
use super::words;
use crate::app::header::currency_menu;
use crate::app::state::AppState;
use crate::i18n::{Currency, Locale, say, t};

pub(super) fn mapping(state: AppState, data: DataState, preview: Arc<Preview>) -> AnyView {
    let l = move || state.locale.get();
    let ready = Memo::new(move |_| data.mapping().is_some());
    let shown = preview.clone();
    view! {
        <h2 class="lead">{move || t::data::MappingTitle { name: &words::name(&data.name.get(), l()) }.text(l())}</h2>
        <p class="hint">{say(state.locale, t::data::mapping_help)}</p>
        <div class="choose">
            {column(state, data, &preview, Part::Customer)}
            {column(state, data, &preview, Part::Date)}
            {column(state, data, &preview, Part::Amount)}
            {order(state, data, preview.clone())}
            <label>
                {say(state.locale, t::data::currency_of_file)}
                {currency_menu(
                    state,
                    Arc::new(move || data.currency.get().code()),
                    move |code| {
                        if let Some(currency) = Currency::from_code(&code) {
                            data.currency.set(currency);
                        }
                    },
                )}
                <span class="note">{say(state.locale, t::data::currency_note)}</span>
            </label>
        </div>
        <div class="buttons">
            <button type="button" class="primary" disabled=move || !ready.get() on:click=move |_| data.import()>
                {say(state.locale, t::data::import)}
            </button>
            <button type="button" class="secondary" on:click=move |_| data.another()>
                {say(state.locale, t::data::other_file)}
            </button>
        </div>
        <p class="hint" role="status">{move || (!ready.get()).then(|| missing(data, l()))}</p>
        {move || table(&shown, data.choice.get(), l())}
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq)]
enum Part {
    Customer,
    Date,
    Amount,
}

impl Part {
    fn label(self, l: Locale) -> &'static str {
        match self {
            Self::Customer => t::data::column_customer(l),
            Self::Date => t::data::column_date(l),
            Self::Amount => t::data::column_amount(l),
        }
    }

    fn of(self, choice: Choice) -> Option<usize> {
        match self {
            Self::Customer => choice.customer,
            Self::Date => choice.date,
            Self::Amount => choice.amount,
        }
    }

    fn guess(self, preview: &Preview) -> Option<Guess> {
        match self {
            Self::Customer => preview.guess.customer,
            Self::Date => preview.guess.date,
            Self::Amount => preview.guess.amount,
        }
    }
}

fn column(state: AppState, data: DataState, preview: &Arc<Preview>, part: Part) -> AnyView {
    let l = move || state.locale.get();
    let (listed, chosen, guess) = (preview.clone(), preview.clone(), part.guess(preview));
    let note = move || match (guess, part.of(data.choice.get())) {
        (_, None) => t::data::not_recognised(l()).to_owned(),
        (Some(guess), Some(column)) if guess.column == column => {
            words::evidence(guess, state.format())
        }
        _ => t::data::chosen_by_you(l()).to_owned(),
    };
    view! {
        <label>
            {move || part.label(l())}
            <select
                class="pick"
                on:change=move |event| {
                    let column = event_target_value(&event).parse().ok();
                    match part {
                        Part::Customer => data.choice.update(|choice| choice.customer = column),
                        Part::Amount => data.choice.update(|choice| choice.amount = column),
                        Part::Date => data.choose_date(column, &chosen),
                    }
                }
            >
                <option value="" selected=move || part.of(data.choice.get()).is_none()>
                    {say(state.locale, t::data::choose_column)}
                </option>
                {listed
                    .columns
                    .iter()
                    .map(|each| {
                        let (index, name) = (each.index, each.name.clone());
                        view! {
                            <option
                                value=index.to_string()
                                selected=move || part.of(data.choice.get()) == Some(index)
                            >
                                {move || words::column(name.as_deref(), index, l())}
                            </option>
                        }
                    })
                    .collect_view()}
            </select>
            <span class="note" class:ask=move || part.of(data.choice.get()).is_none()>{note}</span>
        </label>
    }
    .into_any()
}

/// The order of day and month: asked where the cells do not settle it.
fn order(state: AppState, data: DataState, preview: Arc<Preview>) -> AnyView {
    let asked = move || {
        let date = data.choice.get().date?;
        let guess = preview.columns.get(date)?.date_order;
        (guess == DateOrderGuess::Ambiguous).then(|| choice_of_order(state, data))
    };

    view! { {asked} }.into_any()
}

fn choice_of_order(state: AppState, data: DataState) -> AnyView {
    let l = move || state.locale.get();
    let current = move || data.choice.get().order;
    let option = move |order: DateOrder, value: &'static str, words: fn(Locale) -> &'static str| {
        view! {
            <option value=value selected=move || current() == Some(order)>{move || words(l())}</option>
        }
    };
    view! {
        <label>
            {say(state.locale, t::data::date_order)}
            <select
                class="pick"
                on:change=move |event| {
                    let order = match event_target_value(&event).as_str() {
                        "dmy" => Some(DateOrder::Dmy),
                        "mdy" => Some(DateOrder::Mdy),
                        _ => None,
                    };
                    data.choice.update(|choice| choice.order = order);
                }
            >
                <option value="" selected=move || current().is_none()>{say(state.locale, t::data::choose_order)}</option>
                {option(DateOrder::Dmy, "dmy", t::data::order_dmy)}
                {option(DateOrder::Mdy, "mdy", t::data::order_mdy)}
            </select>
            <span class="note" class:ask=move || current().is_none()>{say(state.locale, t::data::order_note)}</span>
        </label>
    }
    .into_any()
}

fn missing(data: DataState, l: Locale) -> &'static str {
    let choice = data.choice.get();
    let columns = [choice.customer, choice.date, choice.amount];
    if columns.iter().any(Option::is_none) {
        t::data::missing_column(l)
    } else if choice.order.is_none() {
        t::data::missing_order(l)
    } else {
        t::data::same_column(l)
    }
}

fn table(preview: &Preview, choice: Choice, l: Locale) -> AnyView {
    let role = |index: usize| {
        [Part::Customer, Part::Date, Part::Amount]
            .into_iter()
            .find(|part| part.of(choice) == Some(index))
    };
    let class = |index: usize| if role(index).is_some() { "used" } else { "" };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=t::data::preview(l)>
            <table class="plain preview">
                <caption class="sr">{t::data::preview(l)}</caption>
                <thead>
                    <tr>
                        {preview
                            .columns
                            .iter()
                            .map(|column| {
                                view! {
                                    <th scope="col" class=class(column.index)>
                                        {words::column(column.name.as_deref(), column.index, l)}
                                        {role(column.index).map(|part| format!(" · {}", part.label(l)))}
                                    </th>
                                }
                            })
                            .collect_view()}
                    </tr>
                </thead>
                <tbody>
                    {preview
                        .rows
                        .iter()
                        .map(|row| {
                            let cells = row
                                .iter()
                                .enumerate()
                                .map(|(index, cell)| view! { <td class=class(index)>{cell.clone()}</td> })
                                .collect_view();
                            view! { <tr>{cells}</tr> }
                        })
                        .collect_view()}
                </tbody>
            </table>
        </div>
    }
    .into_any()
}
