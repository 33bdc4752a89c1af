//! The policies that a cloud itself maintains.
//!
//! They are the same for every account and never change while a sandbox runs, so they are one catalogue that all
//! sandboxes of a process share, and no rows.

use std::borrow::Cow;
use std::sync::LazyLock;

use crate::Timestamp;

/// A policy of the cloud, as its dialect states it.
#[derive(Debug, Clone)]
pub struct SystemPolicy {
    /// Name of the policy.
    pub name: &'static str,
    /// What it grants, in a sentence.
    pub description: Cow<'static, str>,
    /// Number of the current version, the only one that can be read.
    pub version: i64,
    /// When the vendor made it.
    pub created_at: Timestamp,
    /// When the vendor changed it last.
    pub updated_at: Timestamp,
    /// The document of the current version.
    pub document: String,
}

/// The system policies of a cloud, in the order of their names in lower case.
#[derive(Debug, Default)]
pub struct SystemPolicies(Vec<(String, SystemPolicy)>);

/// The catalogue of a cloud that has no system policies.
pub static NO_SYSTEM_POLICIES: LazyLock<SystemPolicies> = LazyLock::new(SystemPolicies::default);

impl SystemPolicies {
    /// A catalogue of these policies; of two with one name the first is kept.
    pub fn new(list: impl IntoIterator<Item = SystemPolicy>) -> Self {
        let mut all: Vec<_> = list.into_iter().map(|policy| (policy.name.to_lowercase(), policy)).collect();
        all.sort_by(|(one, _), (other, _)| one.cmp(other));
        all.dedup_by(|(one, _), (other, _)| one == other);
        Self(all)
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The policy whose name in lower case is `key`.
    pub fn get(&self, key: &str) -> Option<&SystemPolicy> {
        let at = self.0.binary_search_by(|(known, _)| known.as_str().cmp(key)).ok()?;
        self.0.get(at).map(|(_, policy)| policy)
    }

    /// All of them in order, each with its name in lower case.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, &SystemPolicy)> {
        self.0.iter().map(|(key, policy)| (key.as_str(), policy))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn policy(name: &'static str, version: i64) -> SystemPolicy {
        SystemPolicy {
            name,
            description: "".into(),
            version,
            created_at: Timestamp::UNIX_EPOCH,
            updated_at: Timestamp::UNIX_EPOCH,
            document: String::new(),
        }
    }

    #[test]
    fn policies_are_found_and_listed_by_their_names_in_lower_case() {
        let all = SystemPolicies::new([policy("Write", 1), policy("aRead", 2), policy("AREAD", 3)]);
        let listed: Vec<_> = all.iter().map(|(key, policy)| (key, policy.name, policy.version)).collect();
        assert_eq!(listed, [("aread", "aRead", 2), ("write", "Write", 1)]);
        assert_eq!((all.len(), all.is_empty()), (2, false));
        assert_eq!(all.get("write").map(|policy| policy.name), Some("Write"));
        assert!(all.get("Write").is_none() && all.get("").is_none());
        assert!(NO_SYSTEM_POLICIES.is_empty());
    }
}
