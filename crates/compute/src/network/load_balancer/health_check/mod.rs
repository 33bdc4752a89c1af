//! Health checks of listeners: how a load balancer finds out which servers are well.

mod create;
mod kind;
mod list;
mod modify;
pub(super) mod rows;

pub use create::{New, create};
pub use kind::CheckKind;
pub use list::{Filter, list, of_listeners};
pub use modify::{Change, delete, modify};

use kernel::Timestamp;
use store::{Scope, table};

use crate::error::{Error, Kind, Result};

/// A health check of a listener.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HealthCheck {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The listener.
    pub listener_id: String,
    /// What it does.
    pub rules: Rules,
    /// When it was made.
    pub created_at: Timestamp,
}

/// What a health check does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rules {
    /// Whether it is done.
    pub enabled: bool,
    /// How servers are asked.
    pub kind: CheckKind,
    /// The port that is asked; `None` for the one of the server.
    pub port: Option<u32>,
    /// After how many good answers a server is well.
    pub healthy_after: u32,
    /// After how many bad ones it is not.
    pub unhealthy_after: u32,
    /// Seconds from one question to the next.
    pub interval: u32,
    /// Seconds in which an answer comes.
    pub timeout: u32,
    /// Method of the request, where HTTP is spoken.
    pub method: String,
    /// Path of the request, where HTTP is spoken.
    pub path: String,
    /// Host that the request names, where HTTP is spoken; may be empty.
    pub host: String,
    /// What is sent over UDP; may be empty.
    pub request: String,
    /// What is to come back over UDP; may be empty.
    pub reply: String,
}

/// The health check with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<HealthCheck> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::HealthCheck, id))
}
