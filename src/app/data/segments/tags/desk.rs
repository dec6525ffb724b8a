//! What the parts of this screen share.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::ingest::Role;
use ltv_engine::segments::tags::{Tag, TagBook};
use ltv_worker::protocol::segments::{Group, Rules, TagFields, TagGroup};
use wasm_bindgen::JsCast;

use super::super::list::Opened;
use super::draft::Draft;
use super::fields::Field;
use super::words::Names;
use crate::app::data::desk::Desk;
use crate::app::data::state::{DataState, Extra};
use crate::app::state::AppState;
use crate::app::studio::Studio;
use crate::i18n::Format;

/// A handle; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Tools {
    pub state: AppState,
    pub data: DataState,
    pub desk: Desk,
    pub studio: Studio,
    pub format: Memo<Format>,
    /// What values are called.
    pub names: Memo<Names>,
    /// What rules can speak of, as far as it is known.
    pub there: Memo<Option<Arc<TagFields>>>,
    /// The list that is open.
    pub opened: RwSignal<Option<Opened>>,
    /// What the last action came to, and how to take it back.
    pub said: RwSignal<Option<Said>>,
}

/// What an action came to.
#[derive(Clone, PartialEq)]
pub(super) struct Said {
    pub text: String,
    /// The tag that was deleted, and where it was.
    pub deleted: Option<(usize, Tag)>,
}

impl Tools {
    /// The rules in force with other tags.
    pub(super) fn rules_with(self, tags: Vec<Tag>) -> Rules {
        let rules = self.desk.rules(self.state, self.data);
        let tags = TagBook {
            tags,
            ..TagBook::default()
        };
        Rules { tags, ..rules }
    }

    /// Opens the list of a tag.
    pub(super) fn list(self, tag: Tag) {
        let title = tag.name.clone();
        self.list_as(tag, title);
    }

    /// The same under another title.
    pub(super) fn list_as(self, tag: Tag, title: String) {
        let name = title
            .chars()
            .map(|char| if char.is_alphanumeric() { char } else { '-' });
        let name = ["tag-", &name.collect::<String>()].concat();
        let rules = untrack(|| self.rules_with(vec![tag]));
        let group = TagGroup { rules, tag: 0 };
        self.opened.set(Some(Opened {
            group: Group::Tag { group },
            title,
            name,
        }));
    }

    /// Whether a field is known not to be in the data.
    pub(super) fn lacks(self, field: &Field) -> bool {
        let read = |extra: RwSignal<Extra>| {
            extra.with(|extra| matches!(extra, Extra::There(_) | Extra::Failed(_)))
        };
        if *field == Field::Bought {
            return !self.has(Role::Product);
        }
        if field.of_people() && !read(self.data.segments.roster) {
            return false;
        }
        // Proposed ones are brought when a rule asks for them.
        if field.of_tiers() {
            let tiers = self.desk.tiers;
            return tiers.with(|tiers| tiers.options().is_none() && tiers.by().is_none());
        }
        let there = self.there.get();
        there.is_some_and(|there| !field.is_there(&there))
    }

    /// Whether a file has a column of this kind. To be followed.
    pub(super) fn has(self, role: Role) -> bool {
        self.data.dataset.with(|dataset| {
            let plan = dataset.iter().flat_map(|dataset| dataset.plan.iter());
            plan.into_iter()
                .any(|file| file.mapping.columns.get(role).is_some())
        })
    }

    /// Begins to write a tag.
    pub(super) fn write(self, draft: Draft) {
        self.said.set(None);
        self.desk.draft.set(Some(draft));
        self.focus(".rule-edit .rule-name");
    }

    /// Puts the focus on the last that matches, once what was changed is there.
    pub(super) fn focus(self, selector: impl Into<String>) {
        let selector = selector.into();
        let host = self.state.host;
        request_animation_frame(move || {
            let found = host.try_with_value(|host| {
                let all = host.shadow_root()?.query_selector_all(&selector).ok()?;
                all.get(all.length().checked_sub(1)?)?
                    .dyn_into::<web_sys::HtmlElement>()
                    .ok()
            });
            if let Some(Some(element)) = found {
                // Focusing fails only for what cannot have it.
                let _ = element.focus();
            }
        });
    }
}
