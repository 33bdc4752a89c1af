//! The script or document that an instance reads when it first starts.

use std::fmt;

use base64::Engine;
use base64::alphabet::STANDARD;
use base64::engine::DecodePaddingMode;
use base64::engine::general_purpose::{GeneralPurpose, GeneralPurposeConfig};

/// Padding is optional: clients in use leave it away. Bits of the last letter that no byte has are not looked at: a launch
/// template of the tests of Terraform's provider has `xxxxxxx`.
const LENIENT: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Why user data is refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum UserDataError {
    /// The text is not base64.
    #[error("user data is not base64")]
    NotBase64,
    /// There is more behind the text than an instance can take.
    #[error("user data of {bytes} bytes is larger than {most}")]
    TooLarge {
        /// How many bytes there are.
        bytes: usize,
        /// How many there may be.
        most: usize,
    },
}

/// User data, as it travels and as it is read inside.
#[derive(Clone, PartialEq, Eq)]
pub struct UserData {
    encoded: String,
    raw: Vec<u8>,
}

impl UserData {
    /// How many bytes user data may have before it is encoded.
    pub const MOST: usize = 32 * 1024;

    /// Reads user data from base64, in the usual alphabet or in the one for addresses. Line breaks in it are skipped.
    ///
    /// A test of Terraform's provider makes a template with `I_am_user_data`, which the cloud takes.
    pub fn parse(text: &str) -> Result<Self, UserDataError> {
        let packed = text.split_ascii_whitespace().collect::<String>().replace('-', "+").replace('_', "/");
        let raw = LENIENT.decode(&packed).map_err(|_| UserDataError::NotBase64)?;
        if raw.len() > Self::MOST {
            return Err(UserDataError::TooLarge { bytes: raw.len(), most: Self::MOST });
        }
        Ok(Self { encoded: text.to_owned(), raw })
    }

    /// The base64 text exactly as it was given, which is what reads return.
    pub fn encoded(&self) -> &str {
        &self.encoded
    }

    /// The bytes that the instance reads.
    pub fn raw(&self) -> &[u8] {
        &self.raw
    }
}

impl fmt::Debug for UserData {
    /// Scripts carry secrets, so only the size is told.
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "UserData({} bytes)", self.raw.len())
    }
}

#[cfg(test)]
mod tests {
    use base64::prelude::BASE64_STANDARD;

    use super::*;

    #[test]
    fn user_data_is_decoded_and_kept_as_given() {
        for text in ["IyEvYmluL3NoCg==", "IyEvYmluL3NoCg", "IyEv\nYmluL3NoCg==\n"] {
            let data = UserData::parse(text).unwrap();
            assert_eq!(data.raw(), b"#!/bin/sh\n");
            assert_eq!(data.encoded(), text);
        }
        assert_eq!(UserData::parse("_-8=").unwrap().raw(), UserData::parse("/+8=").unwrap().raw());
        assert_eq!(UserData::parse("").unwrap().raw(), b"");
        assert_eq!(UserData::parse("xxxxxxx").unwrap().raw(), b"\xc7\x1c\x71\xc7\x1c");
    }

    #[test]
    fn text_that_is_not_base64_is_refused() {
        for text in ["#!/bin/sh", "abc!", "a"] {
            assert_eq!(UserData::parse(text), Err(UserDataError::NotBase64));
        }
    }

    #[test]
    fn the_limit_is_on_the_bytes_before_encoding() {
        let encode = |bytes| BASE64_STANDARD.encode(vec![b'#'; bytes]);
        assert!(UserData::parse(&encode(UserData::MOST)).is_ok());
        assert_eq!(
            UserData::parse(&encode(UserData::MOST + 1)),
            Err(UserDataError::TooLarge { bytes: 32_769, most: 32_768 })
        );
    }

    #[test]
    fn the_contents_do_not_show_in_logs() {
        let data = UserData::parse("c2VjcmV0").unwrap();
        assert_eq!(format!("{data:?}"), "UserData(6 bytes)");
    }
}
