//! `DescribeScalingConfigurations`

use std::collections::HashSet;

use alibaba_core::list::{Listed, Page, Place};
use compute::scaling::{Configuration, ConfigurationFilter, Filter, configurations, list};
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::data::Data;
use crate::ecs::Result;
use crate::ecs::field::{RegionId, Text};
use crate::ecs::instance::{DataDisk, SystemDisk};
use crate::ess::Ess;
use crate::ess::field::asks;
use crate::page::Numbered;
use crate::tag::Tag;

/// Lists what the instances of groups are like, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeScalingConfigurations {
    /// Region of the groups.
    region_id: RegionId,
    /// Group.
    #[serde(default)]
    scaling_group_id: Text,
    /// Configurations.
    scaling_configuration_id: Option<Vec<String>>,
    /// Names of configurations.
    scaling_configuration_name: Option<Vec<String>>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct View {
    scaling_configuration_id: String,
    scaling_configuration_name: String,
    scaling_group_id: String,
    lifecycle_state: &'static str,
    creation_time: String,
    image_id: Option<String>,
    image_family: Option<String>,
    image_name: Option<String>,
    instance_type: Option<String>,
    instance_types: Types,
    instance_name: Option<String>,
    instance_description: Option<String>,
    host_name: Option<String>,
    key_pair_name: Option<String>,
    password_inherit: bool,
    ram_role_name: Option<String>,
    security_group_id: Option<String>,
    security_group_ids: Groups,
    internet_charge_type: Option<String>,
    internet_max_bandwidth_in: Option<i64>,
    internet_max_bandwidth_out: i64,
    ipv6_address_count: Option<u32>,
    credit_specification: Option<String>,
    deletion_protection: bool,
    deployment_set_id: Option<String>,
    http_endpoint: Option<String>,
    http_tokens: Option<String>,
    #[serde(rename = "ImageOptions.LoginAsNonRoot")]
    login_as_non_root: Option<bool>,
    load_balancer_weight: i64,
    resource_group_id: Option<String>,
    security_enhancement_strategy: Option<String>,
    spot_strategy: Option<String>,
    spot_duration: Option<i64>,
    spot_interruption_behavior: Option<String>,
    user_data: Option<String>,
    zone_id: Option<String>,
    #[serde(flatten)]
    system_disk: SystemDiskView,
    data_disks: Disks,
    tags: Tags,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
struct SystemDiskView {
    #[serde(rename = "SystemDiskCategory")]
    category: Option<String>,
    #[serde(rename = "SystemDiskSize")]
    size: Option<u32>,
    #[serde(rename = "SystemDiskName")]
    name: Option<String>,
    #[serde(rename = "SystemDiskDescription")]
    description: Option<String>,
    #[serde(rename = "SystemDiskPerformanceLevel")]
    performance_level: Option<String>,
    #[serde(rename = "SystemDiskAutoSnapshotPolicyId")]
    auto_snapshot_policy_id: Option<String>,
    #[serde(rename = "SystemDisk.Encrypted")]
    encrypted: bool,
    #[serde(rename = "SystemDisk.KMSKeyId")]
    kms_key_id: Option<String>,
    #[serde(rename = "SystemDisk.ProvisionedIops")]
    provisioned_iops: Option<i64>,
    #[serde(rename = "SystemDisk.BurstingEnabled")]
    bursting_enabled: Option<bool>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Types {
    instance_type: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Groups {
    security_group_id: Vec<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Disks {
    data_disk: Vec<DataDisk>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tags {
    tag: Vec<Pair>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Pair {
    key: String,
    value: String,
}

impl Listed for View {
    const LIST: &'static str = "ScalingConfigurations";
    const ITEM: &'static str = "ScalingConfiguration";
}

impl Operation for DescribeScalingConfigurations {
    const NAME: &'static str = "DescribeScalingConfigurations";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ScalingGroupId", "asg-bp67acfmxazb4pa1b2c3")];
    type Service = Ess;
    type Input = With<Self, Numbered<50>>;
    type Output = Page<View, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("ess:DescribeScalingConfigurations", caller, call, input.scaling_group_id.get().unwrap_or_default())
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let region = Some(input.region_id.0.id.clone());
        let filter = ConfigurationFilter {
            region: region.clone(),
            group: input.scaling_group_id.cloned(),
            ids: input.scaling_configuration_id,
            names: input.scaling_configuration_name,
        };
        let part = configurations(cx.scope(), &filter, page.window())?;
        let ids = Some(part.items.iter().map(|item| item.group.clone()).collect());
        let groups = list(cx.scope(), &Filter { region, ids, ..Filter::default() }, compute::listing::Window::ALL)?;
        let active: HashSet<_> = groups.items.into_iter().map(|group| group.configuration_id).collect();
        Ok(page.answer(part, |item| View::of(item, &active)))
    }
}

impl View {
    fn of(item: Configuration, active: &HashSet<String>) -> Self {
        let data = Data::of(item.data);
        let instance_types = Types { instance_type: data.lists.instance_types.clone() };
        let tags = data.tags().unwrap_or_default().into_iter().map(Pair::of).collect();
        let (values, lists) = (data.values, data.lists);
        Self {
            lifecycle_state: if active.contains(&item.id) { "Active" } else { "Inactive" },
            creation_time: time::minutes(item.created_at),
            scaling_configuration_id: item.id,
            scaling_configuration_name: item.name,
            scaling_group_id: item.group,
            image_id: values.image_id.cloned(),
            image_family: values.image_family.cloned(),
            image_name: values.image_name.cloned(),
            instance_type: values.instance_type.cloned().or_else(|| instance_types.instance_type.first().cloned()),
            instance_types,
            instance_name: values.instance_name.cloned(),
            instance_description: values.instance_description.cloned(),
            host_name: values.host_name.cloned(),
            key_pair_name: values.key_pair_name.cloned(),
            password_inherit: values.password_inherit.unwrap_or(false),
            ram_role_name: values.ram_role_name.cloned(),
            security_group_id: values.security_group_id.cloned(),
            security_group_ids: Groups { security_group_id: lists.security_group_ids },
            internet_charge_type: values.internet_charge_type.cloned(),
            internet_max_bandwidth_in: values.internet_max_bandwidth_in,
            internet_max_bandwidth_out: values.internet_max_bandwidth_out.unwrap_or(0),
            ipv6_address_count: values.ipv6_address_count,
            credit_specification: values.credit_specification.cloned(),
            deletion_protection: values.deletion_protection.unwrap_or(false),
            deployment_set_id: values.deployment_set_id.cloned(),
            http_endpoint: values.http_endpoint.cloned(),
            http_tokens: values.http_tokens.cloned(),
            login_as_non_root: values.image_options.and_then(|options| options.login_as_non_root),
            load_balancer_weight: values.load_balancer_weight.unwrap_or(50),
            resource_group_id: values.resource_group_id.cloned(),
            security_enhancement_strategy: values.security_enhancement_strategy.cloned(),
            spot_strategy: values.spot_strategy.cloned(),
            spot_duration: values.spot_duration,
            spot_interruption_behavior: values.spot_interruption_behavior.cloned(),
            user_data: values.user_data.cloned(),
            zone_id: values.zone_id.cloned(),
            system_disk: SystemDiskView::of(&lists.system_disk),
            data_disks: Disks { data_disk: lists.data_disk },
            tags: Tags { tag: tags },
        }
    }
}

impl SystemDiskView {
    fn of(disk: &SystemDisk) -> Self {
        Self {
            category: disk.category.cloned(),
            size: disk.size,
            name: disk.disk_name.cloned(),
            description: disk.description.cloned(),
            performance_level: disk.performance_level.cloned(),
            auto_snapshot_policy_id: disk.auto_snapshot_policy_id.cloned(),
            encrypted: disk.encrypted.get() == Some("true"),
            kms_key_id: disk.kms_key_id.cloned(),
            provisioned_iops: disk.provisioned_iops,
            bursting_enabled: disk.bursting_enabled,
        }
    }
}

impl Pair {
    fn of(tag: Tag) -> Self {
        Self { key: tag.key, value: tag.value.unwrap_or_default() }
    }
}
