//! From Trunk's output to `dist/`.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

use super::layout::{self, Files, Place};
use super::{files_below, shrink, template, trunk_output};
use crate::project::Project;
use crate::tools::WebTools;
use crate::tools::install::remove;

/// Puts the site together and returns its version. Everything is written to a
/// folder beside `dist/` that takes its place at the end, so that a failure
/// leaves the old site whole.
pub(crate) fn assemble(project: &Project, tools: &WebTools) -> Result<String> {
    let mut built = read(&trunk_output(project))?;
    shrink::shrink(project, tools, &mut built)?;
    let locales = embed_messages(&project.path("locales"))?;
    let messages = template::messages(&locales)?;
    let version = version(&built, &messages);
    let site = arrange(&built, &version, &messages)?;

    let dist = project.dist();
    let fresh = dist.with_file_name(".dist-new");
    let old = dist.with_file_name(".dist-old");
    remove(&fresh)?;
    remove(&old)?;
    write(&site, &fresh)?;
    if dist.exists() {
        fs::rename(&dist, &old).context("the old dist/ cannot be moved away")?;
    }
    fs::rename(&fresh, &dist).context("the new dist/ cannot be put in place")?;
    remove(&old)?;
    Ok(version)
}

fn read(folder: &Path) -> Result<Files> {
    let mut files = Files::new();
    for (name, path) in files_below(folder)? {
        files.insert(name, fs::read(path)?);
    }
    Ok(files)
}

/// Each locale's messages for the embed script.
fn embed_messages(locales: &Path) -> Result<BTreeMap<String, String>> {
    let mut messages = BTreeMap::new();
    for (name, path) in files_below(locales)? {
        if let Some(locale) = name.strip_suffix("/embed.json") {
            messages.insert(locale.to_owned(), fs::read_to_string(path)?);
        }
    }
    if messages.is_empty() {
        bail!("no locale has a file embed.json");
    }
    Ok(messages)
}

/// The messages count too: they end up in the script, and a changed wording is
/// a changed version. The script's own template is among the built files.
fn version(built: &Files, messages: &str) -> String {
    let mut all = built.clone();
    all.insert("locales".to_owned(), messages.as_bytes().to_vec());
    layout::version(&all)
}

fn arrange(built: &Files, version: &str, messages: &str) -> Result<Files> {
    let embed = built
        .get("embed.js")
        .context("www/embed.js is missing: without it nothing can be embedded")?;
    template::check_embed(&String::from_utf8_lossy(embed))?;
    let mut site = Files::new();
    for (path, content) in built {
        match layout::place(path, built) {
            Place::Versioned => {
                site.insert(format!("v/{version}/{path}"), content.clone());
            }
            Place::Root => {
                site.insert(path.clone(), fill(path, content, version, messages));
            }
        }
    }
    Ok(site)
}

fn fill(path: &str, content: &[u8], version: &str, messages: &str) -> Vec<u8> {
    let ending = Path::new(path)
        .extension()
        .and_then(|ending| ending.to_str());
    let page = ending == Some("html");
    if !page && ending != Some("js") {
        return content.to_vec();
    }
    let Ok(text) = std::str::from_utf8(content) else {
        return content.to_vec();
    };
    let filled = template::fill(text, version, messages);
    if page {
        template::without_trunk_links(&filled).into_bytes()
    } else {
        filled.into_bytes()
    }
}

fn write(site: &Files, folder: &Path) -> Result<()> {
    for (name, content) in site {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(&path, content).with_context(|| format!("{name} cannot be written"))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built() -> Files {
        let files = [
            ("index.html", "<link data-trunk rel=\"rust\"><p>hi</p>"),
            (
                "embed.js",
                "v='__LTV_VERSION__'; import('./full.js'); m=__LTV_MESSAGES__",
            ),
            ("full.js", "'__LTV_VERSION__'"),
            ("full_bg.wasm", "\0asm"),
            ("widget.css", ":host{}"),
        ];
        files
            .into_iter()
            .map(|(path, content)| (path.to_owned(), content.into()))
            .collect()
    }

    #[test]
    fn site_has_its_versioned_folder_and_filled_root() {
        let site = arrange(&built(), "abc", "{}").unwrap();
        let paths: Vec<&str> = site.keys().map(String::as_str).collect();
        assert_eq!(
            paths,
            [
                "embed.js",
                "index.html",
                "v/abc/full.js",
                "v/abc/full_bg.wasm",
                "v/abc/widget.css"
            ]
        );
        assert_eq!(site["embed.js"], b"v='abc'; import('./full.js'); m={}");
        assert_eq!(site["index.html"], b"<p>hi</p>");
    }

    #[test]
    fn site_without_an_embed_script_is_refused() {
        let mut files = built();
        files.remove("embed.js");
        assert!(arrange(&files, "abc", "{}").is_err());
    }

    #[test]
    fn changed_messages_change_the_version() {
        let files = built();
        assert_eq!(version(&files, "{}"), version(&files, "{}"));
        assert_ne!(version(&files, "{}"), version(&files, "{\"en\":{}}"));
    }
}
