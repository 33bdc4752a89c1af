//! `GetAccountAllProjectList`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::project::Project;
use crate::krn;

/// Lists the projects of the account: the default one, which is the only one of the sandbox.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct GetAccountAllProjectList {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_project_result: Projects,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Projects {
    total: usize,
    project_list: Vec<Project>,
}

impl Operation for GetAccountAllProjectList {
    const NAME: &'static str = "GetAccountAllProjectList";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetAccountAllProjectList", krn::iam(caller.account(), "project/*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Self) -> Result<Output, Error> {
        let project_list = vec![Project::default_of(cx.caller().account())];
        Ok(Output { list_project_result: Projects { total: project_list.len(), project_list } })
    }
}
