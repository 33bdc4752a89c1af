//! `ModifySubnet`

use compute::Extras;
use compute::network::subnet::{Change, modify};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::field::address;
use crate::kec::errors::Error;
use crate::kec::field::{Id, Label};
use crate::kec::location::{subnet, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::subnet::one_shown;
use crate::vpc::view;

/// Changes the name or the name servers of a subnet.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySubnet {
    /// The subnet.
    subnet_id: Id,
    /// New name.
    subnet_name: Option<Label>,
    /// First name server.
    dns1: Option<String>,
    /// Second name server.
    dns2: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    subnet: view::Subnet,
}

impl Operation for ModifySubnet {
    const NAME: &'static str = "ModifySubnet";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SubnetId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("SubnetName", "shop-a")];
    type Service = Vpc;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::of("vpc:ModifySubnet", vpc_krn(caller, call, format_args!("subnet/{}", input.subnet_id.0)))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let subnet = subnet(cx, &input.subnet_id.0)?;
        let mut extras = Extras::new();
        for (name, text) in [("Dns1", input.dns1), ("Dns2", input.dns2)] {
            let Some(text) = text else { continue };
            let server = address(name, Some(&text))?.map(|server| server.to_string()).unwrap_or_default();
            extras.insert(name.to_owned(), server.into());
        }
        let change = Change { name: input.subnet_name.map(|name| name.0), extras, ..Change::default() };
        let changed = modify(cx.scope(), &subnet.id, change)?;
        Ok(Output { subnet: one_shown(cx, changed)? })
    }
}
