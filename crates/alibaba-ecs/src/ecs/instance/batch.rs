//! What the operations on several instances share.

use compute::instance::{Instance, Status};
use kernel::Timestamp;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::view;
use crate::ecs::codes;
use crate::ecs::errors::{self, Error, Result};

/// How many instances a call may name.
const MOST: usize = 100;

/// What becomes of a call when one instance refuses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum BatchOptimization {
    /// All or none.
    #[default]
    AllTogether,
    /// As many as can.
    SuccessFirst,
}

/// Refuses a call that names no instance or too many.
pub(super) fn check(ids: &[String]) -> Result<()> {
    if ids.is_empty() {
        return Err(Error::missing("InstanceId"));
    }
    if ids.len() > MOST {
        return Err(Error::invalid("InstanceId"));
    }
    Ok(())
}

/// The answer about several instances.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instance_responses: InstanceResponses,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceResponses {
    instance_response: Vec<InstanceResponse>,
}

/// The answer about one instance.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct InstanceResponse {
    instance_id: String,
    previous_status: String,
    current_status: String,
    code: String,
    message: String,
}

/// Collects the answers about several instances.
#[derive(Debug)]
pub(super) struct Outcome {
    optimization: BatchOptimization,
    dry_run: bool,
    responses: Vec<InstanceResponse>,
}

impl Outcome {
    pub(super) fn new(optimization: BatchOptimization, dry_run: bool) -> Self {
        Self { optimization, dry_run, responses: Vec::new() }
    }

    /// Adds what became of one instance. A refusal ends a call that is all or none.
    pub(super) fn add(&mut self, id: &str, now: Timestamp, done: compute::Result<(Instance, Instance)>) -> Result<()> {
        let status = |status: Status| view::status(status).to_owned();
        let response = match done {
            Ok((before, after)) => InstanceResponse {
                instance_id: id.to_owned(),
                previous_status: status(before.status(now)),
                current_status: status(after.status(now)),
                code: "200".to_owned(),
                message: "success".to_owned(),
            },
            Err(compute::Error::Store(fault)) => return Err(fault.into()),
            Err(refusal) if self.optimization == BatchOptimization::AllTogether => return Err(refusal.into()),
            Err(refusal) => {
                let found = match &refusal {
                    compute::Error::WrongState { status: found, .. } => status(*found),
                    _ => String::new(),
                };
                let failure = errors::refuse(&refusal.into());
                InstanceResponse {
                    instance_id: id.to_owned(),
                    previous_status: found.clone(),
                    current_status: found,
                    code: failure.code.into_owned(),
                    message: failure.message,
                }
            }
        };
        self.responses.push(response);
        Ok(())
    }

    /// The answer. A call that only checks is answered with an error, which also undoes it.
    pub(super) fn finish(self) -> Result<Output> {
        if self.dry_run {
            return Err(Error::of(codes::call::DRY_RUN_OF_SEVERAL));
        }
        Ok(Output { instance_responses: InstanceResponses { instance_response: self.responses } })
    }
}
