//! What instances are to be: what a launch says, and what a model keeps for launches.

use compute::Extras;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;
use store::Fault;
use wire::Problem;
use wire::params::{Params, Unbuilt};

use crate::field::Whole;
use crate::iam::field::RoleName;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids, OptionalId, TagKey, TagValue, Word};
use crate::kec::instance::charge::ChargeType;

/// What instances are to be.
#[skip_serializing_none]
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub struct Order {
    /// The image that they are made from.
    pub(crate) image_id: Option<Id>,
    /// Their type; `I1.1A` by default.
    pub(crate) instance_type: Option<String>,
    /// The subnet that they are in.
    pub(crate) subnet_id: Option<Id>,
    /// The security group of their primary interface.
    #[serde(default)]
    pub(crate) security_group_id: Ids,
    /// How they are paid for.
    pub(crate) charge_type: Option<ChargeType>,
    /// For how many months, where they are paid for by the month: 1 to 36.
    pub(crate) purchase_time: Option<Whole>,
    /// Their name; random by default.
    pub(crate) instance_name: Option<String>,
    /// A number that the names of a batch count up from.
    pub(crate) instance_name_suffix: Option<u32>,
    /// Their host name.
    pub(crate) host_name: Option<String>,
    /// A number that the host names of a batch count up from.
    pub(crate) host_name_suffix: Option<u32>,
    /// Keys that are put into them.
    #[serde(default)]
    pub(crate) key_id: Ids,
    /// Whether people sign in to them as the image says. An instance does not show it.
    #[serde(default)]
    pub(crate) keep_image_login: bool,
    /// What they read when they first start, in base64.
    #[schemars(extend("writeOnly" = true))]
    pub(crate) user_data: Option<String>,
    /// Their system disk.
    pub(crate) system_disk: Option<SystemDisk>,
    /// Their data disks: up to 8.
    #[serde(default)]
    pub(crate) data_disk: Vec<DataDisk>,
    /// Size of the local data disk, in GiB.
    pub(crate) data_disk_gb: Option<u32>,
    /// Private address of the first; the others get the ones behind it.
    pub(crate) private_ip_address: Option<String>,
    /// The role that they get.
    #[serde(default)]
    pub(crate) iam_role_name: OptionalRole,
    /// Tags.
    #[serde(default)]
    pub(crate) tag: Vec<Tag>,
    /// Project; the default one is 0.
    pub(crate) project_id: Option<Whole>,
    /// Whether the network card is shared in hardware.
    #[serde(default)]
    pub(crate) sriov_net_support: bool,
    /// Line of the public address that each gets.
    pub(crate) line_id: Option<OptionalId>,
    /// Its bandwidth, in Mbit/s.
    pub(crate) address_band_width: Option<u32>,
    /// How it is paid for.
    pub(crate) address_charge_type: Option<Word>,
    /// Whether their tags go on to their disks.
    #[serde(default)]
    pub(crate) sync_tag: bool,
    /// Whether an instance that cannot be made is taken away by itself.
    #[serde(default)]
    pub(crate) failure_auto_delete: bool,
    /// Whether their primary interfaces have IPv6 addresses. Launches and models have a parameter of their own for it.
    #[serde(default)]
    #[schemars(skip)]
    pub(crate) distribute_ipv6: bool,
    /// Further network interfaces, which go with them.
    #[serde(default)]
    pub(crate) network_interface: Vec<NetworkInterface>,
    /// The data guard group that keeps them apart.
    pub(crate) data_guard_id: Option<OptionalId>,
    /// The snapshot that the local data disk is made from.
    pub(crate) local_volume_snapshot_id: Option<OptionalId>,
    /// The category of the data disks that the image has; by default what each of them was.
    pub(crate) assembled_image_data_disk_type: Option<String>,
    /// The bandwidth share that their public addresses are in; those are none of EIP, so no share takes them.
    #[serde(default, rename = "BandWidthShareId", skip_serializing)]
    _band_width_share_id: Unbuilt,
}

/// A system disk.
#[skip_serializing_none]
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct SystemDisk {
    /// Its category.
    pub(crate) disk_type: Option<String>,
    /// Its size, in GiB.
    pub(crate) disk_size: Option<u32>,
}

/// A data disk.
#[skip_serializing_none]
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DataDisk {
    /// Its category.
    pub(crate) r#type: String,
    /// Its size, in GiB.
    pub(crate) size: u32,
    /// Whether it goes with its instance.
    #[serde(default)]
    pub(crate) delete_with_instance: bool,
    /// The snapshot it is made from.
    pub(crate) snapshot_id: Option<OptionalId>,
}

/// A network interface beside the primary one.
#[skip_serializing_none]
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct NetworkInterface {
    /// The subnet, in the network of the others.
    pub(crate) subnet_id: Id,
    /// Security groups; those of the primary one by default.
    #[serde(default)]
    pub(crate) security_group_id: Ids,
    /// Private address; any free one by default.
    pub(crate) private_ip_address: Option<String>,
}

/// A tag.
#[derive(Debug, Clone, Deserialize, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct Tag {
    /// Key: 1 to 128 characters.
    pub(crate) key: TagKey,
    /// Value: up to 255 characters.
    #[serde(default)]
    pub(crate) value: TagValue,
}

/// Name of a role; an empty text is none.
#[derive(Debug, Clone, Default, Deserialize, Serialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct OptionalRole(#[schemars(with = "String")] pub(crate) Option<RoleName>);

impl TryFrom<String> for OptionalRole {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Ok(Self(None)) } else { RoleName::try_from(text).map(|name| Self(Some(name))) }
    }
}

impl Order {
    /// What it says, as a model keeps it: by the names of the parameters.
    pub(crate) fn said(&self) -> Extras {
        let says = |value: &Value| match value {
            Value::Null | Value::Bool(false) => false,
            Value::String(text) => !text.is_empty(),
            Value::Array(items) => !items.is_empty(),
            Value::Object(fields) => !fields.is_empty(),
            Value::Bool(true) | Value::Number(_) => true,
        };
        let all = serde_json::to_value(self).ok().and_then(|all| all.as_object().cloned()).unwrap_or_default();
        all.into_iter().filter(|(_, value)| says(value)).collect()
    }

    /// What a model keeps.
    pub(crate) fn kept(said: &Extras) -> Result<Self, Fault> {
        let broken = |error: &dyn std::fmt::Display| Fault::Damaged(format!("a model cannot be read: {error}"));
        Params::from_json(said).map_err(|error| broken(&error))?.parse().map_err(|error| broken(&error))
    }

    /// The order with what a model says in place of what it says itself.
    pub(crate) fn under(&self, model: &Extras) -> Result<Self, Fault> {
        let mut said = self.said();
        said.extend(model.clone());
        Self::kept(&said)
    }

    /// The image, which every instance is made from.
    pub(crate) fn image(&self) -> Result<&Id, Error> {
        self.image_id.as_ref().ok_or(Error::Wanting("ImageId"))
    }

    /// The subnet, which every instance is in.
    pub(crate) fn subnet(&self) -> Result<&Id, Error> {
        self.subnet_id.as_ref().ok_or(Error::Wanting("SubnetId"))
    }

    /// The data guard group, if there is one.
    pub(crate) fn data_guard(&self) -> Option<&str> {
        self.data_guard_id.as_ref().and_then(OptionalId::given)
    }

    /// The snapshot that the local data disk is made from, if there is one.
    pub(crate) fn local_snapshot(&self) -> Option<&str> {
        self.local_volume_snapshot_id.as_ref().and_then(OptionalId::given)
    }

    /// How every instance is paid for.
    pub(crate) fn charge(&self) -> Result<ChargeType, Error> {
        self.charge_type.ok_or(Error::Wanting("ChargeType"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(pairs: &[(&str, &str)]) -> Order {
        Params::read(pairs.iter().copied()).unwrap().parse().unwrap()
    }

    #[test]
    fn a_model_keeps_what_was_said_and_wins_over_a_launch() {
        let model = order(&[
            ("ImageId", "IMG-1"),
            ("SecurityGroupId.1", "a"),
            ("ChargeType", "Daily"),
            ("SystemDisk.DiskSize", "40"),
            ("DataDisk.1.Type", "SSD3.0"),
            ("DataDisk.1.Size", "20"),
            ("DataDisk.1.SnapshotId", ""),
            ("Tag.1.Key", "team"),
            ("IamRoleName", "app"),
            ("KeepImageLogin", "false"),
            ("InstanceName", ""),
            ("DataGuardId", ""),
            ("LocalVolumeSnapshotId", ""),
        ]);
        let said = model.said();
        let names: Vec<_> = said.keys().map(String::as_str).collect();
        let mut sorted = names.clone();
        sorted.sort_unstable();
        let expected =
            ["ChargeType", "DataDisk", "IamRoleName", "ImageId", "SecurityGroupId", "SystemDisk", "Tag"].to_vec();
        assert_eq!(sorted, expected);
        let call = order(&[("ImageId", "IMG-2"), ("SubnetId", "s"), ("InstanceName", "web"), ("PurchaseTime", "0")]);
        let order = call.under(&said).unwrap();
        assert_eq!((order.image().unwrap().0.as_str(), order.subnet().unwrap().0.as_str()), ("IMG-1", "s"));
        assert_eq!((order.instance_name.as_deref(), order.charge().unwrap()), (Some("web"), ChargeType::Daily));
        assert_eq!((order.purchase_time, order.security_group_id.first()), (Some(Whole(0)), Some("a")));
        assert_eq!((order.data_disk[0].size, order.tag[0].value.0.as_str()), (20, ""));
        assert_eq!(order.iam_role_name.0.map(|role| role.0).as_deref(), Some("app"));
    }
}
