//! Parameters that two types declare together.

use std::borrow::Cow;
use std::fmt;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::{Deserialize, Deserializer, Error, SeqAccess, Visitor};
use serde_json::Value;

/// Name by which the deserializer knows that both parts are read from the same parameters.
pub(super) const NAME: &str = "$wire::With";

/// What an operation has of its own, and what it shares with others: a call's parameters hold both side by side.
///
/// The first part is read first. What it says of itself is what the schema says of the whole; a shared part that comes
/// first has `#[schemars(description = "")]` and leaves that to the second.
///
/// It does what serde's `flatten` does, which reads values before it knows their types and forgets where they stood.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct With<A, B>(pub A, pub B);

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Deserialize<'de> for With<A, B> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_tuple_struct(NAME, 2, Parts(PhantomData))
    }
}

struct Parts<A, B>(PhantomData<(A, B)>);

impl<'de, A: Deserialize<'de>, B: Deserialize<'de>> Visitor<'de> for Parts<A, B> {
    type Value = With<A, B>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("parameters")
    }

    fn visit_seq<S: SeqAccess<'de>>(self, mut parts: S) -> Result<With<A, B>, S::Error> {
        let absent = || S::Error::custom("parameters are read as often as they are asked for");
        let first = parts.next_element()?.ok_or_else(absent)?;
        let second = parts.next_element()?.ok_or_else(absent)?;
        Ok(With(first, second))
    }
}

impl<A: JsonSchema, B: JsonSchema> JsonSchema for With<A, B> {
    fn schema_name() -> Cow<'static, str> {
        format!("{}With{}", A::schema_name(), B::schema_name()).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let mut schema = A::json_schema(generator);
        let second = B::json_schema(generator);
        if let (None, Some(said)) = (schema.get("description"), second.get("description")) {
            schema.insert("description".to_owned(), said.clone());
        }
        for name in ["properties", "required"] {
            let Some(more) = second.get(name) else { continue };
            match (schema.ensure_object().get_mut(name), more) {
                (Some(Value::Object(fields)), Value::Object(more)) => fields.extend(more.clone()),
                (Some(Value::Array(names)), Value::Array(more)) => names.extend_from_slice(more),
                _ => _ = schema.insert(name.to_owned(), more.clone()),
            }
        }
        schema
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;
    use crate::params::{ParamError, Params, Problem};

    /// Does something.
    #[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
    #[serde(rename_all = "PascalCase")]
    struct Own {
        name: String,
        list: Option<Vec<u8>>,
    }

    /// Which part.
    #[derive(Debug, PartialEq, Eq, Deserialize, JsonSchema)]
    #[serde(rename_all = "PascalCase")]
    struct Part {
        size: u8,
    }

    fn read(pairs: &[(&str, &str)]) -> Result<With<Own, Part>, ParamError> {
        Params::read(pairs.iter().copied()).unwrap().parse()
    }

    #[test]
    fn both_are_read_from_the_same_parameters() {
        let read = read(&[("Name", "a"), ("List.1", "7"), ("Size", "3")]);
        assert_eq!(read, Ok(With(Own { name: "a".to_owned(), list: Some(vec![7]) }, Part { size: 3 })));
    }

    #[test]
    fn an_error_says_where_the_parameter_stands() {
        let refused = |pairs: &[(&str, &str)]| read(pairs).map_err(|error| (error.path, error.problem)).unwrap_err();
        assert_eq!(refused(&[("Name", "a"), ("Size", "x")]), ("Size".to_owned(), Problem::Type));
        assert_eq!(refused(&[("Name", "a"), ("List.2", "x"), ("Size", "3")]), ("List.2".to_owned(), Problem::Type));
        assert_eq!(refused(&[("Name", "a")]), ("Size".to_owned(), Problem::Missing));
        assert_eq!(refused(&[("Size", "3")]), ("Name".to_owned(), Problem::Missing));
    }

    #[test]
    fn the_schema_has_the_fields_of_both_and_the_sentence_of_the_first() {
        let schema = schemars::schema_for!(With<Own, Part>);
        let schema = schema.as_value();
        let names: Vec<_> = schema["properties"].as_object().unwrap().keys().map(String::as_str).collect();
        assert_eq!(names, ["Name", "List", "Size"]);
        assert_eq!(schema["required"], serde_json::json!(["Name", "Size"]));
        assert_eq!(schema["description"], "Does something.");
    }

    #[test]
    fn a_first_part_without_a_sentence_leaves_it_to_the_second() {
        /// Whose.
        #[derive(Deserialize, JsonSchema)]
        #[schemars(description = "")]
        struct Whose {}

        assert_eq!(schemars::schema_for!(With<Whose, Own>).as_value()["description"], "Does something.");
    }
}
