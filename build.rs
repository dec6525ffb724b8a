//! Turns `locales/<language>/<surface>.json` into Rust: a function for each
//! message without values, a struct with named fields for each message with
//! `{{ values }}`. `{{ count | customer | customers }}` is the first word where
//! the count is 1, else the second. A key or a value that one language has and
//! another has not fails the build here.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;
use std::{env, fs};

/// Language codes as in the folder names, and their Rust variants. The first is
/// the one the others are held against.
const LANGUAGES: [(&str, &str); 2] = [("en", "En"), ("zh-Hant", "ZhHant")];
const SURFACES: [&str; 18] = [
    "shell",
    "calculator",
    "data",
    "cohorts",
    "errors",
    "files",
    "forecast",
    "segments",
    "rfm",
    "tiers",
    "top",
    "next_product",
    "tags",
    "lists",
    "studio",
    "tools",
    "programmes",
    "report",
];

type Surface = BTreeMap<String, Vec<Piece>>;

enum Piece {
    Text(String),
    Value(String),
    /// By a value: the word for one of them, and for any other number.
    Counted(String, String, String),
}

fn main() {
    println!("cargo::rerun-if-changed=locales");
    let mut code = String::new();
    for surface in SURFACES {
        let languages: Vec<(&str, Surface)> = LANGUAGES
            .iter()
            .map(|(language, _)| (*language, read(language, surface)))
            .collect();
        if let Some(problem) = difference(&languages) {
            println!("cargo::error=locales: {surface}: {problem}");
            return;
        }
        write_surface(&mut code, surface, &languages);
    }
    let out = env::var("OUT_DIR").unwrap_or_default();
    if let Err(error) = fs::write(Path::new(&out).join("messages.rs"), code) {
        println!("cargo::error=messages could not be written: {error}");
    }
}

fn read(language: &str, surface: &str) -> Surface {
    let path = format!("locales/{language}/{surface}.json");
    let text = match fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) => {
            println!("cargo::error={path}: {error}");
            return Surface::new();
        }
    };
    match serde_json::from_str::<BTreeMap<String, String>>(&text) {
        Ok(messages) => messages
            .into_iter()
            .map(|(key, text)| (key, pieces(&text)))
            .collect(),
        Err(error) => {
            println!("cargo::error={path}: {error}");
            Surface::new()
        }
    }
}

fn pieces(text: &str) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((name, after)) = after.split_once("}}") else {
            break;
        };
        pieces.push(Piece::Text(before.to_owned()));
        pieces.push(value(name));
        rest = after;
    }
    pieces.push(Piece::Text(rest.to_owned()));
    pieces.retain(|piece| !matches!(piece, Piece::Text(text) if text.is_empty()));
    pieces
}

fn value(text: &str) -> Piece {
    let parts: Vec<String> = text.split('|').map(|part| part.trim().to_owned()).collect();
    match <[String; 3]>::try_from(parts) {
        Ok([name, one, other]) => Piece::Counted(name, one, other),
        Err(parts) => Piece::Value(parts.concat()),
    }
}

fn values(pieces: &[Piece]) -> Vec<&str> {
    let mut names: Vec<&str> = pieces
        .iter()
        .filter_map(|piece| match piece {
            Piece::Value(name) | Piece::Counted(name, ..) => Some(name.as_str()),
            Piece::Text(_) => None,
        })
        .collect();
    names.sort_unstable();
    names.dedup();
    names
}

fn difference(languages: &[(&str, Surface)]) -> Option<String> {
    let (first, reference) = languages.first()?;
    for (language, messages) in languages {
        if let Some(key) = reference.keys().find(|key| !messages.contains_key(*key)) {
            return Some(format!("`{key}` is missing in {language}"));
        }
        for (key, pieces) in messages {
            let Some(wanted) = reference.get(key) else {
                return Some(format!("`{key}` is in {language} but not in {first}"));
            };
            if values(pieces) != values(wanted) {
                return Some(format!("`{key}`: {language} and {first} use other values"));
            }
        }
    }
    None
}

fn write_surface(code: &mut String, surface: &str, languages: &[(&str, Surface)]) {
    let Some((_, reference)) = languages.first() else {
        return;
    };
    let _ = writeln!(
        code,
        "/// Messages of `{surface}.json`.\npub mod {surface} {{\n#[allow(unused_imports)] // a surface may have no messages with values\nuse super::{{Locale, Piece, fill}};"
    );
    for (key, pieces) in reference {
        let names = values(pieces);
        if names.is_empty() {
            let _ = writeln!(
                code,
                "/// `{key}`\npub fn {key}(locale: Locale) -> &'static str {{ match locale {{"
            );
            for ((_, messages), (_, variant)) in languages.iter().zip(LANGUAGES) {
                let _ = writeln!(code, "Locale::{variant} => {:?},", plain(&messages[key]));
            }
            code.push_str("} }\n");
            continue;
        }
        let name = type_name(key);
        let _ = writeln!(
            code,
            "/// `{key}`\n#[derive(Clone, Copy)] pub struct {name}<'a> {{"
        );
        for value in &names {
            let _ = writeln!(code, "/// `{value}`\npub {value}: &'a str,");
        }
        let _ = writeln!(
            code,
            "}}\nimpl {name}<'_> {{\n/// The sentence in a language.\npub fn text(&self, locale: Locale) -> String {{ fill(match locale {{"
        );
        for ((_, messages), (_, variant)) in languages.iter().zip(LANGUAGES) {
            let _ = write!(code, "Locale::{variant} => &[");
            let index = |value: &str| names.iter().position(|name| *name == value).unwrap_or(0);
            for piece in &messages[key] {
                let _ = match piece {
                    Piece::Text(text) => write!(code, "Piece::Text({text:?}),"),
                    Piece::Value(value) => write!(code, "Piece::Value({}),", index(value)),
                    Piece::Counted(value, one, other) => {
                        let index = index(value);
                        write!(code, "Piece::Counted({index}, {one:?}, {other:?}),")
                    }
                };
            }
            code.push_str("],\n");
        }
        let fields: Vec<String> = names.iter().map(|value| format!("self.{value}")).collect();
        let _ = writeln!(code, "}}, &[{}]) }} }}", fields.join(", "));
    }
    code.push_str("}\n");
}

fn plain(pieces: &[Piece]) -> &str {
    match pieces {
        [Piece::Text(text)] => text,
        _ => "",
    }
}

fn type_name(key: &str) -> String {
    key.split('_')
        .map(|word| {
            let mut letters = word.chars();
            letters
                .next()
                .map(|first| first.to_uppercase().chain(letters).collect::<String>())
                .unwrap_or_default()
        })
        .collect()
}
