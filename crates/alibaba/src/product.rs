//! The products, and how a call is led to one: by its version, then by its host.

pub use alibaba_core::product::Product;
use alibaba_ecs::{bss, ecs, ess, vpc, vpc_peer};
use alibaba_fc as fc;
use alibaba_ram::{ims, ram, resource_manager, sts};

use crate::location;

/// Every product of this dialect.
pub static PRODUCTS: &[&Product] = &[
    &ram::PRODUCT,
    &ims::PRODUCT,
    &resource_manager::PRODUCT,
    &sts::PRODUCT,
    &ecs::PRODUCT,
    &ess::PRODUCT,
    &vpc::PRODUCT,
    &vpc_peer::PRODUCT,
    &location::PRODUCT,
    &bss::PRODUCT,
    &fc::PRODUCT,
    &alibaba_kms::PRODUCT,
];

/// The product that a call is for; a known version wins over the host.
pub fn find(version: Option<&str>, host: &str) -> Option<&'static Product> {
    if let Some(version) = version.filter(|version| !version.is_empty()) {
        return PRODUCTS.iter().copied().find(|product| product.version == version);
    }
    let label = host.split(['.', ':']).next().unwrap_or_default();
    let names = |product: &&Product| {
        label.strip_prefix(product.host).is_some_and(|rest| rest.is_empty() || rest.starts_with('-'))
    };
    PRODUCTS.iter().copied().find(names)
}

/// Names of every action that the products have, also of operations that are not built here.
pub fn actions() -> impl Iterator<Item = &'static str> {
    include_str!("../data/actions.txt").lines()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_decides_and_then_the_host() {
        let name = |version, host| find(version, host).map(|product| product.name);
        assert_eq!(name(Some("2015-05-01"), "127.0.0.1:4590"), Some("Ram"));
        assert_eq!(name(None, "ram.aliyuncs.com"), Some("Ram"));
        assert_eq!(name(Some("2019-08-15"), "127.0.0.1:4590"), Some("Ims"));
        assert_eq!(name(None, "ims.aliyuncs.com"), Some("Ims"));
        assert_eq!(name(Some("1999-01-01"), "ram.aliyuncs.com"), None);
        assert_eq!(name(None, "rambo.aliyuncs.com"), None);
        assert_eq!(name(Some("2020-03-31"), "127.0.0.1:4590"), Some("ResourceManager"));
        assert_eq!(name(None, "resourcemanager.aliyuncs.com"), Some("ResourceManager"));
    }

    #[test]
    fn no_product_has_an_operation_twice() {
        for product in PRODUCTS {
            let mut names: Vec<_> = product.routes.iter().map(|route| route.name).collect();
            names.sort_unstable();
            let count = names.len();
            names.dedup();
            assert_eq!(names.len(), count, "{}", product.name);
        }
    }
}
