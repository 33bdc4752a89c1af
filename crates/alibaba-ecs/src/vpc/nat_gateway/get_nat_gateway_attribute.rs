//! `GetNatGatewayAttribute`

use compute::network::nat_gateway::counts;
use kernel::time;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::{Beside, Shown, availability_mode, flag, network_type, private_link_mode};
use super::{ACCESS_MODE, LOG_DELIVERY, PRIVATE_LINK, SESSION_LOG, in_region};
use crate::ecs::Result;
use crate::ecs::checks::one;
use crate::ecs::field::{RegionId, Required};
use crate::vpc::Vpc;
use crate::vpc::view::{group, state};

/// Returns one NAT gateway.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetNatGatewayAttribute {
    /// Region of the gateway.
    region_id: RegionId,
    /// Gateway.
    nat_gateway_id: Required,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    nat_gateway_id: String,
    name: String,
    description: String,
    region_id: String,
    vpc_id: String,
    status: &'static str,
    business_status: &'static str,
    nat_type: &'static str,
    network_type: &'static str,
    availability_mode: String,
    billing_config: Value,
    creation_time: String,
    expired_time: &'static str,
    deletion_protection_info: Value,
    ecs_metric_enabled: bool,
    enable_session_log: bool,
    log_delivery: Value,
    private_link_enabled: bool,
    private_link_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_mode: Option<Value>,
    resource_group_id: String,
    snat_table: Value,
    forward_table: Value,
    full_nat_table: Value,
    ip_list: Vec<Value>,
    private_info: Value,
}

impl Operation for GetNatGatewayAttribute {
    const NAME: &'static str = "GetNatGatewayAttribute";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("NatGatewayId", "ngw-bp1uewa15k4iy5770a1b2")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("vpc:GetNatGatewayAttribute", caller, call, "natgateway", &input.nat_gateway_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let gateway = in_region(cx.scope(), input.region_id, &input.nat_gateway_id)?;
        let beside = Beside::without_tags(cx.scope(), std::slice::from_ref(&gateway))?;
        let (sources, forwards) = counts(cx.scope(), &gateway.id)?;
        let logs = gateway.extras.get(LOG_DELIVERY).and_then(Value::as_str).unwrap_or_default();
        Ok(Output {
            status: state(gateway.status(cx.now())),
            business_status: "Normal",
            nat_type: "Enhanced",
            network_type: network_type(&gateway),
            availability_mode: availability_mode(&gateway),
            billing_config: json!({
                "AutoPay": "false",
                "InstanceChargeType": gateway.charge,
                "InternetChargeType": gateway.internet_charge,
                "Spec": gateway.spec,
            }),
            creation_time: time::seconds(gateway.created_at),
            expired_time: "",
            deletion_protection_info: json!({"Enabled": gateway.protected}),
            ecs_metric_enabled: true,
            enable_session_log: flag(&gateway, SESSION_LOG),
            log_delivery: json!({
                "DeliverLogsErrorMessage": "",
                "DeliveryStatus": if logs.is_empty() { "" } else { "Successful" },
                "LogDeliveryType": if logs.is_empty() { "" } else { "sls" },
                "LogDestination": logs,
            }),
            private_link_enabled: flag(&gateway, PRIVATE_LINK),
            private_link_mode: private_link_mode(&gateway),
            access_mode: gateway.extras.get(ACCESS_MODE).cloned(),
            snat_table: json!({"SnatEntryCount": sources, "SnatTableId": gateway.snat_table_id}),
            forward_table: json!({"ForwardEntryCount": forwards, "ForwardTableId": gateway.forward_table_id}),
            full_nat_table: json!({"FullNatEntryCount": 0, "FullNatTableId": ""}),
            ip_list: beside.addresses(&gateway).iter().map(Shown::alone).collect(),
            private_info: json!({
                "EniInstanceId": gateway.interface_id,
                "IzNo": gateway.zone,
                "MaxBandwidth": 5_120,
                "PrivateIpAddress": gateway.address.to_string(),
                "VswitchId": gateway.subnet_id,
            }),
            resource_group_id: group(cx.scope(), gateway.resource_group),
            nat_gateway_id: gateway.id,
            name: gateway.name,
            description: gateway.description,
            region_id: gateway.region,
            vpc_id: gateway.vpc_id,
        })
    }
}
