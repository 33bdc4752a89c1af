//! `GET quotas`: how many of each thing an account may have, by cloud and name.

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::Json;
use axum::extract::State;

use crate::server::Server;

pub(super) async fn list(
    State(server): State<Arc<Server>>,
) -> Json<BTreeMap<&'static str, BTreeMap<&'static str, u64>>> {
    let store = &server.open.sandbox.store;
    let of = |cloud: &&'static kernel::Cloud| {
        let quotas = cloud.quotas.iter().map(|(name, _)| (*name, store.quota(cloud, name)));
        (cloud.name, quotas.collect())
    };
    Json(store.clouds().iter().map(of).collect())
}
