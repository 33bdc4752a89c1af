//! `GetAccountAllProjectList` and `GetAccountAllProjectsByParams`: one list under two names

use std::fmt::Debug;
use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::project::Project;
use crate::krn;

/// A name that the list goes by.
pub trait ListName: Debug + 'static {
    /// The name of the operation.
    const NAME: &'static str;
}

/// `GetAccountAllProjectList`
#[derive(Debug)]
pub struct GetAccountAllProjectList;

impl ListName for GetAccountAllProjectList {
    const NAME: &'static str = "GetAccountAllProjectList";
}

/// `GetAccountAllProjectsByParams`
#[derive(Debug)]
pub struct GetAccountAllProjectsByParams;

impl ListName for GetAccountAllProjectsByParams {
    const NAME: &'static str = "GetAccountAllProjectsByParams";
}

/// The list under one of its names.
#[derive(Debug)]
pub struct ListProjects<N>(PhantomData<N>);

/// Lists the projects of the account: the default one, which is the only one of the sandbox.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

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

impl<N: ListName> Operation for ListProjects<N> {
    const NAME: &'static str = N::NAME;
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[];
    type Service = Iam;
    type Input = Input;
    type Output = Output;

    fn checks(_: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of(format!("iam:{}", N::NAME), krn::iam(caller.account(), "project/*"))
    }

    fn handle(cx: &mut Cx<'_>, _: Input) -> Result<Output, Error> {
        let project_list = vec![Project::default_of(cx.caller().account())];
        Ok(Output { list_project_result: Projects { total: project_list.len(), project_list } })
    }
}
