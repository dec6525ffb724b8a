//! Each input down and up, as bars, or as a table where there is nothing to draw from.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::scenario::Swing;

use super::Tool;
use super::words::{all_of, tied};
use crate::app::studio::parts::{figure_name, figure_text, in_sentence, rounded};
use crate::chart::tornado::{Swing as Bar, TornadoChart};
use crate::chart::{Heading, SharedChart, chart_view};
use crate::i18n::{Format, say, t};

pub(super) fn tornado(tool: Tool) -> AnyView {
    let picture = chart_view("tornado", tool.state.locale, move || {
        tool.possible
            .get()
            .then(|| Some(Arc::new(chart(tool)?) as SharedChart))
            .flatten()
    });
    // Without a figure to start from there are no bars, but there are ends.
    let bare = Memo::new(move |_| {
        let some = tool.swings.with(|swings| !swings.is_empty());
        tool.possible.get() && some && tool.base().is_none()
    });
    view! {
        {picture}
        {move || bare.get().then(|| table(tool))}
    }
    .into_any()
}

/// `7.2% → NT$2,601`.
fn text(tool: Tool, swing: &Swing, low: bool, f: Format) -> String {
    let l = f.locale;
    let (value, clamped, result) = if low {
        (swing.low, swing.low_clamped, swing.at_low)
    } else {
        (swing.high, swing.high_clamped, swing.at_high)
    };
    let mut value = rounded(swing.field, value, f);
    if clamped {
        value = t::tools::AtLimit { value: &value }.text(l);
    }
    t::tools::TornadoText {
        value: &value,
        result: &figure_text(tool.aim.figure.get(), result, f),
    }
    .text(l)
}

/// None where the figure is *never*.
fn chart(tool: Tool) -> Option<TornadoChart> {
    let f = tool.state.format();
    let l = f.locale;
    let (figure, base) = (tool.aim.figure.get(), tool.base()?);
    let swings: Vec<Bar> = tool.swings.with(|swings| {
        swings
            .iter()
            .map(|swing| Bar {
                label: tool.name(swing.field).to_owned(),
                at_low: swing.at_low,
                at_high: swing.at_high,
                low_text: text(tool, swing, true, f),
                high_text: text(tool, swing, false, f),
            })
            .collect()
    });
    let ties = tool.swings.with(|swings| tied(swings));
    let first = &*swings.first()?.label;
    let last = &in_sentence(&swings.last()?.label, l);
    let short = tool.figure(f);
    let title = if ties > 1 {
        let name = |(at, swing): (usize, &Bar)| match at {
            0 => swing.label.clone(),
            _ => in_sentence(&swing.label, l),
        };
        let names = swings.iter().enumerate().take(ties).map(name);
        let (first, figure) = (&*all_of(names, l), short);
        if ties < swings.len() {
            t::tools::TornadoTitleTie {
                figure,
                first,
                last,
            }
            .text(l)
        } else {
            t::tools::TornadoTitleAll { figure, first }.text(l)
        }
    } else if swings.len() > 1 {
        t::tools::TornadoTitle {
            first,
            last,
            figure: short,
        }
        .text(l)
    } else {
        t::tools::TornadoTitleOne {
            first,
            figure: short,
        }
        .text(l)
    };
    let base_label = t::tools::NowValue {
        value: &figure_text(figure, Some(base), f),
    }
    .text(l);
    Some(TornadoChart {
        heading: Heading {
            subtitle: t::tools::TornadoSub {
                figure: figure_name(figure)(l),
                share: &f.percent(tool.share.get(), 0),
                unit: &tool.unit(f),
            }
            .text(l),
            description: t::tools::TornadoDescription {
                title: &title,
                now: &base_label,
            }
            .text(l),
            title,
        },
        heads: [t::tools::input(l), t::tools::down(l), t::tools::up(l)].map(str::to_owned),
        base,
        base_label,
        swings,
    })
}

fn table(tool: Tool) -> AnyView {
    let locale = tool.state.locale;
    let rows = move || {
        let f = tool.state.format();
        tool.swings.with(|swings| {
            swings
                .iter()
                .map(|swing| {
                    view! {
                        <tr>
                            <th scope="row">{tool.name(swing.field)}</th>
                            <td>{text(tool, swing, true, f)}</td>
                            <td>{text(tool, swing, false, f)}</td>
                        </tr>
                    }
                    .into_any()
                })
                .collect::<Vec<_>>()
        })
    };
    view! {
        <div class="scroll" tabindex="0" role="region" aria-label=move || t::shell::tool_sensitivity(locale.get())>
            <table class="plain">
                <thead>
                    <tr>
                        <th scope="col">{say(locale, t::tools::input)}</th>
                        <th scope="col">{say(locale, t::tools::down)}</th>
                        <th scope="col">{say(locale, t::tools::up)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}
