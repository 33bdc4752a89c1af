//! Who makes a call: key, token, time stamp, signature, in this order.
//!
//! The protocol has no nonce, and two equal calls within one second carry the same signature, so a call
//! can be repeated for as long as its time stamp is accepted.

use std::borrow::Cow;

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use kernel::Clock;
use sts::{Caller, NotIdentified};
use wire::{Call, Failure, Incoming, Sandbox};

use super::encoding::Parts;
use super::recognise::{Recognised, Scheme};
use crate::signature::sigv4::Signed;
use crate::signature::{Mismatch, simple};

/// How far a call's time stamp may be off, in seconds. No page names a number; see the record of decisions.
const SKEW: i64 = 15 * 60;

/// How a stamp is written.
const COMPACT: &str = "%Y%m%dT%H%M%SZ";

/// Longest life of a call that is signed in its query, in seconds: a week.
const LONGEST_LIFE: i64 = 7 * 24 * 60 * 60;

/// What a call presents.
struct Presented<'r> {
    key_id: &'r str,
    stamp: Cow<'r, str>,
    pattern: &'static str,
    /// How long the call lives after its stamp.
    life: i64,
}

/// The caller, once its signature has been found right.
pub(super) fn prove(
    sandbox: &Sandbox,
    incoming: &Incoming,
    parts: &Parts,
    recognised: &Recognised<'_>,
    call: &Call,
) -> Result<Caller, Failure> {
    if incoming.host().is_empty() {
        return Err(missing("Request is missing 'Host' header."));
    }
    let presented = presented(incoming, parts, &recognised.scheme)?;
    let Sandbox { store, authority, sealer, .. } = sandbox;
    let token = token(incoming, parts);
    let identified = sts::identify(store, authority, sealer, &crate::CLOUD, presented.key_id, token);
    let identified = identified.map_err(|error| not_identified(&error))?;
    check_stamp(&presented, call)?;
    verify(incoming, recognised, &presented.stamp, &identified.secret).map_err(|Mismatch| {
        let text = "The request signature we calculated does not match the signature you provided.";
        Failure::new(403, "SignatureDoesNotMatch", text)
    })?;
    Ok(identified.caller)
}

fn presented<'r>(incoming: &'r Incoming, parts: &'r Parts, scheme: &'r Scheme<'_>) -> Result<Presented<'r>, Failure> {
    match scheme {
        Scheme::Header(authorization) => {
            let stamp = incoming.header("x-amz-date").or_else(|| incoming.header("x-ksc-date"));
            let stamp = stamp.ok_or_else(|| missing("X-Amz-Date not in Http Header."))?;
            Ok(Presented { key_id: authorization.key_id, stamp: stamp.into(), pattern: COMPACT, life: SKEW })
        }
        Scheme::Query(authorization) => {
            let stamp =
                parts.presigned("Date").map(Cow::from).or_else(|| date_header(incoming)).ok_or_else(incomplete)?;
            let life = parts.presigned("Expires").map_or(Ok(SKEW), str::parse).map_err(|_| incomplete())?;
            if !(1..=LONGEST_LIFE).contains(&life) {
                return Err(incomplete());
            }
            Ok(Presented { key_id: authorization.key_id, stamp, pattern: COMPACT, life })
        }
        Scheme::Simple { key_id, .. } => {
            let text = "The request is missing timestamp parameter";
            let stamp = parts.get("Timestamp").ok_or_else(|| Failure::new(400, "MissingTimestamp", text))?;
            Ok(Presented { key_id, stamp: stamp.into(), pattern: "%Y-%m-%dT%H:%M:%SZ", life: SKEW })
        }
        Scheme::Unreadable => Err(incomplete()),
        Scheme::None => Err(missing("Request is missing Authentication Token.")),
    }
}

/// The stamp of a call that is signed in its query and has no `X-Amz-Date` there: its `Date` header, as HTTP writes it or
/// as a stamp is written.
///
/// Source: the vendor's page "Common request parameters" (documents/40308). The stamp is part of the text that is signed,
/// so a header that was changed on its way makes the signature wrong, whether or not the header is listed as signed.
fn date_header(incoming: &Incoming) -> Option<Cow<'_, str>> {
    let date = incoming.header("date")?;
    match rfc2822::parse(date) {
        Ok(zoned) => Some(zoned.timestamp().strftime(COMPACT).to_string().into()),
        Err(_) => Some(date.into()),
    }
}

/// The security token, wherever a client puts it.
fn token<'r>(incoming: &'r Incoming, parts: &'r Parts) -> Option<&'r str> {
    let header = |name| incoming.header(name).filter(|token| !token.is_empty());
    header("x-amz-security-token")
        .or_else(|| header("x-ksc-security-token"))
        .or_else(|| parts.presigned("Security-Token"))
        .or_else(|| parts.get("SecurityToken"))
}

fn verify(incoming: &Incoming, recognised: &Recognised<'_>, stamp: &str, secret: &str) -> Result<(), Mismatch> {
    let query = incoming.uri.query().unwrap_or_default();
    match &recognised.scheme {
        Scheme::Header(authorization) | Scheme::Query(authorization) => {
            let signed = Signed {
                method: incoming.method.as_str(),
                path: incoming.uri.path(),
                query,
                host: incoming.host(),
                headers: &incoming.headers,
                body: &incoming.body,
                stamp,
            };
            signed.verify(authorization, secret)
        }
        // Nothing of a body is covered, so a call with one is not what was signed.
        Scheme::Simple { signature, .. } if incoming.body.is_empty() => simple::verify(query, secret, signature),
        Scheme::Simple { .. } | Scheme::Unreadable | Scheme::None => Err(Mismatch),
    }
}

/// The stamp must be close to the host's time or to the sandbox's: clients stamp with their machine's
/// clock, which does not follow a sandbox clock that was moved.
fn check_stamp(presented: &Presented<'_>, call: &Call) -> Result<(), Failure> {
    let stamp = parse(&presented.stamp, presented.pattern).ok_or_else(incomplete)?;
    let near = |now: Timestamp| {
        let age = now.as_second() - stamp.as_second();
        (-SKEW..=presented.life).contains(&age)
    };
    if near(call.at) || near(Clock::host()) {
        Ok(())
    } else {
        Err(Failure::new(
            403,
            "RequestExpired",
            "Request has expired: its time stamp is too far from the server's time.",
        ))
    }
}

/// The stamp in this pattern and in no other spelling.
fn parse(stamp: &str, pattern: &str) -> Option<Timestamp> {
    let civil = DateTime::strptime(pattern, stamp).ok()?;
    (civil.strftime(pattern).to_string() == stamp)
        .then(|| civil.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp()))?
}

fn missing(text: &str) -> Failure {
    Failure::new(403, "MissingAuthenticationToken", text)
}

fn incomplete() -> Failure {
    Failure::new(403, "IncompleteSignature", "The request signature is not in the form of AWS4-HMAC-SHA256.")
}

/// The codes avoid the word `invalid`: Terraform's provider takes it for a resource that is gone, and would
/// drop everything from its state because of a mistyped key.
fn not_identified(error: &NotIdentified) -> Failure {
    match error {
        NotIdentified::UnknownKey => Failure::new(403, "AccessKeyUnknown", "The access key is unknown."),
        NotIdentified::InactiveKey => Failure::new(403, "AccessKeyInactive", "The access key is inactive."),
        NotIdentified::MissingToken => missing("X-Amz-Security-Token not in Http Header."),
        NotIdentified::MalformedToken => {
            Failure::new(403, "SecurityTokenMalformed", "The security token is malformed.")
        }
        NotIdentified::MismatchedToken => {
            Failure::new(403, "SecurityTokenMismatch", "The security token belongs to another access key.")
        }
        // Kingsoft's own controllers look for this status and this word in the message.
        NotIdentified::ExpiredToken => {
            Failure::new(400, "SecurityTokenExpired", "SecurityTokenExpired: the security token has expired.")
        }
        NotIdentified::Failed(error) => crate::refusal::internal(error),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stamp_has_one_spelling() {
        assert!(parse("20261121T205558Z", "%Y%m%dT%H%M%SZ").is_some());
        for wrong in ["20261121T20:55:58Z", "2026112T205558Z", "20261121T205558", " 20261121T205558Z", ""] {
            assert_eq!(parse(wrong, "%Y%m%dT%H%M%SZ"), None, "{wrong}");
        }
    }

    #[test]
    fn no_refusal_of_a_credential_reads_as_a_missing_resource() {
        let errors = [
            NotIdentified::UnknownKey,
            NotIdentified::InactiveKey,
            NotIdentified::MissingToken,
            NotIdentified::MalformedToken,
            NotIdentified::MismatchedToken,
            NotIdentified::ExpiredToken,
        ];
        for error in errors {
            let failure = not_identified(&error);
            let text = format!("{} {}", failure.code, failure.message).to_lowercase();
            for word in ["invalid", "not found", "notfound", "not_found", "not exist", "not associate"] {
                assert!(!text.contains(word), "{text}");
            }
        }
    }
}
