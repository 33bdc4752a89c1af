//! `CreateModel`

use compute::launch_template::{New, NewVersion, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::asks;
use crate::caller::names;
use crate::iam::project;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Label;
use crate::kec::instance::asks_about_role;
use crate::kec::instance::launch_spec::check;
use crate::kec::instance::order::Order;
use crate::kec::location::place;
use crate::kec::role::pass::pass;

/// Keeps what instances are to be under a name, which the region has once.
///
/// What the cloud does not offer is refused at once; whether a network has room for it shows when it is launched. Giving
/// instances a role is a permission of its own, which is asked here and again at each launch.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateModel {
    /// Name: up to 64 characters. GUESS: no page of the vendor has a limit.
    model_name: Label,
    /// Whether each instance gets a public address; without it what is said of one does not count.
    #[serde(default)]
    allocate_address: bool,
    /// Whether the primary interface of each has an IPv6 address, which its subnet must have then.
    #[serde(default)]
    is_distribute_ipv6: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    model_id: String,
    model_name: String,
}

impl Operation for CreateModel {
    const NAME: &'static str = "CreateModel";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ModelName", "web"),
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("SecurityGroupId.1", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"),
        ("ChargeType", "HourlyInstantSettlement"),
    ];
    type Service = Kec;
    type Input = With<Self, Order>;
    type Output = Output;

    fn checks(With(_, order): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks_about_role(Checks::only(asks("kec:CreateModel", "*", caller, call)), order, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, mut order): Self::Input) -> Result<Output, Error> {
        if input.model_name.0.is_empty() {
            return Err(Error::Wanting("ModelName"));
        }
        if !input.allocate_address {
            (order.line_id, order.address_band_width, order.address_charge_type) = (None, None, None);
        }
        order.distribute_ipv6 = input.is_distribute_ipv6;
        let place = place(cx)?;
        check(cx.scope(), place.region, &order)?;
        project::group_for(cx.scope(), order.project_id)?;
        if let Some(role) = order.iam_role_name.0.clone() {
            pass(cx, &role.into())?;
        }
        let created_by = names(cx.caller()).shown;
        let new = New {
            name: input.model_name.0,
            version: NewVersion { description: String::new(), data: order.said(), created_by },
            resource_group: String::new(),
            tags: Tags::default(),
        };
        let made = create(cx.scope(), &place, new)?;
        Ok(Output { model_id: made.id, model_name: made.name })
    }
}
