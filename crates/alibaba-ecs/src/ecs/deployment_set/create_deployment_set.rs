//! `CreateDeploymentSet`

use compute::Extras;
use compute::deployment_set::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::text;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{Ecs, location};

/// Creates a deployment set without instances.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateDeploymentSet {
    /// Region of the set.
    region_id: RegionId,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    deployment_set_name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// How instances are spread: `Availability`, the default, `AvailabilityGroup` or `LowLatency`.
    #[serde(default)]
    strategy: Text,
    /// How many groups, 1 to 7, with `AvailabilityGroup`; 3 by default.
    group_count: Option<i64>,
    /// Domain: `Default`.
    #[serde(default)]
    domain: Text,
    /// What instances are kept apart by: `Host`.
    #[serde(default)]
    granularity: Text,
    /// What becomes of an instance for which no other host is found: `CancelMembershipAndStart`, the default, or
    /// `KeepStopped`. No host of the sandbox fails, and nothing shows it again.
    #[serde(default)]
    on_unable_to_redeploy_failed_instance: Text,
    /// Kind, which only some accounts have.
    #[serde(default, rename = "Type")]
    _kind: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    deployment_set_id: String,
}

impl Operation for CreateDeploymentSet {
    const NAME: &'static str = "CreateDeploymentSet";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("DeploymentSetName", "spread"), ("Strategy", "Availability")];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:CreateDeploymentSet", caller, call, "deploymentset", "*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let wrong = |name: &str| Err(Error::about(codes::deployment_set::WORD_INVALID, name));
        let strategy = input.strategy.get().unwrap_or("Availability");
        if !matches!(strategy, "Availability" | "AvailabilityGroup" | "LowLatency") {
            return wrong("Strategy");
        }
        if !input.domain.get().is_none_or(|domain| domain.eq_ignore_ascii_case("default")) {
            return wrong("Domain");
        }
        if !input.granularity.get().is_none_or(|what| what.eq_ignore_ascii_case("host")) {
            return wrong("granularity");
        }
        let unable = input.on_unable_to_redeploy_failed_instance.get();
        if !matches!(unable, None | Some("CancelMembershipAndStart" | "KeepStopped")) {
            return Err(Error::invalid("OnUnableToRedeployFailedInstance"));
        }
        let group_count = (strategy == "AvailabilityGroup").then(|| input.group_count.unwrap_or(3));
        if group_count.is_some_and(|count| !(1..=7).contains(&count)) {
            return Err(Error::invalid("GroupCount"));
        }
        let new = New {
            name: text::name(input.deployment_set_name.get())?,
            description: text::description(input.description.get())?,
            strategy: strategy.to_owned(),
            group_count,
            extras: Extras::new(),
        };
        let set = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output { deployment_set_id: set.id })
    }
}
