//! The keys that a provider publishes.

use std::time::Duration;

use iam::provider::oidc::{Provider, is_loopback};
use jsonwebtoken::jwk::{AlgorithmParameters, EllipticCurve, Jwk, PublicKeyUse};
use jsonwebtoken::{Algorithm, DecodingKey, crypto};
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;
use tokio::sync::Semaphore;
use url::Url;

use super::{Refused, Token};
use crate::federation::fetch::{self, FetchError};

/// How long a provider may take to answer both questions.
const PATIENCE: Duration = Duration::from_secs(5);

/// How many calls may ask providers at the same time; the others wait as long as their patience lasts. The calls are
/// unsigned, so without a bound anybody could make this process open connections.
static ASKING: Semaphore = Semaphore::const_new(16);

/// How many of a provider's keys are looked at.
const MOST: usize = 64;

/// Letters that the modulus of an RSA key has: 2,048 to 8,192 bits in base64.
const MODULUS: std::ops::RangeInclusive<usize> = 341..=1_370;

/// Public keys of a provider.
#[derive(Debug)]
pub struct Keys(Vec<Jwk>);

/// The part of a provider's description of itself that is read. Source: OpenID Connect Discovery 1.0.
#[derive(Deserialize)]
struct Discovery {
    issuer: String,
    jwks_uri: String,
}

#[derive(Deserialize)]
struct Published {
    keys: Vec<Value>,
}

impl Keys {
    /// Fetches the keys of a provider: its description from its issuer, the keys from where that says.
    ///
    /// Takes up to five seconds, so no transaction may be open.
    pub async fn fetch(provider: &Provider) -> Result<Self, Refused> {
        let broken = |why: String| Refused::NoKeys { issuer: provider.issuer.as_str().to_owned(), why };
        let refused = |url: String, error: FetchError| {
            let why = error.to_string();
            match error {
                FetchError::UnknownAuthority => Refused::Certificate { url, unknown: true, why },
                FetchError::BadCertificate(_) => Refused::Certificate { url, unknown: false, why },
                FetchError::Failed(_) => broken(why),
            }
        };
        let asked = async {
            // The semaphore is never closed.
            let _turn = ASKING.acquire().await;
            read(provider).await
        };
        match tokio::time::timeout(PATIENCE, asked).await {
            Ok(Ok(keys)) => Ok(keys),
            Ok(Err((url, error))) => {
                tracing::info!(url, %error, "the keys of an identity provider could not be read");
                Err(refused(url, error))
            }
            Err(_) => Err(broken("the provider takes too long to answer".to_owned())),
        }
    }

    /// Whether one of the keys made a token's signature. A token that names a key is checked with that one.
    pub(super) fn signed(&self, token: &Token<'_>) -> bool {
        let mut fitting = self.0.iter().filter(|key| {
            token.key_id.as_ref().is_none_or(|id| key.common.key_id.as_ref() == Some(id)) && fits(key, token.algorithm)
        });
        fitting.any(|key| {
            let verified = DecodingKey::from_jwk(key)
                .and_then(|key| crypto::verify(token.signature, token.signed.as_bytes(), &key, token.algorithm));
            verified.unwrap_or(false)
        })
    }
}

/// Whether a key is for signatures of this algorithm.
fn fits(key: &Jwk, algorithm: Algorithm) -> bool {
    let purpose = key.common.public_key_use.as_ref().is_none_or(|purpose| *purpose == PublicKeyUse::Signature);
    let named = key.common.key_algorithm.is_none_or(|named| named.to_string() == format!("{algorithm:?}"));
    let kind = match (&key.algorithm, algorithm) {
        (
            AlgorithmParameters::RSA(rsa),
            Algorithm::RS256
            | Algorithm::RS384
            | Algorithm::RS512
            | Algorithm::PS256
            | Algorithm::PS384
            | Algorithm::PS512,
        ) => MODULUS.contains(&rsa.n.len()),
        (AlgorithmParameters::EllipticCurve(curve), Algorithm::ES256) => curve.curve == EllipticCurve::P256,
        (AlgorithmParameters::EllipticCurve(curve), Algorithm::ES384) => curve.curve == EllipticCurve::P384,
        (AlgorithmParameters::OctetKeyPair(pair), Algorithm::EdDSA) => pair.curve == EllipticCurve::Ed25519,
        _ => false,
    };
    purpose && named && kind
}

type Fetched<T> = Result<T, (String, FetchError)>;

async fn read(provider: &Provider) -> Fetched<Keys> {
    let issuer = provider.issuer.as_str();
    let address = format!("{}/.well-known/openid-configuration", issuer.strip_suffix('/').unwrap_or(issuer));
    let url = Url::parse(&address).map_err(|error| (address, FetchError::failed(error)))?;
    let discovery: Discovery = document(&url, &provider.fingerprints).await?;
    if discovery.issuer != issuer {
        return Err((url.into(), FetchError::failed("the provider describes itself under another address")));
    }
    let keys_url = Url::parse(&discovery.jwks_uri).map_err(|error| (discovery.jwks_uri, FetchError::failed(error)))?;
    let allowed = match keys_url.scheme() {
        "https" => true,
        // Never less safe than the issuer itself, and in clear on this machine only.
        "http" => url.scheme() == "http" && is_loopback(&keys_url),
        _ => false,
    };
    if !allowed {
        return Err((keys_url.into(), FetchError::failed("the keys are not published at a safe address")));
    }
    let published: Published = document(&keys_url, &provider.fingerprints).await?;
    // A key of a kind that is not known here does not spoil the others.
    let keys = published.keys.into_iter().take(MOST).filter_map(|key| serde_json::from_value(key).ok());
    Ok(Keys(keys.collect()))
}

async fn document<T: DeserializeOwned>(url: &Url, fingerprints: &[String]) -> Fetched<T> {
    let at = |error| (url.to_string(), error);
    let body = fetch::get(url, fingerprints).await.map_err(at)?;
    serde_json::from_slice(&body).map_err(|error| at(FetchError::failed(error)))
}
