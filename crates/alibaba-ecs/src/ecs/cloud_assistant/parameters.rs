//! Values that a call gives for the names in a script.

use compute::Extras;
use compute::command::{Script, placeholder};
use serde_json::Value;

use super::content;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};

/// How many values a call may give.
const MOST: usize = 10;

/// How many characters a name may have.
const LONGEST_NAME: usize = 64;

/// The values of a call for a script. A name without one stands for an empty text.
pub(super) fn read(text: Option<&str>, script: &Script) -> Result<Extras> {
    let given = match text.map(str::trim) {
        None | Some("") => Extras::new(),
        Some(text) => match serde_json::from_str(text) {
            Ok(Value::Object(given)) => given,
            _ => return Err(Error::of(codes::cloud_assistant::PARAMETERS_INVALID)),
        },
    };
    if given.is_empty() {
        return Ok(given);
    }
    if !script.has_parameters {
        return Err(Error::of(codes::cloud_assistant::PARAMETERS_DISABLED));
    }
    if given.len() > MOST {
        return Err(Error::of(codes::cloud_assistant::TOO_MANY_PARAMETERS));
    }
    let known = content::names(&script.content);
    let names: Vec<_> = given.keys().collect();
    for (place, name) in names.iter().enumerate() {
        let same = |other: &str| other.eq_ignore_ascii_case(name);
        let code = if name.is_empty() {
            codes::cloud_assistant::PARAMETERS_INVALID
        } else if name.chars().count() > LONGEST_NAME {
            codes::cloud_assistant::PARAMETER_NAME_TOO_LONG
        } else if names[..place].iter().any(|other| same(other)) {
            codes::cloud_assistant::PARAMETER_TWICE
        } else if !known.iter().any(|other| same(other)) {
            codes::cloud_assistant::PARAMETER_UNKNOWN
        } else if !matches!(given[*name], Value::String(_) | Value::Number(_) | Value::Bool(_)) {
            codes::cloud_assistant::PARAMETER_TYPE
        } else {
            continue;
        };
        return Err(Error::of(code));
    }
    if content::encode(filled(script, &given, |_| None)).len() > content::MOST {
        return Err(Error::of(codes::cloud_assistant::FILLED_TOO_LONG));
    }
    Ok(given)
}

/// The bytes of a script with these values in it, and with what the cloud knows.
pub(super) fn filled(script: &Script, given: &Extras, known: impl Fn(&str) -> Option<String>) -> Vec<u8> {
    let bytes = content::bytes(&script.content);
    if !script.has_parameters {
        return bytes;
    }
    let value = |name: &str| {
        if content::BUILT_IN.contains(&name) {
            return known(name);
        }
        let found = given.iter().find(|(key, _)| key.eq_ignore_ascii_case(name)).map(|(_, value)| value);
        Some(match found {
            Some(Value::String(text)) => text.clone(),
            Some(other) => other.to_string(),
            None => String::new(),
        })
    };
    // A script in another encoding than UTF-8 has no names that could be told.
    match String::from_utf8(bytes) {
        Ok(text) => placeholder::fill(&text, value).into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn script(text: &str) -> Script {
        Script { content: content::encode(text), has_parameters: true, timeout: 60, ..Script::default() }
    }

    fn refusal(text: &str, script: &Script) -> String {
        match read(Some(text), script).unwrap_err() {
            Error::Refused(failure) => failure.code.to_string(),
            Error::Domain(other) => panic!("{other}"),
        }
    }

    #[test]
    fn values_belong_to_names_of_the_script() {
        let hello = script("echo {{name}} {{ACS::InstanceId}} {{rest}}");
        let given = read(Some(r#"{"NAME": "Jack"}"#), &hello).unwrap();
        let known = |name: &str| (name == "ACS::InstanceId").then(|| "i-1".to_owned());
        assert_eq!(filled(&hello, &given, known), b"echo Jack i-1 ");
        assert_eq!(refusal(r#"{"other": "x"}"#, &hello), "Parameter.NotMatched");
        assert_eq!(refusal(r#"{"name": "x", "Name": "y"}"#, &hello), "ParameterKey.Duplicate");
        assert_eq!(refusal(r#"{"name": []}"#, &hello), "ParameterType.NotSupported");
        assert_eq!(refusal("[]", &hello), "InvalidParameter.Parameters");
        let plain = Script { has_parameters: false, ..hello };
        assert_eq!(refusal(r#"{"name": "x"}"#, &plain), "Parameter.Disabled");
        assert_eq!(filled(&plain, &Extras::new(), |_| None), b"echo {{name}} {{ACS::InstanceId}} {{rest}}");
    }

    #[test]
    fn a_script_may_not_grow_too_long() {
        let text = format!(r#"{{"name": "{}"}}"#, "x".repeat(24 * 1_024));
        assert_eq!(refusal(&text, &script("echo {{name}}")), "CmdContent.ExceedLimit");
    }
}
