//! `DeleteRole`

use std::marker::PhantomData;

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::field::RoleName;
use crate::ram::view::Empty;
use crate::ram::{Family, Ram};

/// `DeleteRole`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct DeleteRole<S = Ram>(PhantomData<S>);

/// Deletes a role that no policy is attached to; its sessions end at once.
///
/// Instances that carry the role are no hindrance: the vendor's table of errors for this operation knows policies only, and
/// the role's credentials end ([decision 39](../../../../../docs/decisions/0039-what-goes-by-name.md)).
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the role.
    role_name: RoleName,
}

impl<S: Family> Operation for DeleteRole<S> {
    const NAME: &'static str = "DeleteRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("RoleName", "MyApplicationRole")];
    type Service = S;
    type Input = Input;
    type Output = Empty;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:DeleteRole", arn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Empty> {
        iam::role::delete(cx.scope(), &input.role_name.into())?;
        Ok(Empty {})
    }
}
