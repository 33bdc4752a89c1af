//! Key pairs: signing and verifying digests, encrypting and decrypting short texts.

use kernel::Mint;
use p256::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};
use p256::ecdsa::{Signature, SigningKey, VerifyingKey};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha12Rng;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, EncodePublicKey, LineEnding};
use rsa::sha2::Sha256;
use rsa::{Oaep, Pkcs1v15Sign, Pss, RsaPrivateKey, rand_core};
use sha1_for_rsa::Sha1;
use store::Scope;

use crate::error::{Error, Result};
use crate::key::version::{self, Version};
use crate::key::{Key, Spec, Usage};
use crate::vault::Vault;

/// How long a digest is that is signed.
pub const DIGEST: usize = 32;

/// How a short text is encrypted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Padding {
    /// OAEP with SHA-1.
    OaepSha1,
    /// OAEP with SHA-256.
    OaepSha256,
}

/// How a digest is signed. Every one of them is of SHA-256.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scheme {
    /// RSA with the probabilistic scheme.
    RsaPss,
    /// RSA with the padding of PKCS #1.
    RsaPkcs1,
    /// Elliptic curves.
    Ecdsa,
}

impl Scheme {
    fn is_of(self, spec: Spec) -> bool {
        match self {
            Self::RsaPss | Self::RsaPkcs1 => matches!(spec, Spec::Rsa2048 | Spec::Rsa3072),
            Self::Ecdsa => spec == Spec::P256,
        }
    }
}

/// The material of a new key pair.
pub(crate) fn generate(mint: &Mint, spec: Spec) -> Result<Vec<u8>> {
    let mut drawn = drawn(mint);
    let document = if spec == Spec::P256 {
        p256::SecretKey::random(&mut drawn).to_pkcs8_der().map_err(Error::damaged)?
    } else {
        let bits = if spec == Spec::Rsa3072 { 3_072 } else { 2_048 };
        RsaPrivateKey::new(&mut drawn, bits).map_err(Error::damaged)?.to_pkcs8_der().map_err(Error::damaged)?
    };
    Ok(document.as_bytes().to_vec())
}

/// Signs a digest with a version of a key.
pub fn sign(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    (key, version): (&Key, &str),
    scheme: Scheme,
    digest: &[u8],
) -> Result<Vec<u8>> {
    let material = material(scope, vault, (key, version), Usage::Sign)?;
    check(key, scheme, digest)?;
    match scheme {
        Scheme::Ecdsa => {
            let key = SigningKey::from(p256::SecretKey::from_pkcs8_der(&material).map_err(Error::damaged)?);
            let signature: Signature = key.sign_prehash(digest).map_err(Error::damaged)?;
            Ok(signature.to_der().as_bytes().to_vec())
        }
        Scheme::RsaPkcs1 => rsa(&material)?.sign(Pkcs1v15Sign::new::<Sha256>(), digest).map_err(Error::damaged),
        Scheme::RsaPss => {
            let mut drawn = drawn(scope.mint());
            rsa(&material)?.sign_with_rng(&mut drawn, Pss::new::<Sha256>(), digest).map_err(Error::damaged)
        }
    }
}

/// Whether a version of a key has signed a digest.
pub fn verify(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    (key, version): (&Key, &str),
    scheme: Scheme,
    digest: &[u8],
    signature: &[u8],
) -> Result<bool> {
    let material = material(scope, vault, (key, version), Usage::Sign)?;
    check(key, scheme, digest)?;
    Ok(match scheme {
        Scheme::Ecdsa => {
            let key = SigningKey::from(p256::SecretKey::from_pkcs8_der(&material).map_err(Error::damaged)?);
            let signature = Signature::from_der(signature);
            signature.is_ok_and(|signature| VerifyingKey::from(&key).verify_prehash(digest, &signature).is_ok())
        }
        Scheme::RsaPkcs1 => {
            rsa(&material)?.to_public_key().verify(Pkcs1v15Sign::new::<Sha256>(), digest, signature).is_ok()
        }
        Scheme::RsaPss => rsa(&material)?.to_public_key().verify(Pss::new::<Sha256>(), digest, signature).is_ok(),
    })
}

/// Encrypts a short text with a version of a key.
pub fn encrypt(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    (key, version): (&Key, &str),
    padding: Padding,
    plain: &[u8],
) -> Result<Vec<u8>> {
    let material = material(scope, vault, (key, version), Usage::Encrypt)?;
    let mut drawn = drawn(scope.mint());
    rsa(&material)?.to_public_key().encrypt(&mut drawn, oaep(padding), plain).map_err(|_| Error::Length)
}

/// Decrypts what was encrypted with a version of a key.
pub fn decrypt(
    scope: &mut Scope<'_>,
    vault: Vault<'_>,
    (key, version): (&Key, &str),
    padding: Padding,
    sealed: &[u8],
) -> Result<Vec<u8>> {
    let material = material(scope, vault, (key, version), Usage::Encrypt)?;
    rsa(&material)?.decrypt(oaep(padding), sealed).map_err(|_| Error::Undecipherable)
}

/// The public half of a version of a key, in PEM.
pub fn public_key(scope: &mut Scope<'_>, vault: Vault<'_>, (key, version): (&Key, &str)) -> Result<String> {
    if key.spec.is_symmetric() {
        return Err(Error::NotForThis { id: key.id.clone() });
    }
    let material = open(scope, vault, (key, version))?;
    let pem = match key.spec {
        Spec::P256 => {
            let key = p256::SecretKey::from_pkcs8_der(&material).map_err(Error::damaged)?;
            key.public_key().to_public_key_pem(LineEnding::LF)
        }
        _ => rsa(&material)?.to_public_key().to_public_key_pem(LineEnding::LF),
    };
    pem.map_err(Error::damaged)
}

/// The material of a version of a key that is made for this and may be used.
fn material(scope: &mut Scope<'_>, vault: Vault<'_>, (key, version): (&Key, &str), usage: Usage) -> Result<Vec<u8>> {
    if key.spec.is_symmetric() || key.usage != usage {
        return Err(Error::NotForThis { id: key.id.clone() });
    }
    key.check_usable()?;
    open(scope, vault, (key, version))
}

fn open(scope: &mut Scope<'_>, vault: Vault<'_>, (key, version): (&Key, &str)) -> Result<Vec<u8>> {
    let version: Version = version::get(scope, key, version)?;
    version.open(scope, vault)
}

fn check(key: &Key, scheme: Scheme, digest: &[u8]) -> Result<()> {
    if !scheme.is_of(key.spec) {
        return Err(Error::NotForThis { id: key.id.clone() });
    }
    if digest.len() == DIGEST { Ok(()) } else { Err(Error::Length) }
}

fn rsa(material: &[u8]) -> Result<RsaPrivateKey> {
    RsaPrivateKey::from_pkcs8_der(material).map_err(Error::damaged)
}

fn oaep(padding: Padding) -> Oaep {
    match padding {
        Padding::OaepSha1 => Oaep::new::<Sha1>(),
        Padding::OaepSha256 => Oaep::new::<Sha256>(),
    }
}

fn drawn(mint: &Mint) -> Drawn {
    Drawn(ChaCha12Rng::from_seed(mint.bytes("kms-asymmetric")))
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

#[cfg(test)]
mod tests;
