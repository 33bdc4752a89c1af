//! Bodies of answers, in JSON and XML.

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use serde::Serialize;
use serde_json::Value;

/// How a list is written in XML.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Lists {
    /// The element of the list is repeated: `<User>..</User><User>..</User>`.
    Repeated,
    /// The element of the list holds `<item>` elements.
    Items,
}

/// An answer as JSON.
pub fn json<T: Serialize>(answer: &T) -> Vec<u8> {
    serde_json::to_vec(answer).unwrap_or_else(|error| {
        tracing::error!(%error, "an answer could not be written");
        b"{}".to_vec()
    })
}

/// A JSON object with one field.
pub fn object(name: &str, value: &str) -> String {
    serde_json::json!({ name: value }).to_string()
}

/// The fields of one JSON object and those of another after them, as one object. What an operation without an answer
/// replies, `null`, counts as an object without fields.
pub fn joined(one: &str, other: &str) -> String {
    fn fields(object: &str) -> &str {
        object.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')).unwrap_or_default()
    }
    let (one, other) = (fields(one), fields(other));
    let comma = if one.is_empty() || other.is_empty() { "" } else { "," };
    format!("{{{one}{comma}{other}}}")
}

/// A JSON text that this program has written.
pub fn parsed(text: &str) -> Value {
    serde_json::from_str(text).unwrap_or_else(|error| {
        tracing::error!(%error, "an answer could not be read back");
        Value::Null
    })
}

/// An answer as XML below the element `root`.
pub fn xml<T: Serialize>(root: &str, answer: &T, lists: Lists) -> Vec<u8> {
    let mut writer = Writer::new(Vec::new());
    let written = serde_json::to_value(answer).map_err(std::io::Error::other).and_then(|value| {
        writer.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
        element(&mut writer, root, &value, lists)
    });
    if let Err(error) = written {
        tracing::error!(%error, "an answer could not be written");
    }
    writer.into_inner()
}

fn element(writer: &mut Writer<Vec<u8>>, name: &str, value: &Value, lists: Lists) -> std::io::Result<()> {
    match value {
        Value::Array(items) if lists == Lists::Repeated => {
            items.iter().try_for_each(|item| element(writer, name, item, lists))
        }
        Value::Null => Ok(()),
        _ => {
            writer.write_event(Event::Start(BytesStart::new(name)))?;
            match value {
                Value::Object(fields) => {
                    fields.iter().try_for_each(|(name, field)| element(writer, name, field, lists))?;
                }
                Value::Array(items) => items.iter().try_for_each(|item| element(writer, "item", item, lists))?,
                Value::String(text) => writer.write_event(Event::Text(BytesText::new(&printable(text))))?,
                other => writer.write_event(Event::Text(BytesText::new(&other.to_string())))?,
            }
            writer.write_event(Event::End(BytesEnd::new(name)))
        }
    }
}

/// XML has no way to write most control characters; they become U+FFFD.
fn printable(text: &str) -> String {
    let allowed = |c: char| !c.is_control() || matches!(c, '\t' | '\n' | '\r');
    let allowed = |c: char| allowed(c) && !matches!(c, '\u{fffe}' | '\u{ffff}');
    text.chars().map(|c| if allowed(c) { c } else { '\u{fffd}' }).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn lists_are_repeated_or_hold_items() {
        let answer =
            json!({"RequestId": "r", "Users": {"User": [{"UserName": "a<b"}, {"UserName": "c"}]}, "None": null});
        let text = |lists| String::from_utf8(xml("ListUsersResponse", &answer, lists)).unwrap();
        assert_eq!(
            text(Lists::Repeated),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListUsersResponse><RequestId>r</RequestId><Users>\
             <User><UserName>a&lt;b</UserName></User><User><UserName>c</UserName></User></Users></ListUsersResponse>"
        );
        assert_eq!(
            text(Lists::Items),
            "<?xml version=\"1.0\" encoding=\"UTF-8\"?><ListUsersResponse><RequestId>r</RequestId><Users><User>\
             <item><UserName>a&lt;b</UserName></item><item><UserName>c</UserName></item></User></Users>\
             </ListUsersResponse>"
        );
    }

    #[test]
    fn objects_are_joined() {
        assert_eq!(joined(r#"{"A":1}"#, r#"{"B":{}}"#), r#"{"A":1,"B":{}}"#);
        assert_eq!(joined("null", r#"{"B":2}"#), r#"{"B":2}"#);
        assert_eq!(joined(r#"{"A":1}"#, "{}"), r#"{"A":1}"#);
        assert_eq!(object("A", "\"x"), r#"{"A":"\"x"}"#);
    }

    #[test]
    fn control_characters_do_not_break_the_document() {
        let body = String::from_utf8(xml("R", &json!({"A": "x\u{0}y\u{ffff}"}), Lists::Repeated)).unwrap();
        assert!(body.contains("<A>x\u{fffd}y\u{fffd}</A>"), "{body}");
    }
}
