//! Who is in a list, and by what they are reached.

use rustc_hash::FxHashSet;

use super::account::Reason;
use super::consent::{Answer, Channel, Unanswered, answer};
use super::keys::{email, fits_user_id, is_given, phone, user_id};
use super::rules::{Needs, Rules};
use super::{ListRow, Setup};
use crate::hash::text_hash;
use crate::people::normalise;

/// How a person of the list is reached.
#[derive(Debug, Default)]
pub(super) struct Contact {
    pub(super) email: Option<String>,
    pub(super) phone: Option<String>,
    pub(super) line: Option<String>,
    /// By what the tool knows the person again; 0 for no such thing.
    pub(super) key: u64,
    /// What was given and is left blank.
    pub(super) email_blank: bool,
    pub(super) phone_blank: bool,
}

/// Hashes of addresses and numbers, as all rows of their owner bear on each.
#[derive(Debug, Default)]
pub(super) struct Heard {
    /// Their owner refused.
    refused: FxHashSet<u64>,
    /// Their owner is held out.
    held_out: FxHashSet<u64>,
}

impl Heard {
    /// Remembers what a row refuses, and whether it is held out.
    pub(super) fn note(&mut self, row: &ListRow<'_>, setup: &Setup) {
        for channel in [Channel::Email, Channel::Sms, Channel::Line] {
            let said = answer(&row.consents, setup.consents, channel);
            let (is_no, is_held_out) = (said == Some(Answer::No), row.held_out == Some(true));
            if !is_no && !is_held_out {
                continue;
            }
            let key = match channel {
                Channel::Email => row.email.and_then(normalise::email),
                Channel::Sms => phone(row.phone, false),
                Channel::Line => row.line_id.and_then(user_id),
                Channel::General => None,
            };
            let Some(key) = key else {
                continue;
            };
            let key = hash(channel, &key);
            if is_no {
                self.refused.insert(key);
            }
            if is_held_out {
                self.held_out.insert(key);
            }
        }
    }

    /// Whether the person of a row that is written is held out, by this row or another.
    pub(super) fn is_held_out(&self, row: &ListRow<'_>, contact: &Contact) -> bool {
        row.held_out == Some(true) || self.held_out.contains(&contact.key)
    }
}

/// How the row's person is reached, or why not at all.
pub(super) fn judge(
    row: &ListRow<'_>,
    rules: &Rules,
    setup: &Setup,
    heard: &Heard,
) -> Result<Contact, Reason> {
    let may = |channel, key: &str| {
        if heard.refused.contains(&hash(channel, key)) {
            return Err(Reason::OptedOut);
        }
        allowed(row, setup, channel)
    };
    let mut contact = Contact::default();
    match rules.needs {
        Needs::Email { ascii } => {
            let email = email(row.email, ascii)?;
            may(Channel::Email, &email)?;
            contact.key = hash(Channel::Email, &email);
            contact.email = Some(email);
            let phone = phone(row.phone, rules.e164);
            contact.phone = phone.filter(|phone| may(Channel::Sms, phone).is_ok());
        }
        Needs::EmailOrPhone => {
            let email = email(row.email, false)
                .and_then(|email| may(Channel::Email, &email).map(|()| email));
            let phone = phone(row.phone, rules.e164)
                .ok_or(Reason::NoContact)
                .and_then(|phone| may(Channel::Sms, &phone).map(|()| phone));
            contact.key = match (&email, &phone) {
                (Ok(email), _) => hash(Channel::Email, email),
                (_, Ok(phone)) => hash(Channel::Sms, phone),
                (Err(one), Err(other)) => return Err(graver(*one, *other)),
            };
            contact.email = email.ok();
            contact.phone = phone.ok();
        }
        Needs::LineUserId => {
            let cell = row.line_id.filter(|cell| is_given(cell));
            let id = user_id(cell.ok_or(Reason::NoLineId)?).ok_or(Reason::InvalidLineId)?;
            may(Channel::Line, &id)?;
            contact.key = hash(Channel::Line, &id);
            contact.line = Some(id);
        }
        Needs::UserId { most } => {
            fits_user_id(row.id, most)?;
            allowed(row, setup, Channel::General)?;
            contact.key = hash(Channel::General, row.id);
        }
        Needs::Nothing => {
            // Nothing is lost: what is no address stays as it is.
            let kept = |cell: Option<&str>, normal: fn(&str) -> Option<String>| {
                let cell = cell.filter(|cell| is_given(cell))?;
                Some(normal(cell).unwrap_or_else(|| cell.to_owned()))
            };
            contact.email = kept(row.email, normalise::email);
            contact.phone = kept(row.phone, normalise::phone);
            contact.line = kept(row.line_id, user_id);
        }
    }
    if matches!(rules.needs, Needs::Email { .. } | Needs::EmailOrPhone) {
        let is_blank = |cell: Option<&str>, kept: bool| !kept && cell.is_some_and(is_given);
        contact.email_blank = is_blank(row.email, contact.email.is_some());
        contact.phone_blank = is_blank(row.phone, contact.phone.is_some());
    }
    Ok(contact)
}

/// Of two reasons, the one that says most: a refusal, then an unknown consent, then an
/// address that is none, then that there is nothing.
fn graver(email: Reason, phone: Reason) -> Reason {
    for reason in [Reason::OptedOut, Reason::ConsentUnknown] {
        if email == reason || phone == reason {
            return reason;
        }
    }
    if email == Reason::NoEmail {
        Reason::NoContact
    } else {
        email
    }
}

fn allowed(row: &ListRow<'_>, setup: &Setup, channel: Channel) -> Result<(), Reason> {
    match answer(&row.consents, setup.consents, channel) {
        None | Some(Answer::Yes) => Ok(()),
        Some(Answer::No) => Err(Reason::OptedOut),
        Some(Answer::Unknown) if setup.unanswered == Unanswered::Keep => Ok(()),
        Some(Answer::Unknown) => Err(Reason::ConsentUnknown),
    }
}

fn hash(channel: Channel, key: &str) -> u64 {
    text_hash(channel as u64, key.as_bytes())
}
