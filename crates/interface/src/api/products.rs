//! The products of every cloud, by the names that paths and documents have.

use sts::Caller;
use wire::Route;

use crate::sandbox::CLOUDS;

/// A product of a cloud.
#[derive(Debug, Clone, Copy)]
pub(super) struct Product {
    /// Name of the cloud.
    pub(super) cloud: &'static str,
    /// Name of the product, as its cloud writes it.
    pub(super) name: &'static str,
    /// Its operations.
    pub(super) routes: &'static [Route],
}

/// Every product.
pub(super) fn all() -> impl Iterator<Item = Product> {
    let alibaba = alibaba::PRODUCTS.iter().map(|product| Product {
        cloud: alibaba::CLOUD.name,
        name: product.name,
        routes: product.routes,
    });
    let kingsoft = kingsoft::PRODUCTS.iter().map(|product| Product {
        cloud: kingsoft::CLOUD.name,
        name: product.name,
        routes: product.routes,
    });
    alibaba.chain(kingsoft)
}

/// What a path names that is not there.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(super) enum Unknown {
    /// The cloud.
    #[error("there is no cloud `{0}`; there are {clouds}", clouds = clouds())]
    Cloud(String),
    /// The product.
    #[error("`{cloud}` has no product `{product}`; it has {}", products_of(.cloud))]
    Product {
        /// Name of the cloud.
        cloud: &'static str,
        /// What the path names.
        product: String,
    },
    /// The operation.
    #[error("`{cloud}/{product}` has no operation `{operation}`")]
    Operation {
        /// Name of the cloud.
        cloud: &'static str,
        /// Name of the product.
        product: &'static str,
        /// What the path names.
        operation: String,
    },
}

fn clouds() -> String {
    CLOUDS.map(|cloud| format!("`{}`", cloud.name)).join(" and ")
}

fn products_of(cloud: &str) -> String {
    let names: Vec<_> = all().filter(|product| product.cloud == cloud).map(|product| product.name).collect();
    names.join(", ")
}

/// The operation that a path names. The letter case of cloud and product does not matter.
pub(super) fn find(cloud: &str, product: &str, operation: &str) -> Result<&'static Route, Unknown> {
    let of_cloud = CLOUDS.into_iter().find(|known| known.name.eq_ignore_ascii_case(cloud));
    let cloud = of_cloud.ok_or_else(|| Unknown::Cloud(cloud.to_owned()))?.name;
    let known = all().find(|known| known.cloud == cloud && known.name.eq_ignore_ascii_case(product));
    let known = known.ok_or_else(|| Unknown::Product { cloud, product: product.to_owned() })?;
    let route = known.routes.iter().find(|route| route.name == operation);
    let product = known.name;
    route.ok_or_else(|| Unknown::Operation { cloud, product, operation: operation.to_owned() })
}

/// Name of the cloud that has a product of this name, as the trail writes it.
pub(crate) fn cloud_of_service(service: &str) -> Option<&'static str> {
    all().find(|product| product.routes.first().is_some_and(|route| route.service == service)).map(|known| known.cloud)
}

/// The resource name of a caller, as its cloud writes it.
pub(crate) fn name_of(caller: &Caller) -> String {
    let product = all().find(|product| product.cloud == caller.tenant.cloud.name);
    product.and_then(|product| product.routes.first()).map(|route| route.principal(caller).shown).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_names_an_operation_or_learns_what_is_missing() {
        assert_eq!(find("alibaba", "ram", "GetRole").unwrap().name, "GetRole");
        assert_eq!(find("Kingsoft", "KEC", "RunInstances").unwrap().service, "kec");
        let said = |cloud, product, operation| find(cloud, product, operation).unwrap_err().to_string();
        assert_eq!(said("aws", "iam", "GetRole"), "there is no cloud `aws`; there are `alibaba` and `kingsoft`");
        assert_eq!(
            said("kingsoft", "ram", "GetRole"),
            "`kingsoft` has no product `ram`; it has bws, ebs, eip, iam, kec, sks, slb, sts, tag, tagv2, vpc"
        );
        assert_eq!(said("alibaba", "ram", "getrole"), "`alibaba/Ram` has no operation `getrole`");
    }
}
