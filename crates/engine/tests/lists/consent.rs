//! Who may be written to.

use ltv_engine::segments::lists::{
    Answer, Channel, ConsentColumn, ConsentColumns, ConsentSource, Consents, Format, ListRow,
    Reason, Setup, Unanswered, answer,
};

use crate::support::{Written, date};

const GENERAL: ConsentColumns = ConsentColumns {
    general: ConsentColumn::OptIn,
    email: ConsentColumn::Absent,
    sms: ConsentColumn::Absent,
    line: ConsentColumn::Absent,
};

fn general(cell: &str, column: ConsentColumn, channel: Channel) -> Option<Answer> {
    let cells = Consents {
        general: Some(cell),
        ..Consents::default()
    };
    let columns = ConsentColumns {
        general: column,
        ..GENERAL
    };
    answer(&cells, columns, channel)
}

#[test]
fn words_are_understood() {
    for (words, said) in [
        (
            "yes Y TRUE true 1 ｙｅｓ ok Subscribed opt-in 是 有 同意 訂閱 已訂閱 ✓ V",
            Answer::Yes,
        ),
        (
            "no N FALSE 0 Unsubscribed unsubscribed. cleaned opt-out 否 無 不同意 未訂閱 取消訂閱 退訂 拒收 X",
            Answer::No,
        ),
        (
            "maybe ? pending N/A - 2024-05-01 考慮中 yes/no",
            Answer::Unknown,
        ),
    ] {
        for word in words.split(' ') {
            let read = general(word, ConsentColumn::OptIn, Channel::Email);
            assert_eq!(read, Some(said), "{word}");
        }
    }
    let read = general("Never subscribed", ConsentColumn::OptIn, Channel::Email);
    assert_eq!(read, Some(Answer::No));
    assert_eq!(
        general("  ", ConsentColumn::OptIn, Channel::Sms),
        Some(Answer::Unknown)
    );
}

#[test]
fn a_list_of_channels_refuses_the_others() {
    use Channel::{Email, General, Line, Sms};
    for (cell, agreed) in [
        ("Email, LINE", vec![Email, Line, General]),
        ("電子郵件、簡訊", vec![Email, Sms, General]),
        ("sms", vec![Sms, General]),
        ("App", vec![General]),
    ] {
        for channel in [Email, Sms, Line, General] {
            let expected = if agreed.contains(&channel) {
                Answer::Yes
            } else {
                Answer::No
            };
            let read = general(cell, ConsentColumn::OptIn, channel);
            assert_eq!(read, Some(expected), "{cell} {channel:?}");
        }
    }
    let read = general("email, pigeon", ConsentColumn::OptIn, Email);
    assert_eq!(read, Some(Answer::Unknown));
}

#[test]
fn a_column_of_refusals_is_read_the_other_way() {
    for (cell, said) in [
        ("true", Answer::No),
        ("false", Answer::Yes),
        ("", Answer::Yes),
        ("maybe", Answer::Unknown),
        ("email", Answer::No),
        ("sms", Answer::Yes),
    ] {
        let read = general(cell, ConsentColumn::OptOut, Channel::Email);
        assert_eq!(read, Some(said), "{cell}");
    }
    assert_eq!(general("yes", ConsentColumn::Absent, Channel::Email), None);
}

#[test]
fn the_strictest_word_counts() {
    let columns = ConsentColumns {
        email: ConsentColumn::OptIn,
        ..GENERAL
    };
    for (own, all, said) in [
        ("yes", "no", Answer::No),
        ("no", "yes", Answer::No),
        ("yes", "", Answer::Yes),
        ("", "yes", Answer::Yes),
        ("", "", Answer::Unknown),
        ("no", "", Answer::No),
    ] {
        let cells = Consents {
            general: Some(all),
            email: Some(own),
            ..Consents::default()
        };
        assert_eq!(
            answer(&cells, columns, Channel::Email),
            Some(said),
            "{own} {all}"
        );
    }
}

fn people() -> Vec<ListRow<'static>> {
    ["yes", "no", "", "yes"]
        .iter()
        .zip(["a@x.tw", "b@x.tw", "c@x.tw", "d@x.tw"])
        .map(|(&cell, email)| ListRow {
            id: email,
            email: Some(email),
            consents: Consents {
                general: Some(cell),
                ..Consents::default()
            },
            ..ListRow::default()
        })
        .collect()
}

fn setup(consents: ConsentColumns, unanswered: Unanswered) -> Setup {
    Setup {
        consents,
        unanswered,
        ..Setup::new("", date())
    }
}

#[test]
fn unknown_consent_leaves_out_unless_kept() {
    let strict = setup(GENERAL, Unanswered::LeaveOut);
    let written = Written::new(Format::Mailchimp, strict, &people());
    assert_eq!(
        written.left_out(),
        [(Reason::OptedOut, 1), (Reason::ConsentUnknown, 1)]
    );
    assert_eq!(written.list.account.consent, ConsentSource::General);
    let kept = setup(GENERAL, Unanswered::Keep);
    let written = Written::new(Format::Mailchimp, kept, &people());
    assert_eq!(written.left_out(), [(Reason::OptedOut, 1)]);
}

#[test]
fn without_a_column_nobody_is_left_out_and_it_is_said() {
    let none = setup(ConsentColumns::default(), Unanswered::LeaveOut);
    let written = Written::new(Format::Mailchimp, none, &people());
    assert_eq!(written.left_out(), []);
    assert_eq!(written.list.account.consent, ConsentSource::NoColumn);
    assert_eq!(written.list.account.phone_consent, ConsentSource::NoColumn);
}

#[test]
fn one_refusal_counts_for_every_row_of_the_address() {
    let mut people = people();
    // The same person, under another id and earlier in the file, agreed.
    people.insert(
        0,
        ListRow {
            email: Some("B@x.tw"),
            ..people[0]
        },
    );
    let strict = setup(GENERAL, Unanswered::LeaveOut);
    let written = Written::new(Format::Mailchimp, strict, &people);
    assert_eq!(
        written.table().column("Email Address"),
        ["a@x.tw", "d@x.tw"]
    );
    assert_eq!(
        written.left_out(),
        [(Reason::OptedOut, 2), (Reason::ConsentUnknown, 1)]
    );
}

#[test]
fn who_is_held_out_in_one_row_is_in_all() {
    let row = |id: &'static str, email: &'static str, held_out| ListRow {
        id,
        email: Some(email),
        held_out: Some(held_out),
        ..ListRow::default()
    };
    let rows = [
        row("1", "a@x.tw", false),
        row("2", "b@x.tw", false),
        row("3", "A@x.tw", true),
    ];
    let plain = setup(ConsentColumns::default(), Unanswered::LeaveOut);
    let written = Written::new(Format::Mailchimp, plain.clone(), &rows);
    let files = written.list.files.iter();
    assert_eq!(
        files.map(|file| file.held_out).collect::<Vec<_>>(),
        [true, false]
    );
    assert_eq!(written.table().column("Email Address"), ["a@x.tw"]);
    assert_eq!(written.list.account.held_out, 1);
    let written = Written::new(Format::HubSpot, plain, &rows);
    assert_eq!(written.table().column("held_out"), ["true", "false"]);
}
