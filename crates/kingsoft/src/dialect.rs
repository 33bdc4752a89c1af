//! What all products of this cloud have in common: names of callers, condition keys of every request, `DryRun`, the
//! envelope.
//!
//! IAM and STS wrap what they answer in `<Operation>Result`, with exceptions; there the output type of each operation
//! says what it is wrapped in.

use policy_engine::Context;
use serde::Deserialize;
use serde_json::{Map, Value, json};
use sts::Caller;
use wire::render::{Lists, xml};
use wire::{Call, Denial, Dialect, Failure, Format, ParamError, Params, PrincipalNames, render};

use crate::{caller, refusal};

/// Kingsoft Cloud's dialect.
#[derive(Debug)]
pub struct Kingsoft;

impl Dialect for Kingsoft {
    fn principal(caller: &Caller) -> PrincipalNames {
        caller::names(caller)
    }

    fn context(call: &Call, _: &Caller, _: &PrincipalNames) -> Context {
        caller::context(call)
    }

    /// `ksc:Tag`. What is not plain ASCII may be it in disguise: the engine folds the case of any letter.
    fn is_of_resource(key: &str) -> bool {
        !key.is_ascii() || key.eq_ignore_ascii_case("ksc:Tag")
    }

    /// Terraform's provider takes this status for a yes. What is neither true nor false is refused: the flag is there
    /// to prevent a write.
    fn dry_run(params: &Params) -> Result<Option<Failure>, ParamError> {
        let text = "The request would have succeeded, but the DryRun flag is set.";
        let asked = params.parse::<Flags>()?.dry_run;
        Ok(asked.then(|| Failure::new(412, "DryRunOperation", text)))
    }

    fn denied(denial: &Denial<'_>) -> Failure {
        refusal::denied(denial)
    }

    fn token_mismatch() -> Failure {
        refusal::token_mismatch()
    }

    /// The fields of the reply before `RequestId`.
    fn render(call: &Call, operation: &str, reply: &str, item: fn(&str) -> &'static str) -> Vec<u8> {
        match call.format {
            Format::Json | Format::Plain => {
                render::joined(reply, &render::object("RequestId", &call.request_id)).into_bytes()
            }
            Format::Xml => {
                // Clients look for the number of the request in either place.
                let mut body = Map::new();
                body.insert("ResponseMetadata".to_owned(), json!({"RequestId": call.request_id}));
                body.insert("RequestId".to_owned(), json!(call.request_id));
                if let Value::Object(fields) = render::parsed(reply) {
                    body.extend(fields.into_iter().map(|(name, value)| (name.clone(), nested(&name, value, item))));
                }
                xml(&format!("{operation}Response"), &Value::Object(body), Lists::Repeated)
            }
        }
    }
}

/// What every operation that writes reads.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Flags {
    /// Whether the call is only tried.
    #[serde(default)]
    dry_run: bool,
}

/// The same value with each list inside an element of its own.
fn nested(name: &str, value: Value, item: fn(&str) -> &'static str) -> Value {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.into_iter().map(|value| nested("", value, item)).collect();
            // The list is the element that holds `member` already.
            if name == "member" { Value::Array(items) } else { json!({ item(name): items }) }
        }
        Value::Object(fields) => {
            let fields = fields.into_iter();
            Value::Object(fields.map(|(name, value)| (name.clone(), nested(&name, value, item))).collect())
        }
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use std::net::{IpAddr, Ipv4Addr};

    use super::*;

    fn text(format: Format, reply: &Value) -> String {
        let item = |name: &str| if name == "RegionSet" { "Region" } else { "Item" };
        let call = Call {
            request_id: "r".to_owned(),
            format,
            region: None,
            source_ip: IpAddr::V4(Ipv4Addr::LOCALHOST),
            secure: true,
            user_agent: String::new(),
            host: String::new(),
            at: "2026-01-01T00:00:00Z".parse().unwrap(),
        };
        String::from_utf8(Kingsoft::render(&call, "Describe", &reply.to_string(), item)).unwrap()
    }

    #[test]
    fn the_number_of_the_request_is_beside_the_answer() {
        let output = json!({"CreateRoleResult": {"Role": {"RoleName": "a"}}});
        assert_eq!(text(Format::Json, &output), r#"{"CreateRoleResult":{"Role":{"RoleName":"a"}},"RequestId":"r"}"#);
    }

    #[test]
    fn lists_name_their_elements_in_xml() {
        let output = json!({"RegionSet": [{"Region": "x"}], "Set": [{"Keys": ["k"]}], "Roles": {"member": [1, 2]}});
        assert_eq!(
            text(Format::Xml, &output),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><DescribeResponse><ResponseMetadata><RequestId>r</RequestId>\
             </ResponseMetadata><RequestId>r</RequestId><RegionSet><Region><Region>x</Region></Region></RegionSet>\
             <Set><Item><Keys><Item>k</Item></Keys></Item></Set><Roles><member>1</member><member>2</member></Roles>\
             </DescribeResponse>"
        );
    }
}
