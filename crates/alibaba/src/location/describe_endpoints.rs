//! `DescribeEndpoints`

use alibaba_ecs::ecs::Result;
use alibaba_ecs::ecs::field::{RegionId, Required, Text};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::Location;
use crate::product::PRODUCTS;

/// Says where a product answers in a region.
///
/// A client that found the sandbox under an address of its own is sent back there; one that uses the
/// vendor's names is given the vendor's name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeEndpoints {
    /// Region.
    id: RegionId,
    /// Product in small letters, such as `ecs`.
    service_code: Required,
    /// Kind of interface: `openAPI` (default) or `innerAPI`.
    #[serde(default, rename = "Type")]
    kind: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    success: bool,
    endpoints: Endpoints,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Endpoints {
    endpoint: Vec<Endpoint>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Endpoint {
    #[serde(rename = "Endpoint")]
    address: String,
    id: &'static str,
    namespace: &'static str,
    // The vendor's spelling.
    serivce_code: String,
    #[serde(rename = "Type")]
    kind: &'static str,
    protocols: Protocols,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Protocols {
    protocols: [&'static str; 2],
}

impl Operation for DescribeEndpoints {
    const NAME: &'static str = "DescribeEndpoints";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Id", "cn-hangzhou"), ("ServiceCode", "ecs"), ("Type", "openAPI")];
    type Service = Location;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::authenticated("the addresses of products are public")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let (region, code) = (&input.id.0.id, input.service_code.to_lowercase());
        let open = input.kind.get().is_none_or(|kind| kind.eq_ignore_ascii_case("openAPI"));
        let product = PRODUCTS.iter().find(|product| open && product.name.to_lowercase() == code);
        let host = &cx.call().host;
        let endpoint = product.map(|product| Endpoint {
            address: match product.host {
                _ if !host.split(':').next().unwrap_or_default().ends_with(".aliyuncs.com") => host.clone(),
                regional @ ("ecs" | "kms" | "vpc") => format!("{regional}.{region}.aliyuncs.com"),
                global => format!("{global}.aliyuncs.com"),
            },
            id: region,
            namespace: "",
            serivce_code: code,
            kind: "openAPI",
            protocols: Protocols { protocols: ["HTTP", "HTTPS"] },
        });
        Ok(Output { success: true, endpoints: Endpoints { endpoint: endpoint.into_iter().collect() } })
    }
}
