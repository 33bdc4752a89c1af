//! `DisassociateAddress`

use compute::Extras;
use compute::network::elastic_address::{Change, modify, unassociate};
use schemars::JsonSchema;
use serde::Deserialize;
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::INTERFACE;
use super::{Eip, address, asks};
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::vpc::Returned;

/// Takes an address from who has it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DisassociateAddress {
    /// The address.
    allocation_id: Id,
}

impl Operation for DisassociateAddress {
    const NAME: &'static str = "DisassociateAddress";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AllocationId", "b0ef2a8c-5d1c-4f0e-9f9a-2f1f6f0f1a11")];
    type Service = Eip;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("eip:DisassociateAddress", &input.allocation_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let elastic = address(cx, &input.allocation_id.0)?;
        unassociate(cx.scope(), &elastic.id, None, false)?;
        let extras = Extras::from_iter([(INTERFACE.to_owned(), Value::Null)]);
        modify(cx.scope(), &elastic.id, Change { extras, ..Change::default() })?;
        Ok(Returned::YES)
    }
}
