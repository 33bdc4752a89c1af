//! `GetDefaultDomain`

use alibaba_core::principal_name::Domain;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::{Cx, Effect};

use crate::account::OfAccount;
use crate::ims::Ims;

/// Returns the domain that the names of the account's users end with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetDefaultDomain {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    default_domain_name: String,
}

impl OfAccount for GetDefaultDomain {
    const NAME: &'static str = "GetDefaultDomain";
    const EFFECT: Effect = Effect::Read;
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<Output> {
        Ok(Output { default_domain_name: Domain::of_account(cx.scope())?.of_users() })
    }
}
