//! Faulty tags, and the form in which tags are kept.

use crate::support::history;
use crate::tags::{any, book, every, not, number, one_of};
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::tags::*;

use Comparison::{Above, Between, Equal};
use NumberField::Orders;
use TagProblem::{
    Beyond, BlankValue, EmptyGroup, LongName, LongValue, NameCharacter, NameTaken, NoName, NoValue,
    Number, Personal, Range, TooDeep, TooManyConditions, TooManyTags, TooManyValues, Version,
};

#[test]
fn faulty_rules_are_named_with_their_place() {
    let fine = || number(Orders, Above { value: 1.0 });
    let errors = |rule: Rule| {
        let errors = book([rule]).check().unwrap_err();
        let errors = errors.into_iter();
        let errors: Vec<_> = errors.map(|error| (error.path, error.problem)).collect();
        errors
    };
    assert_eq!(errors(every([])), [(vec![], EmptyGroup)]);
    let faulty = every([
        fine(),
        not(any([
            number(Orders, Equal { value: f64::NAN }),
            number(Orders, Between { from: 2.0, to: 1.0 }),
            number(Orders, Above { value: 1e16 }),
            one_of(SetField::Stage, &[]),
            one_of(SetField::Label { name: " ".into() }, &["a", "\u{3000}"]),
            Rule::OptedIn {
                channel: "x".repeat(201),
            },
        ])),
    ]);
    let path = |last| vec![1, 0, last];
    assert_eq!(
        errors(faulty),
        [
            (path(0), Number),
            (path(1), Range),
            (path(2), Number),
            (path(3), NoValue),
            (path(4), BlankValue),
            (path(4), BlankValue),
            (path(5), LongValue),
        ]
    );
    let deep = |levels| (1..levels).fold(fine(), |rule, _| not(rule));
    assert!(book([deep(MOST_DEPTH)]).check().is_ok());
    assert_eq!(
        errors(deep(MOST_DEPTH + 1)),
        [(vec![0; MOST_DEPTH], TooDeep)]
    );
    let many = vec![fine(); MOST_CONDITIONS + 1];
    assert_eq!(errors(any(many)), [(vec![], TooManyConditions)]);
    assert!(book([any(vec![fine(); MOST_CONDITIONS])]).check().is_ok());
    let values = vec!["a"; MOST_VALUES + 1];
    assert_eq!(
        errors(one_of(SetField::Tier, &values)),
        [(vec![], TooManyValues)]
    );
}

#[test]
fn limits_that_no_number_can_be_are_told() {
    use NumberField::{DaysSinceLast, FrequencyScore, PAlive, Revenue};
    for (field, value, fits) in [
        (PAlive, 0.0, true),
        (PAlive, 1.0, true),
        (PAlive, 1.01, false),
        (PAlive, -0.1, false),
        (FrequencyScore, 1.0, true),
        (FrequencyScore, 5.0, true),
        (FrequencyScore, 0.0, false),
        (FrequencyScore, 6.0, false),
        (Orders, -1.0, false),
        (DaysSinceLast, -1.0, false),
        (DaysSinceLast, 1e6, true),
        // Refunds can exceed orders.
        (Revenue, -5.0, true),
    ] {
        let told = book([number(field, Above { value })]).check();
        let expected = if fits {
            Ok(())
        } else {
            Err(vec![TagError {
                tag: Some(0),
                path: vec![],
                problem: Beyond,
            }])
        };
        assert_eq!(told, expected, "{field:?} {value}");
    }
}

/// Books travel in links; who a customer is does not.
#[test]
fn rules_name_no_person() {
    let line = "U4af4980629c1a4ee8b1f0b2c3d4e5f60";
    let persons = [
        "amy@example.com",
        "Amy <AMY@Example.com>",
        "ａｍｙ＠example.com",
        "0912-345-678",
        "+886 912 345 678",
        line,
    ];
    let goods = [
        "掛耳包 10 入",
        "4710088412345",
        "912345678",
        "@shop",
        "LINE",
        "A-0912",
        "U盤",
        "02 深焙",
    ];
    let problems = |rule: Rule, name: &str| {
        let mut book = book([rule]);
        book.tags[0].name = name.to_owned();
        let told = book.check().err().unwrap_or_default().into_iter();
        told.map(|error| error.problem).collect::<Vec<_>>()
    };
    let rules = |value: &str| {
        [
            one_of(SetField::Channel, &[value]),
            one_of(SetField::FirstProduct, &[value]),
            one_of(SetField::Label { name: value.into() }, &["北"]),
            Rule::Bought {
                product: value.to_owned(),
                how: Purchase::Ever,
            },
            Rule::OptedIn {
                channel: value.to_owned(),
            },
        ]
    };
    for person in persons {
        for rule in rules(person) {
            assert_eq!(problems(rule, "tag"), [Personal], "{person}");
        }
        let rule = number(Orders, Above { value: 1.0 });
        assert_eq!(problems(rule, person), [Personal], "{person}");
    }
    for good in goods {
        for rule in rules(good) {
            assert_eq!(problems(rule, good), [], "{good}");
        }
    }
}

#[test]
fn faulty_books_are_named() {
    let problems = |book: &TagBook| {
        let errors = book.check().unwrap_err().into_iter();
        let errors: Vec<_> = errors.map(|error| (error.tag, error.problem)).collect();
        errors
    };
    let fine = || number(Orders, Above { value: 1.0 });
    let mut named = book([fine(), fine(), fine(), fine(), fine()]);
    for (tag, name) in
        named
            .tags
            .iter_mut()
            .zip(["沉睡 VIP", "沉睡ｖｉｐ", " ", "a,b", &"長".repeat(61)])
    {
        tag.name = name.to_owned();
    }
    assert_eq!(
        problems(&named),
        [
            (Some(1), NameTaken),
            (Some(2), NoName),
            (Some(3), NameCharacter),
            (Some(4), LongName)
        ]
    );
    let many = book(vec![fine(); MOST_TAGS + 1]);
    assert_eq!(problems(&many), [(None, TooManyTags)]);
    let later = TagBook {
        version: VERSION + 1,
        tags: vec![],
    };
    assert_eq!(problems(&later), [(None, Version)]);
    let figures = Figures::of(&history(&[(0, 0, 1)]));
    assert!(evaluate(&later, &TagColumns::of(&figures)).is_err());
    assert!(TagBook::default().check().is_ok());
}

/// The form in which tags are kept: what was written once must be read for ever.
#[cfg(feature = "serde")]
#[test]
fn books_are_json() {
    let text = r#"{"version":1,"tags":[{"name":"沉睡 VIP","rule":{"kind":"all","rules":[
        {"kind":"number","field":"yearRevenue","is":{"kind":"between","from":3000.0,"to":9000.5}},
        {"kind":"number","field":"pAlive","is":{"kind":"below","value":0.5}},
        {"kind":"any","rules":[
            {"kind":"oneOf","field":{"kind":"stage"},"values":["S1","S2"]},
            {"kind":"oneOf","field":{"kind":"rfmSegment"},"values":["champions"]},
            {"kind":"oneOf","field":{"kind":"nearTier"},"values":["1","2"]},
            {"kind":"oneOf","field":{"kind":"label","name":"region"},"values":["台北"]}]},
        {"kind":"not","rule":{"kind":"bought","product":"掛耳包","how":"firstAndNeverAgain"}},
        {"kind":"optedIn","channel":"LINE"}]}}]}"#;
    let book: TagBook = serde_json::from_str(text).unwrap();
    assert!(book.check().is_ok());
    let written = serde_json::to_string(&book).unwrap();
    let bare: String = text.lines().map(str::trim).collect();
    assert_eq!(written, bare);
    let faulty = text.replace("\"optedIn\"", "\"optedOut\"");
    assert!(serde_json::from_str::<TagBook>(&faulty).is_err());
}
