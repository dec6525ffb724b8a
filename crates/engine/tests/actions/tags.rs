//! Tags.

use crate::shops::shops;
use crate::support::{Expected, history, items, orders};
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::tags::*;
use proptest::prelude::*;

pub(crate) fn number(field: NumberField, is: Comparison) -> Rule {
    Rule::Number { field, is }
}

pub(crate) fn one_of(field: SetField, values: &[&str]) -> Rule {
    Rule::OneOf {
        field,
        values: values.iter().map(ToString::to_string).collect(),
    }
}

pub(crate) fn not(rule: Rule) -> Rule {
    Rule::Not {
        rule: Box::new(rule),
    }
}

pub(crate) fn every(rules: impl Into<Vec<Rule>>) -> Rule {
    Rule::All {
        rules: rules.into(),
    }
}

pub(crate) fn any(rules: impl Into<Vec<Rule>>) -> Rule {
    Rule::Any {
        rules: rules.into(),
    }
}

pub(crate) fn book(rules: impl IntoIterator<Item = Rule>) -> TagBook {
    let tags = rules.into_iter().enumerate();
    TagBook {
        version: VERSION,
        tags: tags
            .map(|(at, rule)| Tag {
                name: format!("tag {at}"),
                rule,
            })
            .collect(),
    }
}

use Comparison::{Above, AtLeast, AtMost, Below, Between, Equal};
use NumberField::{DaysSinceLast, ExpectedValue, OrderValue, Orders, Revenue, YearRevenue};

#[test]
fn tags_agree_with_tags_sql() {
    for shop in shops() {
        let labels = shop.labels();
        let channel = SetField::Channel;
        let mut columns = TagColumns::of(&shop.figures);
        columns.items = Some(&shop.items);
        columns.sets.push(Set {
            field: &channel,
            of_customer: Codes::Words(labels.of_customer),
            names: labels.names,
        });
        let (line, other, product) = if shop.name == "cdnow" {
            ("Digit 1", "digit2", "2".to_owned())
        } else {
            let first = most_bought(&shop);
            ("ｌｉｎｅ", "instagram", first)
        };
        let bought = |how| Rule::Bought {
            product: product.clone(),
            how,
        };
        let by_label = || one_of(SetField::Channel, &[line, other]);
        let rules = [
            ("big", number(Revenue, AtLeast { value: 2000.0 })),
            (
                "sleeping big",
                every([
                    number(
                        YearRevenue,
                        Between {
                            from: 500.0,
                            to: 5000.0,
                        },
                    ),
                    number(DaysSinceLast, Above { value: 60.0 }),
                ]),
            ),
            ("order value", number(OrderValue, Below { value: 450.0 })),
            ("by label", by_label()),
            ("not by label", not(by_label())),
            (
                "label or many",
                any([
                    one_of(SetField::Channel, &[line]),
                    number(Orders, AtLeast { value: 4.0 }),
                ]),
            ),
            ("bought", bought(Purchase::Ever)),
            ("never bought", bought(Purchase::Never)),
            ("once", bought(Purchase::Once)),
            (
                "first and never again",
                bought(Purchase::FirstAndNeverAgain),
            ),
            (
                "no column",
                every([
                    number(ExpectedValue, Above { value: 0.0 }),
                    number(Orders, Above { value: 1.0 }),
                ]),
            ),
            (
                "deep",
                not(not(any([
                    number(Orders, Equal { value: 1.0 }),
                    every([
                        number(DaysSinceLast, AtMost { value: 30.0 }),
                        not(number(Revenue, Above { value: 1000.0 })),
                    ]),
                ]))),
            ),
        ];
        let names = rules.each_ref().map(|(name, _)| *name);
        let found = evaluate(&book(rules.map(|(_, rule)| rule)), &columns).unwrap();
        let expected = Expected::read(&format!("segments_{}_tags", shop.name));
        assert_eq!(expected.rows().count(), names.len());
        for row in expected.rows() {
            let name = row.text("name");
            let at = names.iter().position(|one| *one == name).unwrap();
            let count = &found.counts[at];
            let sql = (row.count("members"), row.count("unknown"));
            assert_eq!((count.members, count.unknown), sql, "{} {name}", shop.name);
            assert_eq!(
                count.notes.len(),
                usize::from(name == "no column"),
                "{name}"
            );
            let members: Vec<u32> = found.members[at].iter().collect();
            assert_eq!(members.len() as u32, count.members);
            assert!(
                members
                    .iter()
                    .all(|&one| found.members[at].contains(one as usize))
            );
        }
    }
}

/// By customers; of equal ones the first by name.
fn most_bought(shop: &crate::shops::Shop) -> String {
    let customers = |product: u32| {
        let lines = shop.items.iter();
        lines
            .filter(|lines| lines.products.contains(&product))
            .count()
    };
    let best = shop.sorted.iter().rev().max_by_key(|&&one| customers(one));
    shop.items.names()[*best.unwrap() as usize].clone()
}

#[test]
fn unknown_is_neither_member_nor_not() {
    let figures = Figures::of(&history(&[(0, 0, 10), (1, 0, 20), (2, 3, 30)]));
    let mut columns = TagColumns::of(&figures);
    let (values, stages, consents) = ([1.0, f64::NAN], [0_u8, 9, 1], [1_u8, 0, 7]);
    let names = ["N".to_owned(), "E0".to_owned()];
    let stage = SetField::Stage;
    columns
        .numbers
        .push((ExpectedValue, Numbers::Floats(&values)));
    columns.sets.push(Set {
        field: &stage,
        of_customer: Codes::Bytes(&stages),
        names: &names,
    });
    columns.consents.push(Consent {
        channel: "LINE",
        of_customer: &consents,
    });
    let products = items(3, 1, &[(0, 0, 0)]);
    columns.items = Some(&products);
    let opted = |channel: &str| Rule::OptedIn {
        channel: channel.to_owned(),
    };
    let bought = |product: &str| Rule::Bought {
        product: product.to_owned(),
        how: Purchase::Never,
    };
    let counts = [
        // NaN and an entry too few are unknown; so is a label beyond the names.
        (number(ExpectedValue, AtMost { value: 5.0 }), 1, 2, 0),
        (not(number(ExpectedValue, AtMost { value: 5.0 })), 0, 2, 0),
        (one_of(SetField::Stage, &["e0", "S9"]), 1, 1, 1),
        (one_of(SetField::Tier, &["gold"]), 0, 3, 1),
        (not(one_of(SetField::Tier, &["gold"])), 0, 3, 1),
        (opted("line"), 1, 1, 0),
        (opted("mail"), 0, 3, 1),
        (bought("P0"), 0, 2, 0),
        (bought("p9"), 0, 3, 1),
        // What is known decides, where it can.
        (
            any([opted("mail"), number(Orders, AtLeast { value: 1.0 })]),
            3,
            0,
            1,
        ),
        (
            every([opted("mail"), number(Orders, AtLeast { value: 2.0 })]),
            0,
            0,
            1,
        ),
    ];
    for (rule, members, unknown, notes) in counts {
        let found = evaluate(&book([rule.clone()]), &columns).unwrap();
        let count = &found.counts[0];
        assert_eq!(
            (count.members, count.unknown),
            (members, unknown),
            "{rule:?}"
        );
        assert_eq!(count.notes.len(), notes, "{rule:?}");
    }
    let found = evaluate(&book([not(any([opted("line"), opted("mail")]))]), &columns).unwrap();
    let note = Note {
        path: vec![0, 1],
        note: NoteKind::NoColumn,
    };
    assert_eq!(found.counts[0].notes, [note]);
}

fn condition() -> impl Strategy<Value = Rule> {
    let fields = [
        Orders,
        Revenue,
        YearRevenue,
        DaysSinceLast,
        OrderValue,
        ExpectedValue,
        NumberField::PAlive,
    ];
    let numbers = (
        prop::sample::select(fields.to_vec()),
        -20.0..400.0_f64,
        0..5_u8,
    );
    numbers.prop_map(|(field, value, kind)| {
        // Limits that a number of the field can be.
        let fits = |value: f64| match field {
            Orders | DaysSinceLast => value.max(0.0),
            NumberField::PAlive => (value / 400.0).clamp(0.0, 1.0),
            _ => value,
        };
        let (value, to) = (fits(value.round() / 2.0), fits(value.round() / 2.0 + 30.0));
        number(
            field,
            match kind {
                0 => AtLeast { value },
                1 => AtMost { value },
                2 => Above { value },
                3 => Below { value },
                _ => Between { from: value, to },
            },
        )
    })
}

fn rule() -> impl Strategy<Value = Rule> {
    condition().prop_recursive(4, 20, 3, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 1..4).prop_map(every),
            prop::collection::vec(inner.clone(), 1..4).prop_map(any),
            inner.prop_map(not),
        ]
    })
}

proptest! {
    #[test]
    fn de_morgan(orders in orders(), rules in prop::collection::vec(rule(), 1..4), values in prop::collection::vec(prop::option::of(-20..400_i32), 40)) {
        let figures = Figures::of(&history(&orders));
        // P(alive) is not in the data, expected values are in part.
        let values: Vec<f64> = values.iter().map(|value| value.map_or(f64::NAN, f64::from)).collect();
        let mut columns = TagColumns::of(&figures);
        columns.numbers.push((ExpectedValue, Numbers::Floats(&values)));
        let nots: Vec<Rule> = rules.iter().cloned().map(not).collect();
        let all = book([
            not(every(rules.clone())),
            any(nots.clone()),
            not(any(rules.clone())),
            every(nots),
            every(rules.clone()),
            not(not(every(rules.clone()))),
            any(rules.iter().rev().cloned().collect::<Vec<_>>()),
            any(rules),
        ]);
        let found = evaluate(&all, &columns).unwrap();
        for (one, other) in [(0, 1), (2, 3), (4, 5), (6, 7)] {
            prop_assert_eq!(&found.members[one], &found.members[other]);
            prop_assert_eq!(found.counts[one].unknown, found.counts[other].unknown);
        }
        let (yes, no) = (&found.counts[4], &found.counts[0]);
        prop_assert_eq!((yes.members + no.members + yes.unknown) as usize, figures.len());
        prop_assert!(found.members[4].iter().all(|one| !found.members[0].contains(one as usize)));
    }
}

#[test]
fn worth_is_the_sum_over_members() {
    use ltv_engine::segments::Expected;
    let history = history(&[
        (0, 0, 100_000),
        (0, 400, 50_000),
        (1, 390, 200_000),
        (2, 3, 300_000),
    ]);
    let figures = Figures::of(&history);
    let found = evaluate(
        &book([
            number(Orders, AtLeast { value: 1.0 }),
            number(Revenue, AtMost { value: 20.0 }),
        ]),
        &TagColumns::of(&figures),
    );
    let members = found.unwrap().members;
    let expected = Expected {
        p_alive: vec![0.5, 0.25, 1.0],
        orders: vec![1.0; 3],
        value: Some(vec![100.0, 10.0, 1.0]),
        horizon: 365,
        margin: 1.0,
        doubt: None,
    };
    let all = worth(&members[0], &figures, Some(&expected));
    assert_eq!(
        (all.share, all.orders, all.revenue_share),
        (1.0, 4, Some(1.0))
    );
    assert_eq!((all.expected, all.alive), (Some(111.0), Some(1.75)));
    let some = worth(&members[1], &figures, Some(&expected));
    assert_eq!((some.orders, some.revenue.as_f64()), (3, 35.0));
    assert_eq!(
        some.year_revenue,
        ltv_engine::amount::Total::from_scaled(250_000)
    );
    assert_eq!((some.expected, some.alive), (Some(110.0), Some(0.75)));
    assert_eq!(some.revenue_share, Some(35.0 / 65.0));
    let none = worth(&Bits::none(3), &figures, None);
    assert_eq!((none.share, none.orders, none.expected), (0.0, 0, None));
}
