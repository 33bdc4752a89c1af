//! A serde deserializer over the tree of parameters.

use std::collections::btree_map;

use serde::de::{self, DeserializeSeed, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::{DEEPEST, Key, Node, ParamError, Problem, one_or_many, with};

impl Node {
    fn text(&self) -> Result<&str, ParamError> {
        self.value.as_deref().ok_or_else(|| ParamError::new(Problem::Type))
    }

    /// The tree behind one JSON text, for a parameter that holds a list or an object that way.
    fn unfolded(&self, open: char) -> Result<Option<Self>, ParamError> {
        let Some(text) = self.value.as_deref().filter(|_| self.children.is_empty()) else { return Ok(None) };
        if text.trim().is_empty() {
            return Ok(Some(Self::default()));
        }
        if !text.trim_start().starts_with(open) {
            return Err(ParamError::new(Problem::Type));
        }
        let json = serde_json::from_str(text).map_err(|_| ParamError::new(Problem::Format))?;
        let node = Self::from_json(&json, DEEPEST, &mut 0).map_err(|_| ParamError::new(Problem::Format))?;
        Ok(Some(node))
    }

    /// The list of one element, when the one element stands under the bare name.
    fn alone(&self) -> Option<Self> {
        let text = self.value.as_deref().filter(|_| self.children.is_empty())?;
        let is_element = !text.trim().is_empty() && !text.trim_start().starts_with('[');
        let element = Self { value: self.value.clone(), ..Self::default() };
        is_element.then(|| Self { value: None, children: [(Key::Index(1), element)].into() })
    }

    fn children(&self) -> Children<'_> {
        Children { rest: self.children.iter(), current: None }
    }
}

/// Methods that parse the text of a node.
macro_rules! parsed {
    ($($method:ident $visit:ident $type:ty),* $(,)?) => { $(
        fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParamError> {
            let value = self.text()?.trim().parse::<$type>().map_err(|_| ParamError::new(Problem::Type))?;
            visitor.$visit(value)
        }
    )* };
}

// Nothing is borrowed from the tree, so a value may outlive it.
impl<'de> Deserializer<'de> for &Node {
    type Error = ParamError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParamError> {
        visitor.visit_str(self.text()?)
    }

    fn deserialize_bool<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParamError> {
        // Clients write `true`, `True` and `TRUE`.
        match self.text()?.trim().to_ascii_lowercase().as_str() {
            "true" => visitor.visit_bool(true),
            "false" => visitor.visit_bool(false),
            _ => Err(ParamError::new(Problem::Type)),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParamError> {
        visitor.visit_some(self)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ParamError> {
        if name == one_or_many::NAME {
            return match self.alone() {
                Some(list) => visitor.visit_seq(list.children()),
                None => self.deserialize_seq(visitor),
            };
        }
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_tuple_struct<V: Visitor<'de>>(
        self,
        name: &'static str,
        parts: usize,
        visitor: V,
    ) -> Result<V::Value, ParamError> {
        if name == with::NAME { visitor.visit_seq(Same { node: self, parts }) } else { self.deserialize_any(visitor) }
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ParamError> {
        visitor.visit_enum(self.text()?.into_deserializer())
    }

    fn deserialize_seq<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParamError> {
        match self.unfolded('[')? {
            Some(list) => visitor.visit_seq(list.children()),
            None => visitor.visit_seq(self.children()),
        }
    }

    fn deserialize_map<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParamError> {
        match self.unfolded('{')? {
            Some(object) => visitor.visit_map(object.children()),
            None => visitor.visit_map(self.children()),
        }
    }

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _: &'static str,
        _: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ParamError> {
        self.deserialize_map(visitor)
    }

    fn deserialize_ignored_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ParamError> {
        visitor.visit_unit()
    }

    parsed! {
        deserialize_i8 visit_i8 i8, deserialize_i16 visit_i16 i16, deserialize_i32 visit_i32 i32,
        deserialize_i64 visit_i64 i64, deserialize_u8 visit_u8 u8, deserialize_u16 visit_u16 u16,
        deserialize_u32 visit_u32 u32, deserialize_u64 visit_u64 u64, deserialize_f64 visit_f64 f64,
    }

    serde::forward_to_deserialize_any! {
        f32 char str string bytes byte_buf unit unit_struct tuple identifier
    }
}

/// The same tree, once for each part of a [`With`](super::With).
struct Same<'a> {
    node: &'a Node,
    parts: usize,
}

impl<'de> SeqAccess<'de> for Same<'_> {
    type Error = ParamError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ParamError> {
        let Some(rest) = self.parts.checked_sub(1) else { return Ok(None) };
        self.parts = rest;
        seed.deserialize(self.node).map(Some)
    }
}

struct Children<'a> {
    rest: btree_map::Iter<'a, Key, Node>,
    current: Option<(&'a Key, &'a Node)>,
}

impl<'de> SeqAccess<'de> for Children<'_> {
    type Error = ParamError;

    fn next_element_seed<T: DeserializeSeed<'de>>(&mut self, seed: T) -> Result<Option<T::Value>, ParamError> {
        let Some((key, node)) = self.rest.next() else { return Ok(None) };
        let Key::Index(_) = key else { return Err(ParamError::new(Problem::Type).under(&key.text())) };
        seed.deserialize(node).map(Some).map_err(|error| error.under(&key.text()))
    }
}

impl<'de> MapAccess<'de> for Children<'_> {
    type Error = ParamError;

    fn next_key_seed<K: DeserializeSeed<'de>>(&mut self, seed: K) -> Result<Option<K::Value>, ParamError> {
        self.current = self.rest.next();
        self.current.map(|(key, _)| seed.deserialize(key.text().into_deserializer())).transpose()
    }

    fn next_value_seed<S: DeserializeSeed<'de>>(&mut self, seed: S) -> Result<S::Value, ParamError> {
        let (key, node) = self.current.take().ok_or_else(|| <ParamError as de::Error>::custom("no value"))?;
        seed.deserialize(node).map_err(|error| error.under(&key.text()))
    }
}
