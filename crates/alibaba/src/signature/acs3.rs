//! Signature version 3, `ACS3-HMAC-SHA256`, over the headers that the client lists.
//!
//! Source: the vendor's page "Request structure and signature method V3", and captures of its clients.

use std::fmt::Write;

use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use sha2::{Digest, Sha256};

use super::{Mismatch, encode, same};

/// Name of the scheme.
pub const SCHEME: &str = "ACS3-HMAC-SHA256";

/// What an `Authorization` header of this scheme says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization<'h> {
    /// Access key.
    pub key_id: &'h str,
    /// Names of the signed headers, as the client wrote them.
    pub signed_headers: &'h str,
    /// The signature.
    pub signature: &'h str,
}

impl<'h> Authorization<'h> {
    /// Reads a header; `None` when a part is missing.
    pub fn read(header: &'h str) -> Option<Self> {
        let rest = header.strip_prefix(SCHEME)?.trim_start();
        let part = |name: &str| {
            let parts = rest.split(',').map(str::trim);
            parts.filter_map(|part| part.split_once('=')).find(|(key, _)| *key == name).map(|(_, value)| value)
        };
        Some(Self {
            key_id: part("Credential")?,
            signed_headers: part("SignedHeaders")?,
            signature: part("Signature")?,
        })
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
    /// Path.
    pub path: &'r str,
    /// Parameters of the query, decoded.
    pub query: &'r [(String, String)],
    /// Headers.
    pub headers: &'r HeaderMap,
    /// Body.
    pub body: &'r [u8],
}

impl Signed<'_> {
    /// The canonical form of the request.
    pub fn canonical(&self, signed_headers: &str) -> String {
        self.canonical_with(signed_headers, &digest(self.body))
    }

    fn canonical_with(&self, signed_headers: &str, body: &str) -> String {
        let mut query: Vec<_> = self.query.iter().collect();
        query.sort();
        let mut canonical = String::with_capacity(512);
        let path = if self.path.is_empty() { "/" } else { self.path };
        write!(canonical, "{}\n{path}\n", self.method).ok();
        for (index, (name, value)) in query.into_iter().enumerate() {
            let and = if index == 0 { "" } else { "&" };
            // Clients write names as they are.
            canonical.extend([and, name, "="]);
            canonical.extend(encode(value));
        }
        canonical.push('\n');
        for name in signed_headers.split(';') {
            let mut values: Vec<_> =
                self.headers.get_all(name).iter().map(|value| String::from_utf8_lossy(value.as_bytes())).collect();
            values.sort();
            let values: Vec<_> = values.iter().map(|value| value.trim()).collect();
            writeln!(canonical, "{}:{}", name.to_ascii_lowercase(), values.join(",")).ok();
        }
        write!(canonical, "\n{signed_headers}\n{body}").ok();
        canonical
    }

    /// Checks the signature of a call.
    ///
    /// Every `x-acs-` header must be signed, so that nobody can change one on the way.
    pub fn verify(&self, authorization: &Authorization<'_>, secret: &str) -> Result<(), Mismatch> {
        let body = digest(self.body);
        let canonical = self.canonical_with(authorization.signed_headers, &body);
        let string_to_sign = format!("{SCHEME}\n{}", digest(canonical.as_bytes()));
        let stated = self.headers.get("x-acs-content-sha256").map(http::HeaderValue::as_bytes);
        let body_as_stated = stated.is_none_or(|stated| stated == body.as_bytes());
        let mut names = self.headers.keys().map(http::HeaderName::as_str);
        let all_signed = names.all(|name| !name.starts_with("x-acs-") || authorization.signs(name));
        let right = same(authorization.signature, &sign(secret, &string_to_sign));
        if right && body_as_stated && all_signed { Ok(()) } else { Err(Mismatch { string_to_sign }) }
    }
}

/// The signature of a text.
pub fn sign(secret: &str, string_to_sign: &str) -> String {
    match Hmac::<Sha256>::new_from_slice(secret.as_bytes()) {
        Ok(mut mac) => {
            mac.update(string_to_sign.as_bytes());
            hex(&mac.finalize().into_bytes())
        }
        Err(_) => String::new(),
    }
}

/// SHA-256 of some bytes, in hexadecimal.
pub fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;

    const PYTHON: &str = "AlibabaCloud (Linux; x86_64) Python/3.11.7 Core/0.4.3 TeaDSL/2";
    const EMPTY: &str = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    struct Captured {
        query: &'static str,
        headers: &'static [(&'static str, &'static str)],
        hash: &'static str,
        signature: &'static str,
    }

    /// Calls captured from real clients, all signed with the secret `sec`.
    const CAPTURED: [Captured; 3] = [
        Captured {
            query: "",
            headers: &[
                ("accept", "application/json"),
                ("host", "127.0.0.1:18099"),
                ("user-agent", PYTHON),
                ("x-acs-action", "GetCallerIdentity"),
                ("x-acs-content-sha256", EMPTY),
                ("x-acs-credentials-provider", "static_ak"),
                ("x-acs-date", "2026-11-21T20:36:47Z"),
                ("x-acs-signature-nonce", "8c87626603ace3be531d7a863cfb6e42"),
                ("x-acs-version", "2015-04-01"),
            ],
            hash: "0006c9922ace8a43ec16c3f3a774d1c531857cd74aa87040fcf22f7d4d6cf28c",
            signature: "6a8b3b18920124ae93b9b8404149cb8edf2bb30cb1f1f7429e2e406057bb5c46",
        },
        Captured {
            query: "ResourceNames=%5B%22a%22%2C%22b%22%5D&ResourceType=user\
                    &Tag=%5B%7B%22Key%22%3A%22k%22%2C%22Value%22%3A%22v%22%7D%5D",
            headers: &[
                ("accept", "application/json"),
                ("host", "127.0.0.1:18099"),
                ("user-agent", PYTHON),
                ("x-acs-accesskey-id", "STS.x"),
                ("x-acs-action", "TagResources"),
                ("x-acs-content-sha256", EMPTY),
                ("x-acs-credentials-provider", "static_sts"),
                ("x-acs-date", "2026-11-21T20:36:47Z"),
                ("x-acs-security-token", "TOK+/="),
                ("x-acs-signature-nonce", "8f5ce08991bcb2983c0a4d8c5d821579"),
                ("x-acs-version", "2015-05-01"),
            ],
            hash: "0fb6334453506854e1d4d41302e4d03a5dedbb98979a2f5a742548cbbe1f765a",
            signature: "eaf24c22292354bb7b18bb792fae06042eff3eacdd5f958edc73da33eb4108da",
        },
        Captured {
            query: "AssumeRolePolicyDocument=%7B%22a%22%3A%22b%20c*~%C3%A9%22%7D&MaxSessionDuration=3600&RoleName=r1\
                    &Tag=%5B%7B%22Key%22%3A%22k%22%2C%22Value%22%3A%22v%22%7D%5D",
            headers: &[
                ("host", "127.0.0.1:18099"),
                ("x-acs-action", "CreateRole"),
                ("x-acs-content-sha256", EMPTY),
                ("x-acs-credentials-provider", "static_ak"),
                ("x-acs-date", "2026-11-21T20:36:32Z"),
                ("x-acs-signature-nonce", "1a3010274a0939f16551beb167fbb2e72f85693fdfba52b92603451f184cd954"),
                ("x-acs-version", "2015-05-01"),
            ],
            hash: "63494c0fe8e2a6ce4b3cef75a2c500fd4cc1a6ebe2ea8fe09312ea55ff31c3c5",
            signature: "1356ff60346e35fd4a3637c74d33afa62cb11691ca1399ae013df49cf1e3378f",
        },
    ];

    fn headers(captured: &Captured) -> HeaderMap {
        let header = |&(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value));
        captured.headers.iter().map(header).collect()
    }

    #[test]
    fn signatures_of_real_clients_are_right() {
        for captured in &CAPTURED {
            let query: Vec<_> = form_urlencoded::parse(captured.query.as_bytes()).into_owned().collect();
            let headers = headers(captured);
            let signed = Signed { method: "POST", path: "/", query: &query, headers: &headers, body: b"" };
            let names: Vec<_> = captured.headers.iter().map(|(name, _)| *name).collect();
            let names = names.join(";");
            assert_eq!(digest(signed.canonical(&names).as_bytes()), captured.hash);
            let authorization = Authorization { key_id: "x", signed_headers: &names, signature: captured.signature };
            assert_eq!(signed.verify(&authorization, "sec"), Ok(()));
            assert!(signed.verify(&authorization, "other").is_err());
            assert!(Signed { body: b"x", ..signed }.verify(&authorization, "sec").is_err(), "a changed body");
        }
    }

    #[test]
    fn an_unsigned_header_of_the_protocol_is_refused() {
        let headers = headers(&CAPTURED[0]);
        let signed = Signed { method: "POST", path: "/", query: &[], headers: &headers, body: b"" };
        let names = "host;x-acs-action";
        let string_to_sign = format!("{SCHEME}\n{}", digest(signed.canonical(names).as_bytes()));
        let signature = sign("sec", &string_to_sign);
        let authorization = Authorization { key_id: "x", signed_headers: names, signature: &signature };
        assert!(signed.verify(&authorization, "sec").is_err());
    }

    #[test]
    fn the_header_is_read_with_and_without_blanks() {
        let header = "ACS3-HMAC-SHA256 Credential=LTAIx,SignedHeaders=host;x-acs-date, Signature=abc";
        let read = Authorization::read(header).unwrap();
        assert_eq!((read.key_id, read.signature), ("LTAIx", "abc"));
        assert!(read.signs("Host") && !read.signs("accept"));
        assert_eq!(Authorization::read("ACS3-HMAC-SHA256 Credential=x"), None);
        assert_eq!(Authorization::read("AWS4-HMAC-SHA256 Credential=x,SignedHeaders=a,Signature=b"), None);
    }
}
