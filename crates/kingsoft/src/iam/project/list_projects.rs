//! `GetAccountAllProjectList` and `GetAccountAllProjectsByParams`: one list under two names

use std::fmt::Debug;
use std::marker::PhantomData;

use compute::listing::Window;
use iam::project::list;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::field::Whole;
use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::project::Project;
use crate::krn;
use crate::page::cut;

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

/// Lists the projects of the account: the default one, and those that were made.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// How many a page has, 1 to 1,000; without it the list comes whole.
    ps: Option<Whole>,
    /// Number of the page, from 1.
    pn: Option<Whole>,
}

impl Input {
    /// The part of the list that is wanted.
    fn window(&self) -> Result<Window, Error> {
        let size = match self.ps.map(|size| size.0) {
            None => return Ok(Window::ALL),
            Some(size @ 1..=1_000) => size,
            Some(_) => return Err(Error::Unfit("Ps")),
        };
        match self.pn.map_or(1, |number| number.0) {
            number @ 1.. => Ok(Window::page(number, size)),
            _ => Err(Error::Unfit("Pn")),
        }
    }
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_project_result: Projects,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Projects {
    total: i64,
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

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        let window = input.window()?;
        let account = cx.caller().account().to_owned();
        let made = list(cx.scope())?.into_iter().map(|project| Project::of(&account, project));
        let part = cut(std::iter::once(Project::default_of(&account)).chain(made).collect(), window);
        Ok(Output { list_project_result: Projects { total: part.total, project_list: part.items } })
    }
}
