//! Rows given are rows written and rows left out.

use ltv_engine::segments::lists::{
    ConsentColumn, ConsentColumns, Consents, Format, HoldOut, ListRow, Setup, Unanswered,
};
use proptest::prelude::*;
use proptest::sample::select;

use crate::support::{Table, Written, date};

const IDS: [&str; 7] = ["", "M1", "M2", "0912345678", "a@x.tw", "=1", "-"];
const EMAILS: [&str; 7] = ["", "a@x.tw", "A@x.tw", "b@x.tw", "b", "=b@x.tw", "é@x.tw"];
const PHONES: [&str; 5] = ["", "0912345678", "+886912345678", "12", "55512345"];
const LINES: [&str; 5] = [
    "",
    "U8189cf6745fc0d808977bdb0b9f22995",
    "u8189CF6745fc0d808977bdb0b9f22995",
    "Uffffffffffffffffffffffffffffffff",
    "amy.lee",
];
const CELLS: [&str; 6] = ["", "yes", "no", "maybe", "email", "line, sms"];

fn cell(options: &'static [&'static str]) -> impl Strategy<Value = Option<&'static str>> {
    proptest::option::of(select(options))
}

fn column() -> impl Strategy<Value = ConsentColumn> {
    select(vec![
        ConsentColumn::Absent,
        ConsentColumn::OptIn,
        ConsentColumn::OptOut,
    ])
}

prop_compose! {
    fn row()(
        id in select(&IDS[..]),
        email in cell(&EMAILS),
        phone in cell(&PHONES),
        line_id in cell(&LINES),
        general in cell(&CELLS),
        own in cell(&CELLS),
        line in cell(&CELLS),
        held_out in proptest::option::of(any::<bool>()),
    ) -> ListRow<'static> {
        let consents = Consents { general, email: own, sms: own, line };
        ListRow { id, email, phone, line_id, consents, held_out, ..ListRow::default() }
    }
}

prop_compose! {
    fn setup()(
        general in column(),
        email in column(),
        line in column(),
        keep in any::<bool>(),
        hold_out in proptest::option::of(select(vec![HoldOut::Marked, HoldOut::Apart])),
        most_rows in proptest::option::of(0_u32..4),
    ) -> Setup {
        Setup {
            consents: ConsentColumns { general, email, sms: email, line },
            unanswered: if keep { Unanswered::Keep } else { Unanswered::LeaveOut },
            hold_out,
            most_rows,
            ..Setup::new("x", date())
        }
    }
}

proptest! {
    #[test]
    fn nothing_is_lost(rows in prop::collection::vec(row(), 0..40), setup in setup()) {
        for format in Format::ALL {
            let most = setup.most_rows.map_or(u32::MAX, |most| most.max(1));
            let written = Written::new(format, setup.clone(), &rows);
            let account = &written.list.account;
            let left_out: u32 = account.left_out.iter().map(|left| left.rows).sum();
            prop_assert_eq!(account.given as usize, rows.len());
            prop_assert_eq!(account.given, account.written + left_out);
            let files = &written.list.files;
            prop_assert_eq!(account.written, files.iter().map(|file| file.rows).sum::<u32>());
            prop_assert!(files.iter().all(|file| (1..=most).contains(&file.rows)));
            let apart: u32 = files.iter().filter(|file| file.held_out).map(|file| file.rows).sum();
            prop_assert!(apart == 0 || apart == account.held_out);
            let mut names: Vec<_> = files.iter().map(|file| file.name.as_str()).collect();
            names.sort_unstable();
            names.dedup();
            prop_assert_eq!(names.len(), files.len());
            // As many rows as the account says, read back.
            let read: usize = written.bytes.iter().map(|bytes| match format {
                Format::Line => bytes.split(|&byte| byte == b'\n').count() - 1,
                _ => Table::read(bytes).rows.len(),
            }).sum();
            prop_assert_eq!(read, account.written as usize);
            if format == Format::Plain {
                prop_assert_eq!(left_out, 0);
            }
        }
    }

    /// No address of a person who refused e-mail is in any list for e-mail.
    #[test]
    fn nobody_who_refused_is_written_to(rows in prop::collection::vec(row(), 0..40)) {
        let consents = ConsentColumns {
            email: ConsentColumn::OptIn,
            ..ConsentColumns::default()
        };
        let setup = Setup { consents, ..Setup::new("x", date()) };
        let refused: Vec<String> = rows.iter()
            .filter(|row| matches!(row.consents.email, Some("no" | "line, sms")))
            .filter_map(|row| Some(row.email?.to_lowercase()))
            .filter(|email| email.contains('@'))
            .collect();
        for format in [Format::HubSpot, Format::Zoho, Format::Monday, Format::Mailchimp, Format::ActiveCampaign] {
            let written = Written::new(format, setup.clone(), &rows);
            for bytes in &written.bytes {
                let table = Table::read(bytes);
                let head = if format == Format::Mailchimp { "Email Address" } else { "Email" };
                for email in table.column(head) {
                    prop_assert!(!refused.iter().any(|one| one == email), "{email}");
                }
            }
        }
    }
}
