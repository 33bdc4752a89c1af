//! Identity providers that vouch for a caller.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::{Algorithm, EncodingKey, Header, encode};
use kernel::Timestamp;
use rcgen::{KeyPair, PublicKeyData};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

/// Description of a provider whose key was made for the tests of STS and for nothing else.
pub(super) const METADATA: &str = include_str!("saml/metadata.txt");

/// What that provider says of `ana` for the role of the example, signed once. It is good for ten minutes around the
/// instant at which worlds are looked at, and the clock stands.
pub(super) const ASSERTION: &str = include_str!("saml/assertion.txt");

/// A provider of OpenID Connect on this machine.
#[derive(Debug)]
pub(super) struct Issuer {
    pub(super) url: String,
    /// What it says of a job.
    pub(super) token: String,
}

/// Starts a provider with a fresh key, which no answer shows. It ends with the test.
pub(super) async fn issuer(now: Timestamp) -> Issuer {
    let key = KeyPair::generate().expect("a key");
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a port");
    let url = format!("http://{}", listener.local_addr().expect("an address"));
    let (x, y) = key.der_bytes().split_at(1).1.split_at(32);
    let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
    let keys = json!({"keys": [{"kty": "EC", "crv": "P-256", "x": x, "y": y}]});
    let description = json!({"issuer": url, "jwks_uri": format!("{url}/keys")});
    tokio::spawn(async move {
        while let Ok((mut stream, _)) = listener.accept().await {
            let mut asked = vec![0; 4096];
            let read = stream.read(&mut asked).await.expect("a request");
            let keys_asked = asked.get(..read).is_some_and(|asked| asked.starts_with(b"GET /keys "));
            let body = if keys_asked { &keys } else { &description }.to_string();
            let head = format!("HTTP/1.1 200 OK\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", body.len());
            stream.write_all(format!("{head}{body}").as_bytes()).await.expect("an answer is sent");
        }
    });
    let now = now.as_second();
    let claims = json!({"iss": url, "aud": "deployment", "sub": "job:main", "iat": now, "exp": now + 600});
    let signing = EncodingKey::from_ec_der(key.serialized_der());
    let token = encode(&Header::new(Algorithm::ES256), &claims, &signing).expect("a token");
    Issuer { url, token }
}
