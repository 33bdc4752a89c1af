//! Signing, verifying, encrypting and decrypting with key pairs.

mod asymmetric_decrypt;
mod asymmetric_encrypt;
mod asymmetric_sign;
mod asymmetric_verify;
mod get_public_key;

pub use asymmetric_decrypt::AsymmetricDecrypt;
pub use asymmetric_encrypt::AsymmetricEncrypt;
pub use asymmetric_sign::AsymmetricSign;
pub use asymmetric_verify::AsymmetricVerify;
pub use get_public_key::GetPublicKey;

use kms::asymmetric::{DIGEST, Padding, Scheme};

use crate::errors::{Error, Result};
use crate::field::Base64;

/// How a digest is signed, by the vendor's word.
fn scheme(word: &str) -> Result<Scheme> {
    match word {
        "RSA_PSS_SHA_256" => Ok(Scheme::RsaPss),
        "RSA_PKCS1_SHA_256" => Ok(Scheme::RsaPkcs1),
        "ECDSA_SHA_256" => Ok(Scheme::Ecdsa),
        _ => Err(Error::invalid("Algorithm")),
    }
}

/// How a text is encrypted, by the vendor's word.
fn padding(word: &str) -> Result<Padding> {
    match word {
        "RSAES_OAEP_SHA_1" => Ok(Padding::OaepSha1),
        "RSAES_OAEP_SHA_256" => Ok(Padding::OaepSha256),
        _ => Err(Error::invalid("Algorithm")),
    }
}

/// Refuses a digest of another length.
fn check_digest(digest: &Base64) -> Result<()> {
    if digest.0.len() == DIGEST { Ok(()) } else { Err(Error::invalid("Digest")) }
}
