//! Breaks a chart's title into lines: a drawing has no line breaks of its own.

use crate::chart::scene::text_width;

/// Lines no wider than `width` at a font size. Breaks at spaces and beside
/// Chinese letters, but never before closing punctuation.
pub fn wrap(text: &str, width: f64, size: f64) -> Vec<String> {
    let room = width * 12.0 / size;
    let mut lines = Vec::new();
    let mut line = String::new();
    let mut word = String::new();
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        word.push(letter);
        let next = letters.peek().copied();
        if next.is_some_and(|next| !breaks(letter, next)) {
            continue;
        }
        // A word ends here.
        if !line.is_empty() && text_width(line.trim_end()) + text_width(word.trim_end()) > room {
            lines.push(line.trim_end().to_owned());
            line.clear();
        }
        line += &word;
        word.clear();
    }
    lines.push(line.trim_end().to_owned());
    lines.retain(|line| !line.is_empty());
    lines
}

/// Whether a line may end between two letters.
fn breaks(before: char, after: char) -> bool {
    const CLOSING: &str = "，。、；：！？）」』》〉…%";
    const OPENING: &str = "（「『《〈";
    if before == ' ' {
        return after != '\u{2060}';
    }
    let wide = |letter: char| matches!(letter, '\u{2e80}'..='\u{9fff}' | '\u{ff00}'..='\u{ff60}');
    // U+2060 keeps together what it stands between.
    let kept = before == '\u{2060}' || after == '\u{2060}' || after == ' ';
    (wide(before) || wide(after)) && !kept && !CLOSING.contains(after) && !OPENING.contains(before)
}
