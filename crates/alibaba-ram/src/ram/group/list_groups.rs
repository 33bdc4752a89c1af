//! `ListGroups`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::{Page, Part};
use crate::ram::Ram;
use crate::ram::identities::Identities;

/// `ListGroups`; RAM and IMS have it.
#[derive(Debug)]
pub struct ListGroups<S = Ram>(PhantomData<S>);

/// Lists the groups of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct Input {}

impl<S: Identities> Operation for ListGroups<S> {
    const NAME: &'static str = "ListGroups";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = S;
    type Input = With<Input, Part>;
    type Output = Page<S::Group>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        S::checks(Self::NAME, caller, "group/*")
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> iam::Result<Page<S::Group>> {
        let page = iam::group::list(cx.scope(), part.after(), part.limit_of_100())?;
        Ok(page.map(S::Group::from).into())
    }
}
