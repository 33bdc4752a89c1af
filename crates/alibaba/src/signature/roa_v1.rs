//! Signature version 1.0 of calls by method and path, HMAC-SHA1 over some headers, the path and the query.
//!
//! Terraform's provider signs calls of Function Compute so.
//!
//! Source: the vendor's page "ROA-style request syntax and signature method V1", and the code of its Go SDK.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use http::HeaderMap;
use md5::{Digest, Md5};
use sha1::Sha1;

use super::{Mismatch, same};

/// What an `Authorization` header of this scheme says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Authorization<'h> {
    /// Access key.
    pub key_id: &'h str,
    /// The signature.
    pub signature: &'h str,
}

impl<'h> Authorization<'h> {
    /// Reads a header; `None` when it is of another scheme.
    pub fn read(header: &'h str) -> Option<Self> {
        let (key_id, signature) = header.strip_prefix("acs ")?.split_once(':')?;
        Some(Self { key_id, signature })
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
    /// Body, which is signed by its MD5 digest where the client states that.
    pub body: &'r [u8],
}

impl Signed<'_> {
    /// The text to sign: the method, four headers, every `x-acs-` header by its name, the path, and the query sorted by name,
    /// in which nothing is encoded and a name without a value has no `=`.
    pub fn string_to_sign(&self) -> String {
        let header = |name: &str| self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
        let mut text = String::with_capacity(512);
        text.push_str(self.method);
        for name in ["accept", "content-md5", "content-type", "date"] {
            text.extend(["\n", header(name)]);
        }
        text.push('\n');
        let mut names: Vec<_> = self.headers.keys().map(http::HeaderName::as_str).collect();
        names.retain(|name| name.starts_with("x-acs-"));
        names.sort_unstable();
        for name in names {
            text.extend([name, ":", header(name), "\n"]);
        }
        text.push_str(self.path);
        let mut query: Vec<_> = self.query.iter().collect();
        query.sort();
        for (place, (name, value)) in query.into_iter().enumerate() {
            text.extend([if place == 0 { "?" } else { "&" }, name]);
            if !value.is_empty() {
                text.extend(["=", value]);
            }
        }
        text
    }

    /// Checks the signature of a call.
    pub fn verify(&self, authorization: &Authorization<'_>, secret: &str) -> Result<(), Mismatch> {
        let string_to_sign = self.string_to_sign();
        let stated = self.headers.get("content-md5").map(http::HeaderValue::as_bytes);
        let body_as_stated = stated.is_none_or(|stated| stated == STANDARD.encode(Md5::digest(self.body)).as_bytes());
        let right = same(authorization.signature, &sign(secret, &string_to_sign));
        if right && body_as_stated { Ok(()) } else { Err(Mismatch { string_to_sign }) }
    }
}

/// The signature of a text.
pub fn sign(secret: &str, string_to_sign: &str) -> String {
    match Hmac::<Sha1>::new_from_slice(secret.as_bytes()) {
        Ok(mut mac) => {
            mac.update(string_to_sign.as_bytes());
            STANDARD.encode(mac.finalize().into_bytes())
        }
        Err(_) => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use http::{HeaderName, HeaderValue};

    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        pairs.iter().map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value))).collect()
    }

    #[test]
    fn everything_but_the_body_is_in_the_text_to_sign() {
        let headers = headers(&[
            ("x-acs-version", "2023-03-30"),
            ("x-acs-signature-nonce", "n"),
            ("date", "Sun, 29 Nov 2026 09:21:00 GMT"),
            ("accept", "application/json"),
            ("content-type", "application/json; charset=utf-8"),
            ("host", "fc.example"),
        ]);
        let query = [("tags".to_owned(), String::new()), ("limit".to_owned(), "1 0".to_owned())];
        let call =
            Signed { method: "GET", path: "/2023-03-30/functions", query: &query, headers: &headers, body: b"{}" };
        let text = "GET\napplication/json\n\napplication/json; charset=utf-8\nSun, 29 Nov 2026 09:21:00 GMT\n\
                    x-acs-signature-nonce:n\nx-acs-version:2023-03-30\n/2023-03-30/functions?limit=1 0&tags";
        assert_eq!(call.string_to_sign(), text);
        let signature = sign("sec", text);
        let header = format!("acs LTAIx:{signature}");
        let given = Authorization::read(&header).unwrap();
        assert_eq!((given.key_id, call.verify(&given, "sec")), ("LTAIx", Ok(())));
        assert!(call.verify(&given, "other").is_err());
        let changed = Signed { path: "/2023-03-30/functions/a", ..call };
        assert!(changed.verify(&given, "sec").is_err());
    }

    /// The secret and the signature that the vendor's Go SDK has in its own test.
    #[test]
    fn a_text_is_signed_as_the_sdk_signs_it() {
        assert_eq!(sign("secret", "stringtosign"), "OmuTAr79tpI6CRoAdmzKRq5lHs0=");
    }

    #[test]
    fn a_body_is_the_one_whose_digest_is_stated() {
        let headers = headers(&[("content-md5", "mZFLkyvTelC5g8XnyQrpOw==")]);
        let call = Signed { method: "POST", path: "/", query: &[], headers: &headers, body: b"{}" };
        let signature = sign("sec", &call.string_to_sign());
        let given = Authorization { key_id: "LTAIx", signature: &signature };
        assert_eq!(call.verify(&given, "sec"), Ok(()));
        assert!(Signed { body: b"{\"a\":1}", ..call }.verify(&given, "sec").is_err());
    }

    #[test]
    fn other_headers_are_of_other_schemes() {
        for other in ["", "acs", "acs LTAIx", "ACS3-HMAC-SHA256 Credential=a,SignedHeaders=b,Signature=c", "Bearer a:b"]
        {
            assert_eq!(Authorization::read(other), None, "{other}");
        }
    }
}
