//! Reading what operations replied.

use axum::response::Response;
use interface::CloudRefusal;
use serde_json::Value;

use crate::visitor::Visitor;

/// How many pages of a list are read at most: a page of the console is no place for more.
const PAGES: usize = 20;

/// What somebody may see: a value, or the cloud's refusal, which the page shows in its place.
pub(crate) type Seen<T> = Result<Result<T, CloudRefusal>, Response>;

/// A text of an object; empty where there is none. Numbers and truth values are written out.
pub(crate) fn text<'v>(value: &'v Value, name: &str) -> std::borrow::Cow<'v, str> {
    match value.get(name) {
        Some(Value::String(text)) => text.as_str().into(),
        Some(other @ (Value::Number(_) | Value::Bool(_))) => other.to_string().into(),
        _ => "".into(),
    }
}

/// The elements of a list at a pointer.
pub(crate) fn list<'v>(value: &'v Value, pointer: &str) -> &'v [Value] {
    value.pointer(pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default()
}

/// A list of an operation from its first page to its last, by the marker that the clouds' identity products use.
pub(crate) async fn all(
    visitor: &Visitor,
    product: &str,
    operation: &str,
    mut params: Value,
    pointer: &str,
) -> Seen<Vec<Value>> {
    let mut found = Vec::new();
    for _ in 0..PAGES {
        let page = match visitor.call(product, operation, params.clone()).await?.outcome {
            Ok(page) => page,
            Err(refused) => return Ok(Err(refused)),
        };
        found.extend_from_slice(list(&page, pointer));
        match marker(&page) {
            Some(marker) => params["Marker"] = marker.into(),
            None => break,
        }
    }
    Ok(Ok(found))
}

/// Where the next page begins: beside the list, or one level above it.
fn marker(page: &Value) -> Option<String> {
    let places = std::iter::once(page).chain(page.as_object()?.values());
    let cut = places.into_iter().find(|place| place.get("IsTruncated") == Some(&Value::Bool(true)))?;
    Some(text(cut, "Marker").into_owned()).filter(|marker| !marker.is_empty())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn the_next_page_is_found_in_the_form_of_either_cloud() {
        assert_eq!(marker(&json!({ "IsTruncated": true, "Marker": "a" })), Some("a".to_owned()));
        assert_eq!(marker(&json!({ "ListUserResult": { "IsTruncated": true, "Marker": "b" } })), Some("b".to_owned()));
        assert_eq!(marker(&json!({ "IsTruncated": false, "Marker": "a" })), None);
        assert_eq!(marker(&json!({})), None);
    }

    #[test]
    fn what_is_not_there_is_empty() {
        let value = json!({ "A": 1, "B": { "C": ["x"] } });
        assert_eq!((text(&value, "A"), text(&value, "Z")), ("1".into(), "".into()));
        assert_eq!((list(&value, "/B/C").len(), list(&value, "/B/D").len()), (1, 0));
    }
}
