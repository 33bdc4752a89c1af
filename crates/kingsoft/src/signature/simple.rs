//! The older signature, which covers the parameters: `Accesskey`, `Timestamp` and `Signature` in the query.
//!
//! Source: the codes of the vendor's Cloud Monitor page and an independent client that still signs so.

use super::{Mismatch, canonical_pairs, hex, join, mac, same};

/// Checks the signature of a call whose parameters are all in its query.
pub fn verify(query: &str, secret: &str, signature: &str) -> Result<(), Mismatch> {
    if same(&signature.to_ascii_lowercase(), &sign(query, secret)) { Ok(()) } else { Err(Mismatch) }
}

/// The right signature of a query.
pub fn sign(query: &str, secret: &str) -> String {
    let pairs = canonical_pairs(query.as_bytes(), |name| name != "Signature");
    hex(&mac(secret.as_bytes(), join(&pairs).as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_parameter_but_the_signature_is_covered_in_any_order() {
        let right = sign("Accesskey=AKLTx&Action=ListUsers&Timestamp=2026-11-21T20%3A00%3A00Z", "sec");
        let query = |rest: &str| format!("Timestamp=2026-11-21T20%3A00%3A00Z&{rest}&Signature={right}&Accesskey=AKLTx");
        assert_eq!(verify(&query("Action=ListUsers"), "sec", &right), Ok(()));
        assert!(verify(&query("Action=ListRoles"), "sec", &right).is_err());
        assert!(verify(&query("Action=ListUsers"), "other", &right).is_err());
    }
}
