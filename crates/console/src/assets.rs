//! Style sheet, scripts and icon, each under a name with its hash: a browser keeps them for good.

use std::io::Write;
use std::sync::LazyLock;

use axum::extract::Path;
use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use flate2::Compression;
use flate2::write::GzEncoder;
use http::{HeaderMap, HeaderValue, StatusCode, header};
use interface::sandbox::hex;
use sha2::{Digest, Sha256};

/// A file of the console.
#[derive(Debug)]
pub(crate) struct Asset {
    /// Name with the hash of what is in it.
    name: String,
    kind: &'static str,
    plain: &'static [u8],
    packed: Bytes,
}

impl Asset {
    fn new(stem: &str, ending: &str, kind: &'static str, plain: &'static [u8]) -> Self {
        let hash = Sha256::digest(plain);
        let hash = hex(hash.get(..8).unwrap_or_default());
        let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
        let packed = gzip.write_all(plain).and_then(|()| gzip.finish()).unwrap_or_default();
        Self { name: format!("{stem}-{hash}.{ending}"), kind, plain, packed: packed.into() }
    }

    /// Where it is.
    pub(crate) fn path(&self) -> String {
        format!("/console/assets/{}", self.name)
    }
}

/// The style sheet.
pub(crate) static STYLE: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("console", "css", "text/css; charset=utf-8", include_bytes!("../assets/console.css")));

/// The console's own script.
pub(crate) static SCRIPT: LazyLock<Asset> = LazyLock::new(|| script("console", include_bytes!("../assets/console.js")));

/// Parts of pages are exchanged by htmx.
pub(crate) static HTMX: LazyLock<Asset> = LazyLock::new(|| script("htmx", include_bytes!("../assets/htmx.min.js")));

/// Server-sent events for htmx.
pub(crate) static SSE: LazyLock<Asset> = LazyLock::new(|| script("sse", include_bytes!("../assets/htmx-sse.min.js")));

/// The icon of the tab.
pub(crate) static ICON: LazyLock<Asset> =
    LazyLock::new(|| Asset::new("icon", "svg", "image/svg+xml", include_bytes!("../assets/icon.svg")));

fn script(stem: &str, plain: &'static [u8]) -> Asset {
    Asset::new(stem, "js", "text/javascript; charset=utf-8", plain)
}

/// `GET /console/assets/{name}`
pub(crate) async fn serve(Path(name): Path<String>, headers: HeaderMap) -> Response {
    let all = [&STYLE, &SCRIPT, &HTMX, &SSE, &ICON];
    let Some(asset) = all.into_iter().find(|asset| asset.name == name) else {
        return StatusCode::NOT_FOUND.into_response();
    };
    let takes = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let mut answer = if takes.contains("gzip") && !asset.packed.is_empty() {
        ([(header::CONTENT_ENCODING, "gzip")], asset.packed.clone()).into_response()
    } else {
        asset.plain.into_response()
    };
    let headers = answer.headers_mut();
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(asset.kind));
    headers.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
    headers.insert(header::CACHE_CONTROL, forever);
    answer
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_page_stays_under_200_kilobytes() {
        let all = [&STYLE, &SCRIPT, &HTMX, &SSE, &ICON];
        let sent: usize = all.into_iter().map(|asset| asset.packed.len()).sum();
        assert!(sent > 10_000 && sent < 60_000, "{sent}");
    }
}
