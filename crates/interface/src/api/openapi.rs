//! `GET openapi.json`: the JSON interface as OpenAPI 3.1.

use std::sync::OnceLock;

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header;
use serde_json::{Map, Value, json};
use wire::params::Params;
use wire::{Access, Effect, Route};

use super::products::{self, Product};

/// Where the schemas of a document stand.
const SCHEMAS: &str = "#/components/schemas/";

/// The document, which is the same for the life of the process.
pub(super) async fn document() -> Response {
    static DOCUMENT: OnceLock<Bytes> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| Bytes::from(build().to_string())).clone();
    ([(header::CONTENT_TYPE, "application/json")], document).into_response()
}

fn build() -> Value {
    let (mut paths, mut schemas, mut tags) = (own_paths(), own_schemas(), Vec::new());
    for product in products::all() {
        let tag = format!("{} {}", product.cloud, product.name);
        tags.push(json!({ "name": tag }));
        for route in product.routes {
            let path = format!("/api/{}/{}/{}", product.cloud, product.name, route.name);
            paths.insert(path, json!({ "post": operation(&product, route, &tag, &mut schemas) }));
        }
    }
    tags.push(json!({ "name": "sandbox", "description": "The sandbox's own interface." }));
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Yunbox",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The operations of every cloud as JSON, without signatures. Sign in with `POST /sessions`, \
                            then send its token with each call. Checks, records and errors are those of a signed call.",
        },
        "servers": [{ "url": "/_yunbox" }],
        "tags": tags,
        "paths": paths,
        "components": {
            "schemas": schemas,
            "securitySchemes": {
                "session": { "type": "http", "scheme": "bearer", "description": "The token of a session." },
                "admin": { "type": "http", "scheme": "bearer", "description": "The admin token of the sandbox." },
            },
            "responses": {
                "Refused": {
                    "description": "The cloud's refusal.",
                    "content": { "application/json": { "schema": { "$ref": format!("{SCHEMAS}Refusal") } } },
                },
            },
        },
    })
}

/// One operation of a cloud.
fn operation(product: &Product, route: &Route, tag: &str, schemas: &mut Map<String, Value>) -> Value {
    let name = format!("{}.{}.{}", product.cloud, product.name, route.name);
    let input = hoisted((route.input)().to_value(), &format!("{name}.Input"), schemas);
    let mut output = (route.output)().to_value();
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

/// A schema whose own definitions have moved to the document's, under the name of the operation.
fn hoisted(mut schema: Value, prefix: &str, schemas: &mut Map<String, Value>) -> Value {
    let definitions = schema.as_object_mut().and_then(|fields| {
        fields.remove("$schema");
        fields.remove("title");
        fields.remove("$defs")
    });
    point(&mut schema, prefix);
    if let Some(Value::Object(definitions)) = definitions {
        for (name, mut definition) in definitions {
            point(&mut definition, prefix);
            schemas.insert(format!("{prefix}.{}", plain(&name)), definition);
        }
    }
    if schema.is_object() { schema } else { json!({}) }
}

/// Our schemas mark every secret as `writeOnly`. In the schema of an answer that would say that it is never there.
fn show_secrets(schema: &mut Value) {
    match schema {
        Value::Object(fields) => {
            if fields.get("writeOnly") == Some(&Value::Bool(true)) {
                fields.remove("writeOnly");
                fields.insert("format".to_owned(), "password".into());
            }
            fields.values_mut().for_each(show_secrets);
        }
        Value::Array(items) => items.iter_mut().for_each(show_secrets),
        _ => {}
    }
}

/// Lets the references of a schema point to where its definitions stand now.
fn point(schema: &mut Value, prefix: &str) {
    match schema {
        Value::Object(fields) => {
            for (name, field) in fields {
                match field {
                    Value::String(target) if name == "$ref" => {
                        if let Some(name) = target.strip_prefix("#/$defs/") {
                            *target = format!("{SCHEMAS}{prefix}.{}", plain(name));
                        }
                    }
                    field => point(field, prefix),
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(|item| point(item, prefix)),
        _ => {}
    }
}

/// A name as the document may have it: letters, digits and `._-`.
fn plain(name: &str) -> String {
    name.chars().map(|c| if c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-') { c } else { '_' }).collect()
}

/// What of the sandbox's own interface belongs to the calls above: who is signed in.
fn own_paths() -> Map<String, Value> {
    let answers = |status: &str, description: &str, schema: &str| {
        json!({
            status: {
                "description": description,
                "content": { "application/json": { "schema": { "$ref": format!("{SCHEMAS}{schema}") } } },
            },
            "default": {
                "description": "A refusal of the sandbox.",
                "content": { "application/json": { "schema": { "$ref": format!("{SCHEMAS}OwnRefusal") } } },
            },
        })
    };
    let session = || json!([{ "session": [] }]);
    let paths = json!({
        "/sessions": {
            "post": {
                "operationId": "signIn",
                "tags": ["sandbox"],
                "summary": "Signs in with an access key.",
                "requestBody": {
                    "required": true,
                    "content": { "application/json": { "schema": { "$ref": format!("{SCHEMAS}SignIn") } } },
                },
                "responses": answers("201", "A session was begun.", "Session"),
                "security": [],
            },
            "get": {
                "operationId": "whoIsSignedIn",
                "tags": ["sandbox"],
                "summary": "Says who is signed in.",
                "responses": answers("200", "Who is signed in.", "Shown"),
                "security": session(),
            },
            "delete": {
                "operationId": "signOut",
                "tags": ["sandbox"],
                "summary": "Signs out.",
                "responses": {
                    "204": { "description": "The session has ended." },
                    "default": {
                        "description": "A refusal of the sandbox.",
                        "content": { "application/json": { "schema": { "$ref": format!("{SCHEMAS}OwnRefusal") } } },
                    },
                },
                "security": session(),
            },
        },
    });
    match paths {
        Value::Object(paths) => paths,
        _ => Map::new(),
    }
}

fn own_schemas() -> Map<String, Value> {
    let shown = json!({
        "cloud": { "type": "string", "enum": ["alibaba", "kingsoft"] },
        "account_id": { "type": "string" },
        "arn": { "type": "string", "description": "Resource name of the caller." },
        "expires_at": { "type": "string", "format": "date-time", "description": "When it ends, by the sandbox's clock." },
    });
    let mut begun = shown.clone();
    begun["token"] = json!({ "type": "string", "description": "Goes into `Authorization: Bearer`." });
    let schemas = json!({
        "SignIn": {
            "type": "object",
            "properties": {
                "cloud": { "type": "string", "enum": ["alibaba", "kingsoft"], "default": "alibaba" },
                "access_key_id": { "type": "string" },
                "access_key_secret": { "type": "string", "writeOnly": true },
                "security_token": { "type": "string", "writeOnly": true, "description": "Of a session of a role." },
                "duration_seconds": { "type": "integer", "minimum": 900, "maximum": 43200, "default": 43200 },
            },
            "required": ["access_key_id", "access_key_secret"],
            "additionalProperties": false,
        },
        "Session": {
            "type": "object",
            "properties": begun,
            "required": ["token", "cloud", "account_id", "arn", "expires_at"],
        },
        "Shown": {
            "type": "object",
            "properties": shown,
            "required": ["cloud", "account_id", "arn", "expires_at"],
        },
        "Refusal": {
            "type": "object",
            "properties": {
                "error": {
                    "oneOf": [
                        {
                            "type": "object",
                            "properties": {
                                "code": { "type": "string", "description": "The cloud's code." },
                                "message": { "type": "string", "description": "The cloud's message." },
                                "request_id": { "type": "string" },
                                "details": { "type": "object", "description": "What the cloud adds, such as why a permission is missing." },
                            },
                            "required": ["code", "message", "request_id"],
                        },
                        { "type": "string", "description": "Why the request reached no operation." },
                    ],
                },
            },
            "required": ["error"],
        },
        "OwnRefusal": {
            "type": "object",
            "properties": { "error": { "type": "string" } },
            "required": ["error"],
        },
    });
    match schemas {
        Value::Object(schemas) => schemas,
        _ => Map::new(),
    }
}
