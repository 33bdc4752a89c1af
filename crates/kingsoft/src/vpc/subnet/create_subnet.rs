//! `CreateSubnet`

use compute::Error as Domain;
use compute::network::block::{Block, BlockRules, BlockV6};
use compute::network::subnet::{New, PartV6, available, create};
use compute::network::vpc::Vpc as Network;
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::net::Ipv4Addr;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::kec::location::{known_region, place, vpc, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::dhcp::Dhcp;
use crate::vpc::{secondary, view};

/// Cuts a subnet from its network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateSubnet {
    /// The network.
    vpc_id: Id,
    /// Name.
    subnet_name: Option<Label>,
    /// Its addresses, with a prefix of up to 29.
    cidr_block: String,
    /// `Normal` for instances, `Reserve` or `Physical`; `Normal` by default.
    #[serde(default)]
    subnet_type: SubnetType,
    /// The gateway; the first address by default. A `Reserve` subnet has none.
    gateway_ip: Option<String>,
    /// The first address that interfaces get.
    dhcp_ip_from: Option<String>,
    /// The last one.
    dhcp_ip_to: Option<String>,
    /// First name server: an address. GUESS: that nothing else is taken.
    dns1: Option<String>,
    /// Second name server: an address.
    dns2: Option<String>,
    /// Its zone; the first of the region by default.
    availability_zone: Option<String>,
    /// Whether it reaches the Internet.
    #[serde(default)]
    visit_internet: bool,
    /// Whether it has IPv6 addresses too: a part of those of its network.
    #[serde(default)]
    provided_ipv6_cidr_block: bool,
    /// Which part of them; any that no subnet has by default. Together with `ProvidedIpv6CidrBlock`.
    ipv6_cidr_block: Option<String>,
    /// The further block of the network that it is cut from, where it is not cut from the first one.
    secondary_cidr_id: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    subnet: view::Subnet,
}

#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
enum SubnetType {
    #[default]
    Normal,
    Reserve,
    Physical,
}

impl SubnetType {
    fn as_str(self) -> &'static str {
        match self {
            Self::Normal => "Normal",
            Self::Reserve => "Reserve",
            Self::Physical => "Physical",
        }
    }
}

fn address(name: &'static str, text: Option<&str>) -> Result<Option<Ipv4Addr>, Error> {
    let unfit = |_| Error::Unfit(name, "it is not an address".to_owned());
    text.filter(|text| !text.is_empty()).map(|text| text.parse().map_err(unfit)).transpose()
}

impl CreateSubnet {
    /// Refuses a further block of the network that is not the one from which the subnet is cut.
    fn check_secondary(&self, vpc: &Network, block: Block) -> Result<(), Error> {
        let named = self.secondary_cidr_id.as_deref().filter(|id| !id.is_empty());
        match (secondary::holding(vpc, block), named) {
            (None, None) => Ok(()),
            (Some((_, id)), Some(named)) if id == named => Ok(()),
            (Some(_), None) => Err(Error::Wanting("SecondaryCidrId")),
            (_, Some(named)) => {
                let reason = format!("{block} is not cut from a block {named} of the network");
                Err(Error::Unfit("SecondaryCidrId", reason))
            }
        }
    }

    /// The part of the network's IPv6 addresses that it asks for.
    fn part_v6(&self, vpc: &Network) -> Result<Option<PartV6>, Error> {
        let named = self.ipv6_cidr_block.as_deref().filter(|block| !block.is_empty());
        let unfit = |reason: &str| Error::Unfit("Ipv6CidrBlock", reason.to_owned());
        match (self.provided_ipv6_cidr_block, named) {
            (false, None) => Ok(None),
            (false, Some(_)) => Err(unfit("it does not count without ProvidedIpv6CidrBlock")),
            (true, None) => Ok(Some(PartV6 { of: None, number: None })),
            (true, Some(named)) => {
                let wished: BlockV6 = named.parse().map_err(|_| unfit("it is not an address block"))?;
                let part = |of: BlockV6| {
                    let number = (0..=u8::MAX).find(|number| of.part(*number) == Some(wished))?;
                    Some(PartV6 { of: Some(of), number: Some(number) })
                };
                let part = vpc.blocks_v6.iter().find_map(|range| part(range.block));
                part.map(Some).ok_or_else(|| unfit("it is no part of the addresses of the network"))
            }
        }
    }
}

impl Operation for CreateSubnet {
    const NAME: &'static str = "CreateSubnet";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("SubnetName", "shop-a"),
        ("CidrBlock", "10.0.1.0/24"),
        ("SubnetType", "Normal"),
        ("GatewayIp", "10.0.1.1"),
        ("AvailabilityZone", "cn-beijing-6a"),
    ];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:CreateSubnet", vpc_krn(caller, call, "subnet/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let block: Block = input.cidr_block.parse().map_err(Domain::from)?;
        let rules = BlockRules::prefix(8, 29);
        rules.check(block).map_err(Domain::from)?;
        input.check_secondary(&vpc, block)?;
        let part_v6 = input.part_v6(&vpc)?;
        let gateway = match (input.subnet_type, address("GatewayIp", input.gateway_ip.as_deref())?) {
            (SubnetType::Reserve, None) => None,
            (_, given) => Some(given.unwrap_or_else(|| (u32::from(block.first()) + 1).into())),
        };
        let from = address("DhcpIpFrom", input.dhcp_ip_from.as_deref())?;
        let dhcp = Dhcp::plan(block, gateway, from, address("DhcpIpTo", input.dhcp_ip_to.as_deref())?)?;
        let server = |name: &'static str, text: Option<&str>| {
            let server = address(name, text)?;
            Ok::<_, Error>(server.map(|server| server.to_string()).unwrap_or_default())
        };
        let zones = &known_region(cx)?.zones;
        let zone = match input.availability_zone.as_deref().filter(|zone| !zone.is_empty()) {
            Some(id) => zones.iter().find(|zone| zone.id == id),
            None => zones.first(),
        };
        let zone = zone.ok_or_else(|| Error::Unfit("AvailabilityZone", "there is no such zone".to_owned()))?;
        let extras = json!({
            "SubnetType": input.subnet_type.as_str(),
            "GatewayIp": gateway.map(|gateway| gateway.to_string()),
            "DhcpIpFrom": dhcp.from.to_string(),
            "DhcpIpTo": dhcp.to.to_string(),
            "Dns1": server("Dns1", input.dns1.as_deref())?,
            "Dns2": server("Dns2", input.dns2.as_deref())?,
            "VisitInternet": input.visit_internet,
        });
        let new = New {
            vpc_id: input.vpc_id.0,
            zone: zone.id.clone(),
            block,
            part_v6,
            name: input.subnet_name.map(|name| name.0).unwrap_or_default(),
            description: String::new(),
            is_default: false,
            resource_group: String::new(),
            tags: Tags::default(),
            extras: extras.as_object().cloned().unwrap_or_default(),
        };
        let subnet = create(cx.scope(), &place, &rules, new)?;
        let free = available(cx.scope(), std::slice::from_ref(&subnet), |_| dhcp.reservation())?;
        let free = free.first().copied().unwrap_or_default();
        Ok(Output { subnet: view::Subnet::new(subnet, free, None, Some(&vpc)) })
    }
}
