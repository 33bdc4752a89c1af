//! What every answer tells the browser, and which requests are none of the console's own pages.

use axum::extract::Request;
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode, header};

/// Nothing from another host, no script in a page, no frame around one.
const POLICY: &str =
    "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'; frame-ancestors 'none'";

/// The headers of every answer.
const HEADERS: [(HeaderName, &str); 6] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
];

/// Refuses what another site sends, and puts the headers on every answer.
pub(crate) async fn protect(request: Request, next: Next) -> Response {
    let mut answer = if *request.method() != Method::GET && comes_from_elsewhere(request.headers()) {
        (StatusCode::FORBIDDEN, "The form was sent by another site.").into_response()
    } else {
        next.run(request).await
    };
    let headers = answer.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    // A page may show what only its reader may see.
    headers.entry(header::CACHE_CONTROL).or_insert(HeaderValue::from_static("no-store"));
    answer
}

/// Whether a browser says that a page of another origin sent the request. Browsers name the origin of every POST.
fn comes_from_elsewhere(headers: &HeaderMap) -> bool {
    let text = |name: &HeaderName| headers.get(name).and_then(|value| value.to_str().ok());
    let fetched = text(&HeaderName::from_static("sec-fetch-site"));
    if fetched.is_some_and(|site| !matches!(site, "same-origin" | "none")) {
        return true;
    }
    let Some(origin) = text(&header::ORIGIN) else { return false };
    let named = origin.split_once("://").map(|(_, host)| host);
    named.is_none() || named != text(&header::HOST)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(pairs: &[(HeaderName, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn a_form_of_another_site_is_told_from_our_own() {
        let here = (header::HOST, "127.0.0.1:4590");
        let origin = |origin| sent(&[here.clone(), (header::ORIGIN, origin)]);
        assert!(!comes_from_elsewhere(&origin("http://127.0.0.1:4590")));
        for other in ["http://127.0.0.1:4591", "https://example.com", "null", "http://127.0.0.1:4590.example.com"] {
            assert!(comes_from_elsewhere(&origin(other)), "{other}");
        }
        let fetched = |site| sent(&[here.clone(), (HeaderName::from_static("sec-fetch-site"), site)]);
        assert!(comes_from_elsewhere(&fetched("cross-site")) && comes_from_elsewhere(&fetched("same-site")));
        assert!(!comes_from_elsewhere(&fetched("same-origin")));
    }
}
