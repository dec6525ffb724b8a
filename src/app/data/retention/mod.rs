//! Subscriptions: from survivors per period, pasted, to a retention curve and
//! what a customer is worth under each model of it. Needs no file.

mod curve;
mod table;
mod words;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use ltv_engine::retention::{Retention, RetentionError, RetentionOptions, Survivors};
use ltv_engine::units::{Discount, Period};
use ltv_worker::protocol::Failure;

use super::cohorts::parts::{Said, Typed, picker, said, typed};
use super::export::buttons;
use super::periods;
use super::state::{DataState, Problem};
use super::survivors::{self, Unread};
use crate::app::state::AppState;
use crate::chart::chart_view;
use crate::i18n::{Format, rich, say, t};

/// Time after the last letter before the curve follows.
const PAUSE: Duration = Duration::from_millis(350);
/// Fader & Hardie (2007): the "regular" segment.
const EXAMPLE: &str = "1000\n631\n468\n382\n326\n289\n262\n241";

/// What is typed.
#[derive(Debug, Clone, PartialEq)]
struct Asked {
    text: String,
    /// As chosen; `None`: as the numbers look.
    percent: Option<bool>,
    customers: Option<f64>,
    period: Period,
    payment: f64,
    discount: f64,
}

type Told = Option<Result<Result<Arc<Retention>, RetentionError>, Failure>>;

/// The tool, folded.
pub(super) fn fold(state: AppState, data: DataState, format: Memo<Format>) -> AnyView {
    let asked = RwSignal::new(Asked {
        text: String::new(),
        percent: None,
        customers: None,
        period: Period::Month,
        payment: 100.0,
        discount: 0.1,
    });
    let told = RwSignal::new(None as Told);
    let turn = StoredValue::new(0_u32);
    let read = Memo::new(move |_| asked.with(|asked| survivors::parse(&asked.text)));
    let question = Memo::new(move |_| question(&asked.get(), &read.get().ok()?));
    Effect::new(move |_| {
        turn.update_value(|turn| *turn += 1);
        let Some((survivors, options)) = question.get() else {
            told.set(None);
            return;
        };
        let own = turn.get_value();
        data.retention(survivors, options, move |answer| {
            // Another may have been asked since; whoever asked may be gone.
            if turn.try_get_value() == Some(own) {
                told.set(Some(answer.map(|answer| answer.map(Arc::new))));
            }
        });
    });
    // The last answer stays while what is typed cannot be used.
    let retention = Memo::new(move |before: Option<&Option<Arc<Retention>>>| {
        let blank = asked.with(|asked| asked.text.trim().is_empty());
        match told.get() {
            Some(Ok(Ok(retention))) => Some(retention),
            _ if blank => None,
            _ => before.cloned().flatten(),
        }
    });
    let old = Memo::new(move |_| told.with(|told| !matches!(told, Some(Ok(Ok(_))))));
    let wrong = Memo::new(move |_| {
        read.with(Result::is_err) || told.with(|told| matches!(told, Some(Ok(Err(_)))))
    });
    let problem = move || {
        let f = format.get();
        let text = match (read.get(), told.get()) {
            (Err(unread), _) => t::forecast::RetBad {
                line: &unread.line.to_string(),
                text: &unread.text,
            }
            .text(f.locale),
            (_, Some(Ok(Err(error)))) => words::error(error, f),
            (_, Some(Err(failure))) => super::words::problem(&Problem::Engine(failure), f),
            _ => return None,
        };
        Some(view! { <p class="problem" role="alert" id="retention-problem">{text}</p> })
    };
    let with = move |make: fn(&Retention, Format) -> AnyView| {
        retention.with(|own| Some(make(own.as_ref()?, format.get())))
    };
    let lead = move || retention.with(|own| Some(rich(&words::lead(own.as_ref()?, format.get())?)));
    let chart = move || retention.with(|own| curve::curve(own.as_ref()?, format.get()));
    let take = buttons(state, move |give| {
        if let Some(own) = retention.get_untracked() {
            give(table::sheet(&own, format.get_untracked()));
        }
    });
    // Made when it is first opened: few need it.
    let opened = RwSignal::new(false);
    let work = move || {
        opened.get().then(|| {
            view! { {input(state, asked, wrong)} {controls(state, format, asked, read)} }
        })
    };
    view! {
        <details class="retention" on:toggle=move |_| opened.set(true)>
            <summary>{say(state.locale, t::forecast::ret_fold)}</summary>
            <div class="paste">
                {work} {problem}
                <div
                    class="evidence"
                    class:waiting=move || old.get()
                    hidden=move || retention.with(Option::is_none)
                >
                    <p class="says-small" role="status">
                        {lead}
                    </p>
                    {chart_view("retention-curve", state.locale, chart)}
                    {move || with(table::table)}
                    {move || with(proposed)}
                    <p class="hint">{say(state.locale, t::forecast::ret_why)}</p>
                    {take}
                </div>
            </div>
        </details>
    }
    .into_any()
}

fn question(asked: &Asked, typed: &survivors::Typed) -> Option<(Survivors, RetentionOptions)> {
    if typed.values.is_empty() {
        return None;
    }
    let percent = asked.percent.unwrap_or(typed.percent);
    // As far again as was observed, and two years at least.
    let ages = (typed.values.len() as u32 * 2).max(24);
    let options = RetentionOptions {
        period: asked.period,
        discount: Discount {
            rate: asked.discount,
            per: Period::Year,
        },
        payment: asked.payment,
        ages,
    };
    Some((typed.survivors(percent, asked.customers), options))
}

fn proposed(retention: &Retention, f: Format) -> AnyView {
    let model = words::short(retention.best)(f.locale);
    view! { <p>{t::forecast::RetBest { model }.text(f.locale)}</p> }.into_any()
}

fn input(state: AppState, asked: RwSignal<Asked>, wrong: Memo<bool>) -> AnyView {
    let mut write = debounce(PAUSE, move |text: String| {
        // The page may have gone on.
        let _ = asked.try_update(|asked| asked.text = text);
    });
    view! {
        <label class="pair">
            <span>{say(state.locale, t::forecast::ret_label)}</span>
            <span class="hint">{say(state.locale, t::forecast::ret_help)}</span>
            <textarea
                spellcheck="false"
                aria-invalid=move || wrong.get().to_string()
                aria-describedby=move || wrong.get().then_some("retention-problem")
                prop:value=move || asked.with(|asked| asked.text.clone())
                on:input=move |event| write(event_target_value(&event))
            ></textarea>
        </label>
        <div class="buttons">
            <button
                type="button"
                class="secondary"
                on:click=move |_| asked.update(|asked| EXAMPLE.clone_into(&mut asked.text))
            >
                {say(state.locale, t::forecast::ret_example)}
            </button>
        </div>
    }
    .into_any()
}

fn controls(
    state: AppState,
    format: Memo<Format>,
    asked: RwSignal<Asked>,
    read: Memo<Result<survivors::Typed, Unread>>,
) -> AnyView {
    let looks = move || read.with(|read| read.as_ref().is_ok_and(|typed| typed.percent));
    let percent = Memo::new(move |_| asked.with(|asked| asked.percent).unwrap_or_else(looks));
    let kind = picker(
        state,
        t::forecast::ret_format,
        vec![
            said(t::forecast::ret_counts),
            said(t::forecast::ret_percent),
        ],
        Arc::new(move || usize::from(percent.get())),
        Arc::new(move |index| asked.update(|asked| asked.percent = Some(index == 1))),
    );
    let period = picker(
        state,
        t::forecast::ret_period,
        Period::ALL
            .map(|period| said(periods::one(period)))
            .to_vec(),
        Arc::new(move || {
            let now = asked.with(|asked| asked.period);
            Period::ALL.iter().position(|own| *own == now).unwrap_or(1)
        }),
        Arc::new(move |index| asked.update(|asked| asked.period = Period::ALL[index])),
    );
    let symbol: Said = Arc::new(move |l| format.get().currency.symbol(l).to_owned());
    let payment = typed(
        state,
        Typed {
            label: t::forecast::ret_payment,
            marks: [symbol, said(t::cohorts::nothing)],
            range: (0.0, 1e9),
            get: Arc::new(move || Some(asked.with(|asked| asked.payment))),
            set: Arc::new(move |typed| {
                asked.update(|asked| asked.payment = typed.unwrap_or(100.0));
            }),
        },
    );
    let discount = typed(
        state,
        Typed {
            label: t::forecast::discount,
            marks: [said(t::cohorts::nothing), Arc::new(|_| "%".to_owned())],
            range: (0.0, 100.0),
            get: Arc::new(move || {
                let rate = asked.with(|asked| asked.discount);
                Some((rate * 1e4).round() / 1e2)
            }),
            set: Arc::new(move |typed| {
                asked.update(|asked| asked.discount = typed.map_or(0.1, |value| value / 100.0));
            }),
        },
    );
    let customers = move || {
        percent.get().then(|| {
            typed(
                state,
                Typed {
                    label: t::forecast::ret_customers,
                    marks: [said(t::cohorts::nothing), said(t::cohorts::nothing)],
                    range: (1.0, 1e9),
                    get: Arc::new(move || asked.with(|asked| asked.customers)),
                    set: Arc::new(move |typed| asked.update(|asked| asked.customers = typed)),
                },
            )
        })
    };
    view! { <div class="look">{kind} {customers} {period} {payment} {discount}</div> }.into_any()
}
