//! What the vendor publishes of its interfaces: names of operations and of their parameters.
//!
//! `data/operations.tsv` is condensed from the vendor's public interface metadata
//! (`aliyun/aliyun-openapi-meta`, Apache-2.0, state of April 2026) by `cargo xtask operations`. It marks
//! hardly anything as required and holds no answers; coverage pages and conformance tests rest on it.

/// An operation that the vendor publishes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Operation {
    /// Product, as [`crate::product::Product::name`] writes it.
    pub product: &'static str,
    /// Name of the operation.
    pub name: &'static str,
    /// Its parameters, in the order of their names.
    pub parameters: Vec<Parameter>,
}

/// A parameter that the vendor publishes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Parameter {
    /// Name; a field of a list's elements is written `List.N.Field`, one of a structure `Structure.Field`.
    pub name: &'static str,
    /// Type in the vendor's words, such as `String` or `RepeatList`.
    pub kind: &'static str,
}

/// Every operation of the products that this dialect knows, in the order of products and names.
pub fn operations() -> impl Iterator<Item = Operation> {
    include_str!("../data/operations.tsv").lines().filter_map(|line| {
        let mut columns = line.split('\t');
        let (product, name) = (columns.next()?, columns.next()?);
        let parameters = columns.next().unwrap_or_default().split(' ');
        let parameters = parameters.filter_map(|text| text.split_once(':'));
        let parameters = parameters.map(|(name, kind)| Parameter { name, kind }).collect();
        Some(Operation { product, name, parameters })
    })
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn every_line_of_the_table_is_an_operation() {
        let lines = include_str!("../data/operations.tsv").lines().count();
        let mut counts = BTreeMap::new();
        for operation in operations() {
            *counts.entry(operation.product).or_insert(0_usize) += 1;
        }
        assert_eq!(counts.values().sum::<usize>(), lines);
        assert_eq!((counts["Ram"], counts["Sts"], counts["Ims"]), (66, 4, 98));
        let create = operations().find(|one| one.product == "Ims" && one.name == "CreateUser").unwrap();
        assert!(create.parameters.contains(&Parameter { name: "Tag.N.Key", kind: "String" }));
    }

    /// Operations of the vendor's latest SDKs and of Terraform's provider that its metadata does not list.
    const NEWER: [&str; 7] = [
        "CreateServiceLinkedRole",
        "DeleteServiceLinkedRole",
        "GetServiceLinkedRoleTemplate",
        "GetAccessKeyPolicy",
        "GetAccessKeyPolicyForAccount",
        "SetAccessKeyPolicy",
        "SetAccessKeyPolicyForAccount",
    ];

    #[test]
    fn every_operation_that_is_built_is_published() {
        for product in crate::product::PRODUCTS {
            // The vendor publishes no metadata of the product that tells where the others are.
            if product.name == "Location" {
                continue;
            }
            for route in product.routes {
                let known = operations().any(|one| one.product == product.name && one.name == route.name);
                assert!(known || NEWER.contains(&route.name), "{} {}", product.name, route.name);
            }
        }
    }
}
