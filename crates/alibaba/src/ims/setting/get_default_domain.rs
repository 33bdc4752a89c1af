//! `GetDefaultDomain`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::{Ims, checks};
use crate::principal_name::Domain;

/// Returns the domain that the names of the account's users end with.
#[derive(Debug)]
pub struct GetDefaultDomain;

/// Parameters of `GetDefaultDomain`: none.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {}

/// Answer of `GetDefaultDomain`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    default_domain_name: String,
}

impl Operation for GetDefaultDomain {
    const NAME: &'static str = "GetDefaultDomain";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Ims;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "*")
    }

    fn handle(cx: &mut Cx<'_>, _: Input) -> iam::Result<Output> {
        Ok(Output { default_domain_name: Domain::of_account(cx.scope())?.of_users() })
    }
}
