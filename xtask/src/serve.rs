//! `cargo xtask serve`: a static server with the headers that the product promises to live under.
//!
//! The browser tests start the same one and read its log, which has a line for every request.

use std::fs::File;
use std::io::{Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Component, Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};

use crate::{build, paths};

/// The strictest policy that the page is at home under.
const POLICY: &str = "Content-Security-Policy: \
                      default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
                      connect-src 'self'; worker-src 'self'; img-src 'self'; manifest-src 'self'";

#[derive(Clone, clap::Args)]
#[group(skip)]
pub struct Options {
    /// 0: a free one.
    #[arg(long, default_value_t = 0)]
    port: u16,
    /// Append a line for every request: method and address.
    #[arg(long)]
    log: Option<PathBuf>,
    /// Without a content security policy: Chromium before 97 knows no policy that allows
    /// WebAssembly and forbids eval.
    #[arg(long)]
    no_csp: bool,
    /// Have browsers report what the policy forbids to /violation: a line of the log.
    #[arg(long)]
    report: bool,
    /// Serve this folder in the place of dist/.
    #[arg(long)]
    dist: Option<PathBuf>,
    /// Serve dist/ as it is.
    #[arg(long)]
    no_build: bool,
    #[command(flatten)]
    build: build::Options,
}

/// Serves until it is stopped.
pub fn serve(options: &Options) -> Result<()> {
    if !options.no_build {
        build::build(&options.build)?;
    }
    let listener = TcpListener::bind(("127.0.0.1", options.port))?;
    let log = match &options.log {
        Some(path) => Some(Mutex::new(File::options().create(true).append(true).open(path)?)),
        None => None,
    };
    // A second origin, from which the examples take a frame.
    let other = TcpListener::bind(("127.0.0.1", 0))?;
    let here = format!("http://{}", listener.local_addr()?);
    let there = format!("http://{}", other.local_addr()?);
    println!("{here}/");
    if !options.no_build {
        println!("{here}/examples/");
    }
    let root = paths::root()?;
    let desk = |other: String| Desk {
        dist: options.dist.clone().unwrap_or_else(|| root.join("dist")),
        examples: root.join("examples"),
        other,
        log: log.as_ref(),
        policy: !options.no_csp,
        report: if options.report { "; report-uri /violation" } else { "" },
    };
    let (desk, other_desk) = (desk(there), desk(here));
    thread::scope(|threads| {
        threads.spawn(|| other_desk.serve(&other));
        desk.serve(&listener);
    });
    Ok(())
}

struct Desk<'a> {
    dist: PathBuf,
    examples: PathBuf,
    /// The one origin whose pages may speak with a frame of this one.
    other: String,
    log: Option<&'a Mutex<File>>,
    policy: bool,
    report: &'static str,
}

impl Desk<'_> {
    fn serve(&self, listener: &TcpListener) {
        thread::scope(|threads| {
            for stream in listener.incoming().flatten() {
                // A reader who went away, or one who does not speak HTTP, is no reason to stop.
                threads.spawn(move || self.answer(stream));
            }
        });
    }

    /// One request, one connection.
    fn answer(&self, mut stream: TcpStream) -> Result<()> {
        let (method, url) = request(&mut stream)?;
        if let Some(log) = self.log {
            let mut log = log.lock().unwrap_or_else(PoisonError::into_inner);
            writeln!(log, "{method} {url}")?;
        }
        let found = match url.strip_prefix("/examples/") {
            Some(example) => file(&self.examples, example),
            None => file(&self.dist, &url),
        };
        let (status, kind, body) = match (url.as_str(), found) {
            // What the operator of a frame writes, and what its host knows.
            ("/config.json", _) => {
                ("200 OK", JSON, format!("{{\"origins\":[{:?}]}}", self.other).into())
            }
            ("/examples/other.json", _) => ("200 OK", JSON, format!("{:?}", self.other).into()),
            (_, Some(path)) => ("200 OK", kind(&path), std::fs::read(&path)?),
            (_, None) => ("404 Not Found", "text/plain", b"not found".to_vec()),
        };
        let policy = match self.policy {
            // The host of the example with a frame has to allow the frame, and nothing else.
            true if url == "/examples/frame.html" => {
                format!("{POLICY}; frame-src {}{}\r\n", self.other, self.report)
            }
            true => format!("{POLICY}{}\r\n", self.report),
            false => String::new(),
        };
        write!(
            stream,
            "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\n{policy}\
             Cache-Control: no-cache\r\nX-Content-Type-Options: nosniff\r\n\
             Referrer-Policy: no-referrer\r\nConnection: close\r\n\r\n",
            body.len()
        )?;
        if method != "HEAD" {
            stream.write_all(&body)?;
        }
        Ok(())
    }
}

/// Method and address.
fn request(stream: &mut TcpStream) -> Result<(String, String)> {
    let mut head = Vec::new();
    let mut piece = [0; 4096];
    while head.len() < 1 << 16 {
        let count = stream.read(&mut piece)?;
        head.extend_from_slice(piece.get(..count).unwrap_or_default());
        let mut headers = [httparse::EMPTY_HEADER; 64];
        let mut request = httparse::Request::new(&mut headers);
        if let httparse::Status::Complete(length) = request.parse(&head)? {
            let method = request.method.context("no method")?.to_owned();
            let path = request.path.context("no address")?.to_owned();
            let body = body_length(request.headers).saturating_sub(head.len() - length);
            // Whoever is answered before all was read takes the line for broken.
            std::io::copy(&mut stream.take(body as u64), &mut std::io::sink())?;
            return Ok((method, path));
        }
        if count == 0 {
            break;
        }
    }
    bail!("no whole request")
}

fn body_length(headers: &[httparse::Header<'_>]) -> usize {
    let named = headers.iter().find(|header| header.name.eq_ignore_ascii_case("content-length"));
    let value = named.and_then(|header| std::str::from_utf8(header.value).ok());
    value.and_then(|value| value.parse().ok()).unwrap_or(0)
}

/// The file that an address names, never one outside the folder.
fn file(dist: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let found = dist.join(path);
    (inside && found.is_file()).then_some(found)
}

const JSON: &str = "application/json";

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => JSON,
        Some("webmanifest") => "application/manifest+json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_outside_the_folder_is_served() -> Result<()> {
        let root = paths::root()?;
        assert!(file(&root, "/Cargo.toml?x").is_some());
        assert!(file(&root.join("src"), "/../Cargo.toml").is_none());
        assert!(file(&root.join("src"), "//Cargo.toml").is_none());
        assert!(file(&root, "/no-such-file").is_none());
        Ok(())
    }
}
