//! Phone numbers, with Taiwan as the country of those that name none.

/// Digits of a number, the country's included: at most 15 (ITU-T E.164); fewer
/// than 8 are a part of a number.
const DIGITS: core::ops::RangeInclusive<usize> = 8..=15;

/// What stands between a number and its extension, longer marks first.
const EXTENSION: [&str; 6] = ["extension", "ext", "x", "#", "分機", "轉"];

/// Leaves the number's one form in the folded text; `false` when there is none.
pub(super) fn tidy(text: &mut String) -> bool {
    let Some(Read {
        digits,
        has_plus,
        extension,
    }) = read(text)
    else {
        return false;
    };
    let Some((prefix, number)) = canonical(digits.text(), has_plus) else {
        return false;
    };
    let extension = extension.map(str::to_owned);
    text.clear();
    text.push_str(prefix);
    text.push_str(number);
    if let Some(extension) = extension {
        text.push('#');
        text.push_str(&extension);
    }
    true
}

/// The parts of a written number.
struct Read<'a> {
    digits: Digits,
    has_plus: bool,
    extension: Option<&'a str>,
}

fn read(text: &str) -> Option<Read<'_>> {
    let text = text.strip_prefix("tel:").unwrap_or(text).trim_start();
    let (number, extension) = split_extension(text)?;
    let bare = number.trim_start_matches('(');
    let (has_plus, bare) = match bare.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, bare),
    };
    let digits = Digits::of(bare)?;
    let meaningful = digits.text().trim_start_matches('0').as_bytes();
    let first = meaningful.first()?;
    let tells_apart = meaningful.iter().any(|digit| digit != first);
    tells_apart.then_some(Read {
        digits,
        has_plus,
        extension,
    })
}

/// What the number begins with, and its digits behind that.
fn canonical(digits: &str, has_plus: bool) -> Option<(&'static str, &str)> {
    let (prefix, number) = if let Some(abroad) = international(digits, has_plus) {
        // The zero belongs to calls within the country: +886 (0)912...
        let taiwan = abroad
            .strip_prefix("886")
            .map(|national| national.strip_prefix('0').unwrap_or(national));
        match taiwan.filter(|national| (8..=9).contains(&national.len())) {
            Some(national) => ("+886", national),
            None => ("+", abroad),
        }
    } else {
        match digits.len() {
            9 | 10 if digits.starts_with('0') => ("+886", &digits[1..]),
            9 if digits.starts_with('9') => ("+886", digits), // a mobile number without its zero
            _ => ("", digits),
        }
    };
    let length = prefix.len().saturating_sub(1) + number.len();
    DIGITS.contains(&length).then_some((prefix, number))
}

/// The digits from the country code on, when the number names its country.
fn international(digits: &str, has_plus: bool) -> Option<&str> {
    if has_plus {
        return Some(digits);
    }
    if let Some(abroad) = digits.strip_prefix("00") {
        // Taiwanese carriers are chosen by a third digit: 002, 009 ...
        let behind_carrier = abroad.get(1..).filter(|rest| rest.starts_with("886"));
        return Some(behind_carrier.unwrap_or(abroad));
    }
    (digits.starts_with("886") && (11..=13).contains(&digits.len())).then_some(digits)
}

/// The number and its extension; `None` when what follows the mark is no number.
fn split_extension(text: &str) -> Option<(&str, Option<&str>)> {
    if text.bytes().all(is_punctuation_or_digit) {
        return Some((text, None)); // most numbers
    }
    let split = EXTENSION.iter().find_map(|mark| text.split_once(mark));
    let Some((number, extension)) = split else {
        return Some((text, None));
    };
    let extension = extension.trim_start_matches([' ', '.', ':', '-']);
    let is_number = !extension.is_empty() && extension.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then_some((number, Some(extension)))
}

/// A byte of a number as it is usually written.
fn is_punctuation_or_digit(byte: u8) -> bool {
    byte.is_ascii_digit() || b" -.()".contains(&byte)
}

/// Digits on the stack: most cells of a file with a number in it come by here.
struct Digits {
    bytes: [u8; 20],
    len: usize,
}

impl Digits {
    /// The digits alone; `None` when anything but the usual punctuation is
    /// among them, or far too many.
    fn of(text: &str) -> Option<Self> {
        let mut digits = Self {
            bytes: [0; 20],
            len: 0,
        };
        for byte in text.bytes() {
            if byte.is_ascii_digit() {
                *digits.bytes.get_mut(digits.len)? = byte;
                digits.len += 1;
            } else if !is_punctuation_or_digit(byte) {
                return None;
            }
        }
        Some(digits)
    }

    fn text(&self) -> &str {
        core::str::from_utf8(&self.bytes[..self.len]).unwrap_or_default()
    }
}
