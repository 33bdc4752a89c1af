//! What a configuration says of instances.

use compute::Extras;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::params::Unbuilt;
use wire::{Scope, With};

use crate::ecs::field::{Text, or_blank};
use crate::ecs::image::source;
use crate::ecs::instance::{DataDisk, ImageOptions, RunInstances, SystemDisk};
use crate::ecs::{Error, Result};
use crate::ess::codes;
use crate::ess::field::invalid;
use crate::tag::Tag;

/// What a configuration says, as it is kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(in crate::ess) struct Data {
    pub(super) values: Values,
    pub(super) lists: Lists,
}

/// The parameters of a configuration.
pub(super) type Parameters = With<Values, Lists>;

/// What a configuration says in single values.
#[serde_with::apply(
    Text => #[serde(default, skip_serializing_if = "Text::is_absent")],
    Option<bool> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<i64> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<u32> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Unbuilt => #[serde(default, skip_serializing)],
)]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Values {
    /// Image; may be left out where `ImageFamily` or `ImageName` says which.
    pub(super) image_id: Text,
    /// Series of images, of which the newest is taken.
    pub(super) image_family: Text,
    /// Name of the image, which counts where `ImageId` is left out. The image that has it now is the one that is taken.
    pub(super) image_name: Text,
    /// Instance type, where `InstanceTypes` names none.
    pub(super) instance_type: Text,
    /// Name of instances.
    pub(super) instance_name: Text,
    /// Description of instances.
    pub(super) instance_description: Text,
    /// Host name.
    pub(super) host_name: Text,
    /// Key pair.
    pub(super) key_pair_name: Text,
    /// Password, 8 to 30 characters. It is looked at and not kept, as nobody signs in to an instance of the sandbox with it.
    #[serde(skip_serializing)]
    #[schemars(extend("writeOnly" = true))]
    pub(super) password: Text,
    /// Whether the password of the image is used.
    pub(super) password_inherit: Option<bool>,
    /// Role whose credentials instances can fetch.
    pub(super) ram_role_name: Text,
    /// Security group; not together with `SecurityGroupIds`.
    pub(super) security_group_id: Text,
    /// How traffic is paid for: `PayByTraffic` or `PayByBandwidth`.
    pub(super) internet_charge_type: Text,
    /// Most Mbit/s towards an instance.
    pub(super) internet_max_bandwidth_in: Option<i64>,
    /// Most Mbit/s from an instance; more than 0 gives a public address.
    pub(super) internet_max_bandwidth_out: Option<i64>,
    /// How many IPv6 addresses the primary interface has.
    pub(super) ipv6_address_count: Option<u32>,
    /// What burstable instances do without credits: `Standard` or `Unlimited`.
    pub(super) credit_specification: Text,
    /// Whether instances are protected from being released by a call.
    pub(super) deletion_protection: Option<bool>,
    /// Deployment set.
    pub(super) deployment_set_id: Text,
    /// Whether metadata can be read: `enabled` or `disabled`.
    pub(super) http_endpoint: Text,
    /// Whether metadata asks for a token: `optional` or `required`.
    pub(super) http_tokens: Text,
    /// Whether storage is fast: `optimized` or `none`.
    pub(super) io_optimized: Text,
    /// Options of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image_options: Option<ImageOptions>,
    /// Weight behind a load balancer, 1 to 100; 50 by default. It is kept and shown again.
    pub(super) load_balancer_weight: Option<i64>,
    /// Resource group of instances.
    pub(super) resource_group_id: Text,
    /// Whether the security agent is installed: `Active` or `Deactive`.
    pub(super) security_enhancement_strategy: Text,
    /// How spare capacity is bid for: `NoSpot` or `SpotAsPriceGo`.
    pub(super) spot_strategy: Text,
    /// Hours for which a spot instance is safe.
    pub(super) spot_duration: Option<i64>,
    /// What becomes of an instance that is outbid: `Terminate`.
    pub(super) spot_interruption_behavior: Text,
    /// Tags of instances, as a JSON object of texts.
    pub(super) tags: Text,
    /// Script or document for the first start, in base64; 32 KB at most.
    #[schemars(extend("writeOnly" = true))]
    pub(super) user_data: Text,
    /// Zone.
    pub(super) zone_id: Text,
    /// Processors, where no type is named.
    #[serde(rename = "Cpu")]
    pub(super) _cpu: Unbuilt,
    /// Memory, where no type is named.
    #[serde(rename = "Memory")]
    pub(super) _memory: Unbuilt,
    /// Dedicated host.
    #[serde(rename = "DedicatedHostId")]
    pub(super) _dedicated_host_id: Unbuilt,
    /// Cluster of dedicated hosts.
    #[serde(rename = "DedicatedHostClusterId")]
    pub(super) _dedicated_host_cluster_id: Unbuilt,
    /// Whether instances stay on their dedicated host.
    #[serde(rename = "Affinity")]
    pub(super) _affinity: Unbuilt,
    /// Whether instances run on a dedicated host.
    #[serde(rename = "Tenancy")]
    pub(super) _tenancy: Unbuilt,
    /// Cluster for high-performance computing.
    #[serde(rename = "HpcClusterId")]
    pub(super) _hpc_cluster_id: Unbuilt,
    /// Private pool of capacity.
    #[serde(rename = "PrivatePoolOptions")]
    pub(super) _private_pool_options: Unbuilt,
    /// Pools of capacity.
    #[serde(rename = "ResourcePoolOptions")]
    pub(super) _resource_pool_options: Unbuilt,
    /// Options of the scheduler.
    #[serde(rename = "SchedulerOptions")]
    pub(super) _scheduler_options: Unbuilt,
    /// Protected memory and measured start.
    #[serde(rename = "SecurityOptions")]
    pub(super) _security_options: Unbuilt,
    /// Storage set.
    #[serde(rename = "StorageSetId")]
    pub(super) _storage_set_id: Unbuilt,
    /// Highest prices for an hour.
    #[serde(rename = "SpotPriceLimit")]
    pub(super) _spot_price_limit: Unbuilt,
    /// Types with weights.
    #[serde(rename = "InstanceTypeOverride")]
    pub(super) _instance_type_override: Unbuilt,
    /// Types by what they have.
    #[serde(rename = "InstancePatternInfo")]
    pub(super) _instance_pattern_info: Unbuilt,
    /// Which type goes into which vSwitch first.
    #[serde(rename = "CustomPriorities")]
    pub(super) _custom_priorities: Unbuilt,
    /// Network interfaces.
    #[serde(rename = "NetworkInterfaces")]
    pub(super) _network_interfaces: Unbuilt,
    /// Categories of the system disk, best first.
    #[serde(rename = "SystemDiskCategories")]
    pub(super) _system_disk_categories: Unbuilt,
}

/// What a configuration says in lists and of the system disk.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
#[schemars(description = "")]
pub struct Lists {
    /// Up to ten instance types, best first.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) instance_types: Vec<String>,
    /// Security groups.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) security_group_ids: Vec<String>,
    /// System disk.
    pub(super) system_disk: SystemDisk,
    /// Up to 16 data disks.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub(super) data_disk: Vec<DataDisk>,
}

impl Data {
    /// What a call says.
    pub(super) fn read(With(values, lists): Parameters) -> Result<Self> {
        if lists.instance_types.len() > 10 {
            return Err(invalid("InstanceTypes"));
        }
        if values.load_balancer_weight.is_some_and(|weight| !(1..=100).contains(&weight)) {
            return Err(invalid("LoadBalancerWeight"));
        }
        if values.security_group_id.get().is_some() && !lists.security_group_ids.is_empty() {
            return Err(Error::about(codes::CONFLICT, "SecurityGroupId and parameter SecurityGroupIds"));
        }
        Ok(Self { values, lists })
    }

    /// What was kept.
    pub(in crate::ess) fn of(extras: Extras) -> Self {
        serde_json::from_value(Value::Object(extras)).unwrap_or_default()
    }

    /// The form in which it is kept.
    pub(super) fn into_extras(self) -> Result<Extras> {
        match serde_json::to_value(self) {
            Ok(Value::Object(extras)) => Ok(extras),
            _ => Err(invalid("ScalingConfiguration")),
        }
    }

    /// What a configuration says that keeps what a change does not name; an order of disks or of types is named whole.
    pub(super) fn over(kept: Extras, change: Extras) -> Extras {
        let mut merged = kept;
        for (name, value) in change {
            match (merged.get_mut(&name), value) {
                (Some(Value::Object(old)), Value::Object(new)) => {
                    if new.contains_key("ImageId") {
                        old.remove("ImageName");
                    }
                    *old = Self::over(std::mem::take(old), new);
                }
                (_, value) => drop(merged.insert(name, value)),
            }
        }
        merged
    }

    /// Takes the image of this id, where a name stands for it; refuses a name that no image has. An id wins over a name.
    pub(super) fn settle_image(&mut self, scope: &mut Scope<'_>, region: &str) -> Result<()> {
        if self.values.image_id.get().is_some() {
            self.values.image_name = Text::default();
        } else if let Some(name) = self.values.image_name.get() {
            self.values.image_id = Text::from(source::named(scope, region, name)?);
        }
        Ok(())
    }

    /// The weight of instances behind load balancers, where it says one.
    pub(in crate::ess) fn weight(&self) -> Option<i64> {
        self.values.load_balancer_weight
    }

    /// The types, best first.
    pub(super) fn types(&self) -> Vec<String> {
        if self.lists.instance_types.is_empty() {
            self.values.instance_type.cloned().into_iter().collect()
        } else {
            self.lists.instance_types.clone()
        }
    }

    /// The tags of instances.
    pub(super) fn tags(&self) -> Result<Vec<Tag>> {
        let Some(text) = self.values.tags.get() else { return Ok(Vec::new()) };
        let tags: Vec<Tag> = match serde_json::from_str(text) {
            Ok(Value::Object(pairs)) => {
                pairs.into_iter().map(|(key, value)| tag(key, &value)).collect::<Option<_>>().unwrap_or_default()
            }
            _ => Vec::new(),
        };
        if tags.is_empty() && text.trim() != "{}" { Err(invalid("Tags")) } else { Ok(tags) }
    }

    /// What is launched: one launch for each type, best first.
    pub(in crate::ess) fn launches(&self, base: &RunInstances) -> Result<Vec<RunInstances>> {
        let types = self.types();
        if types.is_empty() {
            return Err(Error::missing("InstanceType"));
        }
        let (values, lists) = (self.values.clone(), self.lists.clone());
        let of_any = RunInstances {
            image_id: values.image_id,
            image_family: values.image_family,
            instance_name: values.instance_name,
            description: values.instance_description,
            host_name: values.host_name,
            key_pair_name: values.key_pair_name,
            password: values.password,
            password_inherit: values.password_inherit,
            ram_role_name: values.ram_role_name,
            security_group_id: values.security_group_id,
            security_group_ids: lists.security_group_ids,
            internet_charge_type: values.internet_charge_type,
            internet_max_bandwidth_in: values.internet_max_bandwidth_in,
            internet_max_bandwidth_out: values.internet_max_bandwidth_out,
            ipv6_address_count: values.ipv6_address_count,
            credit_specification: values.credit_specification,
            deletion_protection: values.deletion_protection,
            deployment_set_id: values.deployment_set_id,
            http_endpoint: values.http_endpoint,
            http_tokens: values.http_tokens,
            image_options: values.image_options.unwrap_or_default(),
            resource_group_id: values.resource_group_id,
            security_enhancement_strategy: values.security_enhancement_strategy,
            spot_strategy: values.spot_strategy,
            spot_duration: values.spot_duration,
            spot_interruption_behavior: values.spot_interruption_behavior,
            user_data: values.user_data,
            zone_id: values.zone_id,
            system_disk: lists.system_disk,
            data_disk: lists.data_disk,
            tag: self.tags()?,
            ..base.clone()
        };
        Ok(types.into_iter().map(|kind| RunInstances { instance_type: Text::from(kind), ..of_any.clone() }).collect())
    }
}

fn tag(key: String, value: &Value) -> Option<Tag> {
    Some(Tag { key, value: Some(value.as_str()?.to_owned()) })
}
