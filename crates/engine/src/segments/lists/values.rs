//! The cells of a row.

use std::borrow::Cow;

use super::account::Adjusted;
use super::cell::Value;
use super::consent::{Answer, Channel, answer};
use super::judge::{Contact, Heard, judge};
use super::person_name::split_name;
use super::rules::{Naming, Rules};
use super::text::{clean, cut};
use super::{Field, Format, ListRow, Setup};

/// The cells of [`Format::Plain`], in the order of its
/// [`fields`](Setup::fields), for a workbook: text as text, with nothing before what
/// looks like a formula.
pub fn plain_values(row: &ListRow<'_>, setup: &Setup) -> Vec<Value<'static>> {
    let rules = Format::Plain.rules();
    // This list leaves nobody out.
    let contact = judge(row, rules, setup, &Heard::default()).unwrap_or_default();
    let mut cells = Cells::new(row, &contact, rules, setup);
    let fields = setup.fields(Format::Plain);
    fields.map(|field| cells.value(field)).collect()
}

/// Makes the cells of one row and counts what it changes.
pub(super) struct Cells<'r> {
    row: &'r ListRow<'r>,
    contact: &'r Contact,
    rules: &'r Rules,
    setup: &'r Setup,
    first: String,
    last: String,
    whole: String,
    pub(super) adjusted: Adjusted,
}

impl<'r> Cells<'r> {
    pub(super) fn new(
        row: &'r ListRow<'r>,
        contact: &'r Contact,
        rules: &'r Rules,
        setup: &'r Setup,
    ) -> Self {
        let mut whole = String::new();
        clean(
            row.name.unwrap_or(""),
            &rules.texts,
            rules.texts.emoji,
            &mut whole,
        );
        let mut adjusted = Adjusted {
            emails_blank: u32::from(contact.email_blank),
            phones_blank: u32::from(contact.phone_blank),
            ..Adjusted::default()
        };
        if whole.is_empty() && rules.naming != Naming::Free {
            let known = [contact.email.as_deref(), contact.phone.as_deref()];
            let known = known.into_iter().flatten().next().unwrap_or(row.id);
            clean(known, &rules.texts, rules.texts.emoji, &mut whole);
            adjusted.names_filled = 1;
        }
        let split = split_name(&whole);
        let (mut first, mut last) = (split.given.to_owned(), split.family.to_owned());
        if rules.naming == Naming::LastName && last.is_empty() {
            core::mem::swap(&mut first, &mut last);
        }
        Self {
            row,
            contact,
            rules,
            setup,
            first,
            last,
            whole,
            adjusted,
        }
    }

    pub(super) fn value(&mut self, field: Field) -> Value<'static> {
        let row = self.row;
        let money = |value: Option<f64>| number(value, self.setup.decimals.min(4));
        match field {
            // Compared letter by letter where a tool joins by it; there, an id that
            // would not pass unchanged was left out.
            Field::Id => self.text(Some(row.id), false),
            Field::Email => self.text(self.contact.email.as_deref(), false),
            Field::Phone => self.text(self.contact.phone.as_deref(), false),
            Field::LineId => self.text(self.contact.line.as_deref(), false),
            Field::Name => self.taken(|cells| &mut cells.whole),
            Field::FirstName => self.taken(|cells| &mut cells.first),
            Field::LastName => self.taken(|cells| &mut cells.last),
            Field::Tags => self.tags(),
            Field::Stage => self.text(row.stage, true),
            Field::Segment => self.text(row.segment, true),
            Field::Tier => self.text(row.tier, true),
            Field::Orders => number(row.orders.map(f64::from), 0),
            Field::Revenue => money(row.revenue),
            Field::FirstOrder => row.first_order.map_or(Value::Empty, Value::Day),
            Field::LastOrder => row.last_order.map_or(Value::Empty, Value::Day),
            Field::Expected => money(row.expected),
            Field::ExpectedLow => money(row.interval.map(|(low, _)| low)),
            Field::ExpectedHigh => money(row.interval.map(|(_, high)| high)),
            Field::PAlive => number(row.p_alive, 4),
            Field::HeldOut => self.truth(row.held_out),
            Field::EmailConsent => self.consent(Channel::Email),
            Field::SmsConsent => self.consent(Channel::Sms),
            Field::LineConsent => self.consent(Channel::Line),
        }
    }

    fn text(&mut self, text: Option<&str>, is_bounded: bool) -> Value<'static> {
        let texts = &self.rules.texts;
        let mut cleaned = String::new();
        clean(text.unwrap_or(""), texts, texts.emoji, &mut cleaned);
        if is_bounded {
            self.cut(&mut cleaned);
        }
        text_value(cleaned)
    }

    /// A part of the name, which is not needed again.
    fn taken(&mut self, part: impl Fn(&mut Self) -> &mut String) -> Value<'static> {
        let mut text = core::mem::take(part(self));
        self.cut(&mut text);
        text_value(text)
    }

    fn cut(&mut self, text: &mut String) {
        let texts = &self.rules.texts;
        self.adjusted.texts_cut += u32::from(cut(text, texts.most_bytes, texts.most_chars));
    }

    /// Each tag once, in their order.
    fn tags(&mut self) -> Value<'static> {
        let rules = &self.rules.tags;
        let mut tags: Vec<String> = Vec::new();
        for tag in self.row.tags {
            let alone = tag.replace(rules.between, " ");
            let mut tag = String::new();
            let emoji = rules.emoji && self.rules.texts.emoji;
            clean(&alone, &self.rules.texts, emoji, &mut tag);
            self.adjusted.texts_cut += u32::from(cut(&mut tag, None, rules.longest));
            if tag.is_empty() || tags.contains(&tag) {
                continue;
            }
            if rules.most.is_some_and(|most| tags.len() >= most) {
                self.adjusted.tags_dropped += 1;
                continue;
            }
            tags.push(tag);
        }
        let mut between = [0; 4];
        text_value(tags.join(&*rules.between.encode_utf8(&mut between)))
    }

    fn truth(&self, value: Option<bool>) -> Value<'static> {
        let words = &self.setup.words;
        let own = (words.yes.as_str(), words.no.as_str());
        let (yes, no) = self.rules.truth.unwrap_or(own);
        value.map_or(Value::Empty, |value| {
            text_value(if value { yes } else { no }.to_owned())
        })
    }

    fn consent(&self, channel: Channel) -> Value<'static> {
        let words = &self.setup.words;
        let said = answer(&self.row.consents, self.setup.consents, channel);
        let word = said.map(|said| match said {
            Answer::Yes => &words.yes,
            Answer::No => &words.no,
            Answer::Unknown => &words.unknown,
        });
        verbatim(word.map(String::as_str))
    }
}

fn verbatim(text: Option<&str>) -> Value<'static> {
    text.map_or(Value::Empty, |text| text_value(text.to_owned()))
}

fn text_value(text: String) -> Value<'static> {
    if text.is_empty() {
        Value::Empty
    } else {
        Value::Text(Cow::Owned(text))
    }
}

fn number(value: Option<f64>, decimals: u8) -> Value<'static> {
    let value = value.filter(|value| value.is_finite());
    value.map_or(Value::Empty, |value| Value::Number(value, decimals))
}
