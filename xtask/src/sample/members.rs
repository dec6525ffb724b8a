//! The list of members: who is on it, and how they can be reached.

use ltv_engine::calendar::Day;
use ltv_engine::numeric::Random;

use super::draw::{Stream, below, chance, stream};
use super::orders::member_number;
use super::people::{Member, Town};
use super::shop::CHANNELS;

/// Masked, as lists that leave a shop often are; nobody is meant.
const SURNAMES: [&str; 12] = [
    "陳", "林", "黃", "張", "李", "王", "吳", "劉", "蔡", "楊", "許", "鄭",
];
const ENDINGS: [&str; 12] = [
    "安", "宜", "雅", "文", "婷", "豪", "君", "瑋", "芳", "功", "慧", "庭",
];

const CITIES: [&str; 8] = [
    "臺北市",
    "新北市",
    "桃園市",
    "臺中市",
    "臺南市",
    "高雄市",
    "新竹縣",
    "宜蘭縣",
];

/// The shop's own number, written for people who gave none: no key to merge by.
const SHOP_PHONE: &str = "0900-000-000";

/// A row of the list; empty text is an empty cell.
#[derive(Debug, Clone, Default)]
pub(crate) struct Row {
    pub(crate) number: String,
    pub(crate) name: String,
    pub(crate) phone: String,
    pub(crate) email: String,
    pub(crate) line_id: String,
    pub(crate) channel: &'static str,
    pub(crate) birthday: Option<Day>,
    pub(crate) sex: &'static str,
    pub(crate) city: &'static str,
    pub(crate) opted_in: bool,
}

/// By what a second registration can be told to be the same person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum SameBy {
    Phone,
    Email,
    Both,
}

/// The list: its rows, and what there is to find in it.
#[derive(Debug, Default)]
pub(crate) struct List {
    pub(crate) rows: Vec<Row>,
    /// For each person with two numbers.
    pub(crate) doubles: Vec<SameBy>,
    pub(crate) shop_phones: usize,
    /// Members with orders who are missing here.
    pub(crate) missing: usize,
}

pub(crate) fn list(town: &Town) -> List {
    let mut random = stream(town.seed, Stream::Members);
    let mut list = List::default();
    let doubled = |member: &Member| {
        town.members
            .iter()
            .any(|other| other.second && other.person == member.person)
    };
    for (index, member) in town.members.iter().enumerate() {
        let mut row = new_row(&mut random, index, member);
        if member.second {
            let person = |row: &&(usize, Row)| town.members[row.0].person == member.person;
            let known: Vec<(usize, Row)> = list.rows.iter().map(place).collect();
            if let Some((_, first)) = known.iter().find(person) {
                let by = same(&mut row, first, list.doubles.len());
                list.doubles.push(by);
            }
        } else if !doubled(member) {
            if member.person < super::shop::BUYERS && chance(&mut random, 0.017) {
                list.missing += 1;
                continue;
            }
            if chance(&mut random, 0.02) {
                SHOP_PHONE.clone_into(&mut row.phone);
                list.shop_phones += 1;
            }
        }
        list.rows.push(row);
    }
    list
}

/// A row with the place of its member, read back from the number.
fn place(row: &Row) -> (usize, Row) {
    let number: usize = row.number.trim_start_matches('C').parse().unwrap_or(1);
    (number - 1, row.clone())
}

fn new_row(random: &mut Random, index: usize, member: &Member) -> Row {
    let surname = SURNAMES[below(random, SURNAMES.len())];
    let ending = ENDINGS[below(random, ENDINGS.len())];
    let digits = format!("0900{:06}", 100_000 + index * 37);
    let on_line = if member.channel == super::shop::LINE {
        0.95
    } else {
        0.4
    };
    let with_email = member.second || chance(random, 0.9);
    let line_id = format!("U{:016x}{:016x}", random.next_u64(), random.next_u64());
    let born = Day(below(random, 14_600) as i32 - 3_650);
    Row {
        number: member_number(index),
        name: format!("{surname}○{ending}"),
        phone: written_phone(random, &digits),
        email: if with_email {
            format!("member{:04}@example.com", index + 1)
        } else {
            String::new()
        },
        line_id: if chance(random, on_line) {
            line_id
        } else {
            String::new()
        },
        channel: CHANNELS[member.channel].name,
        birthday: chance(random, 0.7).then_some(born),
        sex: ["女", "女", "男", ""][below(random, 4)],
        city: CITIES[below(random, CITIES.len())],
        opted_in: chance(random, 0.72),
    }
}

/// The same number, as people and forms write it.
fn written_phone(random: &mut Random, digits: &str) -> String {
    match below(random, 10) {
        0 => format!("+886{}", &digits[1..]),
        1 => digits.to_owned(),
        _ => format!("{}-{}-{}", &digits[..4], &digits[4..7], &digits[7..]),
    }
}

/// Gives a second registration what it shares with the first, written otherwise.
fn same(second: &mut Row, first: &Row, nth: usize) -> SameBy {
    second.name.clone_from(&first.name);
    let by = match nth % 12 {
        0..=4 => SameBy::Phone,
        5..=8 => SameBy::Email,
        _ => SameBy::Both,
    };
    // Both keys must be there to be shared.
    let by = if first.email.is_empty() {
        SameBy::Phone
    } else {
        by
    };
    if by != SameBy::Email {
        let digits: String = first.phone.replace("+886", "0").replace('-', "");
        second.phone = if first.phone.contains('-') {
            digits
        } else {
            format!("+886 {}", &digits[1..])
        };
    }
    if by != SameBy::Phone {
        second.email = first.email.replacen("member", "Member", 1);
    }
    by
}
