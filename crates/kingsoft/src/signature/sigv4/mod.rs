//! `AWS4-HMAC-SHA256`, the signature of every current client.
//!
//! The clients differ in which headers they sign, where they put parameters and how they write blanks.
//! Source: the vendor's page "OpenAPI signature", and captures of four clients, which are the tests below.

use std::fmt::Write;

use http::HeaderMap;

use super::{Mismatch, canonical_pairs, digest, hex, join, mac, same};

/// Name of the scheme.
pub const SCHEME: &str = "AWS4-HMAC-SHA256";

/// Last part of every credential scope.
const TERMINATOR: &str = "aws4_request";

/// What the key was derived for: day, region, service.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Scope<'h> {
    /// Day, `20261121`.
    pub date: &'h str,
    /// Region; some clients leave it empty, and some name a region that has nothing to do with the call.
    pub region: &'h str,
    /// Service, such as `iam`.
    pub service: &'h str,
}

impl<'h> Scope<'h> {
    /// Reads `<key>/<day>/<region>/<service>/aws4_request`; the key may hold slashes of its own.
    pub fn read(credential: &'h str) -> Option<(&'h str, Self)> {
        let mut parts = credential.rsplitn(5, '/');
        let (end, service, region, date, key_id) =
            (parts.next()?, parts.next()?, parts.next()?, parts.next()?, parts.next()?);
        let day = date.len() == 8 && date.bytes().all(|byte| byte.is_ascii_digit());
        let sound = end == TERMINATOR && day && !service.is_empty() && !key_id.is_empty();
        sound.then_some((key_id, Self { date, region, service }))
    }
}

/// What a call says about its signature.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization<'h> {
    /// Access key.
    pub key_id: &'h str,
    /// What the key was derived for.
    pub scope: Scope<'h>,
    /// Names of the signed headers, as the client wrote them.
    pub signed_headers: &'h str,
    /// The signature.
    pub signature: &'h str,
}

impl<'h> Authorization<'h> {
    /// Reads an `Authorization` header; `None` when a part is missing.
    pub fn read(header: &'h str) -> Option<Self> {
        let rest = header.trim_start().strip_prefix(SCHEME)?;
        let part = |name: &str| {
            let parts = rest.split([',', ' ']).map(str::trim);
            parts.filter_map(|part| part.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        Self::of(part("Credential")?, part("SignedHeaders")?, part("Signature")?)
    }

    /// The same from its parts, as a query carries them.
    pub fn of(credential: &'h str, signed_headers: &'h str, signature: &'h str) -> Option<Self> {
        let (key_id, scope) = Scope::read(credential)?;
        Some(Self { key_id, scope, signed_headers, signature })
    }

    /// Whether a header is among the signed ones.
    pub fn signs(&self, header: &str) -> bool {
        self.signed_headers.split(';').any(|name| name.eq_ignore_ascii_case(header))
    }
}

/// A request, as far as it is signed.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'r> {
    /// Method.
    pub method: &'r str,
    /// Path as it was sent.
    pub path: &'r str,
    /// Query as it was sent.
    pub query: &'r str,
    /// Host that the call names, with its port.
    pub host: &'r str,
    /// Headers.
    pub headers: &'r HeaderMap,
    /// Body.
    pub body: &'r [u8],
    /// Instant of the call, `20261121T205558Z`.
    pub stamp: &'r str,
}

impl Signed<'_> {
    /// The canonical form of the request.
    pub fn canonical(&self, signed_headers: &str) -> String {
        let path = if self.path.is_empty() { "/" } else { self.path };
        // A signature in the query cannot cover itself.
        let query =
            canonical_pairs(self.query.as_bytes(), |name| !matches!(name, "X-Amz-Signature" | "X-Ksc-Signature"));
        let mut canonical = String::with_capacity(512);
        write!(canonical, "{}\n{path}\n{}\n", self.method.to_ascii_uppercase(), join(&query)).ok();
        // In the client's order and as often as it lists a header: one client lists `host` twice.
        for name in signed_headers.split(';') {
            writeln!(canonical, "{}:{}", name.to_ascii_lowercase(), self.header(name)).ok();
        }
        write!(canonical, "\n{signed_headers}\n{}", digest(self.body)).ok();
        canonical
    }

    fn header(&self, name: &str) -> String {
        if name.eq_ignore_ascii_case("host") {
            return self.host.trim().to_owned();
        }
        let values = self.headers.get_all(name).iter();
        let values: Vec<_> = values.map(|value| String::from_utf8_lossy(value.as_bytes()).trim().to_owned()).collect();
        values.join(",")
    }

    /// Checks the signature of a call.
    pub fn verify(&self, authorization: &Authorization<'_>, secret: &str) -> Result<(), Mismatch> {
        let right = same(authorization.signature, &self.sign(authorization, secret));
        let stated = self.headers.get("x-amz-content-sha256").map(http::HeaderValue::as_bytes);
        let body_as_stated = stated.is_none_or(|stated| stated == digest(self.body).as_bytes());
        let day_as_stated = self.stamp.starts_with(authorization.scope.date);
        if right && body_as_stated && day_as_stated { Ok(()) } else { Err(Mismatch) }
    }

    /// The right signature of this request.
    pub fn sign(&self, authorization: &Authorization<'_>, secret: &str) -> String {
        let Scope { date, region, service } = authorization.scope;
        let canonical = digest(self.canonical(authorization.signed_headers).as_bytes());
        let text = format!("{SCHEME}\n{}\n{date}/{region}/{service}/{TERMINATOR}\n{canonical}", self.stamp);
        let start = format!("AWS4{secret}");
        let key = [date, region, service, TERMINATOR]
            .iter()
            .fold(start.into_bytes(), |key, part| mac(&key, part.as_bytes()).to_vec());
        hex(&mac(&key, text.as_bytes()))
    }
}

#[cfg(test)]
mod tests;
