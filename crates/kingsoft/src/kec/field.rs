//! Values of the parameters of KEC and VPC: each type states its rule once.

use std::collections::HashSet;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Problem;
use wire::params::Several;

use crate::field::texts;
use crate::kec::errors::Error;

fn is_id(c: char) -> bool {
    c.is_ascii_alphanumeric() || matches!(c, '-' | '_')
}

texts! {
    /// Identifier of a resource.
    Id = 1 to 64 of is_id;
    /// Identifier that a call may leave empty.
    #[derive(Default)]
    OptionalId = 0 to 64 of is_id;
    /// Word for one of the choices that the cloud has; it may be empty. GUESS: the limit.
    Word = 0 to 64 of is_id;
    /// Name of a VPC, subnet or security group.
    Label = 0 to 64 of |c| !c.is_control();
    /// Key of a tag: 1 to 128 characters that do not begin `ksc`.
    TagKey = 1 to 128 of |c| !c.is_control();
    /// Value of a tag: up to 255 characters.
    #[derive(Default)]
    TagValue = 0 to 255 of |c| !c.is_control();
    /// Free text.
    Text = 0 to 255 of |c| !c.is_control();
}

impl OptionalId {
    /// The identifier, if there is one.
    pub(crate) fn given(&self) -> Option<&str> {
        Some(self.0.as_str()).filter(|id| !id.is_empty())
    }
}

/// The instances of a call: 1 to 100.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Several<String>")]
pub(crate) struct InstanceIds(#[schemars(length(min = 1, max = 100))] Vec<String>);

impl TryFrom<Several<String>> for InstanceIds {
    type Error = Problem;

    fn try_from(Several(ids): Several<String>) -> Result<Self, Problem> {
        let mut known = Vec::<String>::with_capacity(ids.len());
        for id in ids.into_iter().filter(|id| !id.is_empty()) {
            if !known.contains(&id) {
                known.push(id);
            }
        }
        match known.len() {
            0 => Err(Problem::Missing),
            1..=100 => Ok(Self(known)),
            _ => Err(Problem::Length),
        }
    }
}

impl InstanceIds {
    /// The identifiers, each once.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }
}

/// Longest text of a list of identifiers, which can be keys of tags too. GUESS: no page of the vendor has a limit.
const LONGEST_ID: usize = 128;

/// Identifiers that narrow a list: none for no narrowing. Each has up to 128 characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, Serialize, JsonSchema)]
#[serde(try_from = "Several<String>")]
pub(crate) struct Ids(Vec<String>);

impl TryFrom<Several<String>> for Ids {
    type Error = Problem;

    fn try_from(Several(ids): Several<String>) -> Result<Self, Problem> {
        let ids: Vec<_> = ids.into_iter().filter(|id| !id.is_empty()).collect();
        if ids.iter().any(|id| id.chars().count() > LONGEST_ID) {
            return Err(Problem::Value);
        }
        if ids.len() > 1_000 { Err(Problem::Length) } else { Ok(Self(ids)) }
    }
}

impl Ids {
    /// The first of them.
    pub(crate) fn first(&self) -> Option<&str> {
        self.0.first().map(String::as_str)
    }

    /// The identifiers; `None` when the list is not narrowed.
    pub(crate) fn wanted(self) -> Option<Vec<String>> {
        Some(self.0).filter(|ids| !ids.is_empty())
    }
}

/// One filter of a list. One client sends the name as a list of one.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Filter {
    /// What is looked at.
    #[serde(default)]
    name: Several<String>,
    /// What it may be: any of these.
    #[serde(default)]
    value: Several<String>,
}

/// How many values a filter may have. No page of the vendor says.
const MOST_VALUES: usize = 1_000;

/// The filters of a list: all of them must hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "Vec<Filter>")]
pub(crate) struct Filters(#[schemars(length(max = 20))] Vec<Filter>);

impl TryFrom<Vec<Filter>> for Filters {
    type Error = Problem;

    fn try_from(filters: Vec<Filter>) -> Result<Self, Problem> {
        if filters.iter().any(|filter| filter.name.0.len() != 1) {
            return Err(Problem::Format);
        }
        // A list of values can be one text, whose items are no parameters of their own.
        let too_many = filters.iter().any(|filter| filter.value.0.len() > MOST_VALUES);
        if filters.len() > 20 || too_many { Err(Problem::Length) } else { Ok(Self(filters)) }
    }
}

impl Filters {
    /// The first filter that is none of these.
    fn unknown(&self, known: &[&str]) -> Option<&str> {
        self.names().find(|name| !known.contains(name))
    }

    /// Refuses a filter that is none of these.
    pub(crate) fn only(&self, known: &[&str]) -> Result<(), Error> {
        match self.unknown(known) {
            Some(name) => Err(Error::Unfit("Filter", format!("there is no filter {name}"))),
            None => Ok(()),
        }
    }

    /// Whether a thing passes; `look` tells what a thing has under the name of a filter.
    pub(crate) fn pass(&self, mut look: impl FnMut(&str) -> Vec<String>) -> bool {
        self.0.iter().all(|filter| {
            let has = filter.name.0.first().map(|name| look(name)).unwrap_or_default();
            filter.value.0.is_empty() || filter.value.0.iter().any(|value| has.contains(value))
        })
    }

    /// The filters that narrow a list: the name of each and its values.
    pub(crate) fn narrowing(&self) -> impl Iterator<Item = (&str, &[String])> {
        let narrowing = self.0.iter().filter(|filter| !filter.value.0.is_empty());
        narrowing.filter_map(|filter| Some((filter.name.0.first()?.as_str(), filter.value.0.as_slice())))
    }

    /// What a thing may be to pass every filter of this name; `None` where none narrows a list.
    pub(crate) fn values(&self, name: &str) -> Option<Vec<String>> {
        let mut each = self.narrowing().filter(|(other, _)| *other == name).map(|(_, values)| values);
        let mut left = each.next()?.to_vec();
        for values in each {
            let values: HashSet<_> = values.iter().collect();
            left.retain(|value| values.contains(value));
        }
        Some(left)
    }

    fn names(&self) -> impl Iterator<Item = &str> {
        self.0.iter().filter_map(|filter| filter.name.0.first()).map(String::as_str)
    }
}

/// Where a page begins: the number of things before it. An empty text is the beginning.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct Offset(#[schemars(with = "i64", range(min = 0))] pub(crate) usize);

impl TryFrom<String> for Offset {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Ok(Self(0)) } else { text.trim().parse().map(Self).map_err(|_| Problem::Type) }
    }
}

#[cfg(test)]
mod tests {
    use wire::Params;

    use super::*;

    #[derive(Debug, Deserialize)]
    #[serde(rename_all = "PascalCase")]
    struct Input {
        instance_id: InstanceIds,
        #[serde(default)]
        filter: Filters,
    }

    fn read(pairs: &[(&str, &str)]) -> Result<Input, wire::ParamError> {
        Params::read(pairs.iter().copied()).unwrap().parse()
    }

    #[test]
    fn instances_are_counted_from_any_number() {
        let ids = |pairs: &[(&str, &str)]| read(pairs).map(|input| input.instance_id.0).map_err(|error| error.problem);
        assert_eq!(ids(&[("InstanceId.0", "a"), ("InstanceId.1", "b")]), Ok(vec!["a".to_owned(), "b".to_owned()]));
        assert_eq!(ids(&[("InstanceId.1", "a"), ("InstanceId.2", "a")]), Ok(vec!["a".to_owned()]));
        assert_eq!(ids(&[("InstanceId", "a")]), Ok(vec!["a".to_owned()]));
        assert_eq!(ids(&[("InstanceId", "")]), Err(Problem::Missing));
        assert_eq!(ids(&[]), Err(Problem::Missing));
        let many: Vec<_> = (0..101).map(|n| (format!("InstanceId.{n}"), n.to_string())).collect();
        let many: Vec<_> = many.iter().map(|(name, id)| (name.as_str(), id.as_str())).collect();
        assert_eq!(ids(&many), Err(Problem::Length));
    }

    #[test]
    fn the_name_of_a_filter_may_be_a_list_of_one() {
        for name in ["Filter.1.Name", "Filter.1.Name.1"] {
            let pairs = [("InstanceId", "a"), (name, "vpc-id"), ("Filter.1.Value.1", "v"), ("Filter.1.Value.2", "w")];
            let filters = read(&pairs).unwrap().filter;
            assert_eq!(filters.unknown(&["vpc-id"]), None);
            assert!(filters.pass(|_| vec!["w".to_owned()]));
            assert!(!filters.pass(|_| vec!["x".to_owned()]));
            assert_eq!(filters.values("vpc-id"), Some(vec!["v".to_owned(), "w".to_owned()]));
        }
        assert!(read(&[("InstanceId", "a"), ("Filter.1.Value.1", "v")]).is_err());
    }

    #[test]
    fn filters_of_one_name_must_all_hold() {
        let pairs = [
            ("InstanceId", "a"),
            ("Filter.1.Name", "vpc-id"),
            ("Filter.1.Value.1", "v"),
            ("Filter.1.Value.2", "w"),
            ("Filter.2.Name", "vpc-id"),
            ("Filter.2.Value.1", "w"),
            ("Filter.2.Value.2", "x"),
            ("Filter.3.Name", "subnet-id"),
        ];
        let filters = read(&pairs).unwrap().filter;
        assert_eq!(filters.values("vpc-id"), Some(vec!["w".to_owned()]));
        assert_eq!(filters.values("subnet-id"), None, "a filter without values narrows nothing");
    }
}
