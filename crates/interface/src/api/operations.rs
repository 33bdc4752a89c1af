//! The operations of every cloud as data, for whoever shows them to people.

use std::collections::BTreeSet;
use std::sync::OnceLock;

use serde_json::Value;
use wire::{Access, Effect, Route};

use super::products;

/// An operation of a cloud, as a reference shows it.
#[derive(Debug, Clone)]
pub struct Operation {
    /// Name of the cloud.
    pub cloud: &'static str,
    /// Name of the product, as its cloud writes it.
    pub product: &'static str,
    /// Version of the product's interface.
    pub version: &'static str,
    /// Its name.
    pub name: &'static str,
    /// What it does, in one sentence.
    pub sentence: String,
    /// What is to be known beside that; often empty.
    pub more: String,
    /// Whether it changes something.
    pub writes: bool,
    /// Whether it needs nobody who is signed in, because a parameter proves who calls.
    pub open: bool,
    /// Whether the region that it is about is said beside the parameters.
    pub region_beside: bool,
    /// Its example: names of parameters as requests write them, such as `Tag.1.Key`, and values.
    pub example: &'static [(&'static str, &'static str)],
    /// Names of its parameters, without those below them.
    pub parameters: &'static BTreeSet<String>,
    route: &'static Route,
}

impl Operation {
    /// The JSON schema of the parameters.
    pub fn input(&self) -> Value {
        self.route.input().to_value()
    }

    /// The JSON schema of the reply, without the cloud's envelope.
    pub fn output(&self) -> Value {
        self.route.output().to_value()
    }

    fn of(product: &products::Product, regional: bool, route: &'static Route) -> Self {
        let described = route.input();
        let said = described.get("description").and_then(Value::as_str).unwrap_or_default();
        let (sentence, more) = said.split_once("\n\n").unwrap_or((said, ""));
        let parameters = route.parameters();
        Self {
            cloud: product.cloud,
            product: product.name,
            version: route.version,
            name: route.name,
            sentence: sentence.replace('\n', " "),
            more: more.to_owned(),
            writes: route.effect == Effect::Write,
            open: route.access == Access::Anonymous,
            region_beside: regional && !parameters.contains("RegionId"),
            example: route.example,
            parameters,
            route,
        }
    }
}

/// Every operation, product by product, which are the same for the life of the process.
pub fn operations() -> &'static [Operation] {
    static ALL: OnceLock<Vec<Operation>> = OnceLock::new();
    ALL.get_or_init(|| {
        let of = |product: products::Product| {
            // A product that names regions anywhere is offered region by region.
            let named = || product.routes.iter().any(|route| route.parameters().contains("RegionId"));
            let regional = kingsoft::product::find(product.name).filter(|_| product.cloud == kingsoft::CLOUD.name);
            let regional = regional.map_or_else(named, |product| product.regional);
            product.routes.iter().map(move |route| Operation::of(&product, regional, route))
        };
        products::all().flat_map(of).collect()
    })
}

/// The operation of this name. The letter case of cloud and product does not matter.
pub fn operation(cloud: &str, product: &str, name: &str) -> Option<&'static Operation> {
    operations().iter().find(|known| {
        known.name == name && known.cloud.eq_ignore_ascii_case(cloud) && known.product.eq_ignore_ascii_case(product)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_operation_says_what_it_does_and_has_a_schema_for_each_parameter() {
        assert!(operations().len() > 300);
        for one in operations() {
            let place = format!("{}/{}/{}", one.cloud, one.product, one.name);
            assert!(one.sentence.len() > 10 && one.sentence.ends_with('.'), "{place}: {}", one.sentence);
            let input = one.input();
            for name in one.parameters {
                assert!(input["properties"].get(name).is_some(), "{place}: {name}");
            }
        }
    }

    #[test]
    fn a_region_is_asked_for_beside_the_parameters_where_none_of_them_names_it() {
        let beside = |cloud, product, name| operation(cloud, product, name).unwrap().region_beside;
        assert!(beside("kingsoft", "vpc", "DescribeVpcs") && beside("alibaba", "ecs", "AllocatePublicIpAddress"));
        assert!(!beside("alibaba", "Vpc", "DescribeVpcs") && !beside("alibaba", "Ram", "GetRole"));
        assert!(!beside("kingsoft", "iam", "ListUsers"));
        assert!(operation("alibaba", "ram", "getrole").is_none());
    }
}
