//! `SetHighDefinitionMonitorLogStatus` and `DescribeHighDefinitionMonitorLogAttribute`

use compute::Extras;
use compute::network::elastic_address::{Change, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{LOG_PROJECT, LOG_STORE, MONITORED, text};
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required, Text};
use crate::ecs::{Error, Result};
use crate::vpc::{Vpc, codes};

/// Says whether the traffic of an elastic address is recorded second by second, and where. Only the wish is kept.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetHighDefinitionMonitorLogStatus {
    /// Region of the address.
    region_id: RegionId,
    /// Address.
    instance_id: Required,
    /// Kind: `EIP`.
    #[serde(default)]
    instance_type: Text,
    /// Whether it is recorded: `ON` or `OFF`.
    status: Required,
    /// Project of the log.
    #[serde(default)]
    log_project: Text,
    /// Store of the log.
    #[serde(default)]
    log_store: Text,
}

/// Shows where the traffic of an elastic address is recorded.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeHighDefinitionMonitorLogAttribute {
    /// Region of the address.
    region_id: RegionId,
    /// Address.
    instance_id: Required,
    /// Kind: `EIP`.
    #[serde(default)]
    instance_type: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Done {
    success: &'static str,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Attribute {
    instance_id: String,
    log_project: String,
    log_store: String,
    success: &'static str,
}

impl Operation for SetHighDefinitionMonitorLogStatus {
    const NAME: &'static str = "SetHighDefinitionMonitorLogStatus";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId", "eip-bp1p69fk3z90wxfsga1b2"),
        ("InstanceType", "EIP"),
        ("Status", "ON"),
        ("LogProject", "traffic"),
        ("LogStore", "eip"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:SetHighDefinitionMonitorLogStatus", caller, call, "eip", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done> {
        check_kind(&input.instance_type)?;
        let elastic = text::in_region(cx.scope(), Some(input.region_id), &input.instance_id)?;
        let on = match &*input.status {
            "ON" => true,
            "OFF" => false,
            _ => return Err(Error::about(codes::eip::VALUE_INVALID, "Status")),
        };
        if on && (input.log_project.get().is_none() || input.log_store.get().is_none()) {
            return Err(Error::missing("LogProject"));
        }
        let mut extras = Extras::from_iter([(MONITORED.to_owned(), json!(on))]);
        for (name, given) in [(LOG_PROJECT, &input.log_project), (LOG_STORE, &input.log_store)] {
            if let Some(given) = given.get() {
                extras.insert(name.to_owned(), json!(given));
            }
        }
        modify(cx.scope(), &elastic.id, Change { extras, ..Change::default() })?;
        Ok(Done { success: "true" })
    }
}

impl Operation for DescribeHighDefinitionMonitorLogAttribute {
    const NAME: &'static str = "DescribeHighDefinitionMonitorLogAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("InstanceId", "eip-bp1p69fk3z90wxfsga1b2"), ("InstanceType", "EIP")];
    type Service = Vpc;
    type Input = Self;
    type Output = Attribute;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:DescribeHighDefinitionMonitorLogAttribute", caller, call, "eip", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Attribute> {
        check_kind(&input.instance_type)?;
        let elastic = text::in_region(cx.scope(), Some(input.region_id), &input.instance_id)?;
        let text = |name: &str| elastic.extras.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        let (log_project, log_store) = (text(LOG_PROJECT), text(LOG_STORE));
        Ok(Attribute { instance_id: elastic.id, log_project, log_store, success: "true" })
    }
}

fn check_kind(kind: &Text) -> Result<()> {
    match kind.get() {
        None | Some("EIP") => Ok(()),
        Some(_) => Err(Error::of(codes::eip::HOLDER_KIND_INVALID)),
    }
}
