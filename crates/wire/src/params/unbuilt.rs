//! A parameter that nothing stands behind.

use schemars::JsonSchema;
use serde::Deserialize;

use super::Problem;

/// A parameter whose effect reads would show, and that the sandbox does not have.
///
/// It may be left out, be empty, or say no: `false` or `0`. Anything else is refused, because a client that asked for it
/// and then read something else would see the difference for ever, and Terraform would make the thing anew each time.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub struct Unbuilt(#[schemars(with = "String")] ());

impl Unbuilt {
    /// Why it is refused.
    pub const REASON: &'static str = "the sandbox does not have this yet";
}

impl TryFrom<String> for Unbuilt {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        match text.trim().to_ascii_lowercase().as_str() {
            "" | "false" | "0" => Ok(Self(())),
            _ => Err(Problem::Other(Self::REASON.to_owned())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::params::Params;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Input {
        #[serde(default)]
        ipv6: Unbuilt,
    }

    #[test]
    fn it_may_say_no_and_nothing_else() {
        let read =
            |name: &str, text: &str| Params::read([(name, text)]).unwrap().parse::<Input>().map(|input| input.ipv6);
        for no in ["", "false", "False", "0"] {
            assert_eq!(read("Ipv6", no), Ok(Unbuilt::default()), "{no:?}");
        }
        assert_eq!(read("Other", "true"), Ok(Unbuilt::default()));
        for (name, yes) in [("Ipv6", "true"), ("Ipv6", "2001:db8::/56"), ("Ipv6.1", "a"), ("Ipv6.Mode", "a")] {
            assert!(read(name, yes).is_err(), "{name}={yes}");
        }
    }
}
