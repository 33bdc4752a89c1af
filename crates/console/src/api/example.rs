//! The example of an operation as commands that people copy.

use interface::Operation;
use serde_json::{Map, Value};

/// The example as a JSON body: `Tag.1.Key` becomes a list of objects.
pub(super) fn body(operation: &Operation) -> Value {
    match nested(operation.example.iter().copied()) {
        Value::Null => Value::Object(Map::new()),
        body => body,
    }
}

/// Flat names and their texts as lists and objects.
pub(super) fn nested<'t>(flat: impl Iterator<Item = (&'t str, &'t str)>) -> Value {
    let mut root = Value::Null;
    for (name, text) in flat {
        put(&mut root, name, text);
    }
    root
}

/// Puts a text at the place that a name such as `Tag.1.Key` leads to. A number counts from one.
fn put(at: &mut Value, name: &str, text: &str) {
    let (first, rest) = name.split_once('.').map_or((name, None), |(first, rest)| (first, Some(rest)));
    let index = first.parse::<usize>().ok().and_then(|number| number.checked_sub(1)).filter(|index| *index < 1_000);
    let place = match (index, at) {
        (Some(index), at) => {
            if !at.is_array() {
                *at = Value::Array(Vec::new());
            }
            let Value::Array(items) = at else { return };
            items.resize(items.len().max(index + 1), Value::Null);
            items.get_mut(index)
        }
        (None, at) => {
            if !at.is_object() {
                *at = Value::Object(Map::new());
            }
            let Value::Object(fields) = at else { return };
            Some(fields.entry(first).or_insert(Value::Null))
        }
    };
    match (place, rest) {
        (Some(place), Some(rest)) => put(place, rest, text),
        (Some(place), None) => *place = text.into(),
        (None, _) => {}
    }
}

/// The example as `curl` for the JSON interface of the sandbox at this address.
pub(super) fn curl(operation: &Operation, url: &str) -> String {
    let Operation { cloud, product, name, .. } = operation;
    let region = if operation.region_beside { "?region=cn-beijing-6" } else { "" };
    let region = if operation.cloud == "alibaba" && operation.region_beside { "?region=cn-hangzhou" } else { region };
    let path = quoted(&format!("{url}/_yunbox/api/{cloud}/{product}/{name}{region}"));
    let session = if operation.open { "" } else { " \\\n  -H \"Authorization: Bearer $TOKEN\"" };
    let body = quoted(&body(operation).to_string());
    format!("curl {path}{session} \\\n  -H 'Content-Type: application/json' \\\n  -d {body}")
}

/// The example as the cloud's own clients write it: its command line, or the parameters of a signed request where no
/// command line of the vendor is known here.
pub(super) fn native(operation: &Operation) -> String {
    let Operation { product, name, version, .. } = operation;
    if operation.cloud == "alibaba" {
        let parameters = operation.example.iter().map(|(name, text)| format!(" \\\n  --{name} {}", word(text)));
        return format!("aliyun {} {name}{}", product.to_ascii_lowercase(), parameters.collect::<String>());
    }
    let mut query = form_urlencoded::Serializer::new(String::new());
    query.append_pair("Action", name).append_pair("Version", version).extend_pairs(operation.example);
    query.finish()
}

/// A word of a shell, in quotation marks where it needs them.
fn word(text: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || "_-./:@,+=%".contains(c);
    if !text.is_empty() && text.chars().all(plain) { text.to_owned() } else { quoted(text) }
}

fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

#[cfg(test)]
mod tests {
    use interface::operation;
    use serde_json::json;

    use super::*;

    #[test]
    fn flat_names_become_lists_and_objects() {
        let flat = [("Tag.1.Key", "a"), ("Tag.1.Value", "b"), ("Tag.2.Key", "c"), ("Name", "n"), ("Id.1", "x")];
        let root = nested(flat.into_iter());
        assert_eq!(root, json!({"Tag": [{"Key": "a", "Value": "b"}, {"Key": "c"}], "Name": "n", "Id": ["x"]}));
    }

    #[test]
    fn commands_are_what_a_shell_reads() {
        let role = operation("alibaba", "ram", "GetRole").unwrap();
        assert!(native(role).starts_with("aliyun ram GetRole \\\n  --RoleName "), "{}", native(role));
        let policy = operation("alibaba", "ram", "CreatePolicy").unwrap();
        assert!(native(policy).contains("--PolicyDocument '{"), "{}", native(policy));
        let vpcs = operation("kingsoft", "vpc", "DescribeVpcs").unwrap();
        assert!(native(vpcs).starts_with("Action=DescribeVpcs&Version=20"), "{}", native(vpcs));
        let sent = curl(vpcs, "http://127.0.0.1:4590");
        assert!(
            sent.contains("'http://127.0.0.1:4590/_yunbox/api/kingsoft/vpc/DescribeVpcs?region=cn-beijing-6'"),
            "{sent}"
        );
        assert_eq!(quoted("it's"), r"'it'\''s'");
        assert_eq!((word("a b"), word("cn-hangzhou"), word("")), ("'a b'".into(), "cn-hangzhou".into(), "''".into()));
    }

    #[test]
    fn open_operations_need_no_token() {
        let open = interface::operations().iter().find(|operation| operation.open).unwrap();
        assert!(!curl(open, "http://a").contains("$TOKEN"));
    }
}
