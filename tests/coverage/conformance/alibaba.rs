//! Alibaba Cloud's products: what the vendor publishes of each operation, and what it reads besides.

use std::collections::BTreeSet;

use alibaba::published::operations;
use testkit::{Rows, TestCloud};
use wire::{Effect, Format, Route};

use super::{Held, Kind, Parameter, Vendor, has_text, is_word, survives};
use crate::coverage::snapshots::client::{self, Cloud, Key, Product, Reply};

#[tokio::test]
async fn ram_survives_every_parameter() {
    product_survives("Ram").await;
}

#[tokio::test]
async fn sts_survives_every_parameter() {
    product_survives("Sts").await;
}

#[tokio::test]
async fn ims_survives_every_parameter() {
    product_survives("Ims").await;
}

#[tokio::test]
async fn resource_manager_survives_every_parameter() {
    product_survives("ResourceManager").await;
}

#[tokio::test]
async fn ecs_survives_every_parameter() {
    product_survives("Ecs").await;
}

#[tokio::test]
async fn vpc_survives_every_parameter() {
    product_survives("Vpc").await;
}

#[tokio::test]
async fn vpc_peer_survives_every_parameter() {
    product_survives("VpcPeer").await;
}

#[tokio::test]
async fn ess_survives_every_parameter() {
    product_survives("Ess").await;
}

#[tokio::test]
async fn fc_survives_every_parameter() {
    product_survives("FC").await;
}

#[tokio::test]
async fn kms_survives_every_parameter() {
    product_survives("Kms").await;
}

/// Products whose things others are about.
const NEEDED: [&str; 2] = ["Ram", "Vpc"];

/// A cloud in which everything was called once that makes something, in the words of its example.
struct Alibaba {
    product: Product,
    cloud: TestCloud,
    key: Key,
    rows: Rows,
    /// Whether something may be gone that an example is about.
    stale: bool,
    _folder: tempfile::TempDir,
}

async fn product_survives(name: &str) {
    let product = Product::of(Cloud::Alibaba, name);
    let folder = tempfile::tempdir().unwrap();
    let cloud = TestCloud::kept_in(folder.path()).await;
    let root = cloud.root_key(product.cloud.name());
    let key = Key { id: root.id.clone(), secret: root.secret.clone() };
    let rows = Rows::of(folder.path());
    survives(Alibaba { product, cloud, key, rows, stale: true, _folder: folder }, product.routes).await;
}

impl Vendor for Alibaba {
    /// A region is looked up. A script has 24 KiB at most, and any other word for its encoding means Base64, as the page
    /// of `CreateCommand` says. A secret has 30 KiB at most.
    const TAKE_ANY: &'static [&'static str] = &["RegionId", "CommandContent", "ContentEncoding", "SecretData"];

    async fn furnish(&mut self, route: &Route) {
        let needed = |known: &Product| {
            known.cloud == Cloud::Alibaba && (known.name == self.product.name || NEEDED.contains(&known.name))
        };
        if self.stale {
            for product in Product::all().filter(needed) {
                let makes = |route: &&Route| ["Create", "Add", "Set"].iter().any(|verb| route.name.starts_with(verb));
                for route in product.routes.iter().filter(makes) {
                    self.send(&product, route, Format::Json, &owned(route.example)).await;
                }
            }
        }
        self.stale = route.effect == Effect::Write;
    }

    fn parameters(&self, route: &Route) -> Vec<Parameter> {
        let published = operations().find(|one| one.product == self.product.name && one.name == route.name);
        let published = published.map(|operation| operation.parameters).unwrap_or_default();
        let schema = route.input();
        let required = schema.get("required").and_then(|names| names.as_array()).cloned().unwrap_or_default();
        let read = route.parameters();
        let names: BTreeSet<&str> =
            published.iter().map(|parameter| parameter.name).chain(read.iter().map(String::as_str)).collect();
        let parameter = |name: &str| Parameter {
            name: name.replace(".N.", ".1."),
            read: read.contains(name),
            required: required.iter().any(|required| required == name),
            kind: match published.iter().find(|parameter| parameter.name == name).map(|parameter| parameter.kind) {
                Some("Integer" | "Long") => Kind::Number,
                Some("Boolean") => Kind::Truth,
                _ => Kind::Other,
            },
        };
        names.into_iter().map(parameter).collect()
    }

    fn example(&self, route: &Route) -> Vec<(String, String)> {
        owned(route.example)
    }

    async fn call(&self, route: &Route, format: Format, parameters: &[(String, String)]) -> Reply {
        self.send(&self.product, route, format, parameters).await
    }

    fn rows(&mut self) -> Held {
        self.rows.all()
    }

    async fn go_on(&mut self, left: Held) -> Held {
        left
    }

    fn is_refusal(reply: &Reply) -> bool {
        let code = reply.field("/Code").unwrap_or_default();
        // One of the vendor's has a line below: `DEPLOYMENTSET.QUOTA_FULL`.
        let formed = code.split('.').all(is_word) && code.starts_with(|c: char| c.is_ascii_uppercase());
        formed && has_text(reply, "/Message") && has_text(reply, "/HostId")
    }

    fn is_missing(&self, name: &str, reply: &Reply) -> bool {
        let forms = [format!("Missing{name}"), format!("MissingParameter.{name}")];
        // Some products have one code for all of them, and the message says which parameter is meant.
        let text = |pointer: &str| reply.field(pointer).unwrap_or_default();
        let (code, message) = (text("/Code"), text("/Message"));
        let in_words = match self.product.name {
            "FC" => code == "InvalidArgument" && message == format!("'{name}' is required"),
            "Kms" | "Ess" => code == "MissingParameter" && message.contains(&format!("\"{name}\"")),
            "VpcPeer" => code == format!("MissingParam.{name}"),
            _ => false,
        };
        forms.contains(&code) || in_words
    }
}

impl Alibaba {
    async fn send(&self, product: &Product, route: &Route, format: Format, parameters: &[(String, String)]) -> Reply {
        client::call(&self.cloud, product, Some(&self.key), route.name, format, parameters).await
    }
}

fn owned(parameters: &[(&str, &str)]) -> Vec<(String, String)> {
    parameters.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}
