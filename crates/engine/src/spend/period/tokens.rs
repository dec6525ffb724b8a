//! The parts of a written period.

/// One part; separators are none.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Token {
    /// 民國: years that follow are counted from 1912.
    Era,
    /// A number and how many digits it is written with.
    Number(u32, usize),
    /// A number with 年, and its digits.
    Year(u32, usize),
    /// A number with 月.
    Month(u32),
    /// A month by its English name.
    Named(u32),
    /// `Q1`, `1Q`, `第1季`.
    Quarter(u32),
    /// `W05`, `第5週`.
    Week(u32),
}

/// Most parts of a period.
const MOST: usize = 4;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];

const NUMERALS: [&str; 4] = ["一", "二", "三", "四"];

/// The parts of a folded text; `None` when anything else is in it.
pub(super) fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start_matches('第');
    while !rest.is_empty() {
        if tokens.len() == MOST {
            return None;
        }
        let (token, after) = token(rest)?;
        tokens.push(token);
        rest = after.trim_start_matches([' ', '-', '/', '.', ',', '\'', '第']);
        if rest.is_empty() && !after.is_empty() {
            return None; // something was to follow
        }
    }
    Some(tokens)
}

fn token(text: &str) -> Option<(Token, &str)> {
    if let Some(after) = strip_any(text, &["中華民國", "民國", "民国"]) {
        return Some((Token::Era, after));
    }
    if let Some((value, digits, after)) = number(text) {
        return Some(marked(value, digits, after));
    }
    let letters = text.len()
        - text
            .trim_start_matches(|char: char| char.is_ascii_lowercase())
            .len();
    let (word, after) = text.split_at(letters);
    match word {
        "q" | "w" | "wk" | "week" => {
            let (value, _, after) = number(after.trim_start_matches([' ', '-']))?;
            let token = if word == "q" {
                Token::Quarter(value)
            } else {
                Token::Week(value)
            };
            Some((token, after))
        }
        // sept. is the one customary abbreviation of four letters
        _ if letters >= 3 => {
            let index = MONTHS.iter().position(|month| month.starts_with(word))?;
            Some((Token::Named(index as u32 + 1), after))
        }
        _ => None,
    }
}

/// A number with the mark behind it.
fn marked(value: u32, digits: usize, after: &str) -> (Token, &str) {
    let mark = after.trim_start();
    if let Some(after) = strip_any(mark, &["年度", "年"]) {
        return (Token::Year(value, digits), after);
    }
    if let Some(after) = strip_any(mark, &["月份", "月"]) {
        return (Token::Month(value), after);
    }
    if let Some(after) = strip_any(mark, &["季度", "季"]) {
        return (Token::Quarter(value), after);
    }
    if let Some(after) = strip_any(mark, &["週", "周"]) {
        return (Token::Week(value), after);
    }
    (Token::Number(value, digits), after)
}

/// Up to eight digits, or a Chinese numeral up to four as quarters have.
fn number(text: &str) -> Option<(u32, usize, &str)> {
    if let Some(index) = NUMERALS
        .iter()
        .position(|numeral| text.starts_with(numeral))
    {
        return Some((index as u32 + 1, 1, &text[NUMERALS[index].len()..]));
    }
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let value = text[..digits].parse().ok().filter(|_| digits <= 8)?;
    Some((value, digits, &text[digits..]))
}

fn strip_any<'a>(text: &'a str, prefixes: &[&str]) -> Option<&'a str> {
    prefixes.iter().find_map(|prefix| text.strip_prefix(prefix))
}
