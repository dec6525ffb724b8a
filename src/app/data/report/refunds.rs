//! What was done with refunds and cancelled orders, in words.

use leptos::prelude::*;
use ltv_engine::ingest::{ChangeReason, DropReason, Refunds};

use crate::app::data::state::Dataset;
use crate::i18n::{Format, t};

pub(super) fn refunds(dataset: &Dataset, f: Format) -> Option<AnyView> {
    let l = f.locale;
    let reports = || dataset.loaded.files.iter().map(|file| &file.report);
    let changed = |reason| {
        reports()
            .map(|report| report.count_changed(reason))
            .sum::<u64>()
    };
    let dropped = |reason| reports().map(|report| report.count(reason)).sum::<u64>();
    let count = |rows: u64| f.count(rows as f64);
    let mut sentences = Vec::new();
    let netted = changed(ChangeReason::NettedRefund);
    let reduced = changed(ChangeReason::ReducedByRefund);
    let full = changed(ChangeReason::RefundedInFull);
    let unmatched = dropped(DropReason::UnmatchedRefund);
    if netted + reduced + full + unmatched > 0 {
        let text = t::files::RefundsNetted {
            netted: &count(netted),
            reduced: &count(reduced),
            full: &count(full),
            unmatched: &count(unmatched),
        };
        sentences.push(text.text(l));
    }
    let negative = dropped(DropReason::NegativeAmount);
    if negative > 0 && dataset.settings.refunds == Refunds::Drop {
        sentences.push(
            t::files::RefundsDropped {
                rows: &count(negative),
            }
            .text(l),
        );
    }
    let cancelled = dropped(DropReason::Cancelled) + changed(ChangeReason::CancelledLater);
    if cancelled > 0 {
        sentences.push(
            t::files::CancelledDropped {
                rows: &count(cancelled),
            }
            .text(l),
        );
    }
    (!sentences.is_empty()).then(|| {
        let lines = sentences.into_iter().map(|text| view! { <p>{text}</p> });
        view! {
            <section>
                <h3>{t::files::refunds_done(l)}</h3>
                {lines.collect_view()}
            </section>
        }
        .into_any()
    })
}
