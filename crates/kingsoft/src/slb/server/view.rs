//! Servers in answers.

use std::collections::{BTreeSet, HashSet};

use compute::instance::{self, Instance, Status};
use compute::network::load_balancer::listener::Listener;
use compute::network::load_balancer::server::Server;
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;
use wire::Cx;

use super::field::MasterSlaveType;
use crate::kec::errors::Error;
use crate::period::instant;
use crate::slb::listener::MASTER_SLAVE;

/// A server behind a listener.
///
/// GUESS: the sandbox asks no server, so one is `healthy` while its instance is up, and `unhealthy` otherwise.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RealServer {
    register_id: String,
    listener_id: String,
    real_server_type: &'static str,
    real_server_state: &'static str,
    real_server_ip: String,
    real_server_port: u32,
    weight: u32,
    instance_id: String,
    network_interface_id: Option<String>,
    /// Where the listener chooses between a master and a slave.
    master_slave_type: Option<&'static str>,
    tag: Option<String>,
    create_time: String,
}

impl RealServer {
    /// The listener that it is behind.
    pub(in crate::slb) fn listener_id(&self) -> &str {
        &self.listener_id
    }

    fn new(server: Server, is_up: bool, has_slave: bool) -> Self {
        Self {
            real_server_type: "host",
            real_server_state: if is_up { "healthy" } else { "unhealthy" },
            real_server_ip: server.address.to_string(),
            real_server_port: server.port,
            weight: server.weight,
            instance_id: server.instance_id,
            network_interface_id: server.interface_id,
            master_slave_type: has_slave.then(|| MasterSlaveType::word(server.is_backup)),
            tag: Some(server.description).filter(|text| !text.is_empty()),
            create_time: instant(server.created_at),
            register_id: server.id,
            listener_id: server.listener_id,
        }
    }
}

/// Servers of these listeners, with how they are.
pub(in crate::slb) fn shown(
    cx: &mut Cx<'_>,
    servers: Vec<Server>,
    listeners: &[Listener],
) -> Result<Vec<RealServer>, Error> {
    let now = cx.now();
    let ids: BTreeSet<_> = servers.iter().map(|server| server.instance_id.as_str()).collect();
    let ids: Vec<_> = ids.into_iter().collect();
    let status = |one: Instance| (one.status(now) == Status::Running, one.id);
    let up = instance::get_many(cx.scope(), &ids)?.into_iter().map(status);
    let up: HashSet<_> = up.filter(|(is_up, _)| *is_up).map(|(_, id)| id).collect();
    let chooses = listeners.iter().filter(|listener| listener.scheduler == MASTER_SLAVE);
    let with_slave: HashSet<_> = chooses.map(|listener| listener.id.as_str()).collect();
    let shown = |server: Server| {
        let is_up = up.contains(&server.instance_id);
        let has_slave = with_slave.contains(server.listener_id.as_str());
        RealServer::new(server, is_up, has_slave)
    };
    Ok(servers.into_iter().map(shown).collect())
}

/// A server of a listener, with how it is.
pub(super) fn one_shown(cx: &mut Cx<'_>, server: Server, listener: &Listener) -> Result<RealServer, Error> {
    let now = cx.now();
    let is_up = instance::get(cx.scope(), &server.instance_id)?.status(now) == Status::Running;
    Ok(RealServer::new(server, is_up, listener.scheduler == MASTER_SLAVE))
}
