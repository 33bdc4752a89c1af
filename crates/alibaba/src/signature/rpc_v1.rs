//! Signature version 1.0 of RPC calls, HMAC-SHA1 over all parameters.
//!
//! Source: the vendor's page "Request signatures".

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use hmac::{Hmac, KeyInit, Mac};
use sha1::Sha1;

use super::{Mismatch, encode, same};

/// The text to sign: the method and every parameter but the signature, sorted by name, as a query that is encoded once
/// more as a whole.
pub fn string_to_sign<'p>(method: &str, parameters: impl IntoIterator<Item = (&'p str, &'p str)>) -> String {
    let mut sorted: Vec<_> = parameters.into_iter().filter(|(name, _)| *name != "Signature").collect();
    sorted.sort_unstable();
    let mut text = String::with_capacity(512);
    text.push_str(method);
    for (place, (name, value)) in sorted.into_iter().enumerate() {
        text.push_str(if place == 0 { "&%2F&" } else { "%26" });
        encode_twice(&mut text, name);
        text.push_str("%3D");
        encode_twice(&mut text, value);
    }
    text
}

fn encode_twice(to: &mut String, text: &str) {
    for part in encode(text) {
        match part.strip_prefix('%') {
            Some(digits) => to.extend(["%25", digits]),
            None => to.push_str(part),
        }
    }
}

/// The signature of a text.
pub fn sign(secret: &str, string_to_sign: &str) -> String {
    let key = format!("{secret}&");
    match Hmac::<Sha1>::new_from_slice(key.as_bytes()) {
        Ok(mut mac) => {
            mac.update(string_to_sign.as_bytes());
            STANDARD.encode(mac.finalize().into_bytes())
        }
        Err(_) => String::new(),
    }
}

/// Checks the signature of a call.
pub fn verify<'p>(
    method: &str,
    parameters: impl IntoIterator<Item = (&'p str, &'p str)>,
    secret: &str,
    given: &str,
) -> Result<(), Mismatch> {
    let string_to_sign = string_to_sign(method, parameters);
    if same(given, &sign(secret, &string_to_sign)) { Ok(()) } else { Err(Mismatch { string_to_sign }) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parameters(query: &str) -> Vec<(String, String)> {
        form_urlencoded::parse(query.as_bytes()).into_owned().collect()
    }

    fn pairs(parameters: &[(String, String)]) -> impl Iterator<Item = (&str, &str)> {
        parameters.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// Calls captured from real clients, all signed with the secret `sec`.
    #[test]
    fn signatures_of_real_clients_are_right() {
        let cases = [
            (
                "Action=ListUsers&Format=json&Version=2015-05-01&Timestamp=2026-11-21T20%3A36%3A47Z\
                 &SignatureNonce=0679b0b74f32c90943b76bd28a29ec1a&MaxItems=10&SignatureMethod=HMAC-SHA1\
                 &SignatureVersion=1.0&AccessKeyId=LTAIx",
                "4ikHhSH8P8f6PgG44ddaY9Gr9Cw=",
            ),
            (
                "AccessKeyId=LTAIx&Action=CreateRole&Format=JSON&RoleName=r1&SignatureMethod=HMAC-SHA1\
                 &SignatureNonce=c55935c599e1d40a990559e5a4543406&SignatureVersion=1.0&Tag.1.Key=k&Tag.1.Value=v\
                 &Timestamp=2026-11-21T20%3A36%3A32Z&Version=2015-05-01&X=a%20b%2A~%C3%A9\
                 &Signature=N%2F8vfqsBXR%2BjQ%2BP5dayOKnSIf5w%3D",
                "N/8vfqsBXR+jQ+P5dayOKnSIf5w=",
            ),
            (
                "AccessKeyId=LTAIx&Action=CreateRole&AssumeRolePolicyDocument=%7B%22a%22%3A%22b%20c%2A~%C3%A9%2F%22%7D\
                 &Format=JSON&MaxSessionDuration=3600&RegionId=cn-hangzhou&RoleName=r1&SignatureMethod=HMAC-SHA1\
                 &SignatureNonce=baba1185f8ff7f1297853c20d3222a13&SignatureType=&SignatureVersion=1.0\
                 &Tag=%5B%7B%22Key%22%3A%20%22k%22%2C%20%22Value%22%3A%20%22v%22%7D%5D\
                 &Timestamp=2026-11-21T20%3A36%3A48Z&Version=2015-05-01",
                "fdtF/evnlJerX+33y2B4wgqpo/o=",
            ),
        ];
        for (query, signature) in cases {
            let parameters = parameters(query);
            assert_eq!(verify("POST", pairs(&parameters), "sec", signature), Ok(()), "{query}");
            assert!(verify("GET", pairs(&parameters), "sec", signature).is_err());
            assert!(verify("POST", pairs(&parameters), "other", signature).is_err());
            let mut tampered = parameters;
            tampered.push(("MaxItems2".to_owned(), "11".to_owned()));
            assert!(verify("POST", pairs(&tampered), "sec", signature).is_err());
        }
    }

    #[test]
    fn the_vendors_own_example_is_right() {
        // The CreateUser example of the page "Request signatures", secret `testsecret`.
        let query = "UserName=test&SignatureVersion=1.0&Format=JSON&Timestamp=2015-08-18T03%3A15%3A45Z\
                     &AccessKeyId=testid&SignatureMethod=HMAC-SHA1&Version=2015-05-01&Action=CreateUser\
                     &SignatureNonce=6a6e0ca6-4557-11e5-86a2-b8e8563dc8d2";
        assert_eq!(
            sign("testsecret", &string_to_sign("GET", pairs(&parameters(query)))),
            "kRA2cnpJVacIhDMzXnoNZG9tDCI="
        );
    }

    #[test]
    fn a_mismatch_tells_what_the_server_signed() {
        let mismatch = verify("GET", pairs(&parameters("B=2&A=1 *~")), "sec", "x").unwrap_err();
        assert_eq!(mismatch.string_to_sign, "GET&%2F&A%3D1%2520%252A~%26B%3D2");
    }
}
