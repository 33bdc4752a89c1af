//! `DescribeImages`

use compute::image::{Filter, list};
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::asks;
use super::view::Shown;
use crate::asks::each;
use crate::catalogue::catalogue;
use crate::kec::Kec;
use crate::kec::errors::Error;
use crate::kec::field::Ids;
use crate::kec::location::known_region;

/// Lists the images that instances can be made from: those of the cloud, and behind them the account's own in the region, newest
/// first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeImages {
    /// Only these images.
    #[serde(default)]
    image_id: Ids,
    /// `system` for the images of the cloud. GUESS: `extend`, `copy` and `import` for those that came so, `CommonImage` and
    /// `LocalImage` for those of this kind.
    image_type: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    images_set: Vec<Shown>,
}

impl Operation for DescribeImages {
    const NAME: &'static str = "DescribeImages";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("ImageType", "system")];
    type Service = Kec;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.image_id.clone().wanted().unwrap_or_default();
        each(&ids, |id| asks("kec:DescribeImages", id, caller, call))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let region = known_region(cx)?;
        let ids = input.image_id.wanted();
        let is_named = |id: &String| ids.as_ref().is_none_or(|ids| ids.contains(id));
        let offered = catalogue().images().iter().filter(|image| is_named(&image.id)).map(Shown::from);
        let mut images: Vec<_> = offered.collect();
        let filter = Filter { region: Some(region.id.clone()), ids, ..Filter::default() };
        let own = list(cx.scope(), &filter, Window::ALL)?.items;
        let now = cx.now();
        images.extend(own.into_iter().map(|image| Shown::own(image, now)));
        if let Some(word) = input.image_type.filter(|word| !word.is_empty()) {
            images.retain(|image| image.is_of(&word));
        }
        Ok(Output { images_set: images })
    }
}
