//! Variables of a function's environment.
//!
//! Source: the vendor's page "Environment variables".

use std::collections::BTreeMap;

use functions::Extras;

use crate::error::{Error, Result};

/// How long all variables may be together, in bytes.
const LONGEST: usize = 4 * 1024;

/// Variables that the service sets itself; those that begin with `FC_` are the service's as well.
const RESERVED: [&str; 4] = ["accessKeyID", "accessKeySecret", "securityToken", "topic"];

/// The variables of a call, when they follow the rules.
pub(super) fn read(variables: BTreeMap<String, String>) -> Result<Extras> {
    let wrong = |text: String| Err(Error::invalid(format!("'environmentVariables' is invalid: {text}")));
    for name in variables.keys() {
        let plain = |c: char| c.is_ascii_alphanumeric() || c == '_';
        if !name.starts_with(|c: char| c.is_ascii_alphabetic()) || !name.chars().all(plain) {
            return wrong(format!("'{name}' is not a valid name of a variable"));
        }
        if name.starts_with("FC_") || RESERVED.contains(&name.as_str()) {
            return wrong(format!("'{name}' is reserved"));
        }
    }
    if variables.iter().map(|(name, value)| name.len() + value.len()).sum::<usize>() > LONGEST {
        return wrong(format!("the total size exceeds {LONGEST} bytes"));
    }
    Ok(variables.into_iter().map(|(name, value)| (name, value.into())).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_of_the_service_are_reserved() {
        let one = |name: &str, value: &str| read([(name.to_owned(), value.to_owned())].into());
        assert!(one("STAGE", "test").is_ok());
        for name in ["FC_REGION", "accessKeyID", "1st", "A-B", ""] {
            assert!(one(name, "x").is_err(), "{name}");
        }
        assert!(one("LONG", &"x".repeat(4096)).is_err());
    }
}
