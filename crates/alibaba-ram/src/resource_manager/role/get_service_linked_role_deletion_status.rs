//! `GetServiceLinkedRoleDeletionStatus`

use alibaba_core::arn;
use iam::role::linked::{self, Deletion};
use iam::{Error, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::role::{TaskId, check_linked};
use crate::resource_manager::ResourceManager;

/// Says what became of a task that was to delete the role of a service.
///
/// A task is tried when it is made, so it has succeeded or failed whenever it is asked about.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetServiceLinkedRoleDeletionStatus {
    /// The task, as `DeleteServiceLinkedRole` named it.
    deletion_task_id: TaskId,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    status: &'static str,
    reason: Option<Reason>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Reason {
    message: String,
    role_usages: RoleUsages,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct RoleUsages {
    role_usage: Vec<RoleUsage>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct RoleUsage {
    region: String,
    resources: Resources,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Resources {
    resource: Vec<String>,
}

impl Reason {
    fn of(account: &str, deletion: Deletion) -> Self {
        let role = arn::role_name(account, deletion.role.as_str());
        let service = &deletion.service;
        let message = format!("Service-Linked Role {role} cannot be deleted as it is in use by {service}.");
        let mut usages = Vec::<RoleUsage>::new();
        // They come in the order of their regions.
        for each in deletion.uses {
            match usages.last_mut().filter(|usage| usage.region == each.region) {
                Some(usage) => usage.resources.resource.push(each.resource),
                None => usages
                    .push(RoleUsage { region: each.region, resources: Resources { resource: vec![each.resource] } }),
            }
        }
        Self { message, role_usages: RoleUsages { role_usage: usages } }
    }
}

impl Operation for GetServiceLinkedRoleDeletionStatus {
    const NAME: &'static str = "GetServiceLinkedRoleDeletionStatus";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[(
        "DeletionTaskId",
        "task/acs-service-role/hdr.aliyuncs.com/AliyunServiceRoleForHdr/c4d22c52-247f-4ee1-83a2-6c0460bd0000",
    )];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let role = input.deletion_task_id.role();
        Checks::only(check_linked("ram:GetServiceLinkedRoleDeletionStatus", caller.account(), role))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let task = input.deletion_task_id;
        let deletion = linked::deletion(cx.scope(), task.id())?;
        if !task.names(&deletion) {
            // The caller was asked about the role that the identifier speaks of, so it must be that one.
            return Err(Error::not_found(Kind::DeletionTask, task.id()));
        }
        if deletion.succeeded() {
            return Ok(Output { status: "SUCCEEDED", reason: None });
        }
        Ok(Output { status: "FAILED", reason: Some(Reason::of(cx.caller().account(), deletion)) })
    }
}
