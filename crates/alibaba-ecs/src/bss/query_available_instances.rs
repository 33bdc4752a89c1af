//! `QueryAvailableInstances`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Bss;
use crate::ecs::Result;
use crate::ecs::field::Text;

/// Lists what was bought; the sandbox sells nothing.
///
/// Terraform's provider asks at its start, to learn from success or refusal what kind of account it has.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct QueryAvailableInstances {
    /// Page, from 1.
    page_num: Option<i64>,
    /// Entries of a page; 20 by default.
    page_size: Option<i64>,
    /// Region.
    #[serde(default, rename = "Region")]
    _region: Text,
    /// Product.
    #[serde(default, rename = "ProductCode")]
    _product_code: Text,
    /// Kind of the product.
    #[serde(default, rename = "ProductType")]
    _product_type: Text,
    /// How it is paid for.
    #[serde(default, rename = "SubscriptionType")]
    _subscription_type: Text,
    /// Instances, with commas between them.
    #[serde(default, rename = "InstanceIDs")]
    _instance_ids: Text,
    /// Whether it is renewed.
    #[serde(default, rename = "RenewStatus")]
    _renew_status: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    success: bool,
    code: &'static str,
    message: &'static str,
    data: Data,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Data {
    page_num: i64,
    page_size: i64,
    total_count: i64,
    instance_list: Vec<Value>,
}

impl Operation for QueryAvailableInstances {
    const NAME: &'static str = "QueryAvailableInstances";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PageNum", "1"), ("PageSize", "50"), ("ProductCode", "vipcloudfw"), ("SubscriptionType", "Subscription")];
    type Service = Bss;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("bssapi:QueryAvailableInstances", arn::regional("bssapi", None, caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        Ok(Output {
            success: true,
            code: "Success",
            message: "Successful!",
            data: Data {
                page_num: input.page_num.unwrap_or(1),
                page_size: input.page_size.unwrap_or(20),
                total_count: 0,
                instance_list: Vec::new(),
            },
        })
    }
}
