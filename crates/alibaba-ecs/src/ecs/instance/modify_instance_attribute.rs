//! `ModifyInstanceAttribute`

use compute::Extras;
use compute::catalogue::OperatingSystem;
use compute::instance::{Change, Instance};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::launch::{MOST_GROUPS, user_data};
use super::run_instances::AdditionalInfo;
use super::stored_attributes::StoredAttributes;
use super::{billing, identity, view};
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Required, Text};
use crate::ecs::image::software;
use crate::ecs::view::Empty;

/// Changes the name, the description or other attributes of an instance.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceAttribute {
    /// Instance.
    instance_id: Required,
    /// New name, 2 to 128 characters.
    #[serde(default)]
    instance_name: Text,
    /// New description, 2 to 256 characters; an empty one removes it.
    description: Option<String>,
    /// New host name, which counts from the next start.
    #[serde(default)]
    host_name: Text,
    /// New password, which counts from the next start.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    password: Text,
    /// New user data, in base64; an empty one removes it.
    #[schemars(extend("writeOnly" = true))]
    user_data: Option<String>,
    /// Whether the instance is protected from being released.
    deletion_protection: Option<bool>,
    /// What a burstable instance does without credits: `Standard` or `Unlimited`.
    #[serde(default)]
    credit_specification: Text,
    /// Whether a released instance can be brought back.
    recyclable: Option<bool>,
    /// The security groups that take the place of the present ones.
    #[serde(default)]
    security_group_ids: Vec<String>,
    /// Further options.
    #[serde(default)]
    additional_info: AdditionalInfo,
    /// Whether large frames are used.
    enable_jumbo_frame: Option<bool>,
    /// Whether traffic is encrypted.
    enable_network_encryption: Option<bool>,
    /// Processor options.
    #[serde(default)]
    cpu_options: CpuOptions,
}

/// Processor options of a change.
#[derive(Debug, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct CpuOptions {
    /// Cores.
    core: Option<i64>,
    /// Threads of each core.
    threads_per_core: Option<i64>,
    /// Kind of topology.
    #[serde(default)]
    topology_type: Text,
}

impl Operation for ModifyInstanceAttribute {
    const NAME: &'static str = "ModifyInstanceAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("InstanceName", "web-01")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyInstanceAttribute", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let os = software::of(&instance).map_or(OperatingSystem::Linux, |software| software.os);
        if input.security_group_ids.len() > MOST_GROUPS {
            return Err(Error::of(codes::security_group::TOO_MANY_TO_SET));
        }
        if input.deletion_protection == Some(true) && instance.charge.kind == "PrePaid" {
            return Err(Error::of(codes::charge::NOT_PROTECTABLE));
        }
        identity::check_password(input.password.get(), false, os)?;
        let change = Change {
            name: input.instance_name.get().map(identity::name).transpose()?,
            description: description(input.description.as_deref())?,
            host_name: input.host_name.get().map(|text| identity::host_name(text, os)).transpose()?,
            password: input.password.get().is_some(),
            user_data: input.user_data.as_deref().map(user_data).transpose()?,
            protected: input.deletion_protection,
            groups: Some(input.security_group_ids.clone()).filter(|groups| !groups.is_empty()),
            extras: extras(&input, &instance)?,
            ..Change::default()
        };
        compute::instance::modify(cx.scope(), &instance.id, change)?;
        Ok(Empty {})
    }
}

fn description(text: Option<&str>) -> Result<Option<String>> {
    match text {
        None => Ok(None),
        Some("") => Ok(Some(String::new())),
        Some(text) => identity::description(Some(text)).map(Some),
    }
}

fn extras(input: &ModifyInstanceAttribute, instance: &Instance) -> Result<Extras> {
    let credit = match (input.credit_specification.get(), view::kind(instance)) {
        (Some(mode), Some(kind)) => billing::credit(Some(mode), kind)?,
        _ => None,
    };
    let stored = StoredAttributes {
        credit_specification: credit,
        recyclable: input.recyclable,
        high_density: input.additional_info.enable_high_density_mode,
        jumbo_frame: input.enable_jumbo_frame,
        network_encryption: input.enable_network_encryption,
        core_count: input.cpu_options.core,
        threads_per_core: input.cpu_options.threads_per_core,
        topology_type: input.cpu_options.topology_type.cloned(),
        ..StoredAttributes::default()
    };
    Ok(stored.into_extras())
}
