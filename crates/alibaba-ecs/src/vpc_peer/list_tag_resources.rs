//! `ListTagResources`

use schemars::JsonSchema;
use serde::Serialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::VpcPeer;
use crate::ecs::Result;
use crate::ecs::field::NextToken;
use crate::tag::{self, TagResource};

/// Lists the tags of connections between networks.
#[derive(Debug)]
pub struct ListTagResources;

/// The list of any product, whose answer this one has another shape of.
type Any = tag::ListTagResources<VpcPeer>;

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tag_resources: Vec<TagResource>,
    max_results: usize,
    next_token: String,
}

impl Operation for ListTagResources {
    const NAME: &'static str = "ListTagResources";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = Any::EXAMPLE;
    type Service = VpcPeer;
    type Input = <Any as Operation>::Input;
    type Output = Output;

    fn checks(input: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Any::checks(input, caller, call)
    }

    fn handle(cx: &mut Cx<'_>, input: Self::Input) -> Result<Output> {
        let (tag_resources, next) = Any::find(cx, input)?;
        Ok(Output { max_results: tag_resources.len(), tag_resources, next_token: NextToken::write(next) })
    }
}
