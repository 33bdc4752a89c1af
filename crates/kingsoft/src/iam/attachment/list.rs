//! `ListAttachedUserPolicies`, `ListGroupPolicies` and `ListAttachedRolePolicies`

use std::borrow::Cow;
use std::marker::PhantomData;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Serialize, Serializer};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::holder::{Holder, Page as _};
use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::page_of;
use crate::iam::view::{AttachedPolicy, Page};

/// Lists the policies that a holder has, page by page.
#[derive(Debug)]
pub struct List<H>(PhantomData<H>);

/// Answer of the three operations; only the name of the result differs.
#[derive(Debug)]
pub struct Output<H> {
    result: Page<AttachedPolicy>,
    holder: PhantomData<H>,
}

impl<H: Holder> Serialize for Output<H> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(H::LISTED, &self.result)])
    }
}

impl<H: Holder> JsonSchema for Output<H> {
    fn schema_name() -> Cow<'static, str> {
        format!("Of{}", H::LIST).into()
    }

    fn json_schema(generator: &mut SchemaGenerator) -> Schema {
        let result = generator.subschema_for::<Page<AttachedPolicy>>();
        json_schema!({"type": "object", "properties": {(H::LISTED): result}, "required": [H::LISTED]})
    }
}

impl<H: Holder> Operation for List<H> {
    const NAME: &'static str = H::LIST;
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = H::LIST_EXAMPLE;
    type Service = Iam;
    type Input = H::Page;
    type Output = Output<H>;

    fn checks(input: &H::Page, caller: &Caller, _: &Call) -> Checks {
        Checks::of(format!("iam:{}", H::LIST), input.holder_krn(caller))
    }

    fn handle(cx: &mut Cx<'_>, input: H::Page) -> Result<Output<H>, Error> {
        let (holder, part) = input.split();
        let attached = iam::attachment::policies_of(cx.scope(), H::KIND, &holder)?;
        let page = page_of(attached, part.page, &part.marker, part.max_items);
        let account = cx.caller().account();
        let result = page.map(|policy| AttachedPolicy::new(account, policy)).into();
        Ok(Output { result, holder: PhantomData })
    }
}
