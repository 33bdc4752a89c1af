//! Listeners in answers.

use std::collections::HashMap;

use compute::network::load_balancer::health_check;
use compute::network::load_balancer::listener::{Listener as Domain, Protocol};
use compute::network::load_balancer::server;
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::Value;
use serde_with::skip_serializing_none;
use wire::Cx;

use super::field::ListenerProtocol;
use super::options::HTTP_PROTOCOL;
use crate::kec::errors::Error;
use crate::period::instant;
use crate::slb::State;
use crate::slb::health_check::HealthCheck;
use crate::slb::server::RealServer;

/// A listener.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Listener {
    load_balancer_id: String,
    listener_id: String,
    listener_name: String,
    listener_state: &'static str,
    listener_protocol: &'static str,
    listener_port: u32,
    method: String,
    bind_type: &'static str,
    band_width_in: Option<i64>,
    band_width_out: Option<i64>,
    /// Where it takes HTTP.
    http_protocol: Option<String>,
    ip_version: &'static str,
    as_private_link_server: bool,
    as_private_link: bool,
    create_time: String,
    session: Session,
    health_check: Option<HealthCheck>,
    real_server: Vec<RealServer>,
    backend_server_group_id_set: [(); 0],
    backend_server_set: [(); 0],
}

/// How a client stays with its server.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Session {
    session_state: &'static str,
    session_persistence_period: u32,
    /// Where the listener takes HTTP.
    cookie_type: Option<String>,
    /// Where the listener takes HTTP.
    cookie_name: Option<String>,
}

impl Listener {
    fn new(listener: Domain, health_check: Option<HealthCheck>, real_server: Vec<RealServer>) -> Self {
        let is_http = listener.protocol == Protocol::Http;
        let session = listener.session;
        let of_http = |text: String| Some(text).filter(|text| is_http && !text.is_empty());
        let version = listener.extras.get(HTTP_PROTOCOL).and_then(Value::as_str).unwrap_or("HTTP1.1");
        Self {
            listener_state: State::word(listener.enabled),
            listener_protocol: ListenerProtocol::word(listener.protocol),
            listener_port: listener.port,
            method: listener.scheduler,
            bind_type: "RealServer",
            band_width_in: listener.mbps_in,
            band_width_out: listener.mbps_out,
            http_protocol: of_http(version.to_owned()),
            ip_version: "ipv4",
            as_private_link_server: false,
            as_private_link: false,
            create_time: instant(listener.created_at),
            session: Session {
                session_state: State::word(session.kept),
                session_persistence_period: session.seconds,
                cookie_type: of_http(session.cookie_kind),
                cookie_name: of_http(session.cookie_name),
            },
            health_check,
            real_server,
            backend_server_group_id_set: [],
            backend_server_set: [],
            load_balancer_id: listener.load_balancer_id,
            listener_id: listener.id,
            listener_name: listener.name,
        }
    }
}

/// Listeners with their servers and health checks.
pub(super) fn shown(cx: &mut Cx<'_>, listeners: Vec<Domain>) -> Result<Vec<Listener>, Error> {
    let ids: Vec<_> = listeners.iter().map(|listener| listener.id.as_str()).collect();
    let mut checks = health_check::of_listeners(cx.scope(), &ids)?;
    let servers = server::of_listeners(cx.scope(), &ids)?;
    let mut of = HashMap::<_, Vec<_>>::new();
    for server in crate::slb::server::shown(cx, servers, &listeners)? {
        of.entry(server.listener_id().to_owned()).or_default().push(server);
    }
    let shown = |listener: Domain| {
        let check = checks.remove(&listener.id).map(HealthCheck::of_listener);
        let servers = of.remove(&listener.id).unwrap_or_default();
        Listener::new(listener, check, servers)
    };
    Ok(listeners.into_iter().map(shown).collect())
}

/// A listener with its servers and its health check.
pub(super) fn one_shown(cx: &mut Cx<'_>, listener: Domain) -> Result<Listener, Error> {
    let ids = [listener.id.as_str()];
    let check = health_check::of_listeners(cx.scope(), &ids)?.remove(&listener.id);
    let servers = server::of_listeners(cx.scope(), &ids)?;
    let servers = crate::slb::server::shown(cx, servers, std::slice::from_ref(&listener))?;
    Ok(Listener::new(listener, check.map(HealthCheck::of_listener), servers))
}
