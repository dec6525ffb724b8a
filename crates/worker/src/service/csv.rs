//! Cells of a CSV file that a spreadsheet opens as text.

/// Appends a cell. What a spreadsheet would take for a formula gets an
/// apostrophe before it.
pub(crate) fn cell(line: &mut String, text: &str) {
    let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let quoted = text.contains(['"', ',', '\n', '\r']);
    if quoted {
        line.push('"');
    }
    if risky {
        line.push('\'');
    }
    for char in text.chars() {
        if char == '"' {
            line.push('"');
        }
        line.push(char);
    }
    if quoted {
        line.push('"');
    }
}

/// The fields of one record, quotes taken off. A quote that does not close
/// takes the rest of the record.
pub(super) fn fields(record: &str, delimiter: u8) -> Vec<String> {
    let delimiter = char::from(delimiter);
    let mut fields = vec![String::new()];
    let mut quoted = false;
    let mut chars = record.chars().peekable();
    while let Some(char) = chars.next() {
        let Some(field) = fields.last_mut() else {
            break;
        };
        if quoted {
            if char == '"' && chars.peek() == Some(&'"') {
                field.push('"');
                chars.next();
            } else if char == '"' {
                quoted = false;
            } else {
                field.push(char);
            }
        } else if char == '"' && field.is_empty() {
            quoted = true;
        } else if char == delimiter {
            fields.push(String::new());
        } else {
            field.push(char);
        }
    }
    fields
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_quoted_and_disarmed() {
        for (text, expected) in [
            ("a", "a"),
            ("a,b", "\"a,b\""),
            ("say \"x\"", "\"say \"\"x\"\"\""),
            ("=1+1", "'=1+1"),
            ("@a,b", "\"'@a,b\""),
            ("-5", "'-5"),
        ] {
            let mut line = String::new();
            cell(&mut line, text);
            assert_eq!(line, expected);
        }
    }

    #[test]
    fn fields_of_a_record() {
        assert_eq!(fields("a;\"b;\"\"c\"\"\";", b';'), ["a", "b;\"c\"", ""]);
        assert_eq!(fields("a,\"b,c", b','), ["a", "b,c"]);
        assert_eq!(fields("", b','), [""]);
    }
}
