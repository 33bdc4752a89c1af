//! The actions that products are known to have.

use std::collections::{BTreeMap, BTreeSet};

use crate::pattern::{ActionPattern, AskedAction};

/// Lists the actions of the products that are known.
///
/// ```
/// use policy_engine::analysis::Catalogue;
///
/// let catalogue = Catalogue::new(["ecs:DescribeInstances", "ecs:RunInstances"]);
/// assert!(catalogue.knows("ecs"));
/// assert!(!catalogue.knows("oss"));
/// ```
#[derive(Debug, Clone, Default)]
pub struct Catalogue {
    /// Full action names by service code in lower case.
    services: BTreeMap<String, BTreeSet<String>>,
}

impl Catalogue {
    /// Makes a catalogue of full action names such as `ecs:RunInstances`.
    pub fn new<S: AsRef<str>>(actions: impl IntoIterator<Item = S>) -> Catalogue {
        let mut catalogue = Catalogue::default();
        for action in actions {
            let action = action.as_ref();
            if let Some((service, _)) = action.split_once(':') {
                catalogue.services.entry(service.to_ascii_lowercase()).or_default().insert(action.to_owned());
            }
        }
        catalogue
    }

    /// Whether all actions of a service are listed.
    pub fn knows(&self, service: &str) -> bool {
        self.services.contains_key(&service.to_ascii_lowercase())
    }

    /// Every action, in order.
    pub fn actions(&self) -> impl Iterator<Item = &str> {
        self.services.values().flatten().map(String::as_str)
    }

    /// Whether a pattern names a service that is known and fits none of its
    /// actions.
    pub(super) fn lacks(&self, pattern: &ActionPattern) -> bool {
        let Some((service, _)) = pattern.halves() else { return false };
        service.is_literal()
            && self
                .services
                .get(&service.as_str().to_ascii_lowercase())
                .is_some_and(|actions| !actions.iter().any(|action| pattern.matches(&AskedAction::new(action))))
    }
}
