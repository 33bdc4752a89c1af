//! `CreateLoadBalancer`

use compute::Extras;
use compute::network::load_balancer::{New, Wished, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::charge::ChargeType;
use super::view::{LoadBalancer, one_shown};
use crate::field::{self, Whole};
use crate::iam::project;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label, OptionalId};
use crate::kec::location::{place, subnet, vpc};
use crate::slb::{Slb, asks};
use crate::vpc::dhcp::Dhcp;

/// Makes a load balancer without listeners: before the Internet, where an address of EIP is given to it, or inside its network.
///
/// GUESS: an account has 100 in a region at most.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateLoadBalancer {
    /// The network.
    vpc_id: Id,
    /// Name.
    load_balancer_name: Option<Label>,
    /// `public`, the default, or `internal`.
    #[serde(default, rename = "Type")]
    kind: Type,
    /// The subnet of an internal one, which then has to be named; it counts for no other. GUESS: it can be of any type.
    subnet_id: Option<OptionalId>,
    /// The address of an internal one in its subnet; the next free one by default.
    private_ip_address: Option<String>,
    /// Whether it works at once; it does by default. Terraform's provider sends it.
    admin_state_up: Option<bool>,
    /// How it is paid for; afterwards by default. GUESS: the default, which follows from the customer's contract.
    charge_type: Option<ChargeType>,
    /// Project; 0, the one that every account has, by default.
    project_id: Option<Whole>,
    /// `ipv4`; the sandbox has no other.
    #[serde(default, rename = "IpVersion")]
    _ip_version: IpVersion,
    /// `classic`; the sandbox has no other.
    #[serde(default, rename = "LbType")]
    _lb_type: LbType,
    /// `off`: the sandbox has no protection from being deleted.
    #[serde(rename = "DeleteProtection")]
    _delete_protection: Option<Protection>,
    /// `off`: the sandbox has no protection from being changed.
    #[serde(rename = "ModificationProtection")]
    _modification_protection: Option<Protection>,
    /// Whether calls are logged.
    #[serde(default, rename = "AccessLogsEnabled")]
    _access_logs_enabled: Unbuilt,
    /// Where they are logged.
    #[serde(default, rename = "AccessLogsS3Bucket")]
    _access_logs_s3_bucket: Unbuilt,
}

/// Where a load balancer stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Type {
    /// Before the Internet.
    #[default]
    Public,
    /// Inside its network.
    Internal,
}

/// Version of addresses.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum IpVersion {
    #[default]
    Ipv4,
}

/// Kind of load balancer.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum LbType {
    #[default]
    Classic,
}

/// Protection from calls.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum Protection {
    /// There is none.
    Off,
}

impl CreateLoadBalancer {
    /// Where in its network it is to listen.
    fn inside(&self, cx: &mut Cx<'_>) -> Result<Option<Wished>, Error> {
        let address = field::address("PrivateIpAddress", self.private_ip_address.as_deref())?;
        if self.kind == Type::Public {
            return Ok(None);
        }
        let id = self.subnet_id.as_ref().and_then(OptionalId::given).ok_or(Error::Wanting("SubnetId"))?;
        let subnet = subnet(cx, id)?;
        let reservation = Dhcp::of(&subnet).reservation();
        Ok(Some(Wished { subnet, reservation, address }))
    }
}

impl Operation for CreateLoadBalancer {
    const NAME: &'static str = "CreateLoadBalancer";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("VpcId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("LoadBalancerName", "shop"),
        ("Type", "public"),
        ("AdminStateUp", "true"),
    ];
    type Service = Slb;
    type Input = Self;
    type Output = LoadBalancer;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("slb:CreateLoadBalancer", "loadbalancer/*", caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<LoadBalancer, Error> {
        let place = place(cx)?;
        let vpc = vpc(cx, &input.vpc_id.0)?;
        let inside = input.inside(cx)?;
        let new = New {
            vpc_id: vpc.id,
            inside,
            name: input.load_balancer_name.map(|name| name.0).unwrap_or_default(),
            enabled: input.admin_state_up.unwrap_or(true),
            charge: input.charge_type.unwrap_or(ChargeType::Postpaid).as_str().to_owned(),
            resource_group: project::group_for(cx.scope(), input.project_id)?,
            tags: Tags::default(),
            extras: Extras::new(),
        };
        let made = create(cx.scope(), &place, new)?;
        one_shown(cx, made)
    }
}
