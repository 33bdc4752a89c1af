//! A call of the trail.

use serde::{Deserialize, Serialize};
use wire::recording::Line;
use wire::{Checked, Who};

/// A call, as `GET requests` gives it: what is read of it to judge it again.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Call {
    /// Its position in the trail, or its line in a recording.
    pub position: i64,
    /// Number of the request.
    #[serde(default)]
    pub request_id: String,
    /// Name of the service.
    pub service: String,
    /// Name of the operation.
    pub action: String,
    /// Who made it; not known of calls that were refused before.
    #[serde(default)]
    pub caller: Option<Who>,
    /// What was asked of the policies, up to the first no.
    #[serde(default)]
    pub checks: Vec<Checked>,
}

impl Call {
    /// A call of a recording, with the number of its line.
    pub fn of_line(number: usize, line: &Line) -> Self {
        Self {
            position: i64::try_from(number).unwrap_or(i64::MAX),
            request_id: String::new(),
            service: line.service.clone(),
            action: line.operation.clone(),
            caller: line.caller.clone(),
            checks: line.checks.clone().unwrap_or_default(),
        }
    }
}
