//! `RunInstances`

use compute::instance::run;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};
use wire::{Check, Problem};

use crate::field::Whole;
use crate::iam::field::RoleName;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Ids, TagKey, TagValue};
use crate::kec::instance::charge::ChargeType;
use crate::kec::instance::launch_spec::launch_spec;
use crate::kec::location::{kec, place, subnet};
use crate::kec::role::pass::pass;

/// Makes instances and starts them.
///
/// When the subnet has addresses for some but not for all, as many are made as fit, unless that is less than `MinCount`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub struct RunInstances {
    /// The image that they are made from.
    pub(super) image_id: Id,
    /// Their type; `I1.1A` by default.
    pub(super) instance_type: Option<String>,
    /// The subnet that they are in.
    pub(super) subnet_id: Id,
    /// The security group of their primary interface.
    pub(super) security_group_id: Ids,
    /// How they are paid for.
    pub(super) charge_type: ChargeType,
    /// For how many months, where they are paid for by the month: 1 to 36.
    pub(super) purchase_time: Option<Whole>,
    /// How many are wanted: 1 to 100.
    pub(super) max_count: u32,
    /// How many are enough.
    pub(super) min_count: u32,
    /// Their name; random by default.
    pub(super) instance_name: Option<String>,
    /// A number that the names of a batch count up from.
    pub(super) instance_name_suffix: Option<u32>,
    /// Their host name.
    pub(super) host_name: Option<String>,
    /// A number that the host names of a batch count up from.
    pub(super) host_name_suffix: Option<u32>,
    /// Password, 8 to 32 characters with capitals, small letters and digits. It is checked and not kept.
    #[schemars(extend("writeOnly" = true))]
    pub(super) instance_password: Option<String>,
    /// Keys that are put into them.
    #[serde(default)]
    pub(super) key_id: Ids,
    /// What they read when they first start, in base64.
    #[schemars(extend("writeOnly" = true))]
    pub(super) user_data: Option<String>,
    /// Their system disk.
    pub(super) system_disk: Option<SystemDisk>,
    /// Their data disks: up to 8.
    #[serde(default)]
    pub(super) data_disk: Vec<DataDisk>,
    /// Size of the local data disk, in GiB.
    pub(super) data_disk_gb: Option<u32>,
    /// Private address of the first; the others get the ones behind it.
    pub(super) private_ip_address: Option<String>,
    /// The role that they get.
    #[serde(default)]
    pub(super) iam_role_name: OptionalRole,
    /// Tags.
    #[serde(default)]
    pub(super) tag: Vec<Tag>,
    /// Project; the default one is 0.
    pub(super) project_id: Option<Whole>,
    /// First name server.
    #[serde(default)]
    pub(super) dns1: String,
    /// Second name server.
    #[serde(default)]
    pub(super) dns2: String,
    /// Whether the network card is shared in hardware.
    #[serde(default)]
    pub(super) sriov_net_support: bool,
    /// Whether they are protected from being released.
    #[serde(default)]
    pub(super) is_protect: bool,
    /// Line of the public address that each gets.
    pub(super) line_id: Option<String>,
    /// Its bandwidth, in Mbit/s.
    pub(super) address_band_width: Option<u32>,
    /// How it is paid for.
    pub(super) address_charge_type: Option<String>,
    /// Whether their tags go on to their disks.
    #[serde(default)]
    pub(super) sync_tag: bool,
    /// Whether an instance that cannot be made is taken away by itself.
    #[serde(default)]
    pub(super) failure_auto_delete: bool,
    /// Whether they have IPv6 addresses; the sandbox has none.
    #[serde(default, rename = "DistributeIpv6")]
    pub(super) _distribute_ipv6: Unbuilt,
    /// Further network interfaces, which go with them.
    #[serde(default)]
    pub(super) network_interface: Vec<NetworkInterface>,
    /// A set that keeps instances apart; there is none.
    #[serde(default, rename = "DataGuardId")]
    pub(super) _data_guard_id: Unbuilt,
    /// A template; there is none.
    #[serde(default, rename = "ModelId")]
    pub(super) _model_id: Unbuilt,
    /// A dedicated host; there is none.
    #[serde(default, rename = "DedicatedHostId")]
    pub(super) _dedicated_host_id: Unbuilt,
    /// The size of a dedicated type; there is none.
    #[serde(default, rename = "InstanceConfigure")]
    pub(super) _instance_configure: Unbuilt,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instances_set: Vec<Made>,
}

/// A system disk.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct SystemDisk {
    /// Its category.
    pub(super) disk_type: Option<String>,
    /// Its size, in GiB.
    pub(super) disk_size: Option<u32>,
}

/// A data disk.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct DataDisk {
    /// Its category.
    pub(super) r#type: String,
    /// Its size, in GiB.
    pub(super) size: u32,
    /// Whether it goes with its instance.
    #[serde(default)]
    pub(super) delete_with_instance: bool,
    /// The snapshot it is made from.
    pub(super) snapshot_id: Option<String>,
}

/// A network interface beside the primary one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct NetworkInterface {
    /// The subnet, in the network of the others.
    pub(super) subnet_id: Id,
    /// Security groups; those of the primary one by default.
    #[serde(default)]
    pub(super) security_group_id: Ids,
    /// Private address; any free one by default.
    pub(super) private_ip_address: Option<String>,
}

/// A tag.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Tag {
    /// Key: 1 to 128 characters.
    pub(super) key: TagKey,
    /// Value: up to 255 characters.
    #[serde(default)]
    pub(super) value: TagValue,
}

/// Name of a role; an empty text is none.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(super) struct OptionalRole(#[schemars(with = "String")] pub(super) Option<RoleName>);

impl TryFrom<String> for OptionalRole {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        if text.is_empty() { Ok(Self(None)) } else { RoleName::try_from(text).map(|name| Self(Some(name))) }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Made {
    instance_id: String,
    instance_name: String,
}

impl Operation for RunInstances {
    const NAME: &'static str = "RunInstances";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("SecurityGroupId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("ChargeType", "HourlyInstantSettlement"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
        ("InstanceName", "web-1"),
        ("IamRoleName", "MyApplicationRole"),
        ("SystemDisk.DiskType", "SSD3.0"),
        ("SystemDisk.DiskSize", "40"),
    ];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        // Giving an instance a role is a permission of its own, whichever call does it.
        let role = input.iam_role_name.0.as_ref();
        Checks::of("kec:RunInstances", kec(caller, call, "instance/*"))
            .and_if(role, |_| Check::new("kec:AttachInstancesIamRole", kec(caller, call, "instance/*")))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let subnet = subnet(cx, &input.subnet_id.0)?;
        let role = match input.iam_role_name.0.clone() {
            Some(name) => Some(pass(cx, &name.into())?),
            None => None,
        };
        let spec = launch_spec(cx.scope(), input, subnet, role)?;
        let made = run(cx.scope(), &place, &spec)?;
        let made = made.into_iter().map(|one| Made { instance_id: one.id, instance_name: one.name });
        Ok(Output { instances_set: made.collect() })
    }
}
