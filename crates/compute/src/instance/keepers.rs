//! The rule: which instances keep something among their extras, such as the set or the host that they are in.

use store::{Composed, Scope, row};

use crate::Extras;
use crate::error::Result;

row! {
    /// An instance with what it keeps.
    #[derive(Debug, Clone, PartialEq)]
    pub struct Keeper {
        /// The instance.
        pub id: String,
        /// Its zone.
        pub zone: String,
        /// Its type.
        pub type_id: String,
        /// How it is paid for.
        pub charge: String,
        /// What only the dialect reads.
        pub extras: Extras,
    }
}

impl Keeper {
    /// What it keeps under a name, where that is a text.
    pub fn kept(&self, name: &str) -> Option<&str> {
        self.extras.get(name).and_then(serde_json::Value::as_str)
    }
}

/// The instances of a region that keep something under a name, newest first.
pub fn keepers(scope: &mut Scope<'_>, region: &str, name: &str) -> Result<Vec<Keeper>> {
    let mut query = Composed::new(
        "SELECT i.instance_id AS id, i.zone, i.type_id, i.charge, i.extras FROM instances i WHERE i.tenant = ",
    );
    query.bind(scope.tenant_id().0).push(" AND i.region = ").bind(region);
    // Extras are kept as JSON without spaces; inside a text its quotes are escaped, so nothing else looks like this.
    query.push(" AND replace(i.extras, ").bind(format!("\"{name}\":")).push(", '') <> i.extras");
    query.push(" ORDER BY i.position DESC");
    Ok(query.fetch_all(scope.conn()?)?)
}
