//! A site shown at home, as a static host would: the same headers, the same 404 page, compressed.

use super::site::Base;
use super::site::headers::{self, Rule};
use anyhow::{Context as _, bail, ensure};
use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::Request;
use axum::http::header::{CONTENT_LENGTH, CONTENT_TYPE};
use axum::http::{HeaderName, HeaderValue};
use axum::middleware::{Next, from_fn};
use axum::response::{Redirect, Response};
use axum::routing::get;
use std::net::{Ipv4Addr, TcpListener};
use std::path::Path;
use std::sync::Arc;
use tower_http::compression::CompressionLayer;
use tower_http::services::{ServeDir, ServeFile};

/// Ports tried for a free one to offer in place of a taken one.
const TRIED: u16 = 50;

/// What a page gets whose app is still being built: a script that announces the app when it is there.
const COMING: &str = include_str!("../../public/coming.js");

/// Shows the site of a folder until it is interrupted; only this computer can reach it. `app_coming`: as long as the site has
/// no app, its pages wait for a build that brings one.
///
/// # Errors
/// When the folder holds no site, or the port is taken.
pub fn serve(folder: &Path, port: u16, base: &Base, app_coming: bool) -> anyhow::Result<()> {
    let listener = listen(port)?;
    let mut router = router(folder, base)?;
    if app_coming {
        router = waiting(router, folder, base);
    }
    let router = router.layer(CompressionLayer::new());
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    runtime.block_on(async {
        listener.set_nonblocking(true)?;
        let listener = tokio::net::TcpListener::from_std(listener)?;
        let port = listener.local_addr()?.port();
        println!("{} at http://127.0.0.1:{port}{base} (stop with Ctrl+C)", folder.display());
        let stop = async { _ = tokio::signal::ctrl_c().await };
        axum::serve(listener, router).with_graceful_shutdown(stop).await?;
        Ok(())
    })
}

fn listen(port: u16) -> anyhow::Result<TcpListener> {
    match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
        Ok(listener) => Ok(listener),
        Err(error) if error.kind() == std::io::ErrorKind::AddrInUse => {
            let free = (port.saturating_add(1)..=port.saturating_add(TRIED))
                .find(|&other| TcpListener::bind((Ipv4Addr::LOCALHOST, other)).is_ok());
            match free {
                Some(free) => bail!("port {port} is taken; try --port {free} (or `make serve PORT={free}`)"),
                None => bail!("port {port} and those behind it are taken; choose another with --port"),
            }
        }
        Err(error) => Err(error).with_context(|| format!("cannot listen on port {port}")),
    }
}

/// Answers for a site mounted under a base.
fn router(folder: &Path, base: &Base) -> anyhow::Result<Router> {
    let listed = folder.join("_headers");
    ensure!(
        folder.join("index.html").is_file(),
        "{} holds no site (no index.html); make one with `offers build`, or name its folder with --dir",
        folder.display()
    );
    std::fs::read_to_string(&listed).with_context(|| format!("cannot read {}", listed.display()))?;
    let listed: Arc<Path> = listed.into();

    // The file's name in `ServeFile`, not the address, gives the 404 page its type.
    let files = ServeDir::new(folder)
        .redirect_path_prefix(base.as_str().trim_end_matches('/'))
        .not_found_service(ServeFile::new(folder.join("404.html")));
    let site = Router::new().fallback_service(files).layer(from_fn(move |request: Request, next: Next| {
        let listed = Arc::clone(&listed);
        async move {
            let path = request.uri().path().to_owned();
            let mut response = next.run(request).await;
            // Read for each answer, so that a site built anew while it is shown has its own headers at once.
            let rules = headers::parse(&std::fs::read_to_string(listed).unwrap_or_default());
            add_headers(&mut response, &rules, &path);
            response
        }
    }));
    let mounted = match base.as_str() {
        "/" => site,
        path => {
            let to = path.to_owned();
            let home = get(move || async move { Redirect::permanent(&to) });
            Router::new().route(path.trim_end_matches('/'), home).nest_service(path, site)
        }
    };
    Ok(mounted)
}

/// The same site, whose pages load [`COMING`] as long as it has no app.
fn waiting(site: Router, folder: &Path, base: &Base) -> Router {
    let folder: Arc<Path> = folder.into();
    let script = format!("{base}coming.js");
    let tag = format!("<script type=\"module\" src=\"{script}\"></script></head>");
    let script = Router::new().route(&script, get(|| async { ([(CONTENT_TYPE, "text/javascript")], COMING) }));
    let pages = site.layer(from_fn(move |request: Request, next: Next| {
        let (folder, tag) = (Arc::clone(&folder), tag.clone());
        async move {
            let response = next.run(request).await;
            if has_app(&folder) || !is_page(&response) {
                return response;
            }
            let (mut head, body) = response.into_parts();
            let page = to_bytes(body, usize::MAX).await.unwrap_or_default();
            let page = String::from_utf8_lossy(&page).replacen("</head>", &tag, 1);
            head.headers.remove(CONTENT_LENGTH);
            Response::from_parts(head, Body::from(page))
        }
    }));
    script.fallback_service(pages)
}

/// Whether the site of a folder has an app: then there is a script that starts it.
fn has_app(folder: &Path) -> bool {
    let Ok(entries) = std::fs::read_dir(folder) else { return false };
    entries.flatten().any(|entry| entry.file_name().to_string_lossy().starts_with("boot-"))
}

fn is_page(response: &Response) -> bool {
    let kind = response.headers().get(CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Adds the site's headers to an answer, and the encoding to the type of a page, as hosts do.
fn add_headers(response: &mut Response, rules: &[Rule], path: &str) {
    for (name, value) in rules.iter().filter(|rule| rule.covers(path)).flat_map(|rule| &rule.headers) {
        if let (Ok(name), Ok(value)) = (HeaderName::try_from(name), HeaderValue::try_from(value)) {
            response.headers_mut().insert(name, value);
        }
    }
    if response.headers().get(CONTENT_TYPE).is_some_and(|kind| kind == "text/html") {
        response.headers_mut().insert(CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8"));
    }
}
