//! Answers on the wire.

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Map, Value, json};
use wire::render::{Lists, json as to_json, xml as to_xml};
use wire::{Answer, Call, Failure, Format, Served};

/// A call that succeeded.
pub(super) fn success(call: &Call, served: Served) -> Answer {
    let mut answer = write(call, 200, served.body);
    if !served.ignored.is_empty()
        && let Ok(names) = HeaderValue::from_str(&served.ignored.join(","))
    {
        answer.headers_mut().insert("x-yunbox-ignored-parameters", names);
    }
    answer
}

/// A call that was refused.
pub(super) fn failure(call: &Call, failure: &Failure) -> Answer {
    let mut error = Map::new();
    error.insert("Type".to_owned(), json!(if failure.status < 500 { "Sender" } else { "Receiver" }));
    error.insert("Code".to_owned(), json!(failure.code));
    error.insert("Message".to_owned(), json!(failure.message));
    for (name, value) in &failure.fields {
        error.insert((*name).to_owned(), value.clone());
    }
    let body = json!({"RequestId": call.request_id, "Error": Value::Object(error)});
    let body = match call.format {
        Format::Json | Format::Plain => to_json(&body),
        Format::Xml => to_xml("ErrorResponse", &body, Lists::Repeated),
    };
    write(call, failure.status, body)
}

fn write(call: &Call, status: u16, body: Vec<u8>) -> Answer {
    let mut answer = Answer::new(Bytes::from(body));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = match call.format {
        Format::Json | Format::Plain => "application/json; charset=utf-8",
        Format::Xml => "application/xml; charset=utf-8",
    };
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(id) = HeaderValue::from_str(&call.request_id) {
        answer.headers_mut().insert("x-ksc-request-id", id);
    }
    answer
}
