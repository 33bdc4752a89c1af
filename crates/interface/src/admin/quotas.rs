//! `GET quotas`: how many of each thing an account may have, by cloud and name.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use crate::api::Described;
use crate::server::Server;

/// Quotas by cloud and name.
pub type Quotas = BTreeMap<&'static str, BTreeMap<&'static str, u64>>;

/// How these calls describe themselves.
pub(super) fn described() -> Vec<Described> {
    vec![
        Described::get("/quotas", "listQuotas", "Lists how many of each thing an account may have.")
            .by_admin()
            .answers::<Quotas>(200, "The quotas, by cloud and name."),
    ]
}

pub(super) async fn list(State(server): State<Arc<Server>>) -> Json<Quotas> {
    Json(server.quotas())
}

impl Server {
    /// How many of each thing an account may have.
    pub fn quotas(&self) -> Quotas {
        let store = &self.open.sandbox.store;
        let of = |cloud: &&'static kernel::Cloud| {
            let quotas = cloud.quotas.iter().map(|(name, _)| (*name, store.quota(cloud, name)));
            (cloud.name, quotas.collect())
        };
        store.clouds().iter().map(of).collect()
    }
}
