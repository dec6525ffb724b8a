//! Names of files: what it is, and its date.

use core::fmt::Write;

use super::account::ListFile;
use super::cell::iso;
use super::parts::State;
use super::rules::Rules;
use super::setup::Setup;
use crate::calendar::Day;
use crate::letters::is_letter;

/// Characters of a label in a file's name at most.
const LONGEST: usize = 40;

/// A label as part of a file's name: letters and digits of any script stay, all else
/// becomes one `-`; at most 40 characters. Empty when nothing is left.
///
/// ```
/// use ltv_engine::segments::lists::safe_part;
/// assert_eq!(safe_part("S2 半睡顧客/VIP: \"top\""), "S2-半睡顧客-VIP-top");
/// assert_eq!(safe_part("../.."), "");
/// ```
pub fn safe_part(label: &str) -> String {
    let mut safe = String::new();
    let mut length = 0;
    for char in label.chars() {
        if length == LONGEST {
            break;
        }
        if char.is_ascii_alphanumeric() || is_letter(char) {
            safe.push(char);
            length += 1;
        } else if !safe.is_empty() && !safe.ends_with('-') {
            safe.push('-');
            length += 1;
        }
    }
    safe.truncate(safe.trim_end_matches('-').len());
    safe
}

/// `ltv-mailchimp-S2-2026-11-22.csv`, `ltv-line-S2-holdout-2026-11-22-2of3.txt`.
pub(super) fn file_name(
    slug: &str,
    labels: &[&str],
    date: Day,
    (part, parts): (usize, usize),
    extension: &str,
) -> String {
    let mut name = format!("ltv-{slug}");
    for label in labels {
        let label = safe_part(label);
        if !label.is_empty() {
            name.push('-');
            name.push_str(&label);
        }
    }
    name.push('-');
    name.push_str(&iso(date));
    if parts > 1 {
        // Writing to a string cannot fail.
        let _ = write!(name, "-{part}of{parts}");
    }
    name.push('.');
    name.push_str(extension);
    name
}

/// The files of a list by name.
pub(super) fn listed(rules: &Rules, setup: &Setup, files: &[State]) -> Vec<ListFile> {
    let held_out_word = safe_or(&setup.words.held_out, "holdout");
    let both = [setup.label.as_str(), held_out_word.as_str()];
    let mut so_far = [0; 2];
    let listed = files.iter().map(|file| {
        let part = &mut so_far[usize::from(file.held_out)];
        *part += 1;
        let parts = files.iter().filter(|other| other.held_out == file.held_out);
        let labels = if file.held_out { &both[..] } else { &both[..1] };
        let part = (*part, parts.count());
        ListFile {
            name: file_name(rules.slug, labels, setup.date, part, rules.extension),
            rows: file.rows,
            bytes: file.bytes,
            held_out: file.held_out,
        }
    });
    listed.collect()
}

/// The two files must never have one name.
fn safe_or(word: &str, otherwise: &str) -> String {
    let safe = safe_part(word);
    if safe.is_empty() {
        otherwise.to_owned()
    } else {
        safe
    }
}
