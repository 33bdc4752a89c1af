//! Names of the parameters that an operation reads, from the schema of its input.

use serde_json::Value;

/// Names, in order; a field of a list's elements is written `List.N.Field`.
pub(crate) fn names(schema: &Value) -> Vec<String> {
    let mut names = Vec::new();
    for (name, property) in properties(schema) {
        names.push(name.clone());
        let property = resolved(schema, property);
        let list = property.get("items").map(|items| resolved(schema, items));
        let (below, step) = list.map_or((property, ""), |items| (items, ".N"));
        names.extend(properties(below).map(|(field, _)| format!("{name}{step}.{field}")));
    }
    names.sort();
    names
}

fn properties(schema: &Value) -> impl Iterator<Item = (&String, &Value)> {
    schema.get("properties").and_then(Value::as_object).into_iter().flatten()
}

/// What a property says once references, and the null beside an optional one, are followed.
fn resolved<'s>(root: &'s Value, schema: &'s Value) -> &'s Value {
    if let Some(name) = schema.get("$ref").and_then(Value::as_str) {
        let found = name.strip_prefix('#').and_then(|pointer| root.pointer(pointer));
        return found.map_or(schema, |found| resolved(root, found));
    }
    let choices = schema.get("anyOf").and_then(Value::as_array);
    let given = choices.and_then(|choices| choices.iter().find(|one| one.get("type") != Some(&"null".into())));
    given.map_or(schema, |given| resolved(root, given))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_elements_and_of_optional_structures_are_named() {
        let schema = serde_json::json!({
            "properties": {
                "Tag": { "$ref": "#/$defs/TagList" },
                "Disk": { "anyOf": [{ "$ref": "#/$defs/Disk" }, { "type": "null" }] },
                "Name": { "type": "string" },
            },
            "$defs": {
                "TagList": { "type": "array", "items": { "$ref": "#/$defs/Tag" } },
                "Tag": { "properties": { "Key": {}, "Value": {} } },
                "Disk": { "properties": { "Size": {} } },
            },
        });
        assert_eq!(names(&schema), ["Disk", "Disk.Size", "Name", "Tag", "Tag.N.Key", "Tag.N.Value"]);
    }
}
