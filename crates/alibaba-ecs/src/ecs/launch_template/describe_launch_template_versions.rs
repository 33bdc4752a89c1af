//! `DescribeLaunchTemplateVersions`

use alibaba_core::list::{Page, Place};
use compute::launch_template::{LaunchTemplate, VersionFilter, versions};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::named::Named;
use super::version_view::View;
use crate::ecs::Ecs;
use crate::ecs::errors::{Error, Result};
use crate::page::Numbered;

/// How many versions a call may name.
const MOST: usize = 30;

/// Lists the versions of a launch template, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeLaunchTemplateVersions {
    /// Up to 30 numbers of versions.
    #[serde(default)]
    launch_template_version: Vec<i64>,
    /// Lowest number; not together with `LaunchTemplateVersion`.
    min_version: Option<i64>,
    /// Highest number; not together with `LaunchTemplateVersion`.
    max_version: Option<i64>,
    /// Whether only the default version is shown.
    #[serde(default)]
    default_version: bool,
    /// Whether it is shown what versions say of instances, which it is by default.
    detail_flag: Option<bool>,
}

impl Staged for DescribeLaunchTemplateVersions {
    const NAME: &'static str = "DescribeLaunchTemplateVersions";
    const EFFECT: Effect = Effect::Read;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("LaunchTemplateId", "lt-bp67acfmxazb4pa1b2c3"),
        ("LaunchTemplateVersion.1", "1"),
    ];
    type Service = Ecs;
    type Input = With<With<Self, Named>, Numbered<50>>;
    type Prepared = ();
    type Loaded = Option<LaunchTemplate>;
    type Output = Page<View, Place>;

    fn load(
        cx: &mut Cx<'_>,
        With(With(_, named), _): &Self::Input,
        (): (),
    ) -> std::result::Result<Self::Loaded, Fault> {
        named.load(cx.scope())
    }

    fn checks(With(With(_, named), _): &Self::Input, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        named.checks("ecs:DescribeLaunchTemplateVersions", found.as_ref(), caller, call)
    }

    fn handle(
        cx: &mut Cx<'_>,
        With(With(input, named), page): Self::Input,
        found: Self::Loaded,
    ) -> Result<Self::Output> {
        let template = named.found(cx.scope(), found)?;
        let named = input.launch_template_version;
        if named.len() > MOST || (!named.is_empty() && (input.min_version.is_some() || input.max_version.is_some())) {
            return Err(Error::invalid("LaunchTemplateVersion"));
        }
        let mut numbers = Some(named).filter(|named| !named.is_empty());
        if input.default_version {
            numbers = Some(vec![template.default_version]);
        }
        let (least, most) = (input.min_version, input.max_version);
        let filter = VersionFilter { template: template.id.clone(), numbers, least, most };
        let part = versions(cx.scope(), &filter, page.window())?;
        let detailed = input.detail_flag.unwrap_or(true);
        Ok(page.answer(part, |version| View::of(version, &template, detailed)))
    }
}
