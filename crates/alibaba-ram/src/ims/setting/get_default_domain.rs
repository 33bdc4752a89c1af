//! `GetDefaultDomain`

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::DomainOutput;
use crate::account::OfAccount;
use crate::ims::Ims;

/// Returns the domain that the names of the account's users end with.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetDefaultDomain {}

impl OfAccount for GetDefaultDomain {
    const NAME: &'static str = "GetDefaultDomain";
    const EFFECT: Effect = Effect::Read;
    type Service = Ims;
    type Input = Self;
    type Output = DomainOutput;

    fn handle(cx: &mut Cx<'_>, _: Self) -> iam::Result<DomainOutput> {
        DomainOutput::of(cx)
    }
}
