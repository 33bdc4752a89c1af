//! The envelope of answers: what an operation answers, and `RequestId` beside it.
//!
//! IAM and STS wrap what they answer in `<Operation>Result`, with exceptions; there the output type of each
//! operation says what it is wrapped in.

use serde::Serialize;
use serde_json::{Map, Value, json};
use wire::Format;
use wire::render::{Lists, json as to_json, xml};

#[derive(Serialize)]
struct Envelope<'a, T> {
    #[serde(flatten)]
    output: &'a T,
    #[serde(rename = "RequestId")]
    request_id: &'a str,
}

/// The body of an answer; `item` names the elements of a list in XML by the name of the list.
pub(crate) fn render<T: Serialize>(
    format: Format,
    operation: &str,
    request_id: &str,
    output: &T,
    item: fn(&str) -> &'static str,
) -> Vec<u8> {
    match format {
        Format::Json => to_json(&Envelope { output, request_id }),
        Format::Xml => {
            // Clients look for the number of the request in either place.
            let mut body = Map::new();
            body.insert("ResponseMetadata".to_owned(), json!({"RequestId": request_id}));
            body.insert("RequestId".to_owned(), json!(request_id));
            if let Ok(Value::Object(fields)) = serde_json::to_value(output) {
                body.extend(fields.into_iter().map(|(name, value)| (name.clone(), nested(&name, value, item))));
            }
            xml(&format!("{operation}Response"), &Value::Object(body), Lists::Repeated)
        }
    }
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
    use super::*;

    fn text(format: Format, output: &Value) -> String {
        let item = |name: &str| if name == "RegionSet" { "Region" } else { "Item" };
        String::from_utf8(render(format, "Describe", "r", output, item)).unwrap()
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
