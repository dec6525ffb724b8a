//! The name, the conditions, the count, and what is done with them.

use leptos::prelude::*;
use ltv_engine::segments::tags::MOST_NAME;

use super::group::group;
use super::{Build, check};
use crate::app::data::parts::action;
use crate::app::data::segments::tags::desk::Tools;
use crate::app::data::segments::tags::draft::ROOT;
use crate::app::data::segments::tags::{live, told};
use crate::i18n::{say, t};

/// The builder, while a tag is written.
pub(in super::super) fn builder(tools: Tools) -> AnyView {
    let serial = Memo::new(move |_| {
        tools
            .desk
            .draft
            .with(|draft| draft.as_ref().map(|it| it.serial))
    });
    let written = move || serial.get().map(|_| untrack(|| open(tools)));
    written.into_any()
}

fn open(tools: Tools) -> AnyView {
    let checked = Memo::new(move |_| check(tools));
    let counted = live::count(tools, checked);
    let build = Build {
        tools,
        checked,
        notes: live::notes(tools, checked, counted),
        asked: RwSignal::new(false),
    };
    let l = tools.state.locale;
    let title = move || {
        let l = l.get();
        let name = build.with(|draft| draft.at).and_then(|at| tools.tag(at));
        match name {
            Some(tag) => t::tags::EditorOf { name: &tag.name }.text(l),
            None => t::tags::editor_new(l).to_owned(),
        }
    };
    let name_problem = Memo::new(move |_| {
        let problem = checked.with(|checked| checked.as_ref().and_then(|it| it.name));
        let asked = build.asked.get();
        problem.filter(|problem| asked || !told::is_blank(*problem))
    });
    let name_word = move || {
        let f = tools.format.get();
        match name_problem.get() {
            Some(problem) => told::problem(problem, None, f),
            None => t::tags::NameHint {
                n: &f.count(MOST_NAME as f64),
            }
            .text(f.locale),
        }
    };
    let whole = move || {
        let checked = checked.get_untracked();
        checked.is_some_and(|it| it.faults.is_empty() && it.name.is_none())
    };
    let save = move || {
        if !whole() {
            build.asked.set(true);
            tools.focus(".rule-edit [aria-invalid=true]");
            return;
        }
        if let Some(draft) = tools.desk.draft.get_untracked() {
            tools.save(&draft);
        }
    };
    let cancel = move || {
        tools.desk.draft.set(None);
        tools.focus(".new-tag");
    };
    let incomplete = move || {
        let faulty = checked.with(|checked| {
            let it = checked.as_ref()?;
            (!it.faults.is_empty() || it.name.is_some()).then_some(())
        });
        (build.asked.get() && faulty.is_some()).then(|| t::tags::not_yet(l.get()))
    };
    let name = tools
        .desk
        .draft
        .with_untracked(|draft| draft.as_ref().map(|it| it.name.clone()));
    view! {
        <section class="evidence rule-edit" aria-label=title>
            <h3>{title}</h3>
            <div class="pair" class:wrong=move || name_problem.get().is_some()>
                <label for="rule-name">{say(l, t::tags::tag_name)}</label>
                <span class="box">
                    <input
                        type="text"
                        id="rule-name"
                        class="rule-name"
                        autocomplete="off"
                        value=name
                        aria-describedby="rule-name-note"
                        aria-invalid=move || name_problem.get().is_some().to_string()
                        on:input=move |event| {
                            let name = event_target_value(&event);
                            build.update(|draft| draft.name = name);
                        }
                    />
                </span>
                <span class="note" id="rule-name-note">{name_word}</span>
            </div>
            {group(build, ROOT)}
            {live::live(tools, checked, counted)}
            <div class="buttons">
                {action(tools.state, "primary", t::tags::save, save)}
                {action(tools.state, "secondary", t::tags::cancel, cancel)}
                <span class="note asks" role="alert">{incomplete}</span>
            </div>
        </section>
    }
    .into_any()
}
