//! Sealing and opening session tokens.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use kernel::Mint;
use sha2::{Digest, Sha256};

use crate::session::{Session, SessionKey};

/// First bytes of a token; with them its text begins `CAIS`, as the vendors' samples do.
const HEAD: [u8; 3] = [0x08, 0x02, 0x12];

/// Longest token that is looked at, in bytes.
const LONGEST: usize = 8_192;

const NONCE: usize = 12;

/// Seals sessions and opens what it sealed.
#[derive(Clone)]
pub struct Sealer {
    cipher: ChaCha20Poly1305,
    secrets: [u8; 32],
}

impl fmt::Debug for Sealer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Sealer")
    }
}

impl Sealer {
    /// A sealer with this key. Whoever knows the key can make sessions.
    pub fn new(key: [u8; 32]) -> Self {
        let derive = |purpose: &[u8]| -> [u8; 32] {
            let mut hash = Sha256::new();
            hash.update(key);
            hash.update(purpose);
            hash.finalize().into()
        };
        Self { cipher: ChaCha20Poly1305::new(&Key::from(derive(b"token"))), secrets: derive(b"secret") }
    }

    /// The key, secret and token of a session.
    pub fn seal(&self, session: &Session, mint: &Mint) -> SessionKey {
        let nonce: [u8; NONCE] = mint.bytes("session-nonce");
        let claims = serde_json::to_vec(session).unwrap_or_default();
        let sealed = self.cipher.encrypt(&Nonce::from(nonce), claims.as_slice()).unwrap_or_default();
        let mut token = Vec::with_capacity(HEAD.len() + NONCE + sealed.len());
        token.extend_from_slice(&HEAD);
        token.extend_from_slice(&nonce);
        token.extend_from_slice(&sealed);
        SessionKey {
            id: session.key_id.clone(),
            secret: self.secret(&session.key_id),
            token: STANDARD.encode(token),
            expires_at: session.expires_at,
        }
    }

    /// The claims of a token; `None` when it was not sealed here.
    pub fn open(&self, token: &str) -> Option<Session> {
        if token.len() > LONGEST {
            return None;
        }
        let bytes = STANDARD.decode(token).ok()?;
        let rest = bytes.strip_prefix(&HEAD)?;
        let (nonce, sealed) = rest.split_first_chunk::<NONCE>()?;
        let claims = self.cipher.decrypt(&Nonce::from(*nonce), sealed).ok()?;
        serde_json::from_slice(&claims).ok()
    }

    /// The secret that belongs to a session's access key.
    pub fn secret(&self, key_id: &str) -> String {
        self.proof("secret", key_id)
    }

    /// A text of 40 letters that only this sandbox can make for a purpose and a text.
    pub fn proof(&self, purpose: &str, text: &str) -> String {
        let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.secrets) else { return String::new() };
        mac.update(purpose.as_bytes());
        mac.update(&[0]);
        mac.update(text.as_bytes());
        let digest = mac.finalize().into_bytes();
        // 30 of the 32 bytes give 40 letters, the length that the vendors' samples of secrets have.
        digest.get(..30).map(|head| base64::engine::general_purpose::URL_SAFE_NO_PAD.encode(head)).unwrap_or_default()
    }
}

#[cfg(test)]
mod tests {
    use kernel::{TenantId, Timestamp};

    use super::*;

    fn session() -> Session {
        Session {
            key_id: "STS.example".to_owned(),
            tenant: TenantId(1_000),
            role_id: "300000000000000001".to_owned(),
            role_name: "MyApplicationRole".to_owned(),
            name: "i-bp1".to_owned(),
            issued_at: Timestamp::UNIX_EPOCH,
            expires_at: Timestamp::UNIX_EPOCH,
            policy: None,
            source_identity: None,
        }
    }

    #[test]
    fn a_token_opens_where_it_was_sealed_and_nowhere_else() {
        let sealer = Sealer::new([7; 32]);
        let key = sealer.seal(&session(), &Mint::seeded(1, 1));
        assert!(key.token.starts_with("CAIS"), "{}", key.token);
        assert_eq!(sealer.open(&key.token), Some(session()));
        assert_eq!(Sealer::new([8; 32]).open(&key.token), None);
        assert_eq!(key.secret, sealer.secret("STS.example"));
        assert_eq!(key.secret.len(), 40);
    }

    #[test]
    fn a_token_changed_in_any_byte_does_not_open() {
        let sealer = Sealer::new([7; 32]);
        let token = sealer.seal(&session(), &Mint::seeded(1, 1)).token;
        for place in 0..token.len() {
            let mut bytes = token.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            assert_eq!(sealer.open(&changed), None, "byte {place}");
        }
        for wrong in ["", "CAIS", "not base64 at all", &"A".repeat(9_000)] {
            assert_eq!(sealer.open(wrong), None);
        }
    }
}
