//! `ModifyNatGatewayBilling`

use compute::Extras;
use compute::network::public_nat::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::charge::ChargeType;
use super::{asks, nat};
use crate::field::Whole;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::period::{SERVICE_END, instant, service_end};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Changes how a NAT is paid for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyNatGatewayBilling {
    /// Kind of thing: `nat`.
    #[serde(rename = "InstanceType")]
    _instance_type: InstanceType,
    /// The NAT.
    instance_id: Id,
    /// How it is paid for from now on.
    charge_type: ChargeType,
    /// Months that are paid for, 0 to 36; 0, the default, up to the end of the month. For what is paid for by the month only.
    ///
    /// GUESS: the parameter and its default. Terraform's provider sends none.
    purchase_time: Option<Whole>,
}

/// What is paid for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
enum InstanceType {
    /// A NAT.
    Nat,
}

impl Operation for ModifyNatGatewayBilling {
    const NAME: &'static str = "ModifyNatGatewayBilling";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("InstanceType", "nat"), ("InstanceId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11"), ("ChargeType", "Daily")];
    type Service = Vpc;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let nat = format_args!("nat/{}", input.instance_id.0);
        Checks::only(asks("vpc:ModifyNatGatewayBilling", nat, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let nat = nat(cx, &input.instance_id.0)?;
        let months = Some(input.purchase_time.unwrap_or_default());
        let end = service_end(input.charge_type.is_monthly(), months, cx.scope().now())?;
        let end = end.map_or(Value::Null, |end| instant(end).into());
        let change = Change {
            charge: Some(input.charge_type.as_str().to_owned()),
            extras: Extras::from_iter([(SERVICE_END.to_owned(), end)]),
            ..Change::default()
        };
        modify(cx.scope(), &nat.id, change)?;
        Ok(Returned::YES)
    }
}
