//! Faulty tags, and the form in which tags are kept.

use crate::support::history;
use crate::tags::{any, book, every, not, number, one_of};
use ltv_engine::segments::figures::Figures;
use ltv_engine::segments::tags::*;

use Comparison::{Above, Between, Equal};
use NumberField::Orders;
use TagProblem::{
    BlankValue, EmptyGroup, LongName, LongValue, NameCharacter, NameTaken, NoName, NoValue, Number,
    Range, TooDeep, TooManyConditions, TooManyTags, TooManyValues, Version,
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
