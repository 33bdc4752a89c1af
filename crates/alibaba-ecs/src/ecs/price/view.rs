//! Prices in answers.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;
use crate::price::{self, Term};

/// A price with its parts. No price of the sandbox is reduced, so no rule of a discount stands in it.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    price_info: Value,
}

/// What a price consists of: names of parts, and what each costs.
#[derive(Debug, Default)]
pub(super) struct Parts(Vec<(&'static str, f64)>);

impl Parts {
    /// Adds a part.
    pub(super) fn add(&mut self, resource: &'static str, price: f64) {
        self.0.push((resource, price::round(price)));
    }

    /// The answer.
    pub(super) fn output(self) -> Output {
        let price = |amount: f64| json!({"OriginalPrice": amount, "DiscountPrice": 0.0, "TradePrice": amount});
        let with = |mut object: Value, name: &str, value: Value| {
            object[name] = value;
            object
        };
        let total = price::round(self.0.iter().map(|(_, amount)| amount).sum());
        let details: Vec<_> = (self.0.iter())
            .map(|(resource, amount)| {
                let part = with(price(*amount), "Resource", json!(resource));
                with(part, "SubRules", json!({"Rule": []}))
            })
            .collect();
        let whole = with(price(total), "Currency", json!(price::CURRENCY));
        let whole = with(whole, "DetailInfos", json!({"DetailInfo": details}));
        Output { price_info: json!({"Price": whole, "Rules": {"Rule": []}}) }
    }
}

/// A disk whose price is asked for.
#[derive(Debug, Clone, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Disk {
    /// Category.
    #[serde(default)]
    pub(super) category: Text,
    /// Size in GiB.
    pub(super) size: Option<u32>,
    /// Grade of speed of an ESSD: `PL0` to `PL3`.
    #[serde(default)]
    pub(super) performance_level: Text,
    /// Operations per second that are paid for, with `cloud_auto`.
    pub(super) provisioned_iops: Option<u32>,
}

/// A term in the vendor's words: a unit, and how many of it.
pub(super) fn term(unit: Option<&str>, count: Option<u32>, units: &[(&str, u32)]) -> Result<Term> {
    let unit = unit.unwrap_or_else(|| units.first().map_or("Hour", |(name, _)| name));
    let Some((_, most)) = units.iter().find(|(name, _)| *name == unit) else {
        return Err(Error::invalid("PriceUnit"));
    };
    let count = count.unwrap_or(1);
    if !(1..=*most).contains(&count) {
        return Err(Error::of(codes::charge::PERIOD_INVALID));
    }
    Ok(match unit {
        "Week" => Term::Weeks(count),
        "Month" => Term::Months(count),
        "Year" => Term::Years(count),
        _ => Term::Hour,
    })
}
