//! The parameters of an operation and the shape of its reply, read from their JSON schemas.

use serde_json::Value;

/// How far structures are followed: no operation goes deeper, and a schema that names itself would never end.
const DEEPEST: usize = 8;

/// One parameter, or one field of a structure.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Field {
    pub(super) name: String,
    /// What it is; its back-ticks stand around code.
    pub(super) said: String,
    pub(super) required: bool,
    pub(super) secret: bool,
    /// Whether the sandbox refuses it, because it does not have what it asks for.
    pub(super) unbuilt: bool,
    pub(super) kind: Kind,
}

/// What a value is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Kind {
    Text,
    Integer,
    Number,
    Boolean,
    /// One of these texts, each with what it stands for.
    Choice(Vec<(String, String)>),
    List(Box<Kind>),
    Structure(Vec<Field>),
    /// Values of one kind under names that the caller chooses.
    Map,
    /// Anything.
    Any,
}

impl Kind {
    /// Its name, as the vendors' references write it in both languages.
    pub(super) fn name(&self) -> String {
        match self {
            Self::Text | Self::Choice(_) => "String".to_owned(),
            Self::Integer => "Integer".to_owned(),
            Self::Number => "Float".to_owned(),
            Self::Boolean => "Boolean".to_owned(),
            Self::List(of) => format!("Array of {}", of.name()),
            Self::Structure(_) | Self::Map => "Object".to_owned(),
            Self::Any => "Any".to_owned(),
        }
    }

    /// Whether it is one value that a line can hold.
    pub(super) fn is_plain(&self) -> bool {
        !matches!(self, Self::List(_) | Self::Structure(_) | Self::Map | Self::Any)
    }
}

/// The fields of an object's schema, those that are required first.
pub(super) fn fields(schema: &Value) -> Vec<Field> {
    match kind(schema, schema, DEEPEST) {
        Kind::Structure(fields) => fields,
        _ => Vec::new(),
    }
}

fn kind(whole: &Value, part: &Value, depth: usize) -> Kind {
    let Some(below) = depth.checked_sub(1) else { return Kind::Any };
    let part = resolved(whole, part);
    if let Some(choices) = choices(whole, part) {
        return Kind::Choice(choices);
    }
    if let Some(properties) = part.get("properties").and_then(Value::as_object) {
        let required = list(part.get("required"));
        let field = |(name, property): (&String, &Value)| {
            field(whole, name, property, required.iter().any(|one| one == name), below)
        };
        let mut fields: Vec<_> = properties.iter().map(field).collect();
        fields.sort_by_key(|field| !field.required);
        return Kind::Structure(fields);
    }
    let types = match part.get("type") {
        Some(Value::String(one)) => vec![one.as_str()],
        Some(Value::Array(several)) => several.iter().filter_map(Value::as_str).collect(),
        _ => Vec::new(),
    };
    match types.into_iter().find(|one| *one != "null") {
        Some("string") => Kind::Text,
        Some("integer") => Kind::Integer,
        Some("number") => Kind::Number,
        Some("boolean") => Kind::Boolean,
        Some("array") => Kind::List(Box::new(part.get("items").map_or(Kind::Any, |items| kind(whole, items, below)))),
        Some("object") if part.get("additionalProperties").is_none() => Kind::Structure(Vec::new()),
        Some("object") if part.get("additionalProperties").is_some_and(Value::is_object) => Kind::Map,
        _ => Kind::Any,
    }
}

fn field(whole: &Value, name: &str, property: &Value, required: bool, depth: usize) -> Field {
    let definition = resolved(whole, property);
    let said = |part: &Value| part.get("description").and_then(Value::as_str).map(str::to_owned);
    let unbuilt = reference(property).is_some_and(|target| target.ends_with("/Unbuilt"));
    let said = match said(property) {
        Some(said) => said,
        None if unbuilt => String::new(),
        None => said(definition).unwrap_or_default(),
    };
    let marked = |part: &Value| part.get("writeOnly") == Some(&Value::Bool(true));
    Field {
        name: name.to_owned(),
        said: said.replace('\n', " "),
        required,
        secret: marked(property) || marked(definition),
        unbuilt,
        kind: kind(whole, property, depth),
    }
}

fn list(value: Option<&Value>) -> Vec<&str> {
    value.and_then(Value::as_array).into_iter().flatten().filter_map(Value::as_str).collect()
}

fn reference(part: &Value) -> Option<&str> {
    part.get("$ref").and_then(Value::as_str)
}

/// A part of a schema without what leads to it: references, and alternatives to nothing.
fn resolved<'s>(whole: &'s Value, part: &'s Value) -> &'s Value {
    let mut part = part;
    for _ in 0..DEEPEST {
        let target = reference(part).and_then(|target| whole.pointer(target.strip_prefix('#')?));
        let one = || {
            let several = part.get("anyOf").or(part.get("allOf"))?.as_array()?;
            let mut some = several.iter().filter(|one| one.get("type").is_none_or(|kind| kind != "null"));
            some.next().filter(|_| some.next().is_none())
        };
        match target.or_else(one) {
            Some(next) => part = next,
            None => break,
        }
    }
    part
}

/// The texts of an enumeration.
fn choices(whole: &Value, part: &Value) -> Option<Vec<(String, String)>> {
    let plain = list(part.get("enum"));
    if !plain.is_empty() {
        return Some(plain.into_iter().map(|text| (text.to_owned(), String::new())).collect());
    }
    let several = part.get("oneOf").or(part.get("anyOf"))?.as_array()?;
    let mut found = Vec::new();
    for one in several.iter().map(|one| resolved(whole, one)) {
        let said = one.get("description").and_then(Value::as_str).unwrap_or_default().replace('\n', " ");
        match (one.get("const").and_then(Value::as_str), one.get("enum")) {
            (Some(text), _) => found.push((text.to_owned(), said)),
            (None, texts @ Some(_)) => {
                found.extend(list(texts).into_iter().map(|text| (text.to_owned(), String::new())));
            }
            (None, None) => return None,
        }
    }
    Some(found)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn references_options_and_enumerations_are_followed() {
        let schema = json!({
            "type": "object",
            "properties": {
                "Name": {"anyOf": [{"$ref": "#/$defs/Label"}, {"type": "null"}], "description": "The name."},
                "Size": {"type": ["integer", "null"]},
                "Status": {"$ref": "#/$defs/Status"},
                "Password": {"$ref": "#/$defs/Label", "writeOnly": true},
                "Old": {"$ref": "#/$defs/Unbuilt", "description": "Never."},
                "Tag": {"type": "array", "items": {"$ref": "#/$defs/Tag"}},
            },
            "required": ["Tag"],
            "$defs": {
                "Label": {"type": "string", "description": "A label."},
                "Unbuilt": {"type": "string", "description": "Refused."},
                "Status": {"oneOf": [{"type": "string", "const": "On", "description": "It is."}, {"const": "Off"}]},
                "Tag": {"type": "object", "properties": {"Key": {"type": "string"}}},
            },
        });
        let fields = fields(&schema);
        let of = |name: &str| fields.iter().find(|field| field.name == name).unwrap();
        assert_eq!(fields[0].name, "Tag", "required ones come first");
        assert_eq!(of("Tag").kind.name(), "Array of Object");
        assert_eq!((of("Name").said.as_str(), &of("Name").kind), ("The name.", &Kind::Text));
        assert_eq!(of("Size").kind, Kind::Integer);
        let choices = vec![("On".to_owned(), "It is.".to_owned()), ("Off".to_owned(), String::new())];
        assert_eq!(of("Status").kind, Kind::Choice(choices));
        assert!(of("Password").secret && of("Old").unbuilt && !of("Name").secret && !of("Name").unbuilt);
    }

    #[test]
    fn a_schema_that_names_itself_ends() {
        let schema = json!({
            "properties": {"Node": {"$ref": "#/$defs/Node"}, "Loop": {"$ref": "#/$defs/Loop"}},
            "$defs": {
                "Node": {"type": "object", "properties": {"Next": {"$ref": "#/$defs/Node"}}},
                "Loop": {"$ref": "#/$defs/Loop"},
            },
        });
        assert_eq!(fields(&schema).len(), 2);
    }

    #[test]
    fn every_parameter_of_every_operation_is_read() {
        for operation in interface::operations() {
            let place = format!("{}/{}/{}", operation.cloud, operation.product, operation.name);
            let fields = fields(&operation.input());
            for field in &fields {
                assert_ne!(field.kind, Kind::Any, "{place}: {}", field.name);
            }
            assert_eq!(fields.len(), operation.parameters.len(), "{place}");
        }
    }
}
