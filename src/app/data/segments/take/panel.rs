//! Which list, for which tool; who is in it; the files, and what to do with them.

use leptos::prelude::*;
use ltv_engine::segments::lists::ConsentColumns;
use ltv_worker::protocol::segments::{ListAnswer, ListAsk, Tool};

use super::super::list::Opened;
use super::{account, ask, controls, each, files, hold, lead, made, whom, words};
use crate::app::data::desk::Desk;
use crate::app::data::parts::action;
use crate::app::data::segments::stages::Names;
use crate::app::data::segments::trouble;
use crate::app::data::state::{DataState, Extra};
use crate::app::data::words as data_words;
use crate::app::state::AppState;
use crate::i18n::{Format, rich, say, spoken, t};

/// Of the group that `opened` holds; without it, of whom is chosen here.
pub(super) fn panel(
    state: AppState,
    data: DataState,
    desk: Desk,
    format: Memo<Format>,
    opened: Option<RwSignal<Option<Opened>>>,
) -> AnyView {
    Effect::new(move |_| {
        if data.dataset.with(Option::is_some) {
            untrack(|| data.bring_roster());
        }
    });
    let tables = Memo::new(move |_| {
        desk.take
            .with(|choices| matches!(choices.tool, Tool::Tables { .. }))
    });
    // What stands on each order is in the table of orders.
    Effect::new(move |_| {
        if tables.get() && data.dataset.with(Option::is_some) {
            untrack(|| data.bring_receipts());
        }
    });
    // Without it that table is not whole; if it fails, there is one still.
    let reading_orders = Memo::new(move |_| {
        let receipts = data.segments.receipts;
        tables.get() && receipts.with(is_awaited)
    });
    let rules = Memo::new(move |_| desk.rules(state, data));
    let names = Memo::new(move |_| {
        let l = state.locale.get();
        desk.stages.with(|choices| Names::of(choices, l))
    });
    let asked = Memo::new(move |_| {
        // Addresses are read first; without them there is a list still, if they fail.
        let reading = data.segments.roster.with(is_awaited) || reading_orders.get();
        let group = match opened {
            Some(opened) => Some(opened.get()?),
            None => None,
        };
        let choices = desk.take.get();
        (!reading).then(|| {
            names.with(|names| {
                desk.plays.with(|plays| {
                    ask::ask(
                        &choices,
                        group.as_ref(),
                        (rules.get(), names, plays),
                        format.get(),
                    )
                })
            })
        })
    });
    let made = made::follow(data, asked);
    let told = RwSignal::new(None);
    // What was said of other files does not hold for these.
    Effect::new(move |_| {
        made.lists.track();
        told.set(None);
    });
    // The files of another tool are no answer while the orders are read.
    let lists = move || made.lists.get().filter(|_| !reading_orders.get());
    let unread = move || {
        let roster = data.segments.roster;
        roster.with(|roster| matches!(roster, Extra::Failed(_)))
    };
    let heading = move || {
        let f = format.get();
        let text = match lists() {
            // Which columns there are is not known then.
            Some(lists) if unread() && lead::lacks(&lists.0, &lists.1).is_some() => {
                t::segments::lead_failed(f.locale).to_owned()
            }
            Some(lists) => lead::lead(&lists, f),
            None if made.waiting.get() => t::lists::lead_waiting(f.locale).to_owned(),
            None => {
                let failed = made.failure.get().is_some();
                let reading = if reading_orders.get() {
                    t::lists::lead_reading_orders
                } else {
                    t::lists::lead_reading
                };
                trouble::lead(failed && !reading_orders.get(), reading, f.locale)
            }
        };
        rich(&text)
    };
    let heading = if opened.is_some() {
        view! { <h4 class="lead" aria-live="polite">{heading}</h4> }.into_any()
    } else {
        view! { <h2 class="lead" aria-live="polite">{heading}</h2> }.into_any()
    };
    let problem = move || {
        let f = format.get();
        let failed = |extra: RwSignal<Extra>| {
            extra.with(|extra| match extra {
                Extra::Failed(failure) => Some(data_words::reread(failure, data, f)),
                _ => None,
            })
        };
        let roster = failed(data.segments.roster);
        let receipts = failed(data.segments.receipts).filter(|_| tables.get());
        let again = move || {
            data.bring_roster();
            if tables.get_untracked() {
                data.bring_receipts();
            }
        };
        Some(view! {
            <div class="problem" role="alert">
                <p>{roster.or(receipts)?}</p>
                {action(state, "secondary", t::data::retry, again)}
            </div>
        })
    };
    let menu = opened
        .is_none()
        .then(|| whom::whom(state, desk, rules, names, format));
    // In the list of a group it stands above.
    let kept_back = opened.is_none().then(|| hold::hold(state, desk));
    // Asked where a file tells of consents.
    let consents = Memo::new(move |_| {
        let asks = |lists: &(ListAsk, ListAnswer)| {
            let channel = match lists.0.tool {
                Tool::Import { format } => format.channel(),
                Tool::Workbook | Tool::Tables { .. } => None,
            };
            channel.is_some() && lists.1.known.consents != ConsentColumns::default()
        };
        made.lists.with(|lists| lists.as_deref().is_some_and(asks))
    });
    let part = move |make: fn(&(ListAsk, ListAnswer), Format) -> Option<AnyView>| {
        move || make(&*lists()?, format.get())
    };
    let saving = move || files::files(state, data, made, told, &*lists()?, format.get());
    view! {
        {heading}
        <p class="hint">{say(state.locale, t::lists::sub)}</p>
        {trouble::failed(state, data, format, move || made.failure.get())} {problem}
        <div class="take-ways">
            {menu} {controls::tool(state, desk)} {controls::edition(state, desk)}
            {kept_back}
            <div hidden=move || !consents.get()>{controls::unanswered(state, desk)}</div>
        </div>
        <progress
            max="1"
            hidden=move || made.share.with(Option::is_none)
            value=move || made.share.get().map(|share| share.to_string())
            aria-label=spoken(state.locale, t::lists::lead_waiting)
        ></progress>
        <div
            class="cohort-work"
            class:waiting=move || made.waiting.get()
            aria-busy=move || made.waiting.get().to_string()
        >
            {move || lacking(state, data, &*lists().filter(|_| !unread())?, format.get())} {part(account::account)} {part(each::each)}
            {part(account::consent)} {saving} {part(steps)}
        </div>
    }
    .into_any()
}

/// Not at hand, and not refused.
fn is_awaited(extra: &Extra) -> bool {
    matches!(extra, Extra::Unasked | Extra::Waiting)
}

/// Where to give a column its role, and what goes without it.
fn lacking(
    state: AppState,
    data: DataState,
    lists: &(ListAsk, ListAnswer),
    f: Format,
) -> Option<AnyView> {
    let l = f.locale;
    let what = lead::lacks(&lists.0, &lists.1)?;
    let line =
        (what(l) == t::lists::lacks_line(l)).then(|| view! { <p>{t::lists::lacks_line_do(l)}</p> });
    Some(
        view! {
            <div class="callout warn">
                <p>{t::lists::lacks_do(l)}</p>
                {line}
                <p>{t::lists::lacks_other(l)}</p>
                <div class="buttons">
                    {action(state, "secondary", t::files::to_files, move || data.to_files())}
                </div>
            </div>
        }
        .into_any(),
    )
}

fn steps(lists: &(ListAsk, ListAnswer), f: Format) -> Option<AnyView> {
    let l = f.locale;
    let any = lists.1.lists.iter().any(|list| !list.files.is_empty());
    any.then_some(())?;
    let tool = lists.0.tool;
    let title = t::lists::StepsTitle {
        tool: words::tool(tool)(l),
    }
    .text(l);
    let steps = words::steps(tool).iter();
    let steps = steps.map(|words| view! { <li>{words(l)}</li> }.into_any());
    Some(
        view! {
            <section class="evidence">
                <h3>{title}</h3>
                <ol class="take-steps">{steps.collect::<Vec<_>>()}</ol>
                <p class="hint">{t::lists::steps_note(l)}</p>
            </section>
        }
        .into_any(),
    )
}
