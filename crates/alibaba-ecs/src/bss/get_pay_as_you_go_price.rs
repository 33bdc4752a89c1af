//! `GetPayAsYouGoPrice`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Bss;
use super::price::{self, Module, Output};
use crate::ecs::field::{Required, Text};
use crate::ecs::{Error, Result};
use crate::price::Term;

/// Says what parts of ECS cost for an hour that is paid afterwards, by a table of sample prices.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetPayAsYouGoPrice {
    /// Product: `ecs`.
    product_code: Required,
    /// Kind of the product.
    #[serde(default, rename = "ProductType")]
    _product_type: Text,
    /// How it is paid for: `PayAsYouGo`.
    subscription_type: Required,
    /// Region; prices are the same in each.
    #[serde(default, rename = "Region")]
    _region: Text,
    /// Up to 50 parts.
    #[serde(default)]
    module_list: Vec<Module>,
}

impl Operation for GetPayAsYouGoPrice {
    const NAME: &'static str = "GetPayAsYouGoPrice";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ProductCode", "ecs"),
        ("SubscriptionType", "PayAsYouGo"),
        ("Region", "cn-hangzhou"),
        ("ModuleList.1.ModuleCode", "InstanceType"),
        ("ModuleList.1.Config", "InstanceType:ecs.g7.large,IoOptimized:IoOptimized,ImageOs:linux,Region:cn-hangzhou"),
    ];
    type Service = Bss;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("bssapi:GetPayAsYouGoPrice", arn::regional("bssapi", None, caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        if &*input.subscription_type != "PayAsYouGo" {
            return Err(Error::invalid("SubscriptionType"));
        }
        price::check(&input.product_code, &input.module_list)?;
        price::output(&input.module_list, Term::Hour, 1)
    }
}
