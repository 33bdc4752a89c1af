//! Proof that a call comes from whoever holds the key.

pub mod acs3;
pub mod roa_v1;
pub mod rpc_v1;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, PercentEncode, utf8_percent_encode};
use subtle::ConstantTimeEq;

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Text as two of the schemes sign it.
pub(crate) fn encode(text: &str) -> PercentEncode<'_> {
    utf8_percent_encode(text, RESERVED)
}

/// Compares a signature with the right one, in a time that does not tell where they differ.
pub(crate) fn same(given: &str, right: &str) -> bool {
    given.as_bytes().ct_eq(right.as_bytes()).into()
}

/// A signature that is not the right one, and the text that should have been signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mismatch {
    /// The text that the server signed.
    pub string_to_sign: String,
}
