//! `RunInstances`

use compute::instance::run;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Check, Checks, Cx, Effect, Staged, With};

use crate::field::Whole;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::instance::launch_spec::launch_spec;
use crate::kec::instance::order::Order;
use crate::kec::location::{kec, place, subnet};
use crate::kec::model::FromModel;
use crate::kec::role::pass::pass;
use crate::tagv2::known;

/// Makes instances and starts them.
///
/// When the subnet has addresses for some but not for all, as many are made as fit, unless that is less than `MinCount`.
/// What a model says wins over what the call says of the same.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct RunInstances {
    /// How many are wanted: 1 to 100.
    pub(super) max_count: u32,
    /// How many are enough.
    pub(super) min_count: u32,
    /// Password, 8 to 32 characters with capitals, small letters and digits. It is checked and not kept.
    #[schemars(extend("writeOnly" = true))]
    pub(super) instance_password: Option<String>,
    /// First name server: an address. GUESS: that nothing else is taken.
    #[serde(default)]
    pub(super) dns1: String,
    /// Second name server: an address.
    #[serde(default)]
    pub(super) dns2: String,
    /// When they are released by themselves, such as `2026-07-30 18:00`; never by default.
    #[serde(default)]
    pub(super) auto_delete_time: String,
    /// Whether their public addresses are released with them by themselves.
    #[serde(default, rename = "AutoDeleteEip")]
    _auto_delete_eip: Unbuilt,
    /// Whether they are protected from being released.
    #[serde(default)]
    pub(super) is_protect: bool,
    /// The model that they are made after.
    #[serde(default)]
    model_id: String,
    /// Version of the model; its default one where there is none.
    model_version: Option<Whole>,
    /// Whether the primary interface of each has an IPv6 address, which its subnet must have then.
    #[serde(default, rename = "DistributeIpv6")]
    _distribute_ipv6: bool,
    /// A dedicated host; there is none.
    #[serde(default, rename = "DedicatedHostId")]
    _dedicated_host_id: Unbuilt,
    /// The size of a dedicated type; there is none.
    #[serde(default, rename = "InstanceConfigure")]
    _instance_configure: Unbuilt,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    instances_set: Vec<Made>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Made {
    instance_id: String,
    instance_name: String,
}

/// What policies are asked about a role that instances get: giving it is a permission of its own, whichever call does it.
pub(crate) fn asks_about_role(checks: Checks, order: &Order, caller: &Caller, call: &Call) -> Checks {
    let role = order.iam_role_name.0.as_ref();
    checks.and_if(role, |_| Check::new("kec:AttachInstancesIamRole", kec(caller, call, "instance/*")))
}

impl Staged for RunInstances {
    const NAME: &'static str = "RunInstances";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
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
    type Input = With<Self, Order>;
    type Prepared = ();
    type Loaded = FromModel;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(input, order): &Self::Input, (): ()) -> Result<FromModel, Fault> {
        FromModel::load(cx, &input.model_id, input.model_version, order)
    }

    fn checks(With(_, order): &Self::Input, model: &FromModel, caller: &Caller, call: &Call) -> Checks {
        let launch = Checks::of("kec:RunInstances", kec(caller, call, "instance/*"));
        asks_about_role(launch, model.order(order), caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, order): Self::Input, model: FromModel) -> Result<Output, Error> {
        let order = model.into_order(order)?;
        let place = place(cx)?;
        let subnet = subnet(cx, &order.subnet()?.0)?;
        let role = match order.iam_role_name.0.clone() {
            Some(name) => Some(pass(cx, &name.into())?),
            None => None,
        };
        let spec = launch_spec(cx.scope(), &input, order, subnet, role)?;
        known::keep(cx, &spec.tags)?;
        let made = run(cx.scope(), &place, &spec)?;
        let made = made.into_iter().map(|one| Made { instance_id: one.id, instance_name: one.name });
        Ok(Output { instances_set: made.collect() })
    }
}
