//! Sealing and opening session tokens, and other texts that a client gets and gives back.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chacha20poly1305::aead::{Aead, KeyInit, Payload};
use chacha20poly1305::{ChaCha20Poly1305, Key, Nonce};
use hmac::{Hmac, Mac};
use kernel::{Mint, TenantId};
use sha2::{Digest, Sha256};

use crate::session::{Session, SessionKey};

/// First bytes of a token; with them its text begins `CAIS`, as the vendors' samples do.
const HEAD: [u8; 3] = [0x08, 0x02, 0x12];

/// Longest token that is looked at, in bytes.
const LONGEST: usize = 8_192;

const NONCE: usize = 12;

/// What a sealed text is for. A text that was sealed for one purpose does not open for another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Purpose {
    /// Its name.
    pub name: &'static str,
    /// First bytes of the text before it is written in base64, as the vendor's samples begin.
    pub head: [u8; 3],
    /// Longest text that is looked at, in bytes.
    pub longest: usize,
}

/// Seals sessions and opens what it sealed.
#[derive(Clone)]
pub struct Sealer {
    cipher: ChaCha20Poly1305,
    texts: ChaCha20Poly1305,
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
        let cipher = |purpose| ChaCha20Poly1305::new(&Key::from(derive(purpose)));
        Self { cipher: cipher(b"token"), texts: cipher(b"text"), secrets: derive(b"secret") }
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

    /// A text that only this sandbox can read, and only for the account it was sealed for.
    ///
    /// The nonce is a keyed digest of the content, so the same content gives the same text and two contents never
    /// share a nonce.
    pub fn seal_text(&self, purpose: &Purpose, account: TenantId, content: &[u8]) -> String {
        let bound = bound_to(purpose, account);
        let nonce: [u8; NONCE] = self.nonce(&bound, content);
        let payload = Payload { msg: content, aad: &bound };
        let sealed = self.texts.encrypt(&Nonce::from(nonce), payload).unwrap_or_default();
        let mut text = Vec::with_capacity(purpose.head.len() + NONCE + sealed.len());
        text.extend_from_slice(&purpose.head);
        text.extend_from_slice(&nonce);
        text.extend_from_slice(&sealed);
        STANDARD.encode(text)
    }

    /// The content of a text; `None` when it was changed, was sealed for another purpose or account, or not here.
    pub fn open_text(&self, purpose: &Purpose, account: TenantId, text: &str) -> Option<Vec<u8>> {
        if text.len() > purpose.longest {
            return None;
        }
        let bytes = STANDARD.decode(text).ok()?;
        let (nonce, sealed) = bytes.strip_prefix(&purpose.head)?.split_first_chunk::<NONCE>()?;
        let payload = Payload { msg: sealed, aad: &bound_to(purpose, account) };
        self.texts.decrypt(&Nonce::from(*nonce), payload).ok()
    }

    fn nonce(&self, bound: &[u8], content: &[u8]) -> [u8; NONCE] {
        let mut nonce = [0; NONCE];
        if let Ok(mut mac) = <Hmac<Sha256> as hmac::KeyInit>::new_from_slice(&self.secrets) {
            mac.update(b"text-nonce");
            mac.update(bound);
            mac.update(content);
            for (place, byte) in nonce.iter_mut().zip(mac.finalize().into_bytes()) {
                *place = byte;
            }
        }
        nonce
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

/// What a sealed text is bound to, beside its content.
fn bound_to(purpose: &Purpose, account: TenantId) -> Vec<u8> {
    [purpose.name.as_bytes(), &[0], &account.0.to_le_bytes()].concat()
}

#[cfg(test)]
mod tests {
    use kernel::Timestamp;

    use super::*;

    const NOTE: Purpose = Purpose { name: "note", head: [1, 1, 1], longest: 200 };

    #[test]
    fn a_text_opens_for_its_account_and_purpose_only() {
        let sealer = Sealer::new([7; 32]);
        let (mine, theirs) = (TenantId(1_000), TenantId(1_001));
        let text = sealer.seal_text(&NOTE, mine, b"hello");
        assert!(text.starts_with("AQE"), "{text}");
        assert_eq!(sealer.open_text(&NOTE, mine, &text).as_deref(), Some(b"hello".as_slice()));
        assert_eq!(sealer.open_text(&NOTE, theirs, &text), None);
        assert_eq!(sealer.open_text(&Purpose { name: "other", ..NOTE }, mine, &text), None);
        assert_eq!(Sealer::new([8; 32]).open_text(&NOTE, mine, &text), None);
        assert_ne!(text, sealer.seal_text(&NOTE, theirs, b"hello"));
        for place in 0..text.len() {
            let mut bytes = text.clone().into_bytes();
            bytes[place] = if bytes[place] == b'A' { b'B' } else { b'A' };
            let changed = String::from_utf8(bytes).unwrap();
            assert_eq!(sealer.open_text(&NOTE, mine, &changed), None, "byte {place}");
        }
        assert_eq!(sealer.open_text(&NOTE, mine, &"A".repeat(300)), None);
    }

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
            mfa: None,
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
