//! Proof that a call comes from whoever holds the key.

pub mod sigv4;
pub mod simple;

use std::borrow::Cow;

use hmac::{Hmac, KeyInit, Mac};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode, percent_encode};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// Everything but the unreserved characters of RFC 3986.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// Names and values of a query or form, decoded and written again as both schemes sign them, in the order
/// of names and then of values.
///
/// One client sends `+` for a blank and signs `%20`, so the text as it was sent is not what was signed.
fn canonical_pairs(text: &[u8], keep: impl Fn(&str) -> bool) -> Vec<(String, String)> {
    let mut pairs: Vec<_> = text
        .split(|&byte| byte == b'&')
        .filter(|part| !part.is_empty())
        .map(|part| {
            let place = part.iter().position(|&byte| byte == b'=').unwrap_or(part.len());
            let (name, value) = part.split_at(place);
            (recode(name), recode(value.get(1..).unwrap_or_default()))
        })
        .filter(|(name, _)| keep(name))
        .collect();
    pairs.sort_unstable();
    pairs
}

fn recode(text: &[u8]) -> String {
    let spaced: Vec<u8> = text.iter().map(|&byte| if byte == b'+' { b' ' } else { byte }).collect();
    let decoded: Cow<'_, [u8]> = percent_decode(&spaced).into();
    percent_encode(&decoded, RESERVED).to_string()
}

/// `a=1&b=2` from pairs that are in their canonical form already.
fn join(pairs: &[(String, String)]) -> String {
    let pairs: Vec<_> = pairs.iter().map(|(name, value)| format!("{name}={value}")).collect();
    pairs.join("&")
}

/// HMAC-SHA256 of some bytes.
fn mac(key: &[u8], message: &[u8]) -> [u8; 32] {
    match Hmac::<Sha256>::new_from_slice(key) {
        Ok(mut mac) => {
            mac.update(message);
            mac.finalize().into_bytes().into()
        }
        Err(_) => [0; 32],
    }
}

/// SHA-256 of some bytes, in hexadecimal.
pub(crate) fn digest(bytes: &[u8]) -> String {
    hex(&Sha256::digest(bytes))
}

fn hex(bytes: &[u8]) -> String {
    let digit = |nibble: u8| char::from_digit(u32::from(nibble), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}

/// Compares a signature with the right one, in a time that does not tell where they differ.
fn same(given: &str, right: &str) -> bool {
    given.as_bytes().ct_eq(right.as_bytes()).into()
}

/// A signature that is not the right one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mismatch;
