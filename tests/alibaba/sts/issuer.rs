//! An identity provider on this machine: a description of itself, keys, and tokens that it signs.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::collections::HashMap;
use std::sync::{Arc, Mutex};

use jsonwebtoken::jwk::Jwk;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use rcgen::{KeyPair, PKCS_ECDSA_P256_SHA256, PKCS_ECDSA_P384_SHA384, PKCS_ED25519, PublicKeyData};
use rustls::pki_types::{CertificateDer, PrivateKeyDer};
use serde_json::{Value, json};
use tokio::io::{AsyncRead, AsyncReadExt, AsyncWrite, AsyncWriteExt};
use tokio::net::TcpListener;
use tokio_rustls::TlsAcceptor;

/// A key of the provider, and its public half as it is published.
pub(super) struct Signer {
    key: EncodingKey,
    algorithm: Algorithm,
    id: Option<&'static str>,
    pub(super) public: Value,
}

impl Signer {
    pub(super) fn new(algorithm: Algorithm, id: Option<&'static str>) -> Self {
        let base64 = |bytes: &[u8]| base64::Engine::encode(&base64::engine::general_purpose::URL_SAFE_NO_PAD, bytes);
        let (key, mut public) = match algorithm {
            Algorithm::ES256 | Algorithm::ES384 => {
                let (kind, curve) = match algorithm {
                    Algorithm::ES256 => (&PKCS_ECDSA_P256_SHA256, "P-256"),
                    _ => (&PKCS_ECDSA_P384_SHA384, "P-384"),
                };
                let pair = KeyPair::generate_for(kind).unwrap();
                let (x, y) = pair.der_bytes()[1..].split_at(pair.der_bytes().len() / 2);
                let public = json!({"kty": "EC", "crv": curve, "x": base64(x), "y": base64(y)});
                (EncodingKey::from_ec_der(pair.serialized_der()), public)
            }
            Algorithm::EdDSA => {
                let pair = KeyPair::generate_for(&PKCS_ED25519).unwrap();
                let public = json!({"kty": "OKP", "crv": "Ed25519", "x": base64(pair.der_bytes())});
                (EncodingKey::from_ed_der(pair.serialized_der()), public)
            }
            _ => {
                // Made for these tests with `openssl genrsa -traditional 2048`; nothing else uses it.
                let key = EncodingKey::from_rsa_der(include_bytes!("rsa-key-for-tests.der"));
                let jwk = Jwk::from_encoding_key(&key, algorithm).unwrap();
                (key, serde_json::to_value(jwk).unwrap())
            }
        };
        public["alg"] = json!(format!("{algorithm:?}"));
        public["use"] = json!("sig");
        if let Some(id) = id {
            public["kid"] = json!(id);
        }
        Self { key, algorithm, id, public }
    }

    /// A token with these claims.
    pub(super) fn sign(&self, claims: &Value) -> String {
        let header = Header { kid: self.id.map(str::to_owned), ..Header::new(self.algorithm) };
        encode(&header, claims, &self.key).unwrap()
    }
}

/// A provider that answers on this machine.
pub(super) struct Issuer {
    pub(super) url: String,
    answers: Arc<Mutex<HashMap<String, (u16, String)>>>,
}

impl Issuer {
    /// A provider that speaks HTTP and publishes these keys.
    pub(super) async fn new(keys: &[&Signer]) -> Self {
        Self::start(None, "127.0.0.1", keys).await
    }

    /// A provider that speaks HTTPS with a certificate.
    pub(super) async fn secure(
        host: &str,
        chain: Vec<CertificateDer<'static>>,
        key: &KeyPair,
        keys: &[&Signer],
    ) -> Self {
        let key = PrivateKeyDer::try_from(key.serialized_der().to_vec()).unwrap();
        let provider = Arc::new(rustls::crypto::ring::default_provider());
        let config = rustls::ServerConfig::builder_with_provider(provider)
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .unwrap();
        Self::start(Some(TlsAcceptor::from(Arc::new(config))), host, keys).await
    }

    async fn start(tls: Option<TlsAcceptor>, host: &str, keys: &[&Signer]) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let scheme = if tls.is_some() { "https" } else { "http" };
        let url = format!("{scheme}://{host}:{}", listener.local_addr().unwrap().port());
        let answers = Arc::new(Mutex::new(HashMap::new()));
        let issuer = Self { url: url.clone(), answers: Arc::clone(&answers) };
        issuer.describe(&json!({"issuer": url, "jwks_uri": format!("{url}/keys")}));
        let keys: Vec<_> = keys.iter().map(|key| key.public.clone()).collect();
        issuer.answer("/keys", 200, json!({"keys": keys}).to_string());
        tokio::spawn(async move {
            while let Ok((stream, _)) = listener.accept().await {
                let (answers, tls) = (Arc::clone(&answers), tls.clone());
                tokio::spawn(async move {
                    match tls {
                        None => speak(stream, &answers).await,
                        Some(tls) => {
                            if let Ok(stream) = tls.accept(stream).await {
                                speak(stream, &answers).await;
                            }
                        }
                    }
                });
            }
        });
        issuer
    }

    /// What the provider says about itself.
    pub(super) fn describe(&self, description: &Value) {
        self.answer("/.well-known/openid-configuration", 200, description.to_string());
    }

    /// What the provider answers at a path.
    pub(super) fn answer(&self, path: &str, status: u16, body: String) {
        self.answers.lock().unwrap().insert(path.to_owned(), (status, body));
    }
}

async fn speak(mut stream: impl AsyncRead + AsyncWrite + Unpin, answers: &Mutex<HashMap<String, (u16, String)>>) {
    let mut asked = Vec::new();
    let mut buffer = [0; 1024];
    while !asked.windows(4).any(|end| end == b"\r\n\r\n") {
        match stream.read(&mut buffer).await {
            Ok(0) | Err(_) => return,
            Ok(read) => asked.extend_from_slice(&buffer[..read]),
        }
    }
    let asked = String::from_utf8_lossy(&asked).into_owned();
    let path = asked.split(' ').nth(1).unwrap_or_default();
    let known = answers.lock().unwrap().get(path).cloned();
    let (status, body) = known.unwrap_or((404, String::new()));
    let length = body.len();
    // A status of redirection leads to the place that the body names.
    let place = if status == 302 { format!("Location: {body}\r\n") } else { String::new() };
    let answer =
        format!("HTTP/1.1 {status} Said\r\n{place}Content-Length: {length}\r\nConnection: close\r\n\r\n{body}");
    stream.write_all(answer.as_bytes()).await.ok();
    stream.shutdown().await.ok();
}
