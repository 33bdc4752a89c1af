//! Who makes a call: key, token, time stamp, nonce, signature, networks of the key, in this order.

use jiff::Timestamp;
use jiff::civil::DateTime;
use jiff::fmt::rfc2822;
use kernel::Clock;
use sts::{Caller, Identity, NotIdentified};
use wire::{Access, Call, Failure, Incoming, Route, Sandbox};

use super::encoding::Parts;
use super::recognise::{Recognised, Scheme, mandatory};
use crate::signature::{Mismatch, acs3, roa_v1, rpc_v1};

/// How far a call's time stamp may be off, in seconds. Source: the vendor's list of common errors.
const SKEW: i64 = 15 * 60;

/// What a call presents.
struct Presented<'r> {
    key_id: &'r str,
    token: Option<&'r str>,
    stamp: Option<&'r str>,
    /// Reads the stamp.
    read: fn(&str) -> Option<Timestamp>,
    nonce: Option<&'r str>,
    stamp_name: &'static str,
    nonce_name: &'static str,
}

/// The caller, once its signature has been found right.
pub(super) fn prove(
    sandbox: &Sandbox,
    incoming: &Incoming,
    parts: &Parts,
    recognised: &Recognised<'_>,
    route: &Route,
    call: &Call,
) -> Result<Caller, Failure> {
    let presented = match &recognised.scheme {
        Scheme::V3(authorization) => Presented {
            key_id: authorization.key_id,
            token: incoming.header("x-acs-security-token"),
            stamp: incoming.header("x-acs-date"),
            read: parse,
            nonce: incoming.header("x-acs-signature-nonce"),
            stamp_name: "x-acs-date",
            nonce_name: "x-acs-signature-nonce",
        },
        Scheme::RoaV1(authorization) => {
            check_method(|name| incoming.header(name), ["x-acs-signature-method", "x-acs-signature-version"])?;
            Presented {
                key_id: authorization.key_id,
                token: incoming.header("x-acs-security-token"),
                stamp: incoming.header("date"),
                read: |stamp| rfc2822::parse(stamp).ok().map(|zoned| zoned.timestamp()),
                nonce: incoming.header("x-acs-signature-nonce"),
                stamp_name: "Date",
                nonce_name: "x-acs-signature-nonce",
            }
        }
        Scheme::V1(_) => {
            check_method(|name| parts.get(name), ["SignatureMethod", "SignatureVersion"])?;
            if parts.get("SignatureType").is_some_and(|kind| !kind.is_empty()) {
                return Err(bad_method());
            }
            Presented {
                key_id: parts.get("AccessKeyId").filter(|id| !id.is_empty()).ok_or_else(|| mandatory("AccessKeyId"))?,
                token: parts.get("SecurityToken"),
                stamp: parts.get("Timestamp"),
                read: parse,
                nonce: parts.get("SignatureNonce"),
                stamp_name: "Timestamp",
                nonce_name: "SignatureNonce",
            }
        }
        Scheme::Unknown => return Err(bad_method()),
        Scheme::None => return anonymous(sandbox, parts, route),
    };
    let Sandbox { store, authority, sealer, .. } = sandbox;
    let identified = sts::identify(store, authority, sealer, &alibaba_core::CLOUD, presented.key_id, presented.token);
    let identified = identified.map_err(|error| not_identified(&error))?;
    check_stamp(&presented, call)?;
    let nonce = presented.nonce.filter(|nonce| !nonce.is_empty()).ok_or_else(|| mandatory(presented.nonce_name))?;
    if sandbox.replay.is_used(presented.key_id, nonce) {
        return Err(nonce_used());
    }
    verify(incoming, parts, recognised, &identified.secret)?;
    if !sandbox.replay.remember(presented.key_id, nonce, call.at) {
        return Err(nonce_used());
    }
    if !identified.may_call_from(call.source_ip) {
        return Err(other_network(call));
    }
    sandbox.note_use(&identified.caller, route.service, call.at);
    Ok(identified.caller)
}

/// A call without a signature passes only where the operation is open to anybody.
fn anonymous(sandbox: &Sandbox, parts: &Parts, route: &Route) -> Result<Caller, Failure> {
    if route.access == Access::Signed {
        let signed_by = parts.get("AccessKeyId").filter(|id| !id.is_empty());
        return Err(mandatory(if signed_by.is_some() { "Signature" } else { "AccessKeyId" }));
    }
    let tenant = sandbox.store.tenant_by_id(alibaba_core::CLOUD.system);
    let tenant = tenant.ok_or_else(|| Failure::new(500, "InternalError", "An internal error occurred."))?;
    Ok(Caller { tenant, identity: Identity::Anonymous, key_id: String::new(), mfa: None })
}

/// Refuses what version 1.0 does not know; a call that says nothing means what it knows.
fn check_method<'r>(said: impl Fn(&str) -> Option<&'r str>, [method, version]: [&str; 2]) -> Result<(), Failure> {
    let known = said(method).is_none_or(|method| method.eq_ignore_ascii_case("HMAC-SHA1"));
    if known && said(version).is_none_or(|version| version == "1.0") { Ok(()) } else { Err(bad_method()) }
}

fn bad_method() -> Failure {
    Failure::new(400, "InvalidSignatureMethod", "Specified signature method is not valid.")
}

/// The answer to a call from outside the networks of its key. It comes after the signature's, so that nobody else
/// learns of the networks.
///
/// No page of the vendor has the code or the words.
fn other_network(call: &Call) -> Failure {
    let address = call.source_ip.to_canonical();
    let text = format!("The network access restriction policy of the access key does not allow calls from {address}.");
    Failure::new(403, "Forbidden.AccessKeyPolicy", text)
}

fn nonce_used() -> Failure {
    Failure::new(400, "SignatureNonceUsed", "Specified signature nonce was used already.")
}

fn verify(incoming: &Incoming, parts: &Parts, recognised: &Recognised<'_>, secret: &str) -> Result<(), Failure> {
    let verdict = match &recognised.scheme {
        Scheme::V3(authorization) => {
            let signed = acs3::Signed {
                method: incoming.method.as_str(),
                path: incoming.uri.path(),
                query: &parts.query,
                headers: &incoming.headers,
                body: &incoming.body,
            };
            signed.verify(authorization, secret)
        }
        Scheme::RoaV1(authorization) => {
            let signed = roa_v1::Signed {
                method: incoming.method.as_str(),
                path: incoming.uri.path(),
                query: &parts.query,
                headers: &incoming.headers,
                body: &incoming.body,
            };
            signed.verify(authorization, secret)
        }
        Scheme::V1(signature) => rpc_v1::verify(incoming.method.as_str(), parts.merged(), secret, signature),
        Scheme::Unknown | Scheme::None => return Err(bad_method()),
    };
    verdict.map_err(|Mismatch { string_to_sign }| {
        // Clients compare what follows the colon with the text that they signed.
        let text = "Specified signature is not matched with our calculation. server string to sign is:";
        // The text repeats the parameters, and those can hold secrets.
        Failure::new(400, "SignatureDoesNotMatch", format!("{text}{string_to_sign}"))
            .recorded_as("Specified signature is not matched with our calculation.")
    })
}

/// The stamp must be close to the host's time or to the sandbox's: clients stamp with their machine's
/// clock, which does not follow a sandbox clock that was moved.
fn check_stamp(presented: &Presented<'_>, call: &Call) -> Result<(), Failure> {
    let stamp = presented.stamp.ok_or_else(|| mandatory(presented.stamp_name))?;
    let stamp = (presented.read)(stamp).ok_or_else(|| {
        let text = "Specified time stamp or date value is not well formatted.";
        Failure::new(400, "InvalidTimeStamp.Format", text)
    })?;
    let near = |now: Timestamp| (now.as_second() - stamp.as_second()).abs() <= SKEW;
    if near(call.at) || near(Clock::host()) {
        Ok(())
    } else {
        Err(Failure::new(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired."))
    }
}

/// `2026-11-21T08:00:00Z` and nothing else.
fn parse(stamp: &str) -> Option<Timestamp> {
    if stamp.len() != 20 {
        return None;
    }
    let civil = DateTime::strptime("%Y-%m-%dT%H:%M:%SZ", stamp).ok()?;
    civil.to_zoned(jiff::tz::TimeZone::UTC).ok().map(|zoned| zoned.timestamp())
}

fn not_identified(error: &NotIdentified) -> Failure {
    match error {
        NotIdentified::UnknownKey => {
            Failure::new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.")
        }
        NotIdentified::InactiveKey => {
            Failure::new(400, "InvalidAccessKeyId.Inactive", "Specified access key is disabled.")
        }
        NotIdentified::MissingToken => mandatory("SecurityToken"),
        NotIdentified::MalformedToken => {
            Failure::new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.")
        }
        NotIdentified::MismatchedToken => {
            let text = "Specified SecurityToken mismatch with the AccessKey.";
            Failure::new(400, "InvalidSecurityToken.MismatchWithAccessKey", text)
        }
        NotIdentified::ExpiredToken => {
            Failure::new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.")
        }
        NotIdentified::Failed(error) => {
            Failure::new(500, "InternalError", "An internal error occurred.").caused_by(error)
        }
    }
}
