//! How stages are told: the statistic of the cycle, whose it is, what ends a silence,
//! where stages end, and what they are called.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::lifecycle::{Mislabelled, Statistic};
use ltv_worker::protocol::segments::StageLabel;

use super::choices::Whose;
use super::{Screen, StageChoices, rename, words};
use crate::app::data::cohorts::parts::{Said, Typed, always, chips, picker, said, typed};
use crate::app::data::table::{Cell, Frame, Inside, Part, Row, frame};
use crate::app::menu::Words;
use crate::i18n::{Format, say, t};

const LABELS: [(StageLabel, Words); 2] = [
    (StageLabel::Channel, t::segments::by_channel),
    (StageLabel::FirstProduct, t::segments::by_first_product),
];

pub(super) fn rules(screen: Screen) -> AnyView {
    let (state, choices) = (screen.state, screen.desk.stages);
    let statistic = chips(
        state,
        t::segments::statistic,
        Statistic::ALL.map(words::statistic).to_vec(),
        Arc::new(move || {
            let now = choices.with(|choices| choices.statistic);
            Statistic::ALL.iter().position(|own| *own == now)
        }),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.statistic = Statistic::ALL[at])),
    );
    let whose = chips(
        state,
        t::segments::whose,
        vec![
            t::segments::own_cycle,
            t::segments::own_then_segment,
            t::segments::segment_cycle,
            t::segments::cycle_of_all,
        ],
        Arc::new(move || {
            let now = choices.with(|choices| choices.whose);
            Whose::ALL.iter().position(|own| *own == now)
        }),
        always(),
        Arc::new(move |at| choices.update(|choices| choices.whose = Whose::ALL[at])),
    );
    let wrong = RwSignal::new(false);
    view! {
        <details class="more-ways">
            <summary>{say(state.locale, t::segments::rules_fold)}</summary>
            <p class="hint">{say(state.locale, t::segments::rules_text)}</p>
            <div class="look">{statistic}</div>
            <div class="look">{whose} {segment(screen)}</div>
            {recency(screen)}
            <div class="look">{numbers(screen, wrong)}</div>
            <p class="note stage-wrong" role="alert">
                {move || wrong.get().then(|| t::segments::wrong_multiples(state.locale.get()))}
            </p>
            {compared(screen)}
            {rename::rename(screen)}
        </details>
    }
    .into_any()
}

/// Which groups have a cycle in common, where they do.
fn segment(screen: Screen) -> impl IntoView {
    let (state, choices) = (screen.state, screen.desk.stages);
    let wanted = Memo::new(move |_| choices.with(|choices| choices.whose.by_segment()));
    move || {
        wanted.get().then(|| {
            picker(
                state,
                t::segments::segment_by,
                LABELS.map(|(_, words)| -> Said { said(words) }).to_vec(),
                Arc::new(move || {
                    let now = choices.with(|choices| choices.segment);
                    let at = LABELS.iter().position(|(label, _)| *label == now);
                    at.unwrap_or(0)
                }),
                Arc::new(move |at| choices.update(|choices| choices.segment = LABELS[at].0)),
            )
        })
    }
}

/// What counts as a sign of life, where more than orders is known.
fn recency(screen: Screen) -> impl IntoView {
    let (state, choices) = (screen.state, screen.desk.stages);
    let known = Memo::new(move |_| screen.data.has_interactions());
    move || {
        known.get().then(|| {
            let field = chips(
                state,
                t::segments::recency,
                vec![t::segments::recency_orders, t::segments::recency_contact],
                Arc::new(move || Some(usize::from(choices.with(|choices| choices.contact)))),
                always(),
                Arc::new(move |at| choices.update(|choices| choices.contact = at == 1)),
            );
            view! {
                <div class="look">{field}</div>
                <p class="hint">{say(state.locale, t::segments::contact_hint)}</p>
            }
        })
    }
}

fn numbers(screen: Screen, wrong: RwSignal<bool>) -> Vec<AnyView> {
    let (state, choices) = (screen.state, screen.desk.stages);
    let fixed = typed(
        state,
        Typed {
            label: t::segments::fixed_cycle,
            marks: [said(t::cohorts::nothing), said(t::segments::days_unit)],
            range: (1.0, 3650.0),
            get: Arc::new(move || choices.with(|choices| choices.fixed)),
            set: Arc::new(move |days| choices.update(|choices| choices.fixed = days)),
        },
    );
    let multiple = move |(at, label): (usize, Words)| {
        typed(
            state,
            Typed {
                label,
                marks: [said(t::cohorts::nothing), said(t::segments::cycles_unit)],
                range: (0.1, 1000.0),
                get: Arc::new(move || Some(choices.with(|choices| choices.multiples[at]))),
                set: Arc::new(move |times| {
                    let mut multiples = choices.with_untracked(|choices| choices.multiples);
                    multiples[at] = times.unwrap_or(StageChoices::default().multiples[at]);
                    // The last that make sense stay in force.
                    let grow = multiples.is_sorted_by(|one, next| one < next);
                    wrong.set(!grow);
                    if grow {
                        choices.update(|choices| choices.multiples = multiples);
                    }
                }),
            },
        )
    };
    let window = typed(
        state,
        Typed {
            label: t::segments::window,
            marks: [said(t::cohorts::nothing), said(t::segments::months_unit)],
            range: (1.0, 36.0),
            get: Arc::new(move || Some(f64::from(choices.with(|choices| choices.window)))),
            set: Arc::new(move |months: Option<f64>| {
                let usual = StageChoices::default().window;
                let months = months.map_or(usual, |months| months.round() as u32);
                choices.update(|choices| choices.window = months);
            }),
        },
    );
    let ends = [
        (0, t::segments::ends_s0 as Words),
        (1, t::segments::ends_s1),
        (2, t::segments::ends_s2),
    ];
    let mut all = vec![fixed];
    all.extend(ends.map(multiple));
    all.push(window);
    all
}

fn compared(screen: Screen) -> AnyView {
    let state = screen.state;
    let inside = move || {
        screen.with(|stages, _, f| {
            let proposal = stages.proposal.as_ref()?;
            let rows = proposal.statistics.iter();
            let rows = rows.map(|one| line(one, one.statistic == proposal.proposed, f));
            let heads: [Words; 4] = [
                t::segments::statistic,
                t::segments::cycle_days,
                t::segments::mislabelled,
                t::segments::late_now,
            ];
            let heads = heads.map(|words| words(f.locale));
            Some(Inside::of(&heads, None, rows.collect()))
        })?
    };
    let table = Frame {
        caption: true,
        ..Frame::of(
            "plain",
            move || t::segments::compared_title(state.locale.get()).to_owned(),
            inside,
        )
    };
    view! {
        {frame(table)}
        <p class="hint">{say(state.locale, t::segments::compared_text)}</p>
    }
    .into_any()
}

fn line(one: &Mislabelled, proposed: bool, f: Format) -> Row {
    let l = f.locale;
    let tag = proposed.then(|| Part::Tag(t::segments::fewest(l).to_owned()));
    let name = Part::Text(words::statistic(one.statistic)(l).to_owned());
    let texts = [
        f.up_to(one.cycle_of_all, 1),
        f.percent(one.share, 1),
        f.count(f64::from(one.late_now)),
    ];
    Row::of(
        [name].into_iter().chain(tag).collect(),
        texts.map(Cell::bare).into(),
    )
}
