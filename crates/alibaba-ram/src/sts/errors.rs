//! What sessions are refused for, in STS's codes and words.
//!
//! Source: the vendor's error tables of the STS operations.

use sts::Refusal;
use sts::federation::oidc::Refused;
use sts::federation::saml;
use wire::{Failure, ParamError, Problem};

use super::Error;

/// A parameter that cannot be read.
pub(super) fn refuse_param(error: &ParamError) -> Failure {
    let name = &error.path;
    match (name.as_str(), &error.problem) {
        (_, Problem::Missing) => {
            Failure::new(400, format!("Missing{name}"), format!("{name} is mandatory for this action."))
        }
        ("Policy", _) => policy_size(),
        ("DurationSeconds", _) => duration(900, 3_600),
        _ => Failure::new(400, format!("InvalidParameter.{name}"), format!("The parameter {name} is wrongly formed.")),
    }
}

/// A refusal.
pub(super) fn refuse(error: &Error) -> Failure {
    match error {
        Error::NoRole { arn } => Failure::new(404, "EntityNotExist.Role", format!("The role not exists: {arn}. ")),
        Error::Refused(Refusal::Root) => {
            Failure::new(403, "NoPermission", "Roles may not be assumed by root accounts.")
        }
        Error::Refused(Refusal::Duration { shortest, longest }) => duration(*shortest, *longest),
        Error::Refused(Refusal::Policy(malformed)) => {
            if malformed.kind == policy_engine::MalformedKind::TooLong {
                return policy_size();
            }
            let text = format!("The parameter Policy has not passed grammar check. {malformed}");
            Failure::new(400, "InvalidParameter.PolicyGrammar", text)
        }
        Error::Refused(Refusal::NotTrusted { .. }) => {
            let text = "You are not authorized to do this action. You should be authorized by RAM.";
            Failure::new(403, "NoPermission", text)
        }
        Error::Refused(Refusal::SourceIdentity) => Failure::new(
            400,
            "InvalidParameter.SourceIdentity",
            "The parameter SourceIdentity is not the one that the role chain began with.",
        ),
        Error::NoOidcProvider => authentication("NoPermission", "No such OIDC Provider registered."),
        Error::Token(refused) => token(refused),
        Error::NoSamlProvider => Failure::new(404, "EntityNotExist.SAMLProvider", "Can not find SAML provider."),
        Error::Assertion(refused) => assertion(*refused),
        Error::Wanting(name) => {
            Failure::new(400, format!("MissingParameter.{name}"), format!("Parameter {name} is required."))
        }
        Error::TooMany => Failure::new(400, "Throttling.User", "Request was denied due to user flow control."),
        Error::Saml(error) => of_saml(error),
        Error::Failed(iam::Error::Store(fault)) if fault.is_disk_full() => Failure::of_fault(fault),
        Error::Failed(iam::Error::Store(fault)) => internal(fault),
        Error::Failed(error) => internal(error),
    }
}

/// What `AssumeRoleWithSAML` words differently from the other operations.
fn of_saml(error: &Error) -> Failure {
    match error {
        Error::NoRole { .. } => Failure::new(404, "EntityNotExist.RoleArn", "The specified Role does not exists."),
        Error::Refused(Refusal::Duration { .. }) => {
            Failure::new(400, "InvalidParameter.DurationSeconds", "The DurationSeconds is invalid.")
        }
        Error::Refused(Refusal::Policy(_)) => Failure::new(400, "InvalidParameter.PolicyGrammar", "Invalid Policy."),
        other => refuse(other),
    }
}

/// A response of a SAML provider that proves nothing. The reason is for the log alone, as the vendor has it.
fn assertion(refused: saml::Refused) -> Failure {
    let failure = match refused {
        saml::Refused::Invalid(_) => authentication("SAMLAssertion.Invalid", "The SAML Assertion is invalid."),
        saml::Refused::Expired => authentication("SAMLAssertion.Expired", "The SAML Assertion is expired."),
        saml::Refused::SessionName => {
            Failure::new(400, "InvalidParameter.RoleSessionName", "The RoleSessionName is invalid.")
        }
        saml::Refused::Metadata => {
            authentication("IDPMetadata.Invalid", "The IdP Metadata of your SAML Provider is invalid.")
        }
    };
    failure.caused_by(refused)
}

/// A token of an OIDC provider that proves nothing. The statuses of two codes are not documented; they
/// are those of their siblings.
fn token(refused: &Refused) -> Failure {
    let oidc = |code: &str, text: &str| authentication(&format!("OIDCToken.{code}"), text);
    match refused {
        Refused::Empty => oidc("Invalid", "The OIDCToken can not empty."),
        Refused::Parts => oidc("Invalid", "The number of Jwt field should be divided into 3 parts with '.' ."),
        Refused::Encoding => oidc("Invalid", "Cannot decode base64 encoded response(format invalided)."),
        Refused::Algorithm(name) => {
            oidc("Invalid", &format!("The algorithm {name} that be specified in Jwt header is unknown."))
        }
        Refused::Content => oidc("Invalid", "The Jwt content is invalid that cannot be recognized."),
        Refused::Issuer => {
            oidc("IssuerNotMatch", "The issuer in the OIDC Token doesn't match the OIDC Provider registered.")
        }
        Refused::Audience => oidc("AudienceNotMatch", "Invalid audience."),
        Refused::Expired => oidc("Expired", "This JsonWebToken is expired."),
        Refused::Signature => oidc("InvalidSignature", "OIDC token validate failed: invalid signature."),
        Refused::NoKeys { issuer, why } => {
            let text = format!("Get public keys from OIDC Provider failed, the issuer is {issuer}.");
            oidc("IssuerConfigurationBroken", &text).caused_by(why)
        }
        Refused::Certificate { url, unknown: true, why } => {
            let text = format!("The root ca certificate is not in ca whitelist of this url: {url}");
            oidc("HttpsUrlInvalid", &text).caused_by(why)
        }
        Refused::Certificate { unknown: false, why, .. } => {
            oidc("HttpsUrlInvalid", "Invoke url failed due to certificate chain validation").caused_by(why)
        }
    }
}

fn authentication(code: &str, text: &str) -> Failure {
    Failure::new(401, format!("AuthenticationFail.{code}"), text)
}

fn internal(cause: &dyn std::fmt::Display) -> Failure {
    Failure::new(500, "InternalError", "STS Server Internal Error happened.").caused_by(cause)
}

fn policy_size() -> Failure {
    Failure::new(400, "InvalidParameter.PolicySize", "The size of Policy must be smaller than 2048 bytes.")
}

fn duration(shortest: i64, longest: i64) -> Failure {
    let text = format!("The Min/Max value of DurationSeconds is {}/{}.", spell(shortest), spell(longest));
    Failure::new(400, "InvalidParameter.DurationSeconds", text)
}

/// `15min`, `1hr`, `90min`: as the vendor spells durations here.
fn spell(seconds: i64) -> String {
    match (seconds % 3_600, seconds % 60) {
        (0, _) => format!("{}hr", seconds / 3_600),
        (_, 0) => format!("{}min", seconds / 60),
        _ => format!("{seconds}s"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_are_spelt_as_the_vendor_spells_them() {
        assert_eq!(duration(900, 3_600).message, "The Min/Max value of DurationSeconds is 15min/1hr.");
        assert_eq!(duration(900, 5_400).message, "The Min/Max value of DurationSeconds is 15min/90min.");
    }
}
