//! Whether the quotes of a record that has been read make sense.

/// How the quotes of a raw record stand.
pub(super) struct Quotes {
    /// The record ends inside quotes.
    pub(super) open: bool,
    /// Something other than a delimiter follows a closing quote.
    pub(super) misplaced: bool,
}

impl Quotes {
    pub(super) fn of(raw: &[u8], delimiter: u8) -> Self {
        #[derive(Clone, Copy)]
        enum State {
            FieldStart,
            Unquoted,
            Quoted,
            Closed,
        }
        let mut state = State::FieldStart;
        let mut misplaced = false;
        for &byte in raw {
            state = match (state, byte) {
                (State::Quoted, b'"') => State::Closed,
                (State::FieldStart | State::Closed, b'"') | (State::Quoted, _) => State::Quoted,
                (_, byte) if byte == delimiter => State::FieldStart,
                (State::Closed, byte) => {
                    misplaced |= byte != b' ';
                    State::Unquoted
                }
                _ => State::Unquoted,
            };
        }
        Self {
            open: matches!(state, State::Quoted),
            misplaced,
        }
    }
}
