//! Finds the statements that can match without walking the others.
//!
//! Every statement is filed once: under the literal beginnings of its
//! resources, or under those of its actions, whichever it shares with fewer
//! others; or, if it has neither, in a list that is always walked. Beginnings
//! are compared in lower case, so the index may offer too much but never too
//! little; the statement itself has the last word.

use std::collections::BTreeMap;

use super::Place;
use crate::document::Statement;
use crate::pattern::{ActionPattern, ResourcePattern};
use crate::request::{Asked, KEY_LENGTH};

/// The statements of one effect.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    by_resource: Prefixes,
    by_action: Prefixes,
    rest: Box<[Place]>,
}

/// Places filed under texts, to be found by a text that begins with theirs.
#[derive(Debug, Clone, Default)]
struct Prefixes {
    /// In ascending order.
    entries: Box<[Filed]>,
}

#[derive(Debug, Clone)]
struct Filed {
    prefix: Box<[u8]>,
    /// The longest other entry whose prefix begins this one.
    parent: Option<usize>,
    places: Box<[Place]>,
}

type Keys = Vec<Box<[u8]>>;

impl Index {
    pub(super) fn new(statements: Vec<(Place, &Statement)>) -> Index {
        let keyed: Vec<(Place, Keys, Keys)> = statements
            .into_iter()
            .map(|(place, statement)| (place, resource_keys(statement), action_keys(statement)))
            .collect();
        let mut sharing: BTreeMap<(bool, &[u8]), usize> = BTreeMap::new();
        for (_, resources, actions) in &keyed {
            for key in resources {
                *sharing.entry((true, key)).or_default() += 1;
            }
            for key in actions {
                *sharing.entry((false, key)).or_default() += 1;
            }
        }
        let load = |by_resource: bool, keys: &Keys| {
            keys.iter().map(|key| sharing.get(&(by_resource, key)).copied().unwrap_or(0)).max()
        };
        let mut by_resource = BTreeMap::new();
        let mut by_action = BTreeMap::new();
        let mut rest = Vec::new();
        for (place, resources, actions) in &keyed {
            match (load(true, resources), load(false, actions)) {
                (None, None) => rest.push(*place),
                (Some(shared), Some(other)) if other < shared => {
                    file(&mut by_action, actions, *place);
                }
                (Some(_), _) => file(&mut by_resource, resources, *place),
                (None, Some(_)) => file(&mut by_action, actions, *place),
            }
        }
        Index {
            by_resource: Prefixes::new(by_resource),
            by_action: Prefixes::new(by_action),
            rest: rest.into_boxed_slice(),
        }
    }

    /// The first place that suits, among those that can.
    #[inline]
    pub(super) fn find(&self, asked: &Asked<'_>, suits: impl Fn(&Place) -> bool + Copy) -> Option<Place> {
        self.rest
            .iter()
            .find(|place| suits(place))
            .copied()
            .or_else(|| asked.action_keys().find_map(|key| self.by_action.find(key, suits)))
            .or_else(|| asked.resource_keys().find_map(|key| self.by_resource.find(key, suits)))
    }
}

/// The beginnings of all resources; none if one of them can begin anyhow.
fn resource_keys(statement: &Statement) -> Keys {
    keys(statement.resources.iter().map(ResourcePattern::literal_prefix))
}

/// The beginnings of all actions; none if one of them can begin anyhow.
fn action_keys(statement: &Statement) -> Keys {
    if statement.actions_negated {
        return Vec::new();
    }
    keys(statement.actions.iter().map(ActionPattern::literal_prefix))
}

fn keys<'a>(prefixes: impl Iterator<Item = &'a str>) -> Keys {
    let mut keys = Keys::new();
    for prefix in prefixes {
        if prefix.is_empty() {
            return Keys::new();
        }
        keys.push(prefix.bytes().take(KEY_LENGTH).map(|byte| byte.to_ascii_lowercase()).collect());
    }
    keys.sort_unstable();
    keys.dedup();
    keys
}

fn file(filed: &mut BTreeMap<Box<[u8]>, Vec<Place>>, keys: &Keys, place: Place) {
    for key in keys {
        filed.entry(key.clone()).or_default().push(place);
    }
}

impl Prefixes {
    fn new(filed: BTreeMap<Box<[u8]>, Vec<Place>>) -> Prefixes {
        let mut entries: Vec<Filed> = Vec::with_capacity(filed.len());
        for (prefix, places) in filed {
            let mut parent = entries.len().checked_sub(1);
            while let Some(entry) = parent.and_then(|index| entries.get(index)) {
                if prefix.starts_with(&entry.prefix) {
                    break;
                }
                parent = entry.parent;
            }
            entries.push(Filed { prefix, parent, places: places.into_boxed_slice() });
        }
        Prefixes { entries: entries.into_boxed_slice() }
    }

    /// Looks through the entries whose prefixes begin the text, longest first.
    ///
    /// Whatever stands between a prefix of the text and the text itself, in
    /// ascending order, begins with that prefix too. So all entries that are
    /// sought are ancestors of the last entry not after the text.
    #[inline]
    fn find(&self, text: &[u8], suits: impl Fn(&Place) -> bool) -> Option<Place> {
        let after = self.entries.partition_point(|entry| *entry.prefix <= *text);
        let mut next = after.checked_sub(1);
        while let Some(entry) = next.and_then(|index| self.entries.get(index)) {
            if text.starts_with(&entry.prefix)
                && let Some(place) = entry.places.iter().find(|place| suits(place))
            {
                return Some(*place);
            }
            next = entry.parent;
        }
        None
    }
}
