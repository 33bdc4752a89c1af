//! The envelope of answers: the fields of the answer beside `RequestId`.

use serde::Serialize;
use wire::Format;
use wire::render::{Lists, json, xml};

#[derive(Serialize)]
struct Envelope<'a, T> {
    #[serde(rename = "RequestId")]
    request_id: &'a str,
    #[serde(flatten)]
    output: &'a T,
}

/// The body of an answer.
pub(crate) fn render<T: Serialize>(format: Format, operation: &str, request_id: &str, output: &T) -> Vec<u8> {
    let envelope = Envelope { request_id, output };
    match format {
        Format::Json => json(&envelope),
        Format::Xml => xml(&format!("{operation}Response"), &envelope, Lists::Repeated),
    }
}
