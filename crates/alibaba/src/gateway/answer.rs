//! Answers on the wire.

use bytes::Bytes;
use http::{HeaderValue, StatusCode, header};
use serde_json::{Map, Value, json};
use wire::render::{Lists, json as to_json, xml as to_xml};
use wire::{Answer, Call, Failure, Format, Served};

use crate::product::Product;

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
pub(super) fn failure(call: &Call, product: Option<&'static Product>, failure: &Failure) -> Answer {
    let mut body = Map::new();
    body.insert("RequestId".to_owned(), json!(call.request_id));
    body.insert("HostId".to_owned(), json!(host_id(call, product)));
    body.insert("Code".to_owned(), json!(failure.code));
    body.insert("Message".to_owned(), json!(failure.message));
    let product = product.map_or("", |product| product.name);
    let recommend = format!(
        "https://api.aliyun.com/troubleshoot?q={}&product={product}&requestId={}",
        failure.code, call.request_id
    );
    body.insert("Recommend".to_owned(), json!(recommend));
    for (name, value) in &failure.fields {
        body.insert((*name).to_owned(), value.clone());
    }
    let body = Value::Object(body);
    let body = match call.format {
        Format::Json | Format::Plain => to_json(&body),
        Format::Xml => to_xml("Error", &body, Lists::Repeated),
    };
    write(call, failure.status, body)
}

fn host_id(call: &Call, product: Option<&'static Product>) -> String {
    match (product, &call.region) {
        (Some(product), Some(region)) if matches!(product.host, "ecs" | "vpc") => {
            format!("{}.{region}.aliyuncs.com", product.host)
        }
        (Some(product), _) => format!("{}.aliyuncs.com", product.host),
        (None, _) => call.host.clone(),
    }
}

fn write(call: &Call, status: u16, body: Vec<u8>) -> Answer {
    let mut answer = Answer::new(Bytes::from(body));
    *answer.status_mut() = StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let kind = match call.format {
        Format::Json | Format::Plain => "application/json;charset=utf-8",
        Format::Xml => "text/xml;charset=utf-8",
    };
    answer.headers_mut().insert(header::CONTENT_TYPE, HeaderValue::from_static(kind));
    if let Ok(id) = HeaderValue::from_str(&call.request_id) {
        answer.headers_mut().insert("x-acs-request-id", id);
    }
    answer
}
