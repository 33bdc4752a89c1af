//! Making a key pair: RSA of 2048 bits.

use kernel::Mint;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha12Rng;
use rsa::pkcs1::{EncodeRsaPrivateKey, LineEnding};
use rsa::traits::PublicKeyParts;
use rsa::{BigUint, RsaPrivateKey, rand_core};
use store::{Fault, Result};

use super::PublicKey;

/// How many bits the modulus has.
const BITS: usize = 2_048;

/// A new key pair.
pub struct Generated {
    /// The private half: PEM, without a password.
    pub private_key: String,
    /// The public half.
    pub public_key: PublicKey,
}

impl std::fmt::Debug for Generated {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Generated").field("public_key", &self.public_key).finish_non_exhaustive()
    }
}

/// Makes a key pair. It takes a good part of a second.
pub fn generate(mint: &Mint) -> Result<Generated> {
    let mut drawn = Drawn(ChaCha12Rng::from_seed(mint.bytes("key-pair")));
    let broken = |error: &dyn std::error::Error| Fault::Damaged(format!("no key pair can be made: {error}"));
    let key = RsaPrivateKey::new(&mut drawn, BITS).map_err(|error| broken(&error))?;
    let private_key = key.to_pkcs1_pem(LineEnding::LF).map_err(|error| broken(&error))?;
    let mut bytes = Vec::new();
    push(&mut bytes, b"ssh-rsa");
    push(&mut bytes, &number(key.e()));
    push(&mut bytes, &number(key.n()));
    Ok(Generated { private_key: private_key.to_string(), public_key: PublicKey::new("ssh-rsa", bytes) })
}

/// Appends bytes behind their length (RFC 4251, section 5).
fn push(bytes: &mut Vec<u8>, part: &[u8]) {
    bytes.extend(u32::try_from(part.len()).unwrap_or(u32::MAX).to_be_bytes());
    bytes.extend(part);
}

/// A number whose first bit is 0, so that it does not count as negative.
fn number(number: &BigUint) -> Vec<u8> {
    let mut bytes = number.to_bytes_be();
    if bytes.first().is_some_and(|first| first & 0x80 != 0) {
        bytes.insert(0, 0);
    }
    bytes
}

/// The generator in the form in which the keys' library takes one.
struct Drawn(ChaCha12Rng);

impl rand_core::RngCore for Drawn {
    fn next_u32(&mut self) -> u32 {
        self.0.next_u32()
    }

    fn next_u64(&mut self) -> u64 {
        self.0.next_u64()
    }

    fn fill_bytes(&mut self, bytes: &mut [u8]) {
        self.0.fill_bytes(bytes);
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> std::result::Result<(), rand_core::Error> {
        self.0.fill_bytes(bytes);
        Ok(())
    }
}

impl rand_core::CryptoRng for Drawn {}
