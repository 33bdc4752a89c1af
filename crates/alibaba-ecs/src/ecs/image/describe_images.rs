//! `DescribeImages`

use alibaba_core::catalogue::catalogue;
use alibaba_core::list::{Page, Place};
use compute::image::{TAGGED, list, list_shared};
use compute::listing::Window;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::search;
use super::view::{Owner, View};
use crate::ecs::Ecs;
use crate::ecs::bounds::Bound;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{CommaList, RegionId, Text};
use crate::page::Numbered;
use crate::tag::{self as tags, Tag};

/// Lists images: the account's own, newest first, then those that are shared with it, then the vendor's public ones.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeImages {
    /// Region of the images.
    pub(super) region_id: RegionId,
    /// Up to 100 images, with commas between them.
    #[serde(default)]
    pub(super) image_id: CommaList,
    /// Name, in which `*` stands for anything.
    #[serde(default)]
    pub(super) image_name: Text,
    /// Series of images.
    #[serde(default)]
    pub(super) image_family: Text,
    /// Whose images: `system`, `self`, `others` or `marketplace`.
    #[serde(default)]
    pub(super) image_owner_alias: Text,
    /// Account of the owner.
    pub(super) image_owner_id: Option<i64>,
    /// Kind of operating system: `linux` or `windows`.
    #[serde(default, rename = "OSType")]
    pub(super) os_type: Text,
    /// Instruction set: `i386`, `x86_64` or `arm64`.
    #[serde(default)]
    pub(super) architecture: Text,
    /// States with commas between them, or `ALL`; `Available` by default.
    #[serde(default)]
    pub(super) status: Text,
    /// Whether everybody may use it.
    pub(super) is_public: Option<bool>,
    /// Whether it reads user data.
    pub(super) is_support_cloudinit: Option<bool>,
    /// Whether it runs on fast storage.
    pub(super) is_support_io_optimized: Option<bool>,
    /// Instance type that it must suit.
    #[serde(default)]
    pub(super) instance_type: Text,
    /// Snapshot that it was made from.
    #[serde(default)]
    pub(super) snapshot_id: Text,
    /// Whether it is in use: `instance` or `none`.
    #[serde(default)]
    pub(super) usage: Text,
    /// What is to be done with it.
    #[serde(default, rename = "ActionType")]
    _action_type: Text,
    /// Whether expired images are shown; there are none.
    #[serde(default, rename = "ShowExpired")]
    _show_expired: Option<bool>,
    /// When it was made.
    #[serde(default)]
    pub(super) filter: Vec<Bound>,
    /// Resource group.
    #[serde(default)]
    pub(super) resource_group_id: Text,
    /// Tags.
    #[serde(default)]
    pub(super) tag: Vec<Tag>,
    /// Whether only the permission is checked.
    #[serde(default)]
    dry_run: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    region_id: String,
    #[serde(flatten)]
    page: Page<View, Place>,
}

impl Operation for DescribeImages {
    const NAME: &'static str = "DescribeImages";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ImageOwnerAlias", "system"), ("OSType", "linux")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100>>;
    type Output = Output;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        with_tags(each("ecs:DescribeImages", caller, call, "image", input.image_id.iter()), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Output> {
        check(&input)?;
        if input.dry_run {
            return Err(Error::dry_run());
        }
        let window = page.window();
        let region = input.region_id.0.id.clone();
        let mut places = Places::of(&window);
        let mut views = Vec::new();
        let own = search::own(cx.scope(), &input)?;
        if let Some(filter) = own {
            let part = list(cx.scope(), &filter, places.window())?;
            places.pass(part.total, part.items.len());
            let ids: Vec<_> = part.items.iter().map(|image| image.id.as_str()).collect();
            let tags = store::tag::of_many(cx.scope(), TAGGED, &ids)?;
            let (owner, now) = (Owner::own(cx.scope()), cx.now());
            views.extend(part.items.iter().map(|image| View::of(image, tags.get(&image.id), &owner, now)));
        }
        if let Some(filter) = search::shared(cx.scope(), &input)? {
            let part = list_shared(cx.scope(), &filter, places.window())?;
            places.pass(part.total, part.items.len());
            let now = cx.now();
            let view = |image| View::of(image, None, &Owner::of(image, cx.scope()), now);
            views.extend(part.items.iter().map(view));
        }
        let offered: Vec<_> = catalogue().images().iter().filter(|image| search::matches(&input, image)).collect();
        let rest = places.window();
        let count = |number: i64| usize::try_from(number).unwrap_or(usize::MAX);
        views.extend(offered.iter().skip(count(rest.skip)).take(count(rest.limit)).map(|image| View::offered(image)));
        places.pass(i64::try_from(offered.len()).unwrap_or(i64::MAX), 0);
        Ok(Output { region_id: region, page: Page::at(views, page.place(places.total)) })
    }
}

/// What is left of a page of a list that is put together from several.
struct Places {
    skip: i64,
    limit: i64,
    total: i64,
}

impl Places {
    fn of(window: &Window) -> Self {
        Self { skip: window.skip, limit: window.limit, total: 0 }
    }

    /// The part of the next list.
    fn window(&self) -> Window {
        Window { after: None, skip: self.skip, limit: self.limit }
    }

    /// A list of so many things gave so many of them.
    fn pass(&mut self, total: i64, shown: usize) {
        self.total += total;
        self.skip = (self.skip - total).max(0);
        self.limit -= i64::try_from(shown).unwrap_or(self.limit);
    }
}

fn check(input: &DescribeImages) -> Result<()> {
    if !matches!(input.image_owner_alias.get(), None | Some("system" | "self" | "others" | "marketplace")) {
        return Err(Error::of(codes::image::OWNER_ALIAS_INVALID));
    }
    if !matches!(input.os_type.get(), None | Some("linux" | "windows")) {
        return Err(Error::of(codes::image::OS_TYPE_INVALID));
    }
    if !matches!(input.architecture.get(), None | Some("i386" | "x86_64" | "arm64")) {
        return Err(Error::of(codes::image::ARCHITECTURE_INVALID));
    }
    if !matches!(input.usage.get(), None | Some("instance" | "none")) {
        return Err(Error::of(codes::image::USAGE_INVALID));
    }
    if input.instance_type.get().is_some_and(|id| catalogue().instance_type(id).is_none()) {
        return Err(Error::of(codes::instance::TYPE_NOT_SUPPORTED));
    }
    tags::filter(&input.tag).map(drop)
}
