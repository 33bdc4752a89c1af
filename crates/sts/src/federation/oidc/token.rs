//! A token, and what it claims.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use iam::provider::oidc::Provider;
use jsonwebtoken::Algorithm;
use kernel::Timestamp;
use serde::Deserialize;
use serde_json::{Map, Value};

use super::{Keys, Refused};
use crate::federation::AHEAD;

/// Longest name of an algorithm that a refusal repeats, in characters.
const LONGEST_NAME: usize = 32;

/// Algorithms that are taken: signatures with a public key. Never `none`, never one with a shared secret.
const ALGORITHMS: [(&str, Algorithm); 9] = [
    ("RS256", Algorithm::RS256),
    ("RS384", Algorithm::RS384),
    ("RS512", Algorithm::RS512),
    ("PS256", Algorithm::PS256),
    ("PS384", Algorithm::PS384),
    ("PS512", Algorithm::PS512),
    ("ES256", Algorithm::ES256),
    ("ES384", Algorithm::ES384),
    ("EdDSA", Algorithm::EdDSA),
];

/// A token whose form is right and whose signature has not been looked at.
pub struct Token<'t> {
    /// Header and claims as they were signed.
    pub(super) signed: &'t str,
    pub(super) signature: &'t str,
    pub(super) algorithm: Algorithm,
    pub(super) key_id: Option<String>,
    claims: Claims,
}

impl fmt::Debug for Token<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Token").field("algorithm", &self.algorithm).finish_non_exhaustive()
    }
}

/// What a token says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claims {
    /// Who issued it.
    pub issuer: String,
    /// About whom.
    pub subject: String,
    /// For whom.
    pub audiences: Vec<String>,
    /// When it was issued.
    pub issued_at: Timestamp,
    /// When it ceases to count.
    pub expires_at: Timestamp,
    not_before: Option<Timestamp>,
}

#[derive(Deserialize)]
#[serde(untagged)]
enum OneOrMany {
    One(String),
    Many(Vec<String>),
}

impl<'t> Token<'t> {
    /// Reads a token: three parts, base64, an algorithm that is taken, and claims.
    pub fn read(text: &'t str) -> Result<Self, Refused> {
        let text = text.trim();
        if text.is_empty() {
            return Err(Refused::Empty);
        }
        let mut parts = text.split('.');
        let (Some(header), Some(body), Some(signature), None) =
            (parts.next(), parts.next(), parts.next(), parts.next())
        else {
            return Err(Refused::Parts);
        };
        let decode = |part: &str| URL_SAFE_NO_PAD.decode(part).map_err(|_| Refused::Encoding);
        let (header_bytes, body_bytes) = (decode(header)?, decode(body)?);
        decode(signature)?;
        let header_fields: Map<String, Value> = object(&header_bytes)?;
        let name = header_fields.get("alg").and_then(Value::as_str).ok_or(Refused::Content)?;
        let algorithm = ALGORITHMS.iter().find(|(known, _)| *known == name).map(|(_, algorithm)| *algorithm);
        let algorithm = algorithm.ok_or_else(|| Refused::Algorithm(shown(name)))?;
        // A header that must be understood is not understood here (RFC 7515, section 4.1.11).
        if header_fields.contains_key("crit") {
            return Err(Refused::Content);
        }
        let key_id = header_fields.get("kid").and_then(Value::as_str).map(str::to_owned);
        let claims = Claims::read(&object(&body_bytes)?).ok_or(Refused::Content)?;
        let signed = text.get(..header.len() + 1 + body.len()).ok_or(Refused::Content)?;
        Ok(Self { signed, signature, algorithm, key_id, claims })
    }

    /// Refuses a token that could not count whoever signed it: of another issuer, expired, or for another audience.
    ///
    /// It is asked before the provider's keys are fetched, so that a token which is worth nothing costs nobody a call.
    pub fn may_count(&self, provider: &Provider, now: Timestamp) -> Result<(), Refused> {
        let claims = &self.claims;
        if claims.issuer != provider.issuer.as_str() {
            return Err(Refused::Issuer);
        }
        let (now, issued) = (now.as_second(), claims.issued_at.as_second());
        let oldest = provider.issuance_limit.saturating_mul(60 * 60);
        if now >= claims.expires_at.as_second() || now.saturating_sub(issued) > oldest {
            return Err(Refused::Expired);
        }
        let begins = claims.not_before.map_or(issued, |at| at.as_second().max(issued));
        if begins > now.saturating_add(AHEAD) {
            return Err(Refused::Content);
        }
        if !claims.audiences.iter().any(|audience| provider.client_ids.contains(audience)) {
            return Err(Refused::Audience);
        }
        Ok(())
    }

    /// What the token claims, once signature, times and audience have been found right.
    pub fn verify(self, keys: &Keys, provider: &Provider, now: Timestamp) -> Result<Claims, Refused> {
        self.may_count(provider, now)?;
        if !keys.signed(&self) {
            return Err(Refused::Signature);
        }
        Ok(self.claims)
    }
}

impl Claims {
    fn read(body: &Map<String, Value>) -> Option<Self> {
        let text = |name| body.get(name).and_then(Value::as_str).filter(|text: &&str| !text.is_empty());
        let audiences = match OneOrMany::deserialize(body.get("aud")?).ok()? {
            OneOrMany::One(audience) => vec![audience],
            OneOrMany::Many(audiences) => audiences,
        };
        Some(Self {
            issuer: text("iss")?.to_owned(),
            subject: text("sub")?.to_owned(),
            audiences,
            issued_at: instant(body.get("iat")?)?,
            expires_at: instant(body.get("exp")?)?,
            not_before: match body.get("nbf") {
                Some(value) => Some(instant(value)?),
                None => None,
            },
        })
    }
}

/// Seconds since 1970; fractions are cut off.
fn instant(value: &Value) -> Option<Timestamp> {
    #[expect(clippy::cast_possible_truncation, reason = "the cast cuts fractions off, and an instant bounds the rest")]
    let seconds = value.as_i64().or_else(|| value.as_f64().filter(|number| number.is_finite()).map(|n| n as i64))?;
    Timestamp::from_second(seconds).ok()
}

fn object(bytes: &[u8]) -> Result<Map<String, Value>, Refused> {
    serde_json::from_slice(bytes).map_err(|_| Refused::Content)
}

/// The name of an algorithm, as far as an answer may repeat it.
fn shown(name: &str) -> String {
    name.chars().filter(char::is_ascii_graphic).take(LONGEST_NAME).collect()
}
