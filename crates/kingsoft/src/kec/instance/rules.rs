//! What names, host names and passwords of instances may be.
//!
//! Source: the parameter texts of the vendor's SDKs.

use compute::instance::password::Mixture;
use compute::instance::{HostName, HostRules, InstanceName, NameRules, Password, PasswordRules, TextError};

use crate::kec::errors::Error;

/// The rules for names: 2 to 64 characters of any script.
pub(super) fn names() -> NameRules {
    NameRules { length: 2..=64, letter_first: false, marks: ":_.-/#()[] " }
}

/// The rules for host names: 2 to 64 letters, digits and hyphens, without dots.
pub(super) fn host_names() -> HostRules {
    HostRules { length: 2..=64, dots: false, only_digits: true }
}

/// A name.
pub(super) fn name(text: &str) -> Result<InstanceName, Error> {
    InstanceName::parse(text, &names()).map_err(|error| unfit("InstanceName", &error))
}

/// A host name.
pub(super) fn host_name(text: &str) -> Result<HostName, Error> {
    HostName::parse(text, &host_names()).map_err(|error| unfit("HostName", &error))
}

/// Checks a password.
pub(super) fn password(text: &str) -> Result<(), Error> {
    let rules = PasswordRules {
        length: 8..=32,
        mixture: Mixture::LettersAndDigits,
        marks: r#"()`~!@#$%^&*-_+=|{}[]:;'<>,.?/\""#,
        never_first: None,
    };
    Password::parse(text, &rules).map(drop).map_err(|error| unfit("InstancePassword", &error))
}

/// A text that breaks a rule.
pub(super) fn unfit(parameter: &'static str, error: &TextError) -> Error {
    Error::Unfit(parameter, error.to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_mixes_capitals_small_letters_and_digits() {
        assert!(password("Abcdefg1").is_ok());
        for wrong in ["abcdefg1", "Abcdefgh", "Abc1", &format!("Aa1{}", "x".repeat(30))] {
            assert!(password(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn names_may_be_in_any_script_and_host_names_may_not() {
        assert!(name("网站-1").is_ok() && name("a").is_err());
        assert!(host_name("web-1").is_ok());
        assert!(host_name("web.1").is_err() && host_name("网站").is_err());
    }
}
