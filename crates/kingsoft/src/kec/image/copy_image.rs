//! `CopyImage`

use compute::image::{Copy, copy, get};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use super::asks;
use super::field::Name;
use crate::asks::each;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::{known_region, named};
use crate::krn;

/// Copies images of the account's own to other regions, with their snapshots.
///
/// GUESS: each image goes to each region, and none to its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CopyImage {
    /// The images, which are there.
    image_id: Ids,
    /// The regions of the copies.
    destination_region: Ids,
    /// Name of the copies: 2 to 64 characters; that of the image by default.
    destination_image_name: Option<Name>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    r#return: bool,
    /// Empty. GUESS: the vendor says nothing of it.
    message: &'static str,
}

impl Operation for CopyImage {
    const NAME: &'static str = "CopyImage";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ImageId.1", "cc27b87a-b74c-4da8-93b0-33edce5399cf"), ("DestinationRegion.1", "cn-shanghai-2")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let action = "kec:CopyImage";
        let ids = input.image_id.clone().wanted().unwrap_or_default();
        let regions = input.destination_region.clone().wanted().unwrap_or_default();
        let made =
            |region: String| Check::new(action, krn::regional("kec", Some(&region), caller.account(), "image/*"));
        each(&ids, |id| asks(action, id, caller, call)).and_all(regions.into_iter().map(made))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let from = known_region(cx)?;
        let ids = input.image_id.wanted().ok_or(Error::Wanting("ImageId"))?;
        let regions = input.destination_region.wanted().ok_or(Error::Wanting("DestinationRegion"))?;
        let name = input.destination_image_name.map(|name| name.0);
        for id in &ids {
            let original = get(cx.scope(), &from.id, id)?;
            for region in &regions {
                let to = named(region).ok_or_else(|| Error::UnknownRegion(region.clone()))?;
                if *region == from.id {
                    return Err(Error::Unfit("DestinationRegion", format!("the image {id} is in it")));
                }
                let name = name.clone().unwrap_or_else(|| original.name.clone());
                copy(cx.scope(), &from.id, id, &to, Copy { name, ..Copy::default() })?;
            }
        }
        Ok(Output { r#return: true, message: "" })
    }
}
