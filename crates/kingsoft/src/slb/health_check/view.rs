//! Health checks in answers.

use compute::network::load_balancer::health_check::{CheckKind, HealthCheck as Domain};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::slb::State;

/// A health check.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct HealthCheck {
    health_check_id: String,
    listener_id: String,
    health_check_state: &'static str,
    /// Where it is another one than the server's.
    health_check_connect_port: Option<u32>,
    healthy_threshold: u32,
    unhealthy_threshold: u32,
    interval: u32,
    timeout: u32,
    /// Not where it is shown with its listener.
    health_protocol: Option<&'static str>,
    /// Where HTTP is spoken.
    http_method: Option<String>,
    /// Where HTTP is spoken.
    url_path: Option<String>,
    /// Where HTTP is spoken and it is not the usual one.
    host_name: Option<String>,
    /// Where UDP is spoken.
    health_check_req: Option<String>,
    /// Where UDP is spoken.
    health_check_exp: Option<String>,
}

/// The vendor's word for how servers are asked.
fn word(kind: CheckKind) -> &'static str {
    match kind {
        CheckKind::Tcp => "TCP",
        CheckKind::Http => "HTTP",
        CheckKind::Udp => "UDP",
        CheckKind::Icmp => "ICMP",
    }
}

impl HealthCheck {
    /// A health check as the answer about it.
    pub(super) fn of_its_own(check: Domain) -> Self {
        let health_protocol = Some(word(check.rules.kind));
        Self { health_protocol, ..Self::of_listener(check) }
    }

    /// A health check as part of its listener.
    pub(in crate::slb) fn of_listener(check: Domain) -> Self {
        let rules = check.rules;
        let over = |kind, text: String| Some(text).filter(|text| rules.kind == kind && !text.is_empty());
        Self {
            health_check_id: check.id,
            listener_id: check.listener_id,
            health_check_state: State::word(rules.enabled),
            health_check_connect_port: rules.port,
            healthy_threshold: rules.healthy_after,
            unhealthy_threshold: rules.unhealthy_after,
            interval: rules.interval,
            timeout: rules.timeout,
            health_protocol: None,
            http_method: over(CheckKind::Http, rules.method),
            url_path: over(CheckKind::Http, rules.path),
            host_name: over(CheckKind::Http, rules.host),
            health_check_req: over(CheckKind::Udp, rules.request),
            health_check_exp: over(CheckKind::Udp, rules.reply),
        }
    }
}
