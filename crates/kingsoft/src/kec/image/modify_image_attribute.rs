//! `ModifyImageAttribute`

use compute::Extras;
use compute::image::{Change, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::field::{Name, Platform};
use super::{CLOUD_INIT, asks};
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Id;
use crate::kec::location::known_region;
use crate::vpc::Returned;

/// Changes the name of an image of the account's own, and what is known of what is in it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ModifyImageAttribute {
    /// The image.
    image_id: Id,
    /// New name: 2 to 64 characters.
    name: Option<Name>,
    /// New platform, such as `centos-7.5`. GUESS: whether it is Linux or Windows stays as it was.
    os_version: Option<Platform>,
    /// Whether what is in it supports cloud-init.
    cloud_init_support: Option<bool>,
}

impl Operation for ModifyImageAttribute {
    const NAME: &'static str = "ModifyImageAttribute";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ImageId", "cc27b87a-b74c-4da8-93b0-33edce5399cf"), ("Name", "web-2027")];
    type Service = Kec;
    type Input = Self;
    type Output = Returned;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        Checks::only(asks("kec:ModifyImageAttribute", &input.image_id.0, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Returned, Error> {
        let region = known_region(cx)?;
        let supports = input.cloud_init_support.map(|supports| (CLOUD_INIT.to_owned(), supports.into()));
        let change = Change {
            name: input.name.map(|name| name.0),
            platform: input.os_version.map(|platform| platform.0),
            extras: Extras::from_iter(supports),
            ..Change::default()
        };
        modify(cx.scope(), &region.id, &input.image_id.0, change)?;
        Ok(Returned::YES)
    }
}
