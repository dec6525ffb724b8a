//! Tags to begin with.

use leptos::prelude::*;
use ltv_engine::ingest::Role;
use ltv_engine::segments::tags::{Comparison, NumberField, Purchase, Rule, SetField, Tag};

use super::desk::Tools;
use super::draft::Draft;
use crate::app::data::state::Extra;
use crate::app::menu::Words;
use crate::i18n::{say, t};

/// A tag to begin with.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ready {
    Leaving,
    Once,
    Like,
    Line,
    Email,
    Upgrade,
    New,
    Fans,
}

impl Ready {
    const ALL: [Self; 8] = [
        Self::Leaving,
        Self::Once,
        Self::Like,
        Self::Line,
        Self::Upgrade,
        Self::New,
        Self::Fans,
        Self::Email,
    ];

    fn name(self) -> Words {
        match self {
            Self::Leaving => t::tags::ready_leaving,
            Self::Once => t::tags::ready_once,
            Self::Like => t::tags::ready_like_name,
            Self::Line => t::tags::ready_line,
            Self::Email => t::tags::ready_email,
            Self::Upgrade => t::tags::ready_upgrade,
            Self::New => t::tags::ready_new,
            Self::Fans => t::tags::ready_fans,
        }
    }

    fn text(self) -> Words {
        match self {
            Self::Leaving => t::tags::ready_leaving_text,
            Self::Once => t::tags::ready_once_text,
            Self::Like => t::tags::ready_like_text,
            Self::Line => t::tags::ready_line_text,
            Self::Email => t::tags::ready_email_text,
            Self::Upgrade => t::tags::ready_upgrade_text,
            Self::New => t::tags::ready_new_text,
            Self::Fans => t::tags::ready_fans_text,
        }
    }

    /// What the data lack for it. To be followed.
    fn lacks(self, tools: Tools) -> Option<String> {
        let l = tools.format.get().locale;
        let consent = |role| tools.has(role) || tools.has(Role::OptIn);
        match self {
            Self::Like if !tools.has(Role::Product) => Some(t::tags::needs_products(l).to_owned()),
            Self::Line if !consent(Role::OptInLine) => Some(t::tags::needs_consents(l).to_owned()),
            Self::Email if !consent(Role::OptInEmail) => {
                Some(t::tags::needs_consents(l).to_owned())
            }
            Self::Upgrade
                if tools
                    .desk
                    .tiers
                    .with(|tiers| tiers.options().is_none() && tiers.by().is_none()) =>
            {
                let screen = t::tiers::name(l);
                Some(t::tags::NeedsTiers { screen }.text(l))
            }
            _ => None,
        }
    }

    /// Its rule; that of [`Self::Like`] is of a product.
    fn rule(self, product: &str) -> Rule {
        let all = |rules: Vec<Rule>| Rule::All { rules };
        let one_of = |field, values: &[&str]| Rule::OneOf {
            field,
            values: values.iter().map(ToString::to_string).collect(),
        };
        let number = |field, is| Rule::Number { field, is };
        let asleep = || one_of(SetField::Stage, &["S2", "S3"]);
        let agreed = |channel: &str| Rule::OptedIn {
            channel: channel.to_owned(),
        };
        let score = |field, is| number(field, is);
        match self {
            Self::Leaving => all(vec![
                one_of(SetField::Decile, &["1", "2"]),
                one_of(SetField::Stage, &["S1", "S2"]),
            ]),
            Self::Once => all(vec![
                number(NumberField::Orders, Comparison::Equal { value: 1.0 }),
                one_of(SetField::Stage, &["S1", "S2", "S3"]),
            ]),
            Self::Like => all(vec![
                Rule::Bought {
                    product: product.to_owned(),
                    how: Purchase::Ever,
                },
                number(NumberField::Orders, Comparison::AtLeast { value: 2.0 }),
            ]),
            Self::Line => all(vec![asleep(), agreed("line")]),
            Self::Email => all(vec![asleep(), agreed("email")]),
            Self::Upgrade => Rule::Not {
                rule: Box::new(one_of(SetField::NearTier, &["none"])),
            },
            Self::New => one_of(SetField::Stage, &["N"]),
            Self::Fans => all(vec![
                score(
                    NumberField::FrequencyScore,
                    Comparison::AtLeast { value: 4.0 },
                ),
                score(NumberField::RecencyScore, Comparison::AtMost { value: 2.0 }),
            ]),
        }
    }

    fn add(self, tools: Tools, name: String, product: &str) {
        tools.add(Tag {
            name,
            rule: self.rule(product),
        });
    }
}

/// The ready-made tags. `like` is held while one waits to know what is bought.
pub(super) fn ready(tools: Tools, like: RwSignal<bool>) -> AnyView {
    // The most popular product, as soon as it is known.
    Effect::new(move |_| {
        if !like.get() {
            return;
        }
        let failed = tools
            .data
            .segments
            .items
            .with(|items| matches!(items, Extra::Failed(_)));
        let first = tools.there.with(|there| {
            let products = there.as_ref()?.products.as_ref()?;
            products.names.first().cloned()
        });
        if failed {
            like.set(false);
        } else if let Some(product) = first {
            like.set(false);
            let l = tools.format.get_untracked().locale;
            // A name goes to tools that split at commas.
            let short: String = product
                .chars()
                .filter(|char| *char != ',' && !char.is_control())
                .take(40)
                .collect();
            let name = t::tags::ReadyLike { product: &short }.text(l);
            untrack(|| {
                if !is_there(tools, &name) {
                    Ready::Like.add(tools, name, &product);
                }
            });
        }
    });
    let press = move |ready: Ready| {
        if !tools.fits() {
            return;
        }
        if ready == Ready::Like {
            tools.data.bring_items();
            like.set(true);
        } else {
            let name = ready.name()(tools.format.get_untracked().locale);
            ready.add(tools, name.to_owned(), "");
        }
    };
    let card = move |ready: Ready| {
        let lacks = Memo::new(move |_| ready.lacks(tools));
        let there = Memo::new(move |_| {
            let l = tools.format.get().locale;
            let rule = ready.rule("");
            tools.desk.tags.with(|book| {
                let mut tags = book.tags.iter();
                tags.any(|tag| tag.rule == rule || tag.name == ready.name()(l))
            })
        });
        let barred = move || lacks.with(Option::is_some) || there.get();
        let label = move || {
            let l = tools.format.get().locale;
            let name = ready.name()(l);
            if there.get() {
                t::tags::Added { name }.text(l)
            } else {
                t::tags::ReadyAddOf { name }.text(l)
            }
        };
        let words = move || {
            let l = tools.format.get().locale;
            if there.get() {
                t::tags::ready_there(l)
            } else {
                t::tags::ready_add(l)
            }
        };
        view! {
            <li>
                <div>
                    <b>{say(tools.state.locale, ready.name())}</b>
                    <span class="note">{say(tools.state.locale, ready.text())}</span>
                    <span class="note asks">{move || lacks.get()}</span>
                </div>
                <button
                    type="button"
                    class="secondary"
                    aria-label=label
                    aria-disabled=move || barred().then_some("true")
                    on:click=move |_| {
                        if !untrack(barred) {
                            press(ready);
                        }
                    }
                >
                    {words}
                </button>
            </li>
        }
        .into_any()
    };
    let new = move |_| {
        if tools.fits() {
            let currency = tools.format.get_untracked().currency;
            tools.write(Draft::new(currency));
        }
    };
    view! {
        <section class="evidence">
            <div class="buttons">
                <h3>{say(tools.state.locale, t::tags::ready_title)}</h3>
                <span class="grow"></span>
                <button type="button" class="primary new-tag" on:click=new>
                    {say(tools.state.locale, t::tags::new_tag)}
                </button>
            </div>
            <p class="hint">{say(tools.state.locale, t::tags::ready_text)}</p>
            <ul class="ready-list">{Ready::ALL.map(card).into_iter().collect::<Vec<_>>()}</ul>
        </section>
    }
    .into_any()
}

fn is_there(tools: Tools, name: &str) -> bool {
    let book = tools.desk.tags;
    book.with(|book| book.tags.iter().any(|tag| tag.name == name))
}
