//! Text put into the files that are served: the version, the embed script's
//! messages; and what Trunk leaves in pages taken out.

use std::collections::BTreeMap;

use anyhow::{Context, Result, bail};
use serde_json::Value;

const VERSION: &str = "__LTV_VERSION__";
const MESSAGES: &str = "__LTV_MESSAGES__";

/// Fills the placeholders; text without any comes back as it was.
pub(crate) fn fill(text: &str, version: &str, messages: &str) -> String {
    text.replace(VERSION, version).replace(MESSAGES, messages)
}

/// An embed script without its version would ask for addresses that are not
/// there, which shows only in a visitor's browser; so it ends the build.
pub(crate) fn check_embed(text: &str) -> Result<()> {
    for placeholder in [VERSION, MESSAGES] {
        if !text.contains(placeholder) {
            bail!("www/embed.js has no placeholder {placeholder}");
        }
    }
    Ok(())
}

/// `{"en": {...}, "zh-Hant": {...}}` from each locale's JSON text, compact.
pub(crate) fn messages(locales: &BTreeMap<String, String>) -> Result<String> {
    let mut all = serde_json::Map::new();
    for (locale, text) in locales {
        let value: Value = serde_json::from_str(text)
            .with_context(|| format!("locales/{locale}/embed.json is not valid"))?;
        if !value.is_object() {
            bail!("locales/{locale}/embed.json is not an object");
        }
        all.insert(locale.clone(), value);
    }
    Ok(Value::Object(all).to_string())
}

/// Takes Trunk's own links out of a page: with `inject_scripts` off it leaves
/// the main module's `data-trunk` link, which no browser knows.
pub(crate) fn without_trunk_links(page: &str) -> String {
    let mut kept = String::with_capacity(page.len());
    let mut rest = page;
    while let Some(start) = rest.find("<link") {
        let Some(length) = rest[start..].find('>') else {
            break;
        };
        let end = start + length + 1;
        let tag = &rest[start..end];
        if is_trunks(tag) {
            kept.push_str(rest[..start].trim_end_matches([' ', '\t']));
            rest = rest[end..].strip_prefix('\n').unwrap_or(&rest[end..]);
        } else {
            kept.push_str(&rest[..end]);
            rest = &rest[end..];
        }
    }
    kept.push_str(rest);
    kept
}

fn is_trunks(tag: &str) -> bool {
    let preload = tag.contains("rel=\"modulepreload\"") || tag.contains("rel=\"preload\"");
    tag.contains("data-trunk") || (preload && (tag.contains("_bg.wasm") || tag.contains(".js")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_are_filled_wherever_they_stand() {
        let text = "base('v/__LTV_VERSION__/'), q='__LTV_VERSION__', m=__LTV_MESSAGES__;";
        assert_eq!(
            fill(text, "abc", "{\"en\":{}}"),
            "base('v/abc/'), q='abc', m={\"en\":{}};"
        );
        assert_eq!(fill("nothing", "abc", "{}"), "nothing");
    }

    #[test]
    fn embed_script_without_a_placeholder_is_refused() {
        assert!(check_embed("__LTV_VERSION__ __LTV_MESSAGES__").is_ok());
        let error = check_embed("__LTV_VERSION__").unwrap_err();
        assert!(error.to_string().contains(MESSAGES));
    }

    #[test]
    fn messages_are_one_compact_object() {
        let locales = BTreeMap::from([
            ("en".to_owned(), "{ \"retry\": \"Try again\" }".to_owned()),
            ("zh-Hant".to_owned(), "{\"retry\":\"再試一次\"}".to_owned()),
        ]);
        assert_eq!(
            messages(&locales).unwrap(),
            "{\"en\":{\"retry\":\"Try again\"},\"zh-Hant\":{\"retry\":\"再試一次\"}}"
        );
    }

    #[test]
    fn faulty_messages_name_their_file() {
        let locales = BTreeMap::from([("en".to_owned(), "{".to_owned())]);
        let error = messages(&locales).unwrap_err();
        assert!(format!("{error:#}").contains("locales/en/embed.json"));
    }

    #[test]
    fn only_trunks_links_are_taken_out() {
        let page = "<head>\n  <link rel=\"icon\" href=\"i.svg\">\n  \
            <link data-trunk=\"\" rel=\"rust\" data-trunk-id=\"0\">\n\
            <link rel=\"modulepreload\" href=\"./full.js\">\n<title>a</title>";
        assert_eq!(
            without_trunk_links(page),
            "<head>\n  <link rel=\"icon\" href=\"i.svg\">\n<title>a</title>"
        );
    }
}
