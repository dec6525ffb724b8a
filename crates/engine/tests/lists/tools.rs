//! The fixtures against what each tool's documentation asks for.

use ltv_engine::ingest::{PreviewOptions, preview};
use ltv_engine::segments::lists::{Adjusted, ConsentSource, Format, Reason};

use crate::fixtures::written;
use crate::support::Table;

fn table(format: Format) -> Table {
    written(format).table()
}

#[test]
fn hubspot() {
    let written = written(Format::HubSpot);
    let table = written.table();
    assert!(!written.bytes[0].starts_with("\u{feff}".as_bytes()));
    assert!(table.heads.len() < 1000 && written.bytes[0].len() < 20_000_000);
    assert_eq!(
        table.heads[..4],
        ["Email", "First Name", "Last Name", "Phone Number"]
    );
    let people = table.by("Email");
    assert_eq!(people.len(), table.rows.len(), "each address once");
    let ming = &people["ming@example.com"];
    assert_eq!((ming["First Name"], ming["Last Name"]), ("王小明", ""));
    assert_eq!(ming["Phone Number"], "+886912345678");
    assert_eq!(ming["last_order"], "2026-01-10");
    assert_eq!(ming["revenue"], "1280.5");
    assert_eq!(ming["held_out"], "false");
    assert_eq!(people["mei@example.com"]["tags"], "買過, 一次;=VIP;🎁 生日");
    let amy = &people["amy.lee@example.com"];
    assert_eq!((amy["First Name"], amy["Last Name"]), ("Amy", "Lee"));
    assert_eq!(amy["Phone Number"], "", "messages were refused");
    let pat = &people["pat.obrien@example.com"];
    assert_eq!((pat["First Name"], pat["Last Name"]), ("Pat", "O'Brien"));
    assert_eq!(
        (pat["revenue"], pat["last_order"], pat["held_out"]),
        ("", "", "")
    );
    assert_eq!(
        written.left_out(),
        [
            (Reason::NoEmail, 2),
            (Reason::InvalidEmail, 1),
            (Reason::EmailLikeFormula, 1),
            (Reason::OptedOut, 1),
            (Reason::ConsentUnknown, 1),
            (Reason::Duplicate, 1),
        ]
    );
    let account = &written.list.account;
    assert_eq!(account.consent, ConsentSource::Channel);
    assert_eq!(account.phone_consent, ConsentSource::Channel);
    let expected = Adjusted {
        phones_blank: 2, // refused; too short
        ..Adjusted::default()
    };
    assert_eq!(account.adjusted, expected);
}

#[test]
fn zoho() {
    let written = written(Format::Zoho);
    let expected = Adjusted {
        emails_blank: 1, // refused
        phones_blank: 2,
        names_filled: 1,
        ..Adjusted::default()
    };
    assert_eq!(written.list.account.adjusted, expected);
    let table = written.table();
    assert!(
        table
            .column("Last Name")
            .iter()
            .all(|name| !name.is_empty())
    );
    for row in &table.rows {
        assert!(
            !row.iter().any(|cell| cell.contains(['"', '|', '<', '>'])),
            "{row:?}"
        );
    }
    let people = table.by("customer_id");
    assert_eq!(people["M0001"]["Last Name"], "王小明");
    assert_eq!(people["M0001"]["Tag"], "S2 半睡顧客,咖啡豆");
    assert_eq!(people["M0003"]["Tag"], "買過 一次,=VIP,🎁 生日");
    // Without a name or an address, the number stands for the name.
    assert_eq!(people["M0010"]["Last Name"], "+886933000333");
    assert_eq!(people["M0010"]["Email"], "");
    // E-mail was refused, messages were not: in the list with the number alone.
    assert_eq!(people["M0006"]["Email"], "");
    assert_eq!(people["M0006"]["Mobile"], "+886922000111");
    assert!(!people.contains_key("M0007"), "no consent is known");
}

#[test]
fn monday() {
    let table = table(Format::Monday);
    assert_eq!(table.heads[0], "Name");
    assert!(table.column("Name").iter().all(|name| !name.is_empty()));
    let people = table.by("customer_id");
    assert_eq!(people["M0001"]["Name"], "王小明");
    assert_eq!(people["M0004"]["held_out"], "是");
}

#[test]
fn mailchimp() {
    let written = written(Format::Mailchimp);
    let [all, held_out] = written.bytes.as_slice() else {
        panic!("{:?}", written.list.files);
    };
    assert!(written.list.files[1].held_out && !written.list.files[0].held_out);
    let table = Table::read(all);
    let addresses = table.column("Email Address");
    assert!(
        addresses
            .iter()
            .all(|one| one.contains('@') && one.is_ascii() && one.trim() == *one)
    );
    let held_out = Table::read(held_out);
    for one in held_out.column("Email Address") {
        assert!(!addresses.contains(&one), "{one}");
    }
    for (tags, held_out) in table.column("Tags").iter().zip(table.column("held_out")) {
        assert!(tags.split(',').all(|tag| tag.chars().count() <= 100));
        assert!(!tags.contains('🎁'));
        assert_ne!(held_out, "是");
    }
    let people = table.by("Email Address");
    assert_eq!(people["mei@example.com"]["Tags"], "買過 一次,=VIP,生日");
    assert_eq!(people["ming@example.com"]["Phone Number"], "+886912345678");
    assert_eq!(people["wei@example.com"]["Phone Number"], "", "no country");
    assert!(!people.contains_key("ánh@example.com"));
}

#[test]
fn active_campaign() {
    let written = written(Format::ActiveCampaign);
    let text = std::str::from_utf8(&written.bytes[0]).unwrap();
    for emoji in ["😀", "🎁"] {
        assert!(!text.contains(emoji));
    }
    assert!(
        text.contains("\"王小明\""),
        "what is not ASCII is in quotes"
    );
    assert_eq!(
        text.lines().count(),
        written.table().rows.len() + 1,
        "a line a row"
    );
    let table = written.table();
    let people = table.by("Email");
    let wei = &people["wei@example.com"];
    assert_eq!((wei["Last Name"], wei["First Name"]), ("張簡", "大偉"));
    assert_eq!(people["yoshida@example.com"]["Last Name"], "𠮷田");
    assert_eq!(
        people["formula@example.com"]["held_out"], "是",
        "marked by choice"
    );
    assert!(table.column("last_order").iter().all(|day| {
        let parts: Vec<_> = day.split('-').map(str::len).collect();
        day.is_empty() || parts == [4, 2, 2]
    }));
}

#[test]
fn line() {
    let written = written(Format::Line);
    let mut ids = Vec::new();
    for (file, bytes) in written.list.files.iter().zip(&written.bytes) {
        let text = std::str::from_utf8(bytes).unwrap();
        assert!(text.ends_with('\n') && !text.contains('\r'));
        assert_eq!(text.lines().count(), file.rows as usize);
        ids.extend(text.lines().map(|id| (id.to_owned(), file.held_out)));
    }
    for (id, _) in &ids {
        let digits = id.strip_prefix('U').unwrap();
        assert!(digits.len() == 32 && digits.bytes().all(|b| b"0123456789abcdef".contains(&b)));
    }
    let held_out = ids.iter().filter(|(_, held_out)| *held_out);
    assert_eq!(
        held_out.map(|(id, _)| id.as_str()).collect::<Vec<_>>(),
        [
            "U0123456789abcdef0123456789abcdef",
            "Ua000000000000000000000000000000f"
        ]
    );
    assert_eq!(ids.len(), 4);
    assert_eq!(written.list.account.adjusted, Adjusted::default());
    assert_eq!(
        written.left_out(),
        [
            (Reason::NoLineId, 7),
            (Reason::InvalidLineId, 2),
            (Reason::OptedOut, 1),
            (Reason::ConsentUnknown, 1),
            (Reason::Duplicate, 1),
        ]
    );
}

#[test]
fn ga4() {
    let written = written(Format::Ga4);
    let table = written.table();
    assert_eq!(table.heads[0], "user_id");
    assert!(table.heads.iter().all(|head| {
        head.len() <= 24
            && head
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    }));
    let mut ids = table.column("user_id");
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), table.rows.len());
    let text = std::str::from_utf8(&written.bytes[0]).unwrap();
    assert!(!text.contains(['@', '王', '+']), "no personal data");
    assert!(
        table
            .rows
            .iter()
            .flatten()
            .all(|cell| cell.chars().count() <= 36)
    );
    assert_eq!(
        written.left_out(),
        [
            (Reason::NoId, 1),
            (Reason::UnfitId, 1),
            (Reason::PersonalId, 2)
        ]
    );
    assert_eq!(written.list.account.consent, ConsentSource::NoColumn);
}

#[test]
fn plain_for_people() {
    let written = written(Format::Plain);
    assert!(written.bytes[0].starts_with("\u{feff}".as_bytes()));
    let table = written.table();
    assert_eq!(table.rows.len(), 16, "nobody is left out");
    let people = table.by("customer_id");
    assert_eq!(people["M0006"]["email_consent"], "否");
    assert_eq!(people["M0007"]["email_consent"], "不詳");
    assert_eq!(people["M0001"]["phone"], "'+886912345678");
    // What no tool takes stays here.
    assert_eq!(people["M0005"]["phone"], "555 1234");
    assert_eq!(people["M0009"]["email"], "no name@example");
    assert_eq!(people["M0003"]["line_user_id"], "coffee.mei");
    assert_eq!(people["M0011"]["line_user_id"], "'@coffee");
    assert_eq!(people["'-0012"]["name"], "'-1+1");
    assert_eq!(written.list.account.consent, ConsentSource::NotAsked);
}

#[test]
fn this_projects_own_import_reads_them_back() {
    for format in Format::ALL {
        if format == Format::Line {
            continue;
        }
        let written = written(format);
        let seen = preview(&written.bytes[0], true, &PreviewOptions::default()).unwrap();
        let heads = seen.columns.into_iter().map(|column| column.name.unwrap());
        let table = written.table();
        assert_eq!(heads.collect::<Vec<_>>(), table.heads, "{format:?}");
        for (read, row) in seen.rows.iter().zip(&table.rows) {
            assert_eq!(read, row, "{format:?}");
        }
    }
}
