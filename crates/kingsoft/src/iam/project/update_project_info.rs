//! `UpdateProjectInfo`

use iam::project::{Change, update};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::krn_of;
use crate::field::Whole;
use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{ProjectName, ProjectText};

/// Changes name and description of a project. GUESS: the default one keeps its own.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UpdateProjectInfo {
    /// Number of the project.
    project_id: Whole,
    /// New name: 1 to 64 characters.
    project_name: Option<ProjectName>,
    /// New description, up to 64 characters.
    project_desc: Option<ProjectText>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    result: bool,
}

impl Operation for UpdateProjectInfo {
    const NAME: &'static str = "UpdateProjectInfo";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ProjectId", "100001"), ("ProjectName", "shop"), ("ProjectDesc", "the web shop")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:UpdateProjectInfo", krn_of(caller.account(), input.project_id.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let change =
            Change { name: input.project_name.map(|name| name.0), description: input.project_desc.map(|text| text.0) };
        update(cx.scope(), input.project_id.0, change)?;
        Ok(Output { result: true })
    }
}
