//! What a product is.

use wire::Route;

/// One product.
#[derive(Debug)]
pub struct Product {
    /// Name, as clients and documents write it.
    pub name: &'static str,
    /// Version of its interface.
    pub version: &'static str,
    /// First label of its hosts.
    pub host: &'static str,
    /// Its operations.
    pub routes: &'static [Route],
}

impl Product {
    /// The operation of this name, in whatever letter case: Terraform's provider writes `UnTagResources` where the vendor's
    /// pages write `UntagResources`.
    pub fn route(&self, action: &str) -> Option<&'static Route> {
        self.routes.iter().find(|route| route.name.eq_ignore_ascii_case(action))
    }
}
