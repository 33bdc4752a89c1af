//! `DeleteKeyPairs`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::each;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{JsonList, RegionId};
use crate::ecs::view::Empty;

/// How many key pairs a call may name.
const MOST: usize = 50;

/// Deletes key pairs that no instance has; one that is not there is passed over.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteKeyPairs {
    /// Region of the key pairs.
    region_id: RegionId,
    /// Up to 50 names, as a JSON array.
    #[serde(default)]
    key_pair_names: JsonList,
}

impl Operation for DeleteKeyPairs {
    const NAME: &'static str = "DeleteKeyPairs";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("KeyPairNames", r#"["web"]"#)];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let names = input.key_pair_names.get().unwrap_or_default().iter().map(String::as_str);
        each("ecs:DeleteKeyPairs", caller, call, "keypair", names)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        let Some(names) = input.key_pair_names.get() else { return Err(Error::missing("KeyPairNames")) };
        if names.is_empty() || names.len() > MOST {
            return Err(Error::of(codes::key_pair::NAMES_INVALID));
        }
        compute::key_pair::delete(cx.scope(), &input.region_id.0.id, names)?;
        Ok(Empty {})
    }
}
