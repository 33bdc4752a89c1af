//! `ModifyInstanceNetworkSpec`

use compute::instance::set_internet;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::billing;
use super::modify_prepay_instance_spec::Ordered;
use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, Required, Text};

/// Changes an instance's bandwidth and how its traffic is paid for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyInstanceNetworkSpec {
    /// Instance, which is running or stopped.
    instance_id: Required,
    /// New bandwidth from the Internet in Mbit/s.
    internet_max_bandwidth_in: Option<i64>,
    /// New bandwidth to the Internet in Mbit/s, 0 to 100.
    internet_max_bandwidth_out: Option<i64>,
    /// How traffic is paid for from now on: `PayByTraffic` or `PayByBandwidth`.
    #[serde(default)]
    network_charge_type: Text,
    /// Whether the instance gets a public address where it has none; one that is paid for ahead of time does anyway.
    #[serde(default)]
    allocate_public_ip: bool,
    /// Whether it is paid at once; the sandbox has no bills.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: Option<bool>,
    /// Begin of a change for a while.
    #[serde(default, rename = "StartTime")]
    _start_time: Unbuilt,
    /// End of a change for a while.
    #[serde(default, rename = "EndTime")]
    _end_time: Unbuilt,
    /// Line of the public address.
    #[serde(default, rename = "ISP")]
    _isp: Unbuilt,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

impl Operation for ModifyInstanceNetworkSpec {
    const NAME: &'static str = "ModifyInstanceNetworkSpec";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceId", "i-bp67acfmxazb4pa1b2c3"), ("InternetMaxBandwidthOut", "5")];
    type Service = Ecs;
    type Input = Self;
    type Output = Ordered;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyInstanceNetworkSpec", caller, call, "instance", &input.instance_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Ordered> {
        let instance = compute::instance::get(cx.scope(), &input.instance_id)?;
        let charge = input.network_charge_type.cloned().unwrap_or(instance.internet.charge);
        let out = input.internet_max_bandwidth_out.unwrap_or(instance.internet.mbps_out);
        // Another bandwidth outward brings the one inward that a new instance has with it.
        let present = Some(instance.internet.mbps_in).filter(|_| input.internet_max_bandwidth_out.is_none());
        if !(0..=100).contains(&out) {
            return Err(Error::of(codes::charge::BANDWIDTH_OUT_BEYOND));
        }
        if input.internet_max_bandwidth_in.is_some_and(|inward| !(1..=out.max(10)).contains(&inward)) {
            return Err(Error::of(codes::charge::BANDWIDTH_IN_BEYOND));
        }
        let internet = billing::bandwidth(&charge, input.internet_max_bandwidth_in.or(present), out)?;
        // What is bought ahead of time comes with a public address; Terraform's provider waits for it.
        let is_bought = instance.charge.kind == "PrePaid";
        set_internet(cx.scope(), &instance.id, internet, input.allocate_public_ip || is_bought)?;
        Ok(Ordered::of(cx, is_bought))
    }
}
