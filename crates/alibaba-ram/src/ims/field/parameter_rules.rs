//! Rules about several parameters at once.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator};
use serde::de::Error;
use serde::{Deserialize, Deserializer};

/// How parameters do not fit together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Broken {
    /// This one is missing, or one that could take its place.
    Missing(&'static str),
    /// This one may not stand beside another that is there.
    Besides(&'static str),
}

/// Parameters that must fit together.
pub(crate) trait Rule {
    /// Refuses parameters that do not.
    fn rule(&self) -> Result<(), Broken>;
}

/// Parameters that have been found to fit together.
#[derive(Debug)]
pub struct Ruled<T>(pub(crate) T);

impl<'de, T: Deserialize<'de> + Rule> Deserialize<'de> for Ruled<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let input = T::deserialize(deserializer)?;
        match input.rule() {
            Ok(()) => Ok(Self(input)),
            Err(Broken::Missing(name)) => Err(D::Error::missing_field(name)),
            Err(Broken::Besides(name)) => Err(D::Error::duplicate_field(name)),
        }
    }
}

impl<T: JsonSchema> JsonSchema for Ruled<T> {
    fn schema_name() -> Cow<'static, str> {
        T::schema_name()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        T::json_schema(generator)
    }
}

/// Refuses unless exactly one of these parameters is there.
pub(crate) fn one_of(parameters: &[(&'static str, bool)]) -> Result<(), Broken> {
    let mut there = parameters.iter().filter(|(_, there)| *there).map(|(name, _)| *name);
    match (there.next(), there.next(), parameters.first()) {
        (None, _, Some((name, _))) => Err(Broken::Missing(name)),
        (_, Some(name), _) => Err(Broken::Besides(name)),
        _ => Ok(()),
    }
}
