//! The operations of the clouds.

use serde_json::{Map, Value, json};
use wire::params::Params;
use wire::{Access, Effect, Route};

use super::schema::{hoisted, show_secrets};
use crate::api::products::Product;

/// One operation of a cloud.
pub(super) fn operation(product: &Product, route: &Route, tag: &str, schemas: &mut Map<String, Value>) -> Value {
    let name = format!("{}.{}.{}", product.cloud, product.name, route.name);
    let input = hoisted(route.input().to_value(), &format!("{name}.Input"), schemas);
    let mut output = route.output().to_value();
    show_secrets(&mut output);
    let output = hoisted(output, &format!("{name}.Output"), schemas);
    let said = input.get("description").and_then(Value::as_str).unwrap_or_default().to_owned();
    let (summary, description) = said.split_once("\n\n").unwrap_or((&said, ""));
    let description = match route.effect {
        Effect::Read => description.to_owned(),
        Effect::Write => format!("{description}\n\nIt changes something.").trim().to_owned(),
    };
    let example = Params::read(route.example.iter().copied()).map(|params| params.to_json()).unwrap_or_default();
    let needed = input.get("required").and_then(Value::as_array).is_some_and(|names| !names.is_empty());
    // What proves a call to one of the few open operations is a parameter.
    let security = match route.access {
        Access::Signed => json!([{ "session": [] }]),
        Access::Anonymous => json!([{}]),
    };
    json!({
        "operationId": name,
        "tags": [tag],
        "summary": summary.replace('\n', " "),
        "description": description,
        "requestBody": {
            "required": needed,
            "content": { "application/json": { "schema": input, "example": example } },
        },
        "responses": {
            "200": {
                "description": "What the operation replies, without the cloud's envelope.",
                "content": { "application/json": { "schema": output } },
            },
            "default": { "$ref": "#/components/responses/Refused" },
        },
        "security": security,
    })
}
