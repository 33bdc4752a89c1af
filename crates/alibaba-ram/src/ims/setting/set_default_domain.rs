//! `SetDefaultDomain`

use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Cx, Effect};

use super::DomainOutput;
use crate::account::OfAccount;
use crate::ims::Ims;
use crate::ims::field::DefaultDomain;

/// Sets the domain that the names of the account's users end with: gives the account an alias.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetDefaultDomain {
    /// The domain, such as `my-company.onaliyun.com`; the one with the account's number takes the alias away.
    default_domain_name: DefaultDomain,
}

impl OfAccount for SetDefaultDomain {
    const NAME: &'static str = "SetDefaultDomain";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("DefaultDomainName", "my-company.onaliyun.com")];
    type Service = Ims;
    type Input = Self;
    type Output = DomainOutput;

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<DomainOutput> {
        let alias = input.default_domain_name.0;
        if alias.0 == cx.caller().account() {
            iam::account_alias::clear(cx.scope())?;
        } else {
            iam::account_alias::set(cx.scope(), &alias.0)?;
        }
        DomainOutput::of(cx)
    }
}
