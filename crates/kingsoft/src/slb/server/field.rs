//! Words and limits of the parameters of servers.

use std::ops::RangeInclusive;

use compute::network::load_balancer::listener::Listener;
use schemars::JsonSchema;
use serde::Deserialize;

use crate::kec::errors::Error;
use crate::slb::listener::MASTER_SLAVE;

/// Weights that a server may have. Source: Terraform's provider.
pub(super) const WEIGHTS: RangeInclusive<u32> = 1..=255;

/// Which of two servers one is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum MasterSlaveType {
    /// The one that is used.
    Master,
    /// The one that stands in for it.
    Slave,
}

impl MasterSlaveType {
    /// Whether it stands in for the other, where the listener chooses between two such.
    ///
    /// GUESS: a listener that chooses in another way refuses it; the vendor's SDK says only that it is for these.
    pub(super) fn is_backup(wanted: Option<Self>, listener: &Listener) -> Result<Option<bool>, Error> {
        if wanted.is_some() && listener.scheduler != MASTER_SLAVE {
            let reason = format!("the method of the listener is {}", listener.scheduler);
            return Err(Error::Unfit("MasterSlaveType", reason));
        }
        Ok(wanted.map(|kind| kind == Self::Slave))
    }

    /// The vendor's word.
    pub(super) fn word(is_backup: bool) -> &'static str {
        if is_backup { "Slave" } else { "Master" }
    }
}
