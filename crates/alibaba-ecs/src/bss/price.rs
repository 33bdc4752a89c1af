//! What the two operations about prices share: the modules of a product that they name, and the answer.

use std::collections::BTreeMap;

use alibaba_core::catalogue::catalogue;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::ecs::{Error, Result, codes};
use crate::price::{self, Term};

/// How many modules a call may name.
const MOST: usize = 50;

/// A part of a product whose price is asked for.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Module {
    /// Which: `InstanceType`, `SystemDisk`, `DataDisk` or `InternetMaxBandwidthOut`.
    module_code: String,
    /// What it is, as names and values: `InstanceType:ecs.g7.large,Region:cn-hangzhou`.
    config: String,
}

/// An answer about prices.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    success: bool,
    code: &'static str,
    message: &'static str,
    data: Value,
}

/// Refuses a product other than ECS, of which alone the sandbox knows prices, and too many modules.
pub(super) fn check(product: &str, modules: &[Module]) -> Result<()> {
    if product != "ecs" {
        return Err(Error::of(codes::charge::NOT_APPLICABLE));
    }
    if modules.is_empty() {
        return Err(Error::missing("ModuleList"));
    }
    if modules.len() > MOST {
        return Err(Error::invalid("ModuleList"));
    }
    Ok(())
}

/// What so many of the modules cost for a term.
pub(super) fn output(modules: &[Module], term: Term, quantity: u32) -> Result<Output> {
    let mut details = Vec::with_capacity(modules.len());
    let mut total = 0.0;
    for module in modules {
        let unit = term.price(hourly(module)?);
        let cost = price::round(unit * f64::from(quantity));
        total += cost;
        details.push(json!({
            "ModuleCode": module.module_code,
            "UnitPrice": unit,
            "OriginalCost": cost,
            "InvoiceDiscount": 0.0,
            "CostAfterDiscount": cost,
            "ContractActivity": false,
        }));
    }
    let total = price::round(total);
    let data = json!({
        "Currency": price::CURRENCY,
        "Quantity": quantity,
        "OriginalPrice": total,
        "DiscountPrice": 0.0,
        "TradePrice": total,
        "ModuleDetails": {"ModuleDetail": details},
        "PromotionDetails": {"PromotionDetail": []},
    });
    Ok(Output { success: true, code: "Success", message: "Successful!", data })
}

/// A module for an hour.
fn hourly(module: &Module) -> Result<f64> {
    let config: BTreeMap<_, _> = module.config.split(',').filter_map(|pair| pair.split_once(':')).collect();
    let value = |name: &str| config.get(name).copied();
    let number = |name: &str| value(name).and_then(|text| text.parse::<u32>().ok());
    match module.module_code.as_str() {
        "InstanceType" => {
            let kind = value("InstanceType").and_then(|id| catalogue().instance_type(id));
            let kind = kind.ok_or_else(|| Error::of(codes::instance::TYPE_NOT_SUPPORTED))?;
            let windows = value("ImageOs").is_some_and(|os| os.eq_ignore_ascii_case("windows"));
            Ok(price::instance(kind) + if windows { price::windows(kind) } else { 0.0 })
        }
        code @ ("SystemDisk" | "DataDisk") => {
            let category = value(&format!("{code}.Category")).and_then(|id| catalogue().disk_category(id));
            let size = number(&format!("{code}.Size"));
            let (Some(category), Some(size)) = (category, size) else { return Err(Error::invalid("ModuleList")) };
            Ok(price::disk(&category.id, value(&format!("{code}.PerformanceLevel")), size))
        }
        "InternetMaxBandwidthOut" => {
            let kbps = number("InternetMaxBandwidthOut").ok_or_else(|| Error::invalid("ModuleList"))?;
            let by_traffic = value("NetworkType").is_some_and(|kind| kind == "1")
                || value("InternetMaxBandwidthOut.IsFlowType").is_some_and(|kind| kind == "1");
            // A whole Mbit/s is counted as 1,024 kbit/s.
            Ok(price::bandwidth(kbps.div_ceil(1_024), by_traffic))
        }
        _ => Err(Error::invalid("ModuleList")),
    }
}
