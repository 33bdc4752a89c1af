//! `DeleteAlias`

use kms::alias::{Alias, delete, find};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Staged};

use super::about;
use crate::Kms;
use crate::errors::{Error, Result};
use crate::field::AliasName;
use crate::key::Done;
use crate::place::{key_arn, region};

/// Deletes an alias; its key stays.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteAlias {
    /// Alias, which does not begin `alias/acs`.
    alias_name: AliasName,
}

impl Staged for DeleteAlias {
    const NAME: &'static str = "DeleteAlias";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("AliasName", "alias/shop")];
    type Service = Kms;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Alias>;
    type Output = Done;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Option<Alias>, Fault> {
        let region = region(cx.call());
        find(cx.scope(), region, &input.alias_name.0)
    }

    fn checks(input: &Self, found: &Option<Alias>, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "kms:DeleteAlias";
        let of_key = |alias: &Alias| Check::new(ACTION, key_arn(&alias.region, caller.account(), &alias.key_id));
        Checks::only(about(ACTION, caller, call, &input.alias_name)).and_if(found.as_ref(), of_key)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, _: Option<Alias>) -> Result<Done> {
        if input.alias_name.is_of_service() {
            return Err(Error::invalid("AliasName"));
        }
        let region = region(cx.call());
        delete(cx.scope(), region, &input.alias_name.0)?;
        Ok(Done {})
    }
}
