//! `CreateVpc`

use compute::network::vpc::{New, create};
use compute::{Error as Domain, Extras};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::kec::errors::Error;
use crate::kec::field::Label;
use crate::kec::location::{place, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::network::{LINE_V6, block_rules};
use crate::vpc::view;

/// Makes a network.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateVpc {
    /// Name.
    vpc_name: Option<Label>,
    /// Its addresses: a private block with a prefix of 8 to 28.
    cidr_block: String,
    /// Whether it is the one for orders that name none.
    #[serde(default)]
    is_default: bool,
    /// Whether it has IPv6 addresses too: a block of the cloud's.
    #[serde(default)]
    provided_ipv6_cidr_block: bool,
    /// IPv6 addresses of the account's own; the sandbox has none.
    #[serde(default, rename = "Ipv6CidrBlock")]
    _ipv6_cidr_block: Unbuilt,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    vpc: view::Vpc,
}

impl Operation for CreateVpc {
    const NAME: &'static str = "CreateVpc";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("VpcName", "shop"), ("CidrBlock", "10.0.0.0/16")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:CreateVpc", vpc_krn(caller, call, "vpc/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let place = place(cx)?;
        let rules = block_rules();
        let new = New {
            block: input.cidr_block.parse().map_err(Domain::from)?,
            line_v6: input.provided_ipv6_cidr_block.then(|| LINE_V6.to_owned()),
            name: input.vpc_name.map(|name| name.0).unwrap_or_default(),
            description: String::new(),
            is_default: input.is_default,
            resource_group: String::new(),
            tags: Tags::default(),
            extras: Extras::default(),
        };
        let vpc = create(cx.scope(), &place, &rules, new)?;
        Ok(Output { vpc: vpc.into() })
    }
}
