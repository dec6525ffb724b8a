//! The site on this machine, with the headers a host should send.

mod address;
mod browser;
mod mime;

use std::fs::File;
use std::io::{Cursor, Read};
use std::path::Path;
use std::sync::Arc;
use std::thread;

use anyhow::{Context, Result, anyhow, bail};
use tiny_http::{Header, Method, Request, Response, Server, StatusCode};

use crate::project::Project;
use crate::site;
use address::Target;

/// One page asks for a handful of files at once; each may come slowly.
const THREADS: usize = 8;

/// What the command was asked for.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Options {
    port: u16,
    open: bool,
}

impl Options {
    /// Reads the command's arguments.
    pub(crate) fn parse(arguments: &[String]) -> Result<Self> {
        let mut options = Self {
            port: 8080,
            open: true,
        };
        let mut rest = arguments.iter().map(String::as_str);
        while let Some(argument) = rest.next() {
            match argument {
                "--no-open" => options.open = false,
                "--port" => options.port = port(rest.next())?,
                _ => match argument.strip_prefix("--port=") {
                    Some(number) => options.port = port(Some(number))?,
                    None => bail!("serve takes --port N and --no-open, but got {argument:?}"),
                },
            }
        }
        Ok(options)
    }
}

fn port(text: Option<&str>) -> Result<u16> {
    let text = text.context("--port needs a number")?;
    text.parse()
        .map_err(|_| anyhow!("--port needs a number from 0 to 65535, but got {text:?}"))
}

/// Builds the site if needed and serves it until the process is ended.
pub(crate) fn run(project: &Project, options: &Options) -> Result<()> {
    // Bound before the build, which may take minutes: a port in use is told at
    // once. Only for this machine: other machines would need a real host.
    let server = Server::http(("127.0.0.1", options.port))
        .map_err(|error| refused(options.port, &*error))?;
    let site = site::build(project)?;
    let port = server
        .server_addr()
        .to_ip()
        .map_or(options.port, |ip| ip.port());
    let address = format!("http://127.0.0.1:{port}/");
    println!("Serving the calculator on {address} (end with Ctrl+C)");
    if options.open {
        browser::open(&address);
    }
    let server = Arc::new(server);
    let threads: Vec<_> = (0..THREADS)
        .map(|_| {
            let (server, dist) = (Arc::clone(&server), site.dist.clone());
            thread::spawn(move || {
                while let Ok(request) = server.recv() {
                    answer(request, &dist);
                }
            })
        })
        .collect();
    for thread in threads {
        thread
            .join()
            .map_err(|_| anyhow!("the server ended unexpectedly"))?;
    }
    Ok(())
}

fn refused(port: u16, error: &(dyn std::error::Error + 'static)) -> anyhow::Error {
    let kind = error
        .downcast_ref::<std::io::Error>()
        .map(std::io::Error::kind);
    match kind {
        Some(std::io::ErrorKind::AddrInUse) => {
            anyhow!("port {port} is in use: end what uses it, or choose another with --port")
        }
        Some(std::io::ErrorKind::PermissionDenied) => {
            anyhow!("port {port} is not allowed for this user: choose another with --port")
        }
        _ => anyhow!("port {port} cannot be served on: {error}"),
    }
}

/// A visitor who goes away midway is no error of the server, so whether an
/// answer arrived is not asked.
fn answer(request: Request, dist: &Path) {
    if !matches!(request.method(), Method::Get | Method::Head) {
        let refusal = with(text(405, "Only GET and HEAD."), "Allow", "GET, HEAD");
        let _ = request.respond(refusal);
        return;
    }
    let _ = match address::find(dist, request.url()) {
        Target::File(path) => match file(&path, request.url()) {
            Ok(response) => request.respond(response),
            Err(_) => request.respond(text(404, "This file cannot be read.")),
        },
        Target::Folder(address) => request.respond(with(text(301, ""), "Location", &address)),
        Target::Nothing => request.respond(text(404, "There is nothing at this address.")),
    };
}

fn file(path: &Path, url: &str) -> Result<Response<File>> {
    // Lengths for every file: progress bars need them.
    let response = Response::from_file(File::open(path)?).with_chunked_threshold(usize::MAX);
    Ok(with_common(response, mime::of(path), caching(url)))
}

fn text(status: u16, message: &str) -> Response<Cursor<Vec<u8>>> {
    let response = Response::from_string(message).with_status_code(StatusCode(status));
    with_common(response, "text/plain; charset=utf-8", "no-cache")
}

/// Pages of other origins load the widget's modules, so all may read.
fn with_common<R: Read>(response: Response<R>, content: &str, caching: &str) -> Response<R> {
    let response = with(response, "Content-Type", content);
    let response = with(response, "Cache-Control", caching);
    with(response, "Access-Control-Allow-Origin", "*")
}

/// Only addresses with the version may be kept: their content never changes.
fn caching(url: &str) -> &'static str {
    if url.starts_with("/v/") {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    }
}

/// A value that no header can hold leaves the header out.
fn with<R: Read>(response: Response<R>, name: &str, value: &str) -> Response<R> {
    match Header::from_bytes(name, value) {
        Ok(header) => response.with_header(header),
        Err(()) => response,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(arguments: &[&str]) -> Result<Options> {
        let owned: Vec<String> = arguments.iter().map(ToString::to_string).collect();
        Options::parse(&owned)
    }

    #[test]
    fn port_and_opening_can_be_chosen() {
        let chosen = Options {
            port: 9000,
            open: false,
        };
        assert_eq!(options(&["--port", "9000", "--no-open"]).unwrap(), chosen);
        assert_eq!(options(&["--no-open", "--port=9000"]).unwrap(), chosen);
        assert_eq!(options(&[]).unwrap().port, 8080);
    }

    #[test]
    fn faulty_arguments_are_told() {
        for faulty in [
            &["--port"][..],
            &["--port", "x"],
            &["--port=70000"],
            &["-p"],
        ] {
            assert!(options(faulty).is_err(), "{faulty:?}");
        }
    }

    #[test]
    fn only_versioned_addresses_are_cached() {
        assert!(caching("/v/abc/full.js").contains("immutable"));
        assert_eq!(caching("/embed.js"), "no-cache");
        assert_eq!(caching("/"), "no-cache");
    }
}
