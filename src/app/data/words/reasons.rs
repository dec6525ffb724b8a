//! What became of rows.

use ltv_engine::ingest::{ChangeReason, DropReason, NoteKind};
use serde::Serialize;

use crate::i18n::{Locale, t};

/// A reason's name and what it means.
type Meaning = (&'static str, &'static str);

/// Why rows were dropped.
pub(in crate::app::data) fn reason(reason: DropReason, l: Locale) -> Meaning {
    use DropReason as R;
    match reason {
        R::MissingCustomer => (t::data::drop_customer(l), t::data::drop_customer_why(l)),
        R::UnparsableDate => (t::data::drop_date(l), t::data::drop_date_why(l)),
        R::ImpossibleDate => (t::data::drop_impossible(l), t::data::drop_impossible_why(l)),
        R::DateOutOfRange => (t::data::drop_date_range(l), t::data::drop_date_range_why(l)),
        R::FutureDate => (t::data::drop_future(l), t::data::drop_future_why(l)),
        R::UnparsableAmount => (t::data::drop_amount(l), t::data::drop_amount_why(l)),
        R::AmountOutOfRange => (
            t::data::drop_amount_range(l),
            t::data::drop_amount_range_why(l),
        ),
        R::NegativeAmount => (t::data::drop_negative(l), t::data::drop_negative_why(l)),
        R::WrongFieldCount => (t::data::drop_fields(l), t::data::drop_fields_why(l)),
        R::UnclosedQuote => (t::data::drop_quote(l), t::data::drop_quote_why(l)),
        R::LineTooLong => (t::data::drop_long(l), t::data::drop_long_why(l)),
        R::InvalidUtf8 => (t::data::drop_utf8(l), t::data::drop_utf8_why(l)),
        R::Duplicate => (t::data::drop_duplicate(l), t::data::drop_duplicate_why(l)),
        R::Cancelled => (t::data::drop_cancelled(l), t::data::drop_cancelled_why(l)),
        R::OtherCurrency => (t::data::drop_currency(l), t::data::drop_currency_why(l)),
        R::UnmatchedRefund => (t::data::drop_unmatched(l), t::data::drop_unmatched_why(l)),
        R::TotalsLine => (t::data::drop_totals(l), t::data::drop_totals_why(l)),
        R::RepeatedHeader => (t::data::drop_header(l), t::data::drop_header_why(l)),
        R::AfterAsOf => (t::data::drop_after(l), t::data::drop_after_why(l)),
        _ => (t::data::drop_other(l), t::data::drop_other_why(l)),
    }
}

/// How rows stand in the orders, if not as they are.
pub(in crate::app::data) fn change(reason: ChangeReason, l: Locale) -> Meaning {
    use ChangeReason as R;
    match reason {
        R::MergedIntoOrder => (t::data::change_merged(l), t::data::change_merged_why(l)),
        R::NettedRefund => (t::data::change_netted(l), t::data::change_netted_why(l)),
        R::ReducedByRefund => (t::data::change_reduced(l), t::data::change_reduced_why(l)),
        R::RefundedInFull => (t::data::change_refunded(l), t::data::change_refunded_why(l)),
        R::CancelledLater => (
            t::data::change_cancelled(l),
            t::data::change_cancelled_why(l),
        ),
        _ => (t::data::drop_other(l), t::data::change_other_why(l)),
    }
}

/// What is worth knowing about rows that were kept.
pub(in crate::app::data) fn note(kind: NoteKind, l: Locale) -> Meaning {
    match kind {
        NoteKind::ZeroAmount => (t::data::note_zero(l), t::data::note_zero_why(l)),
        NoteKind::ShortRow => (t::data::note_short(l), t::data::note_short_why(l)),
        NoteKind::PendingStatus => (t::data::note_pending(l), t::data::note_pending_why(l)),
        NoteKind::UnreadRefund => (t::data::note_unread(l), t::data::note_unread_why(l)),
        NoteKind::DifferentTotal => (t::data::note_total(l), t::data::note_total_why(l)),
        NoteKind::NegativeSpend => (t::data::note_credit(l), t::data::note_credit_why(l)),
        NoteKind::UnreadSpend => (
            t::data::note_unread_spend(l),
            t::data::note_unread_spend_why(l),
        ),
        _ => (t::data::note_other(l), t::data::note_other_why(l)),
    }
}

/// Every reason by its name in the protocol, with its words.
pub(in crate::app::data) fn all_reasons(l: Locale) -> Vec<(String, String)> {
    use ChangeReason as C;
    use DropReason as D;
    const DROPS: [D; 19] = [
        D::MissingCustomer,
        D::UnparsableDate,
        D::ImpossibleDate,
        D::DateOutOfRange,
        D::FutureDate,
        D::UnparsableAmount,
        D::AmountOutOfRange,
        D::NegativeAmount,
        D::WrongFieldCount,
        D::UnclosedQuote,
        D::LineTooLong,
        D::InvalidUtf8,
        D::Duplicate,
        D::Cancelled,
        D::OtherCurrency,
        D::UnmatchedRefund,
        D::TotalsLine,
        D::RepeatedHeader,
        D::AfterAsOf,
    ];
    const CHANGES: [C; 6] = [
        C::MergedIntoOrder,
        C::NettedRefund,
        C::ReducedByRefund,
        C::RefundedInFull,
        C::CancelledLater,
        C::MergedIntoMember,
    ];
    let drops = DROPS.map(|each| (name(&each), reason(each, l).0.to_owned()));
    let changes = CHANGES.map(|each| (name(&each), change(each, l).0.to_owned()));
    drops.into_iter().chain(changes).collect()
}

/// The name in the protocol.
fn name(reason: &impl Serialize) -> String {
    let value = serde_wasm_bindgen::to_value(reason).ok();
    value
        .and_then(|value| value.as_string())
        .unwrap_or_default()
}
