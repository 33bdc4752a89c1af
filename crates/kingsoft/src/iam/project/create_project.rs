//! `CreateProject`

use iam::project::{New, create};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{ProjectName, ProjectText};
use crate::krn;

/// Makes a project under a name that no other project of the account has.
///
/// GUESS: that names are taken once; Terraform's provider finds a project by its name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateProject {
    /// Name: 1 to 64 characters.
    project_name: ProjectName,
    /// Free text, up to 64 characters.
    project_desc: Option<ProjectText>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    /// Number of the project.
    result: i64,
}

impl Operation for CreateProject {
    const NAME: &'static str = "CreateProject";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ProjectName", "shop"), ("ProjectDesc", "the web shop")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:CreateProject", krn::iam(caller.account(), "project/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let description = input.project_desc.map(|text| text.0).unwrap_or_default();
        let made = create(cx.scope(), New { name: input.project_name.0, description })?;
        Ok(Output { result: made.number })
    }
}
