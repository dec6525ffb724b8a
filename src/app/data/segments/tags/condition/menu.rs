//! A labelled menu within a condition.

use std::sync::Arc;

use leptos::prelude::*;

use crate::app::data::cohorts::parts::{Said, picker};
use crate::app::data::segments::tags::builder::Build;
use crate::app::menu::Words;
use crate::i18n::Locale;

/// Shows one: what may be chosen, what each is called, which one is, and takes another.
pub(super) fn menu<T: Copy + PartialEq + Send + Sync + 'static>(
    build: Build,
    label: Words,
    all: &'static [T],
    words: impl Fn(T, Locale) -> String + Copy + Send + Sync + 'static,
    current: impl Fn() -> Option<T> + Send + Sync + 'static,
    choose: impl Fn(T) + Send + Sync + 'static,
) -> AnyView {
    let said = |own: T| -> Said { Arc::new(move |l| words(own, l)) };
    picker(
        build.tools.state,
        label,
        all.iter().copied().map(said).collect(),
        // What is not among them leaves all of them unchosen.
        Arc::new(move || {
            let own = current();
            let at = all.iter().position(|one| Some(*one) == own);
            at.unwrap_or(usize::MAX)
        }),
        Arc::new(move |at| {
            if let Some(own) = all.get(at) {
                choose(*own);
            }
        }),
    )
}
