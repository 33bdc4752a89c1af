//! Schemas, and where their definitions stand in the document.

use schemars::JsonSchema;
use schemars::generate::{Contract, SchemaSettings};
use serde_json::{Map, Value, json};

/// Where the schemas of a document stand.
pub(super) const SCHEMAS: &str = "#/components/schemas/";

/// The schema of what is read as a type.
pub(super) fn read<T: JsonSchema>() -> Value {
    of::<T>(Contract::Deserialize)
}

/// The schema of what is written of a type.
pub(super) fn written<T: JsonSchema>() -> Value {
    let mut schema = of::<T>(Contract::Serialize);
    show_secrets(&mut schema);
    schema
}

fn of<T: JsonSchema>(contract: Contract) -> Value {
    let settings = SchemaSettings::draft2020_12().with(|settings| settings.contract = contract);
    settings.into_generator().into_root_schema_for::<T>().to_value()
}

/// A schema whose own definitions have moved to the document's, under the name of the operation.
pub(super) fn hoisted(mut schema: Value, prefix: &str, schemas: &mut Map<String, Value>) -> Value {
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
pub(super) fn show_secrets(schema: &mut Value) {
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
