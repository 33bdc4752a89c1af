//! `DeleteLaunchTemplateVersion`

use compute::launch_template::{LaunchTemplate, delete_versions};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged, With};

use super::named::Named;
use crate::ecs::Ecs;
use crate::ecs::errors::{Error, Result};

/// How many versions a call may name.
const MOST: usize = 30;

/// Deletes versions of a launch template. The default version can only be deleted with the whole launch template.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DeleteLaunchTemplateVersion {
    /// Up to 30 numbers of versions; those that are not there are passed over.
    #[serde(default)]
    delete_version: Vec<i64>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    launch_template_versions: Versions,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Versions {
    launch_template_version: Vec<Version>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Version {
    launch_template_id: String,
    launch_template_version_number: i64,
}

impl Staged for DeleteLaunchTemplateVersion {
    const NAME: &'static str = "DeleteLaunchTemplateVersion";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("LaunchTemplateId", "lt-bp67acfmxazb4pa1b2c3"), ("DeleteVersion.1", "2")];
    type Service = Ecs;
    type Input = With<Self, Named>;
    type Prepared = ();
    type Loaded = Option<LaunchTemplate>;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, With(_, named): &Self::Input, (): ()) -> std::result::Result<Self::Loaded, Fault> {
        named.load(cx.scope())
    }

    fn checks(With(_, named): &Self::Input, found: &Self::Loaded, caller: &Caller, call: &Call) -> Checks {
        named.checks("ecs:DeleteLaunchTemplateVersion", found.as_ref(), caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, named): Self::Input, found: Self::Loaded) -> Result<Output> {
        let template = named.found(cx.scope(), found)?;
        if input.delete_version.is_empty() {
            return Err(Error::missing("DeleteVersion"));
        }
        if input.delete_version.len() > MOST {
            return Err(Error::invalid("DeleteVersion"));
        }
        let gone = delete_versions(cx.scope(), &template, &input.delete_version)?;
        let version = |launch_template_version_number| Version {
            launch_template_id: template.id.clone(),
            launch_template_version_number,
        };
        let launch_template_version = gone.into_iter().map(version).collect();
        Ok(Output { launch_template_versions: Versions { launch_template_version } })
    }
}
