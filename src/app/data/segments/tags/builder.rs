//! Where a tag is written: its name, its conditions, and who it holds of so far.

use std::sync::Arc;

use leptos::prelude::*;
use ltv_engine::segments::tags::{MOST_NAME, Rule, TagProblem};

use super::desk::Tools;
use super::draft::{Draft, Is, Places, ROOT};
use super::fields::Field;
use super::{condition, live, told};
use crate::app::data::cohorts::parts::{always, chips};
use crate::app::data::parts::action;
use crate::i18n::{say, t};
use ltv_engine::segments::tags::NumberField;

/// What the engine says of what is written.
#[derive(Clone, PartialEq)]
pub(super) struct Checked {
    /// As the engine takes it.
    pub rule: Rule,
    /// Where each row is in it.
    pub places: Places,
    /// What is wrong with rows.
    pub faults: Vec<(u32, TagProblem)>,
    /// What is wrong with the name.
    pub name: Option<TagProblem>,
}

/// What the parts of the builder share; copies share it.
#[derive(Clone, Copy)]
pub(super) struct Build {
    pub tools: Tools,
    pub checked: Memo<Option<Arc<Checked>>>,
    /// What the data cannot answer, by row.
    pub notes: Memo<Vec<(u32, String)>>,
    /// Somebody wanted to save what is not complete.
    pub asked: RwSignal<bool>,
}

impl Build {
    /// Reads the draft; a default where there is none.
    pub(super) fn with<T: Default>(self, read: impl FnOnce(&Draft) -> T) -> T {
        let draft = self.tools.desk.draft;
        draft.with(|draft| draft.as_ref().map(read).unwrap_or_default())
    }

    pub(super) fn update(self, change: impl FnOnce(&mut Draft)) {
        self.tools.desk.draft.update(|draft| {
            if let Some(draft) = draft {
                change(draft);
            }
        });
    }

    /// What is wrong with a row.
    pub(super) fn fault(self, id: u32) -> Option<TagProblem> {
        self.checked.with(|checked| {
            let faults = checked.as_ref()?.faults.iter();
            let mut own = faults.filter(|(row, _)| *row == id);
            own.next().map(|(_, problem)| *problem)
        })
    }

    /// Whether a row is to be shown as wrong: what is only not there yet waits until
    /// somebody wants to save.
    pub(super) fn is_wrong(self, id: u32) -> bool {
        let asked = self.asked.get();
        self.fault(id)
            .is_some_and(|problem| asked || !told::is_blank(problem))
    }

    /// Of a row what is wrong, or what the data cannot answer.
    pub(super) fn word(self, id: u32) -> Option<String> {
        let f = self.tools.format.get();
        if let Some(problem) = self.fault(id) {
            let field = self.with(|draft| draft.row(id).and_then(|row| row.is.field()));
            return Some(told::problem(problem, field.as_ref(), f));
        }
        self.notes.with(|notes| {
            let mut own = notes.iter().filter(|(row, _)| *row == id);
            own.next().map(|(_, text)| text.clone())
        })
    }
}

fn check(tools: Tools) -> Option<Arc<Checked>> {
    let draft = tools.desk.draft.get()?;
    let (rule, places) = draft.rule();
    let mut book = tools.desk.tags.get();
    let at = draft.at.filter(|at| *at < book.tags.len());
    let at = at.unwrap_or_else(|| {
        book.tags.push(draft.tag());
        book.tags.len() - 1
    });
    book.tags[at] = draft.tag();
    let mut checked = Checked {
        rule,
        places,
        faults: Vec::new(),
        name: None,
    };
    for error in book.check().err().unwrap_or_default() {
        // A name that a tag further down has is taken all the same.
        let own = error.tag == Some(at as u32);
        let twin = error.problem == TagProblem::NameTaken;
        let of_name = matches!(
            error.problem,
            TagProblem::NoName | TagProblem::LongName | TagProblem::NameCharacter
        ) || twin
            || error.problem == TagProblem::Personal && error.path.is_empty() && {
                // A rule of one condition has no path either; ours are groups.
                true
            };
        if own && of_name || twin {
            checked.name = checked.name.or(Some(error.problem));
        } else if own {
            let row = checked.places.iter().find(|(path, _)| *path == error.path);
            let row = row.map_or(ROOT, |(_, row)| *row);
            checked.faults.push((row, error.problem));
        }
    }
    Some(Arc::new(checked))
}

/// The builder, while a tag is written.
pub(super) fn builder(tools: Tools) -> AnyView {
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

/// A group of conditions; the first is the whole rule.
fn group(build: Build, id: u32) -> AnyView {
    let state = build.tools.state;
    let l = state.locale;
    let joined = chips(
        state,
        t::tags::hold,
        vec![t::tags::hold_all, t::tags::hold_any],
        Arc::new(move || {
            build.with(|draft| match draft.row(id)?.is {
                Is::Group { any } => Some(usize::from(any)),
                _ => None,
            })
        }),
        always(),
        Arc::new(move |at| {
            build.update(|draft| {
                draft.change(id, |row| row.is = Is::Group { any: at == 1 });
            });
        }),
    );
    let within = Memo::new(move |_| build.with(|draft| draft.within(id)));
    let each = move |row: u32| {
        let is_group = untrack(|| {
            build.with(|draft| {
                let row = draft.row(row).map(|row| &row.is);
                matches!(row, Some(Is::Group { .. }))
            })
        });
        if is_group {
            group(build, row)
        } else {
            condition::condition(build, row)
        }
    };
    let currency = move || build.tools.format.get_untracked().currency;
    let add = move || {
        let mut added = ROOT;
        build.update(|draft| {
            added = draft.add(id, Field::Number(NumberField::Orders), currency());
        });
        build.tools.focus(format!("#rule-field-{added}"));
    };
    let add_group = move || {
        let mut added = ROOT;
        build.update(|draft| added = draft.add_group(id, currency()));
        build.tools.focus(format!("#rule-group-{added} select"));
    };
    let deep = untrack(|| build.with(|draft| draft.depth(id)));
    let deeper = (deep < 2).then(|| action(state, "secondary", t::tags::add_group, add_group));
    let own = (deep > 0).then(|| {
        view! {
            <button
                type="button"
                class="link"
                aria-label=move || t::tags::remove_group(l.get())
                on:click=move |_| {
                    build.update(|draft| draft.remove(id));
                    build.tools.focus(".rule-edit .rule-add");
                }
            >
                {say(l, t::tags::remove)}
            </button>
        }
    });
    let opposite =
        untrack(|| build.with(|draft| deep > 0 || draft.row(id).is_some_and(|row| row.not)))
            .then(|| condition::opposite(build, id));
    view! {
        <div
            class="rule-group"
            role="group"
            id=format!("rule-group-{id}")
            aria-label=move || t::tags::group(l.get())
        >
            <div class="look">
                {joined} {opposite} <span class="grow"></span> {own}
            </div>
            <For each=move || within.get() key=|row| *row children=each />
            <span class="note" class:asks=move || build.is_wrong(id)>
                {move || build.word(id)}
            </span>
            <div class="buttons">
                <button type="button" class="secondary rule-add" on:click=move |_| add()>
                    {say(l, if deep > 0 { t::tags::add_condition_in } else { t::tags::add_condition })}
                </button>
                {deeper}
            </div>
        </div>
    }
    .into_any()
}
