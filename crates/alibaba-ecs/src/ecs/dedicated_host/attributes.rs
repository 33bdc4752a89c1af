//! Attributes that a host is made with, and that are changed later.

use compute::Extras;
use schemars::JsonSchema;
use serde::Deserialize;

use super::kinds::{HostKind, RATIOS};
use super::stored;
use crate::ecs::codes::dedicated_host as codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// Timeouts of connections.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct NetworkAttributes {
    /// Seconds after which a UDP session with a load balancer ends, 15 to 310.
    pub(super) slb_udp_timeout: Option<i64>,
    /// Seconds after which a UDP session ends, 15 to 310.
    pub(super) udp_timeout: Option<i64>,
}

/// What is kept of what a call says of a host of a type.
pub(super) fn read(action: &Text, network: &NetworkAttributes, ratio: Option<f64>, kind: &HostKind) -> Result<Extras> {
    if !matches!(action.get(), None | Some("Migrate" | "Stop")) {
        return Err(Error::invalid("ActionOnMaintenance"));
    }
    for (name, seconds) in [("SlbUdpTimeout", network.slb_udp_timeout), ("UdpTimeout", network.udp_timeout)] {
        if seconds.is_some_and(|seconds| !(15..=310).contains(&seconds)) {
            return Err(Error::about(codes::TIMEOUT_INVALID, name));
        }
    }
    // GUESS: the page names the types that take a ratio, and no code for others. None of the instance types of the sandbox goes
    // onto a host that takes one, so none has to be stopped for it.
    if ratio.is_some_and(|ratio| !RATIOS.contains(&ratio) || !kind.takes_ratio()) {
        return Err(Error::invalid("CpuOverCommitRatio"));
    }
    Ok(stored::extras(action.get(), network.slb_udp_timeout, network.udp_timeout, ratio))
}

/// Whether a host takes instances that name none.
pub(super) fn is_automatic(word: &Text) -> Result<Option<bool>> {
    match word.get() {
        None => Ok(None),
        Some("on") => Ok(Some(true)),
        Some("off") => Ok(Some(false)),
        Some(_) => Err(Error::invalid("AutoPlacement")),
    }
}
