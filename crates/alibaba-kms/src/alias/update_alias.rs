//! `UpdateAlias`

use kms::alias::update;
use kms::key::Key;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::about;
use crate::Kms;
use crate::errors::{Error, Result};
use crate::field::{AliasName, KeyRef};
use crate::key::Done;
use crate::of_key;

/// Has an alias stand for another key of its region.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateAlias {
    /// Alias, which does not begin `alias/acs`.
    alias_name: AliasName,
    /// The key that it stands for from now on, by its identifier or its resource name.
    key_id: KeyRef,
}

impl Staged for UpdateAlias {
    const NAME: &'static str = "UpdateAlias";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("AliasName", "alias/shop"), ("KeyId", "key-bp1abcdefghijklmnopqr")];
    type Service = Kms;
    type Input = Self;
    type Prepared = ();
    type Loaded = Option<Key>;
    type Output = Done;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> std::result::Result<Option<Key>, Fault> {
        let call = cx.call();
        of_key::find(cx.scope(), call, &input.key_id)
    }

    fn checks(input: &Self, found: &Option<Key>, caller: &Caller, call: &Call) -> Checks {
        const ACTION: &str = "kms:UpdateAlias";
        let key = of_key::about(ACTION.to_owned(), caller, call, &input.key_id, found.as_ref());
        Checks::only(key).and(about(ACTION, caller, call, &input.alias_name))
    }

    fn handle(cx: &mut Cx<'_>, input: Self, found: Option<Key>) -> Result<Done> {
        if input.alias_name.is_of_service() {
            return Err(Error::invalid("AliasName"));
        }
        let key = of_key::present(&input.key_id, found, false)?;
        update(cx.scope(), &input.alias_name.0, &key)?;
        Ok(Done {})
    }
}
