//! `ModifyImageSharePermission`

use std::sync::Arc;

use compute::image::{get, share, unshare};
use kernel::Tenant;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ecs::Ecs;
use crate::ecs::checks::one;
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Required};
use crate::ecs::view::Empty;

/// How many accounts a call may name; further ones are passed over.
const MOST: usize = 10;

/// Lets other accounts of the sandbox use one of the account's own images, or takes it back from them.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyImageSharePermission {
    /// Region of the image.
    region_id: RegionId,
    /// Image.
    image_id: Required,
    /// Up to 10 accounts that may use it from now on.
    #[serde(default)]
    add_account: Vec<String>,
    /// Up to 10 accounts that may not use it any more.
    #[serde(default)]
    remove_account: Vec<String>,
    /// Whether everybody may use it; no image of an account is published so.
    is_public: Option<bool>,
    /// Not open to customers.
    #[serde(default, rename = "LaunchPermission")]
    _launch_permission: Unbuilt,
    /// Whether everything is checked and nothing done.
    #[serde(default)]
    dry_run: bool,
}

impl Operation for ModifyImageSharePermission {
    const NAME: &'static str = "ModifyImageSharePermission";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ImageId", "m-bp67acfmxazb4pa1b2c3"), ("IsPublic", "false")];
    type Service = Ecs;
    type Input = Self;
    type Output = Empty;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        one("ecs:ModifyImageSharePermission", caller, call, "image", &input.image_id)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Empty> {
        if input.is_public == Some(true) {
            return Err(Error::about(codes::call::UNBUILT_PARAMETER, "IsPublic"));
        }
        let image = get(cx.scope(), &input.region_id.0.id, &input.image_id)?;
        let added = accounts(cx, &input.add_account)?;
        let removed = accounts(cx, &input.remove_account)?;
        let added: Vec<&Tenant> = added.iter().map(AsRef::as_ref).collect();
        let removed: Vec<&Tenant> = removed.iter().map(AsRef::as_ref).collect();
        if !added.is_empty() {
            share(cx.scope(), &image, &added)?;
        }
        unshare(cx.scope(), &image, &removed)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        Ok(Empty {})
    }
}

/// Other accounts of the cloud.
fn accounts(cx: &mut Cx<'_>, numbers: &[String]) -> Result<Vec<Arc<Tenant>>> {
    let scope = cx.scope();
    let (store, own) = (scope.store(), scope.tenant().clone());
    let account = |number: &String| {
        let tenant = store.tenant(own.cloud.name, number).ok_or_else(|| Error::of(codes::image::ACCOUNT_NOT_FOUND))?;
        if tenant.id == own.id { Err(Error::of(codes::image::ACCOUNT_OWN)) } else { Ok(tenant) }
    };
    numbers.iter().take(MOST).map(account).collect()
}
