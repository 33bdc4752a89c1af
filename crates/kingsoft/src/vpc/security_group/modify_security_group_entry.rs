//! `ModifySecurityGroupEntry`

use compute::network::security_group::rule::{Rule, get, modify};
use compute::{Error as Domain, Kind};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use crate::kec::errors::Error;
use crate::kec::field::{Id, Text};
use crate::kec::location::{security_group, vpc_krn};
use crate::vpc::Vpc;
use crate::vpc::view::Returned;

/// Says what an entry of a security group is for.
///
/// Source: Terraform's provider; no page has the operation. Policies are asked about the group that has the entry.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifySecurityGroupEntry {
    /// The entry.
    security_group_entry_id: Id,
    /// New description; without it nothing changes.
    description: Option<Text>,
}

impl Staged for ModifySecurityGroupEntry {
    const NAME: &'static str = "ModifySecurityGroupEntry";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("SecurityGroupEntryId", "5c6a1d5e-3a6b-4a33-8f0e-6d6c4a1b2c3d"), ("Description", "the web")];
    type Service = Vpc;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Rule>;
    type Output = Returned;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> Result<Option<Rule>, Fault> {
        let found = get(cx.scope(), &input.security_group_entry_id.0)
            .and_then(|rule| security_group(cx, &rule.group_id).map(|_| rule));
        match found {
            Ok(rule) => Ok(Some(rule)),
            Err(Domain::Store(fault)) => Err(fault),
            Err(_) => Ok(None),
        }
    }

    fn checks(_: &Self, rule: &Option<Rule>, caller: &Caller, call: &Call) -> Checks {
        let group = rule.as_ref().map_or("*", |rule| rule.group_id.as_str());
        let group = vpc_krn(caller, call, format_args!("security-group/{group}"));
        Checks::of("vpc:ModifySecurityGroupEntry", group)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, rule: Option<Rule>) -> Result<Returned, Error> {
        let missing = || Domain::not_found(Kind::Rule, input.security_group_entry_id.0.clone());
        let mut rule = rule.ok_or_else(missing)?;
        if let Some(description) = input.description {
            rule.description = description.0;
            modify(cx.scope(), &rule)?;
        }
        Ok(Returned::YES)
    }
}
