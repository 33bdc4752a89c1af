//! NAT gateways in answers.

use std::collections::HashMap;

use alibaba_core::list::Listed;
use compute::network::elastic_address::{ElasticAddress, of_holders};
use compute::network::nat_gateway::{NatGateway, TAGGED, User, uses};
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_json::{Value, json};
use wire::Scope;

use super::{ACCESS_MODE, AVAILABILITY_MODE, ICMP_REPLY, PRIVATE_LINK, SECURITY_PROTECTION, SESSION_LOG};
use crate::ecs::Result;
use crate::vpc::view::{group, state};

/// A NAT gateway in a list.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[expect(clippy::struct_excessive_bools, reason = "the vendor's shape")]
pub struct View {
    nat_gateway_id: String,
    name: String,
    description: String,
    region_id: String,
    vpc_id: String,
    status: &'static str,
    business_status: &'static str,
    nat_type: &'static str,
    network_type: &'static str,
    spec: String,
    instance_charge_type: String,
    internet_charge_type: String,
    auto_pay: bool,
    creation_time: String,
    expired_time: &'static str,
    deletion_protection: bool,
    ecs_metric_enabled: bool,
    icmp_reply_enabled: bool,
    eip_bind_mode: &'static str,
    availability_mode: String,
    security_protection_enabled: bool,
    enable_session_log: &'static str,
    private_link_enabled: bool,
    private_link_mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    access_mode: Option<Value>,
    resource_group_id: String,
    snat_table_ids: Value,
    forward_table_ids: Value,
    full_nat_table_ids: Value,
    ip_lists: Value,
    ip_prefix_list: Value,
    nat_gateway_private_info: Value,
    tags: Value,
}

impl Listed for View {
    const LIST: &'static str = "NatGateways";
    const ITEM: &'static str = "NatGateway";
}

/// What is shown with the gateways of an answer.
pub(super) struct Beside {
    tags: HashMap<String, Tags>,
    elastic: HashMap<String, Vec<ElasticAddress>>,
    uses: HashMap<(String, std::net::Ipv4Addr), Vec<User>>,
}

impl Beside {
    pub(super) fn of(scope: &mut Scope<'_>, gateways: &[NatGateway]) -> Result<Self> {
        let ids: Vec<_> = gateways.iter().map(|gateway| gateway.id.as_str()).collect();
        let tags = store::tag::of_many(scope, TAGGED, &ids)?;
        Ok(Self { tags, ..Self::without_tags(scope, gateways)? })
    }

    /// The same where no tags are shown.
    pub(super) fn without_tags(scope: &mut Scope<'_>, gateways: &[NatGateway]) -> Result<Self> {
        let ids: Vec<_> = gateways.iter().map(|gateway| gateway.id.as_str()).collect();
        let mut by_address = HashMap::<_, Vec<_>>::new();
        for used in uses(scope, &ids)? {
            by_address.entry((used.gateway_id, used.address)).or_default().push(used.by);
        }
        Ok(Self { tags: HashMap::new(), elastic: of_holders(scope, &ids)?, uses: by_address })
    }

    pub(super) fn view(&mut self, scope: &Scope<'_>, gateway: NatGateway) -> View {
        let addresses: Vec<_> = self.addresses(&gateway).into_iter().map(|address| address.listed()).collect();
        let tag = |(key, value): (&str, &str)| json!({"TagKey": key, "TagValue": value});
        let tags: Vec<_> = self.tags.get(&gateway.id).into_iter().flat_map(Tags::iter).map(tag).collect();
        View {
            status: state(gateway.status(scope.now())),
            business_status: "Normal",
            nat_type: "Enhanced",
            network_type: network_type(&gateway),
            auto_pay: false,
            creation_time: time::seconds(gateway.created_at),
            expired_time: "",
            ecs_metric_enabled: true,
            icmp_reply_enabled: flag(&gateway, ICMP_REPLY),
            eip_bind_mode: if gateway.own_addresses { "NAT" } else { "MULTI_BINDED" },
            availability_mode: availability_mode(&gateway),
            security_protection_enabled: flag(&gateway, SECURITY_PROTECTION),
            enable_session_log: if flag(&gateway, SESSION_LOG) { "true" } else { "false" },
            private_link_enabled: flag(&gateway, PRIVATE_LINK),
            private_link_mode: private_link_mode(&gateway),
            access_mode: gateway.extras.get(ACCESS_MODE).cloned(),
            snat_table_ids: json!({"SnatTableId": [gateway.snat_table_id]}),
            forward_table_ids: json!({"ForwardTableId": [gateway.forward_table_id]}),
            full_nat_table_ids: json!({"FullNatTableId": []}),
            ip_lists: json!({"IpList": addresses}),
            ip_prefix_list: json!({"IpPrefixList": []}),
            nat_gateway_private_info: json!({
                "EniInstanceId": gateway.interface_id,
                "EniType": "Secondary",
                "IzNo": gateway.zone,
                "MaxBandwidth": 5_120,
                "MaxSessionEstablishRate": 100_000,
                "MaxSessionQuota": 2_000_000,
                "PrivateIpAddress": gateway.address.to_string(),
                "VswitchId": gateway.subnet_id,
            }),
            tags: json!({"Tag": tags}),
            resource_group_id: group(scope, gateway.resource_group),
            nat_gateway_id: gateway.id,
            name: gateway.name,
            description: gateway.description,
            region_id: gateway.region,
            vpc_id: gateway.vpc_id,
            spec: gateway.spec,
            instance_charge_type: gateway.charge,
            internet_charge_type: gateway.internet_charge,
            deletion_protection: gateway.protected,
        }
    }

    /// The elastic addresses of a gateway, and what uses them.
    pub(super) fn addresses(&self, gateway: &NatGateway) -> Vec<Shown<'_>> {
        let elastic = self.elastic.get(&gateway.id).map(Vec::as_slice).unwrap_or_default();
        let shown = |elastic| Shown { elastic, used_by: self.used_by(gateway, elastic) };
        elastic.iter().map(shown).collect()
    }

    fn used_by(&self, gateway: &NatGateway, elastic: &ElasticAddress) -> &[User] {
        self.uses.get(&(gateway.id.clone(), elastic.address)).map(Vec::as_slice).unwrap_or_default()
    }
}

/// An elastic address of a gateway, and what uses it.
pub(super) struct Shown<'s> {
    elastic: &'s ElasticAddress,
    used_by: &'s [User],
}

impl Shown<'_> {
    fn using_status(&self) -> &'static str {
        match self.used_by.first() {
            None => "idle",
            Some(User::Source) => "UsedBySnatTable",
            Some(User::Forward | User::WholeForward) => "UsedByForwardTable",
        }
    }

    fn listed(&self) -> Value {
        let private = self.elastic.holder.as_ref().map(|holder| holder.private_address.to_string());
        json!({
            "AllocationId": self.elastic.id,
            "IpAddress": self.elastic.address.to_string(),
            "PrivateIpAddress": private.unwrap_or_default(),
            "SnatEntryEnabled": !self.used_by.contains(&User::WholeForward),
            "UsingStatus": self.using_status(),
        })
    }

    /// The same where one gateway is shown.
    pub(super) fn alone(&self) -> Value {
        json!({
            "AllocationId": self.elastic.id,
            "IpAddress": self.elastic.address.to_string(),
            "UsingStatus": self.using_status(),
        })
    }
}

pub(super) fn flag(gateway: &NatGateway, name: &str) -> bool {
    gateway.extras.get(name).and_then(Value::as_bool).unwrap_or(false)
}

pub(super) fn network_type(gateway: &NatGateway) -> &'static str {
    if gateway.is_internal { "intranet" } else { "internet" }
}

pub(super) fn availability_mode(gateway: &NatGateway) -> String {
    gateway.extras.get(AVAILABILITY_MODE).and_then(Value::as_str).unwrap_or("CrossAZ").to_owned()
}

pub(super) fn private_link_mode(gateway: &NatGateway) -> &'static str {
    if flag(gateway, PRIVATE_LINK) { "FullNat" } else { "" }
}
