//! The products, and how a call is led to one: by the name of its service.

use wire::Route;

/// One product.
#[derive(Debug)]
pub struct Product {
    /// Name of the service in credential scopes and hosts, such as `kec`.
    pub name: &'static str,
    /// Version of its interface.
    pub version: &'static str,
    /// Whether it is offered region by region.
    pub regional: bool,
    /// Its operations.
    pub routes: &'static [Route],
}

/// Every product of this dialect.
pub static PRODUCTS: &[&Product] = &[
    &crate::bws::PRODUCT,
    &crate::ebs::PRODUCT,
    &crate::eip::PRODUCT,
    &crate::iam::PRODUCT,
    &crate::kec::PRODUCT,
    &crate::sks::PRODUCT,
    &crate::slb::PRODUCT,
    &crate::sts::PRODUCT,
    &crate::tag::PRODUCT,
    &crate::tagv2::PRODUCT,
    &crate::vpc::PRODUCT,
];

/// The product of this name.
pub fn find(service: &str) -> Option<&'static Product> {
    PRODUCTS.iter().copied().find(|product| product.name.eq_ignore_ascii_case(service))
}

impl Product {
    /// The operation of this name.
    pub fn route(&self, action: &str) -> Option<&'static Route> {
        self.routes.iter().find(|route| route.name == action)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_product_has_an_operation_twice() {
        for product in PRODUCTS {
            let names: BTreeSet<_> = product.routes.iter().map(|route| route.name).collect();
            assert_eq!(names.len(), product.routes.len(), "{}", product.name);
        }
    }
}
