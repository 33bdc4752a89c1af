//! `GetSubscriptionPrice`

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Bss;
use super::price::{self, Module, Output};
use crate::ecs::field::{Required, Text};
use crate::ecs::{Error, Result};
use crate::price::Term;

/// Says what parts of ECS cost for a term that is paid ahead of time, by a table of sample prices.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetSubscriptionPrice {
    /// Product: `ecs`.
    product_code: Required,
    /// Kind of the product.
    #[serde(default, rename = "ProductType")]
    _product_type: Text,
    /// How it is paid for: `Subscription`.
    subscription_type: Required,
    /// What is ordered: `NewOrder`. What changes or renews an order is asked of ECS.
    order_type: Required,
    /// Instance that an order changes.
    #[serde(default, rename = "InstanceId")]
    _instance_id: Unbuilt,
    /// Unit of the term: `Month`, the default, or `Year`.
    #[serde(default)]
    service_period_unit: Text,
    /// How many of that unit; 1 by default.
    service_period_quantity: Option<u32>,
    /// How many; 1 by default.
    quantity: Option<u32>,
    /// Region; prices are the same in each.
    #[serde(default, rename = "Region")]
    _region: Text,
    /// Up to 50 parts.
    #[serde(default)]
    module_list: Vec<Module>,
}

impl Operation for GetSubscriptionPrice {
    const NAME: &'static str = "GetSubscriptionPrice";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ProductCode", "ecs"),
        ("SubscriptionType", "Subscription"),
        ("OrderType", "NewOrder"),
        ("ServicePeriodUnit", "Month"),
        ("ServicePeriodQuantity", "1"),
        ("ModuleList.1.ModuleCode", "InstanceType"),
        ("ModuleList.1.Config", "InstanceType:ecs.g7.large,IoOptimized:IoOptimized,ImageOs:linux,Region:cn-hangzhou"),
    ];
    type Service = Bss;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("bssapi:GetSubscriptionPrice", arn::regional("bssapi", None, caller.account(), "*"))
    }

    fn handle(_: &mut Cx<'_>, input: Self) -> Result<Output> {
        if &*input.subscription_type != "Subscription" {
            return Err(Error::invalid("SubscriptionType"));
        }
        if &*input.order_type != "NewOrder" {
            return Err(Error::invalid("OrderType"));
        }
        let count = input.service_period_quantity.unwrap_or(1);
        let term = match (input.service_period_unit.get(), count) {
            (None | Some("Month"), 1..=36) => Term::Months(count),
            (Some("Year"), 1..=5) => Term::Years(count),
            (None | Some("Month" | "Year"), _) => return Err(Error::invalid("ServicePeriodQuantity")),
            _ => return Err(Error::invalid("ServicePeriodUnit")),
        };
        let quantity = input.quantity.unwrap_or(1);
        if !(1..=1_000).contains(&quantity) {
            return Err(Error::invalid("Quantity"));
        }
        price::check(&input.product_code, &input.module_list)?;
        price::output(&input.module_list, term, quantity)
    }
}
