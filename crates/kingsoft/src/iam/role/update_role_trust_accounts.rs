//! `UpdateRoleTrustAccounts`

use iam::role::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::RoleName;
use crate::iam::trust::{Trust, TrustAccounts};
use crate::iam::view::Done;
use crate::krn;

/// Replaces the accounts that a role trusts. Services that it trusts stay.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateRoleTrustAccounts {
    /// Name of the role.
    role_name: RoleName,
    /// Accounts that may assume the role from now on: up to 20 numbers with commas between them.
    new_trust_accounts: TrustAccounts,
}

impl Operation for UpdateRoleTrustAccounts {
    const NAME: &'static str = "UpdateRoleTrustAccounts";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RoleName", "MyApplicationRole"), ("NewTrustAccounts", "2000143391,2000096256")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdateRoleTrustAccounts", krn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let name = input.role_name.into();
        let role = iam::role::get(cx.scope(), &name)?;
        let trust = Trust { accounts: input.new_trust_accounts.0, ..Trust::of(&role.trust) };
        let change = Change { trust: Some(trust.document()), ..Change::default() };
        iam::role::update(cx.scope(), &name, change)?;
        Ok(Done::YES)
    }
}
