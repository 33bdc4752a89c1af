//! What a version of a launch template says of instances.
//!
//! Nothing of it is compared with what there is: the vendor checks values when instances are launched with them.

use compute::Extras;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use wire::With;
use wire::params::Unbuilt;

use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{Text, or_blank};
use crate::ecs::instance::{DataDisk, ImageOptions, user_data};
use crate::tag::Tag;

/// What a version says, as it is kept.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub(super) struct Data {
    pub(super) values: Values,
    pub(super) lists: Lists,
}

/// The parameters of a version.
pub(super) type Parameters = With<Values, Lists>;

/// What a version says in single values.
#[serde_with::apply(
    Text => #[serde(default, skip_serializing_if = "Text::is_absent")],
    Option<bool> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<i64> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<u32> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<f64> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
)]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Values {
    /// When instances are released by themselves, in UTC.
    pub(super) auto_release_time: Text,
    /// Whether `PrePaid` instances are renewed by themselves.
    pub(super) auto_renew: Option<bool>,
    /// How long they are renewed for.
    pub(super) auto_renew_period: Option<i64>,
    /// What burstable instances do without credits: `Standard` or `Unlimited`.
    pub(super) credit_specification: Text,
    /// Whether instances are protected from being released.
    pub(super) deletion_protection: Option<bool>,
    /// Deployment set.
    pub(super) deployment_set_id: Text,
    /// Description of instances.
    pub(super) description: Text,
    /// Whether the operating system is configured; it is kept and shown again.
    pub(super) enable_vm_os_config: Option<bool>,
    /// Host name.
    pub(super) host_name: Text,
    /// Whether metadata can be read: `enabled` or `disabled`.
    pub(super) http_endpoint: Text,
    /// How far the answer to a request for a token of metadata may travel.
    pub(super) http_put_response_hop_limit: Option<i64>,
    /// Whether metadata asks for a token: `optional` or `required`.
    pub(super) http_tokens: Text,
    /// Image.
    pub(super) image_id: Text,
    /// Options of the image.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) image_options: Option<ImageOptions>,
    /// Whose the image is; it is kept and shown again.
    pub(super) image_owner_alias: Text,
    /// How instances are paid for: `PostPaid` or `PrePaid`.
    pub(super) instance_charge_type: Text,
    /// Name of instances.
    pub(super) instance_name: Text,
    /// Instance type.
    pub(super) instance_type: Text,
    /// How traffic is paid for: `PayByTraffic` or `PayByBandwidth`.
    pub(super) internet_charge_type: Text,
    /// Most Mbit/s towards an instance.
    pub(super) internet_max_bandwidth_in: Option<i64>,
    /// Most Mbit/s from an instance.
    pub(super) internet_max_bandwidth_out: Option<i64>,
    /// Whether storage is fast: `optimized` or `none`.
    pub(super) io_optimized: Text,
    /// How many IPv6 addresses the primary interface has.
    pub(super) ipv6_address_count: Option<u32>,
    /// Key pair.
    pub(super) key_pair_name: Text,
    /// Kind of network: `vpc` or `classic`; it is kept and shown again.
    pub(super) network_type: Text,
    /// Whether the password of the image is used.
    pub(super) password_inherit: Option<bool>,
    /// How long `PrePaid` instances are bought for.
    pub(super) period: Option<i64>,
    /// Unit of `Period`: `Month` or `Week`.
    pub(super) period_unit: Text,
    /// Private address.
    pub(super) private_ip_address: Text,
    /// Role whose credentials instances can fetch. Whether it may be passed is asked when the template is used.
    pub(super) ram_role_name: Text,
    /// Resource group of instances.
    pub(super) resource_group_id: Text,
    /// Whether the security agent is installed: `Active` or `Deactive`.
    pub(super) security_enhancement_strategy: Text,
    /// Security group; not together with `SecurityGroupIds`.
    pub(super) security_group_id: Text,
    /// Protected memory and measured start; no type has them.
    #[serde(default, rename = "SecurityOptions", skip_serializing)]
    _security_options: Unbuilt,
    /// Hours for which a spot instance is safe.
    pub(super) spot_duration: Option<i64>,
    /// Highest price for an hour.
    pub(super) spot_price_limit: Option<f64>,
    /// How spare capacity is bid for.
    pub(super) spot_strategy: Text,
    /// Script or document for the first start, in base64; 32 KB at most.
    #[schemars(extend("writeOnly" = true))]
    pub(super) user_data: Text,
    /// vSwitch.
    pub(super) v_switch_id: Text,
    /// VPC; that of the vSwitch. It is kept and shown again.
    pub(super) vpc_id: Text,
    /// Zone.
    pub(super) zone_id: Text,
}

/// What a version says in lists and of the system disk.
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", default)]
#[schemars(description = "")]
pub struct Lists {
    /// System disk.
    pub(super) system_disk: SystemDisk,
    /// Up to 16 data disks.
    pub(super) data_disk: Vec<DataDisk>,
    /// Network interfaces.
    pub(super) network_interface: Vec<NetworkInterface>,
    /// Security groups.
    pub(super) security_group_ids: Vec<String>,
    /// Tags of instances, their disks and interfaces.
    pub(super) tag: Vec<Tag>,
}

/// System disk in a version.
#[serde_with::apply(
    Text => #[serde(default, skip_serializing_if = "Text::is_absent")],
    Option<bool> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<i64> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<u32> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<f64> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
)]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct SystemDisk {
    /// Policy for snapshots.
    pub(super) auto_snapshot_policy_id: Text,
    /// Whether it may be faster for a while, with `cloud_auto`.
    pub(super) bursting_enabled: Option<bool>,
    /// Category.
    pub(super) category: Text,
    /// Whether it goes with its instance; system disks always do.
    pub(super) delete_with_instance: Option<bool>,
    /// Description.
    pub(super) description: Text,
    /// Name.
    pub(super) disk_name: Text,
    /// Whether it is encrypted: `true` or `false`.
    pub(super) encrypted: Text,
    /// Operations per second; it is kept and shown again.
    pub(super) iops: Option<i64>,
    /// Key it is encrypted with.
    #[serde(rename = "KMSKeyId")]
    pub(super) kms_key_id: Text,
    /// Grade of speed of an ESSD: `PL0` to `PL3`.
    pub(super) performance_level: Text,
    /// Operations per second that are paid for, with `cloud_auto`.
    pub(super) provisioned_iops: Option<i64>,
    /// Size in GiB.
    pub(super) size: Option<u32>,
}

/// A network interface in a version.
#[serde_with::apply(
    Text => #[serde(default, skip_serializing_if = "Text::is_absent")],
    Option<bool> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<i64> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<u32> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
    Option<f64> => #[serde(default, deserialize_with = "or_blank", skip_serializing_if = "Option::is_none")],
)]
#[derive(Debug, Clone, Default, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct NetworkInterface {
    /// Whether it goes with its instance.
    pub(super) delete_on_release: Option<bool>,
    /// Description.
    pub(super) description: Text,
    /// `Primary` or `Secondary`, the default.
    pub(super) instance_type: Text,
    /// Name.
    pub(super) network_interface_name: Text,
    /// How traffic is carried: `Standard` or `HighPerformance`.
    pub(super) network_interface_traffic_mode: Text,
    /// Main private address.
    pub(super) primary_ip_address: Text,
    /// Security group; not together with `SecurityGroupIds`.
    pub(super) security_group_id: Text,
    /// Security groups.
    #[serde(default)]
    pub(super) security_group_ids: Vec<String>,
    /// vSwitch.
    pub(super) v_switch_id: Text,
}

impl Data {
    /// What a call says. User data is read, as the vendor does; everything else is believed.
    pub(super) fn read(With(values, lists): Parameters) -> Result<Self> {
        values.user_data.get().map(user_data).transpose()?;
        crate::tag::read(&lists.tag)?;
        Ok(Self { values, lists })
    }

    /// The form in which it is kept.
    pub(super) fn into_extras(self) -> Result<Extras> {
        match serde_json::to_value(self) {
            Ok(Value::Object(extras)) => Ok(extras),
            _ => Err(Error::invalid("LaunchTemplateData")),
        }
    }

    /// What was kept; what cannot be read counts as left out.
    pub(super) fn of(extras: Extras) -> Self {
        serde_json::from_value(Value::Object(extras)).unwrap_or_default()
    }
}
