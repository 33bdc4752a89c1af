//! `UpdateRole`

use iam::role::Change;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{Description, RoleName};
use crate::iam::view::Updated;
use crate::krn;

/// Changes the description of a role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateRole {
    /// Name of the role.
    role_name: RoleName,
    /// New description, up to 1,000 characters; an empty one removes it.
    new_description: Description,
}

impl Operation for UpdateRole {
    const NAME: &'static str = "UpdateRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RoleName", "MyApplicationRole"), ("NewDescription", "For two applications.")];
    type Service = Iam;
    type Input = Self;
    type Output = Updated;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdateRole", krn::role(caller.account(), &input.role_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Updated, Error> {
        let change = Change { description: Some(input.new_description.0), ..Change::default() };
        iam::role::update(cx.scope(), &input.role_name.into(), change)?;
        Ok(Updated::YES)
    }
}
