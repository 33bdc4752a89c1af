//! `CreateNatGateway`

use std::net::Ipv4Addr;

use compute::Extras;
use compute::network::nat_gateway::{New, create};
use compute::network::subnet;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::{ACCESS_MODE, AVAILABILITY_MODE, ICMP_REPLY, PRIVATE_LINK, SECURITY_PROTECTION, spec, takes_addresses};
use crate::ecs::checks::{one, with_tags};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Error, Result, location};
use crate::tag::{self as tags, Tag};
use crate::vpc::text::{name, text};
use crate::vpc::view::group;
use crate::vpc::{Vpc, codes};

/// Creates a NAT gateway in a vSwitch, before the Internet or between private networks.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateNatGateway {
    /// Region of the gateway.
    region_id: RegionId,
    /// Network.
    vpc_id: Required,
    /// vSwitch that it gets its private address from.
    #[serde(default)]
    v_switch_id: Text,
    /// Name, 2 to 128 characters.
    #[serde(default)]
    name: Text,
    /// Description, 2 to 256 characters.
    #[serde(default)]
    description: Text,
    /// Kind of gateway: `Enhanced`, which alone the cloud makes.
    #[serde(default)]
    nat_type: Text,
    /// Where it stands: `internet` (default) or `intranet`.
    #[serde(default)]
    network_type: Text,
    /// How it is paid for: `PostPaid` (default) or `PrePaid`.
    #[serde(default)]
    instance_charge_type: Text,
    /// How use is paid for: `PayByLcu` (default) or `PayBySpec`.
    #[serde(default)]
    internet_charge_type: Text,
    /// Size where that is paid for: `Small` (default), `Middle`, `Large` or `XLarge.1`.
    #[serde(default)]
    spec: Text,
    /// How long a `PrePaid` gateway is bought for.
    #[serde(default)]
    duration: Text,
    /// Unit of `Duration`: `Month` (default) or `Year`.
    #[serde(default)]
    pricing_cycle: Text,
    /// Whether the order is paid by itself; nothing is charged.
    #[serde(default, rename = "AutoPay")]
    _auto_pay: bool,
    /// How elastic addresses are bound: `MULTI_BINDED` (default), or `NAT`, where each takes an address of the vSwitch.
    #[serde(default)]
    eip_bind_mode: Text,
    /// Whether it answers to ICMP; yes by default.
    icmp_reply_enabled: Option<bool>,
    /// Whether endpoints reach it; no by default. Only one between private networks may have that.
    private_link_enabled: Option<bool>,
    /// How endpoints reach it, as JSON with `ModeValue` and `TunnelType`.
    #[serde(default)]
    access_mode: Text,
    /// Whether it goes on when a zone fails: `CrossAZ` (default) or `SingleAZ`.
    #[serde(default)]
    availability_mode: Text,
    /// Whether it is protected by a firewall; no by default.
    security_protection_enabled: Option<bool>,
    /// Private address that is wished for.
    #[serde(default)]
    nat_ip: Text,
    /// Prefix of addresses.
    #[serde(default, rename = "Ipv4Prefix")]
    _ipv4_prefix: Unbuilt,
    /// Up to 20 tags.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    nat_gateway_id: String,
    snat_table_ids: Value,
    forward_table_ids: Value,
    full_nat_table_ids: Value,
}

impl Operation for CreateNatGateway {
    const NAME: &'static str = "CreateNatGateway";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("VpcId", "vpc-bp1opxu1zkhn00gzva1b2"),
        ("VSwitchId", "vsw-bp1s5fnvk4gn2tws0a1b2"),
        ("NatType", "Enhanced"),
        ("Name", "office"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        with_tags(one("vpc:CreateNatGateway", caller, call, "natgateway", "*"), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        match input.nat_type.get() {
            None | Some("Enhanced") => {}
            Some("Normal") => return Err(Error::of(codes::nat_gateway::NO_STANDARD)),
            Some(_) => return Err(Error::invalid("NatType")),
        }
        let (charge, internet_charge, spec) = payment(&input)?;
        let is_internal = match input.network_type.get() {
            None | Some("internet") => false,
            Some("intranet") => true,
            Some(_) => return Err(Error::invalid("NetworkType")),
        };
        let extras = extras(&input, is_internal)?;
        let address: Option<Ipv4Addr> =
            input.nat_ip.get().map(str::parse).transpose().map_err(|_| Error::invalid("NatIp"))?;
        compute::network::vpc::get(cx.scope(), &input.vpc_id)?;
        let Some(vswitch) = input.v_switch_id.get() else { return Err(Error::missing("VSwitchId")) };
        let subnet = subnet::get(cx.scope(), vswitch)?;
        if subnet.region != input.region_id.0.id {
            return Err(compute::Error::not_found(compute::Kind::Subnet, vswitch).into());
        }
        let new = New {
            vpc_id: input.vpc_id.0,
            subnet,
            reservation: location::RESERVATION,
            address,
            name: name(input.name.get(), 2, 128, codes::nat_gateway::NAME_MALFORMED)?,
            description: text(input.description.get(), 256, codes::nat_gateway::DESCRIPTION_MALFORMED)?,
            is_internal,
            own_addresses: takes_addresses(input.eip_bind_mode.get().unwrap_or("MULTI_BINDED"))?,
            spec,
            internet_charge,
            charge,
            resource_group: group(cx.scope(), String::new()),
            tags: tags::read(&input.tag)?,
            extras,
        };
        let gateway = create(cx.scope(), &location::of(input.region_id.0), new)?;
        Ok(Output {
            nat_gateway_id: gateway.id,
            snat_table_ids: json!({"SnatTableId": [gateway.snat_table_id]}),
            forward_table_ids: json!({"ForwardTableId": [gateway.forward_table_id]}),
            full_nat_table_ids: json!({"FullNatTableId": []}),
        })
    }
}

/// How the gateway and its use are paid for, and its size where that matters.
fn payment(input: &CreateNatGateway) -> Result<(String, String, String)> {
    let internet_charge = input.internet_charge_type.get().unwrap_or("PayByLcu");
    let spec = match internet_charge {
        "PayBySpec" => spec(input.spec.get().unwrap_or("Small"))?,
        // The size follows from the use.
        "PayByLcu" => String::new(),
        _ => return Err(Error::invalid("InternetChargeType")),
    };
    let charge = input.instance_charge_type.get().unwrap_or("PostPaid");
    match charge {
        "PostPaid" => {}
        "PrePaid" if internet_charge == "PayByLcu" => return Err(Error::of(codes::nat_gateway::PREPAID_BY_USE)),
        "PrePaid" => check_duration(input)?,
        _ => return Err(Error::invalid("InstanceChargeType")),
    }
    Ok((charge.to_owned(), internet_charge.to_owned(), spec))
}

/// Refuses an order ahead of time that does not say for how long.
fn check_duration(input: &CreateNatGateway) -> Result<()> {
    let Some(duration) = input.duration.get() else { return Err(Error::missing("Duration")) };
    let most = match input.pricing_cycle.get() {
        None | Some("Month") => 9,
        Some("Year") => 3,
        Some(_) => return Err(Error::invalid("PricingCycle")),
    };
    let is_possible = duration.parse().is_ok_and(|duration: i64| (1..=most).contains(&duration));
    if is_possible { Ok(()) } else { Err(Error::invalid("Duration")) }
}

fn extras(input: &CreateNatGateway, is_internal: bool) -> Result<Extras> {
    let mut extras = Extras::new();
    extras.insert(ICMP_REPLY.to_owned(), json!(input.icmp_reply_enabled.unwrap_or(true)));
    extras.insert(SECURITY_PROTECTION.to_owned(), json!(input.security_protection_enabled.unwrap_or(false)));
    let availability = input.availability_mode.get().unwrap_or("CrossAZ");
    if !matches!(availability, "CrossAZ" | "SingleAZ") {
        return Err(Error::invalid("AvailabilityMode"));
    }
    extras.insert(AVAILABILITY_MODE.to_owned(), json!(availability));
    let private_link = input.private_link_enabled.unwrap_or(false);
    if private_link && !is_internal {
        return Err(Error::invalid("PrivateLinkEnabled"));
    }
    extras.insert(PRIVATE_LINK.to_owned(), json!(private_link));
    if let Some(text) = input.access_mode.get() {
        if !private_link {
            return Err(Error::invalid("AccessMode"));
        }
        extras.insert(ACCESS_MODE.to_owned(), access_mode(text)?);
    }
    Ok(extras)
}

/// How endpoints reach a gateway: by routes, or through a tunnel.
fn access_mode(text: &str) -> Result<Value> {
    let wrong = || Error::invalid("AccessMode");
    let given: Value = serde_json::from_str(text).map_err(|_| wrong())?;
    let part = |name: &str| given.get(name).and_then(Value::as_str).unwrap_or_default();
    match (part("ModeValue"), part("TunnelType")) {
        ("route", "") => Ok(json!({"ModeValue": "route", "TunnelType": ""})),
        ("tunnel", "" | "geneve") => Ok(json!({"ModeValue": "tunnel", "TunnelType": "geneve"})),
        _ => Err(wrong()),
    }
}
