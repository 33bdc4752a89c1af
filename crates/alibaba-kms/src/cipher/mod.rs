//! Encrypting and decrypting.

mod decrypt;
mod encrypt;
mod generate_data_key;
mod generate_data_key_without_plaintext;
mod re_encrypt;

pub use decrypt::Decrypt;
pub use encrypt::Encrypt;
pub use generate_data_key::GenerateDataKey;
pub use generate_data_key_without_plaintext::GenerateDataKeyWithoutPlaintext;
pub use re_encrypt::ReEncrypt;

use kms::Error as Refusal;
use kms::cipher::Encrypted;
use schemars::JsonSchema;
use serde::Serialize;

use crate::errors::Error;

/// What was encrypted.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    key_id: String,
    key_version_id: String,
    ciphertext_blob: String,
}

impl From<Encrypted> for Output {
    fn from(made: Encrypted) -> Self {
        Self { key_id: made.key_id, key_version_id: made.version_id, ciphertext_blob: made.text }
    }
}

/// A refusal in the words of these operations.
fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NotForThis { .. } => Error::unsupported(),
        other => other.into(),
    }
}
