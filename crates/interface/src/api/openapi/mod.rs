//! `GET openapi.json`: the sandbox's own interface as OpenAPI 3.1, the operations of the clouds included.
//!
//! Operations describe themselves by their schemas. What else there is says so beside its handlers, with the types that
//! these read and write.

mod clouds;
mod described;
mod schema;

pub(crate) use described::Described;

use std::sync::OnceLock;

use axum::response::{IntoResponse, Response};
use bytes::Bytes;
use http::header;
use serde_json::{Map, Value, json};

use super::call::Written;
use super::{products, session};
use crate::admin::{self, OwnRefusal};
use schema::SCHEMAS;

/// The document, which is the same for the life of the process.
pub(super) async fn document() -> Response {
    static DOCUMENT: OnceLock<Bytes> = OnceLock::new();
    let document = DOCUMENT.get_or_init(|| Bytes::from(build().to_string())).clone();
    ([(header::CONTENT_TYPE, "application/json")], document).into_response()
}

/// How the document describes itself.
fn described() -> Described {
    Described::get("/openapi.json", "document", "Returns this document.").answers::<Map<String, Value>>(200, "It.")
}

fn build() -> Value {
    let (mut paths, mut schemas, mut tags) = (Map::new(), Map::new(), Vec::new());
    for call in admin::described().into_iter().chain(session::described()).chain([described()]) {
        let (method, described) = (call.method, call.to_value(&mut schemas));
        let path = paths.entry(call.path).or_insert_with(|| json!({}));
        path[method] = described;
    }
    for product in products::all() {
        let tag = format!("{} {}", product.cloud, product.name);
        tags.push(json!({ "name": tag }));
        for route in product.routes {
            let path = format!("/api/{}/{}/{}", product.cloud, product.name, route.name);
            paths.insert(path, json!({ "post": clouds::operation(&product, route, &tag, &mut schemas) }));
        }
    }
    tags.push(json!({ "name": described::TAG, "description": "The sandbox's own interface." }));
    for (name, schema) in [("Refusal", schema::written::<Written>()), ("OwnRefusal", schema::written::<OwnRefusal>())] {
        let schema = schema::hoisted(schema, name, &mut schemas);
        schemas.insert(name.to_owned(), schema);
    }
    let refused = |description: &str, name: &str| {
        let schema = json!({ "$ref": format!("{SCHEMAS}{name}") });
        json!({ "description": description, "content": { "application/json": { "schema": schema } } })
    };
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "Yunbox",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "The operations of every cloud as JSON, without signatures. Sign in with `POST /sessions`, \
                            then send its token with each call. Checks, records and errors are those of a signed call. \
                            The sandbox itself is moved and looked into with the admin token.",
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
                "Refused": refused("The cloud's refusal.", "Refusal"),
                "OwnRefused": refused("A refusal of the sandbox.", "OwnRefusal"),
            },
        },
    })
}
