//! The attributes of `<ltv-calculator>`. A value that cannot be used falls back
//! and is named by one warning in the console.

use crate::i18n::{Currency, Locale};

/// What the element is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mode {
    /// The formulas alone: the small module.
    Calculator,
    /// The user's own data alone.
    Data,
    /// The scenarios; until they are there, as `Full`.
    Scenarios,
    /// Everything.
    Full,
}

/// The site owner's call to action.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cta {
    /// The text of the button.
    pub label: String,
    /// Where it leads; without one it is a button that only sends its event.
    pub href: Option<String>,
}

/// Reads `mode`.
pub fn mode(value: &str) -> Option<Mode> {
    match value {
        "calculator" => Some(Mode::Calculator),
        "data" => Some(Mode::Data),
        "scenarios" => Some(Mode::Scenarios),
        "full" => Some(Mode::Full),
        _ => None,
    }
}

/// Reads `locale`: any tag of a language on offer.
pub fn locale(value: &str) -> Option<Locale> {
    Locale::from_tag(value)
}

/// Reads `currency`: an ISO 4217 code on offer.
pub fn currency(value: &str) -> Option<Currency> {
    Currency::from_code(value)
}

/// Whether `theme` is one of its values. The styles read the attribute itself.
pub fn is_theme(value: &str) -> bool {
    matches!(value, "auto" | "light" | "dark")
}

/// Reads `cta-href`: an address that a link may lead to. A `javascript:` one may
/// not: a page builder's text field must not become code.
pub fn href(value: &str) -> Option<String> {
    let value = value.trim();
    // What stands before the first colon is a scheme, unless a path began earlier.
    let scheme = value
        .find([':', '/', '?', '#'])
        .filter(|at| value[*at..].starts_with(':'))
        .map(|at| value[..at].to_ascii_lowercase());
    let allowed = match scheme.as_deref() {
        None => !value.is_empty() && !value.starts_with(char::is_control),
        Some(scheme) => matches!(scheme, "http" | "https" | "mailto" | "tel" | "line"),
    };
    allowed.then(|| value.to_owned())
}
