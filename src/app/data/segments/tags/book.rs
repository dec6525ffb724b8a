//! Changes of the book: every one is a step that can be taken back.

use leptos::prelude::*;
use ltv_engine::segments::tags::{MOST_NAME, MOST_TAGS, Tag, TagBook};

use super::desk::{Said, Tools};
use super::draft::Draft;
use super::told;
use crate::i18n::{say, t};

impl Tools {
    /// Says what an action came to.
    pub(super) fn say(self, text: String) {
        self.said.set(Some(Said {
            text,
            deleted: None,
        }));
    }

    /// Changes the book, as a step of its own that undo goes back to.
    fn change(self, change: impl FnOnce(&mut TagBook)) {
        self.studio.history.mark();
        self.desk.tags.update(change);
    }

    /// Whether one more tag fits; says so where not.
    pub(super) fn fits(self) -> bool {
        let fits = self
            .desk
            .tags
            .with_untracked(|book| book.tags.len() < MOST_TAGS);
        if !fits {
            let f = self.format.get_untracked();
            let n = &*f.count(MOST_TAGS as f64);
            self.say(t::tags::TooMany { n }.text(f.locale));
        }
        fits
    }

    /// Adds a tag at the end; says why where it cannot be.
    pub(super) fn add(self, tag: Tag) {
        let f = self.format.get_untracked();
        let l = f.locale;
        let mut book = self.desk.tags.get_untracked();
        book.tags.push(tag.clone());
        if let Err(errors) = book.check() {
            let first = errors.first().map(|error| error.problem);
            self.say(first.map_or_else(String::new, |problem| told::problem(problem, None, f)));
            return;
        }
        let text = t::tags::Added { name: &tag.name }.text(l);
        self.change(|book| book.tags.push(tag));
        self.say(text);
    }

    /// Puts what was written in its place.
    pub(super) fn save(self, draft: &Draft) {
        let l = self.format.get_untracked().locale;
        let tag = draft.tag();
        let text = t::tags::Saved { name: &tag.name }.text(l);
        let place = draft.at;
        if place.is_none() && !self.fits() {
            return;
        }
        self.change(|book| match place.and_then(|at| book.tags.get_mut(at)) {
            Some(own) => *own = tag,
            None => book.tags.push(tag),
        });
        self.desk.draft.set(None);
        self.say(text);
        self.focus(".new-tag");
    }

    /// Deletes a tag; it can be had back.
    pub(super) fn delete(self, at: usize) {
        let l = self.format.get_untracked().locale;
        let Some(tag) = self.tag(at) else { return };
        self.change(|book| {
            book.tags.remove(at);
        });
        // What is written of it, or behind it, has another place now.
        self.desk.draft.update(|draft| {
            if let Some(draft) = draft {
                draft.at = match draft.at {
                    Some(own) if own == at => None,
                    Some(own) if own > at => Some(own - 1),
                    other => other,
                };
            }
        });
        self.said.set(Some(Said {
            text: t::tags::Deleted { name: &tag.name }.text(l),
            deleted: Some((at, tag)),
        }));
        self.focus(".tag-said button");
    }

    fn take_back(self, at: usize, tag: Tag) {
        self.change(|book| {
            let at = at.min(book.tags.len());
            book.tags.insert(at, tag);
        });
        self.said.set(None);
        self.focus(".new-tag");
    }

    /// Moves a tag up, or down.
    pub(super) fn shift(self, at: usize, down: bool) {
        let count = self.desk.tags.with_untracked(|book| book.tags.len());
        let to = if down { at + 1 } else { at.wrapping_sub(1) };
        if at >= count || to >= count {
            return;
        }
        self.change(|book| book.tags.swap(at, to));
        self.desk.draft.update(|draft| {
            if let Some(draft) = draft {
                draft.at = match draft.at {
                    Some(own) if own == at => Some(to),
                    Some(own) if own == to => Some(at),
                    other => other,
                };
            }
        });
        let button = if down { "down" } else { "up" };
        self.focus(format!(".tag-rows tr:nth-child({}) .{button}", to + 1));
    }

    /// A tag of the book.
    pub(super) fn tag(self, at: usize) -> Option<Tag> {
        self.desk
            .tags
            .with_untracked(|book| book.tags.get(at).cloned())
    }

    /// Begins to write a tag like one of the book, under another name.
    pub(super) fn copy(self, at: usize) {
        let l = self.format.get_untracked().locale;
        let Some(tag) = self.tag(at) else { return };
        let mut draft = Draft::of(&tag, None);
        let name: String = tag.name.chars().take(MOST_NAME - 10).collect();
        draft.name = t::tags::CopiedName { name: &name }.text(l);
        self.write(draft);
    }
}

/// What the last action came to, with the way back from a deletion.
pub(super) fn said(tools: Tools) -> AnyView {
    let back = move || {
        let (at, tag) = tools.said.get()?.deleted?;
        Some(view! {
            <button
                type="button"
                class="link"
                on:click=move |_| tools.take_back(at, tag.clone())
            >
                {say(tools.state.locale, t::tags::undo)}
            </button>
        })
    };
    view! {
        <div class="tag-said" hidden=move || tools.said.with(Option::is_none)>
            <span role="status">{move || tools.said.get().map(|said| said.text)}</span>
            {back}
        </div>
    }
    .into_any()
}
