//! `cargo xtask serve`: a static server with the headers that the product promises to live under.
//!
//! The browser tests start the same one and read its log, which has a line for every request.

use std::fs::File;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

use anyhow::{Result, anyhow};
use tiny_http::{Header, Request, Response, Server, StatusCode};

use crate::{build, paths};

/// The strictest policy that the page is at home under.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
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
    let server = Server::http(("127.0.0.1", options.port)).map_err(|error| anyhow!("{error}"))?;
    let port = server.server_addr().to_ip().map_or(options.port, |address| address.port());
    let mut log = match &options.log {
        Some(path) => Some(File::options().create(true).append(true).open(path)?),
        None => None,
    };
    println!("http://127.0.0.1:{port}/");
    let dist = paths::root()?.join("dist");
    for request in server.incoming_requests() {
        if let Some(log) = &mut log {
            writeln!(log, "{} {}", request.method(), request.url())?;
        }
        // A reader who went away is no reason to stop.
        let _ = answer(&dist, request, !options.no_csp);
    }
    Ok(())
}

fn answer(dist: &Path, request: Request, with_policy: bool) -> Result<()> {
    let Some(path) = file(dist, request.url()) else {
        return Ok(request
            .respond(Response::from_string("not found").with_status_code(StatusCode(404)))?);
    };
    let mut response = Response::from_file(File::open(&path)?);
    let policy = with_policy.then_some(("Content-Security-Policy", POLICY));
    let fixed = [
        ("Content-Type", kind(&path)),
        ("Cache-Control", "no-cache"),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
    ];
    for (name, value) in fixed.into_iter().chain(policy) {
        let header = Header::from_bytes(name, value).map_err(|()| anyhow!("bad header {name}"))?;
        response.add_header(header);
    }
    Ok(request.respond(response)?)
}

/// The file that an address names, never one outside the folder.
fn file(dist: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.trim_start_matches('/');
    let path = Path::new(if path.is_empty() { "index.html" } else { path });
    let inside = path.components().all(|part| matches!(part, Component::Normal(_)));
    let found = dist.join(path);
    (inside && found.is_file()).then_some(found)
}

fn kind(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
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
