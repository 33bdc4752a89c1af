//! Furnished worlds: one for each product, opened anew for each call that is pinned.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::Duration;

use store::Image;
use tempfile::TempDir;
use testkit::{Rows, TestCloud};
use totp_rs::{Builder, Secret};
use wire::{Format, Route};

use super::client::{self, Key, Product, Reply};
use super::federation;
use super::recipe::{self, Before, Call, Recipe, Step};

/// How long after it was furnished a world is looked at: what was started is running, and what was made is older than
/// now.
const LATER: Duration = Duration::from_secs(60 * 60);

/// Who stands in every world: `eve` without a policy, `reader` with a small one.
const CALLERS: &str = "callers";

/// The worlds of a product, as data folders that are copied.
///
/// A folder counts its starts, and a seeded mint draws other identifiers after each. So what an operation draws in
/// its copy does not depend on how much the world was furnished with, nor on any other operation.
#[derive(Debug)]
pub(in crate::coverage) struct Worlds {
    product: Product,
    recipe: Recipe,
    furnished: Kept,
    /// Only if an operation wants it.
    bare: Option<Kept>,
}

/// A data folder at rest, and what was kept of the answers that made it.
#[derive(Debug)]
struct Kept {
    folder: TempDir,
    values: BTreeMap<String, String>,
}

/// A world that runs.
#[derive(Debug)]
pub(in crate::coverage) struct World {
    cloud: TestCloud,
    pub(super) product: Product,
    pub(super) values: BTreeMap<String, String>,
    folder: TempDir,
}

/// The folder of this module's files.
pub(super) fn here() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("coverage/snapshots")
}

impl Worlds {
    pub(in crate::coverage) async fn of(product: Product) -> Self {
        let folder = here().join("worlds").join(product.cloud.name());
        let callers = Recipe::read(&folder.join(format!("{CALLERS}.txt")));
        let recipe = Recipe::read(&folder.join(format!("{}.txt", product.name.to_lowercase())));
        for name in recipe.operations.keys() {
            let known = product.routes.iter().any(|route| route.name == name);
            assert!(
                known,
                "worlds/{}/{}.txt: no operation `{name}`",
                product.cloud.name(),
                product.name.to_lowercase()
            );
        }
        let wanted = recipe.operations.values().any(|before| before.bare);
        let bare = if wanted { Some(Kept::furnish(product, &callers.world.steps).await) } else { None };
        let steps = [callers.world.steps, recipe.world.steps.clone()].concat();
        let furnished = Kept::furnish(product, &steps).await;
        Self { product, recipe, furnished, bare }
    }

    /// A fresh world for an operation, with what it needs.
    pub(in crate::coverage) async fn open(&self, route: &Route) -> World {
        let before = self.before(route);
        let kept = self.bare.as_ref().filter(|_| before.bare).unwrap_or(&self.furnished);
        let mut world = kept.open(self.product).await;
        world.cloud.advance(LATER);
        world.play(&before.steps).await;
        world
    }

    /// Who calls an operation, other than the account.
    pub(in crate::coverage) fn caller_of(&self, route: &Route) -> Option<&str> {
        self.recipe.operations.get(route.name)?.by.as_deref()
    }

    /// An operation's example with the names of things in a world of this product, not yet their identifiers.
    pub(in crate::coverage) fn example(&self, route: &Route) -> Vec<(String, String)> {
        let before = self.before(route);
        let examples = before.examples.iter().chain(&self.recipe.world.examples);
        let examples: Vec<_> = examples.collect();
        let texts: Vec<_> = before.texts.iter().chain(&self.recipe.world.texts).collect();
        let of = |(name, value): &(&str, &str)| {
            let plain = recipe::without_numbers(name);
            let own = examples.iter().find(|(meant, _)| meant == name || *meant == plain);
            let value = own.map_or_else(|| (*value).to_owned(), |(_, value)| value.clone());
            ((*name).to_owned(), texts.iter().fold(value, |value, (from, to)| value.replace(from, to)))
        };
        route.example.iter().map(of).collect()
    }

    fn before(&self, route: &Route) -> Before {
        self.recipe.operations.get(route.name).cloned().unwrap_or_default()
    }
}

impl Kept {
    async fn furnish(product: Product, steps: &[Step]) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let cloud = TestCloud::kept_in(folder.path()).await;
        let values = BTreeMap::new();
        let mut world = World { cloud, product, values, folder: tempfile::tempdir().expect("a folder") };
        world.play(steps).await;
        let values = std::mem::take(&mut world.values);
        world.close().await;
        Self { folder, values }
    }

    async fn open(&self, product: Product) -> World {
        let folder = tempfile::tempdir().expect("a folder");
        for file in fs::read_dir(self.folder.path()).expect("a folder") {
            let file = file.expect("a file");
            fs::copy(file.path(), folder.path().join(file.file_name())).expect("a copy");
        }
        let cloud = TestCloud::kept_in(folder.path()).await;
        World { cloud, product, values: self.values.clone(), folder }
    }
}

impl World {
    /// Calls an operation of the product as somebody; the account when `by` is `None`.
    pub(in crate::coverage) async fn call(
        &self,
        by: Option<&str>,
        action: &str,
        format: Format,
        parameters: &[(String, String)],
    ) -> Reply {
        self.call_of(&self.product, by, action, format, parameters).await
    }

    /// Calls an operation of any product of the cloud.
    pub(super) async fn call_of(
        &self,
        product: &Product,
        by: Option<&str>,
        action: &str,
        format: Format,
        parameters: &[(String, String)],
    ) -> Reply {
        let parameters: Vec<_> = parameters.iter().map(|(name, value)| (name.clone(), self.filled(value))).collect();
        let key = self.key(by);
        client::call(&self.cloud, product, key.as_ref(), action, format, &parameters).await
    }

    /// What the sandbox's own interface shows of a call.
    pub(super) async fn record(&self, request_id: &str) -> serde_json::Value {
        let (status, record) = self.cloud.own("GET", &format!("requests/{request_id}"), None).await;
        assert_eq!(status, 200, "{record}");
        record
    }

    /// A text without what differs from run to run.
    pub(super) fn hide(&self, text: String) -> String {
        // The port of the identity provider on this machine.
        match self.values.get("issuer") {
            Some(issuer) => text.replace(issuer, "[issuer]"),
            None => text,
        }
    }

    /// A second reader of its database.
    pub(in crate::coverage) fn rows(&self) -> Rows {
        Rows::of(self.folder.path())
    }

    /// Its database as it is.
    pub(in crate::coverage) fn image(&self) -> Image {
        self.cloud.image()
    }

    /// Puts its database back to what it was.
    pub(in crate::coverage) async fn restore(&self, image: &Image) {
        self.cloud.restore(image).await;
    }

    pub(in crate::coverage) async fn close(self) {
        self.cloud.stop().await;
    }

    fn key(&self, by: Option<&str>) -> Option<Key> {
        let value = |name: &str, part: &str| {
            let value = self.values.get(&format!("{name}.{part}"));
            value.unwrap_or_else(|| panic!("no key of `{name}`")).clone()
        };
        match by {
            Some("nobody") => None,
            Some(name) => Some(Key { id: value(name, "id"), secret: value(name, "secret") }),
            None => {
                let key = self.cloud.root_key(self.product.cloud.name());
                Some(Key { id: key.id.clone(), secret: key.secret.clone() })
            }
        }
    }

    async fn play(&mut self, steps: &[Step]) {
        for step in steps {
            match step {
                Step::Call(call) => self.make(call).await,
                Step::Wait(seconds) => self.cloud.advance(Duration::from_secs(*seconds)),
                Step::Codes(seed) => self.show_codes(seed),
                Step::Issuer => {
                    let issuer = federation::issuer(self.cloud.now()).await;
                    self.values.insert("issuer".to_owned(), issuer.url);
                    self.values.insert("oidc-token".to_owned(), issuer.token);
                }
                Step::Saml => {
                    self.values.insert("saml-metadata".to_owned(), one_line(federation::METADATA));
                    self.values.insert("saml-assertion".to_owned(), one_line(federation::ASSERTION));
                }
            }
        }
    }

    async fn make(&mut self, call: &Call) {
        let product = Product::of(self.product.cloud, &call.product);
        let reply = self.call_of(&product, call.by.as_deref(), &call.action, Format::Json, &call.parameters).await;
        assert_eq!(reply.status != 200, call.refused, "{} {}: {}", call.product, call.action, reply.body);
        for (name, pointer) in &call.keep {
            let value = reply.field(pointer).unwrap_or_else(|| panic!("no {pointer}: {}", reply.body));
            self.values.insert(name.clone(), value);
        }
    }

    /// What an authenticator showed half a minute ago, and what it shows now.
    fn show_codes(&mut self, seed: &str) {
        let secret = Secret::try_from_base32(self.filled(&format!("{{{seed}}}"))).expect("a seed");
        let authenticator = Builder::new().with_secret(secret).build().expect("an authenticator");
        let now = u64::try_from(self.cloud.now().as_second()).expect("an instant after 1970");
        for (name, at) in [("code1", now - 30), ("code2", now)] {
            self.values.insert(name.to_owned(), authenticator.generate(at).to_string());
        }
    }

    /// A value with what its `{name}` stand for.
    pub(super) fn filled(&self, value: &str) -> String {
        let mut filled = value.to_owned();
        for (name, kept) in &self.values {
            filled = filled.replace(&format!("{{{name}}}"), kept);
        }
        let is_name =
            |text: &str| !text.is_empty() && text.chars().all(|c| c.is_ascii_alphanumeric() || ".-".contains(c));
        let unknown = value.split('{').skip(1).filter_map(|rest| rest.split_once('}')).find(|(name, _)| is_name(name));
        if let Some((name, _)) = unknown {
            assert!(self.values.contains_key(name), "nothing was kept as `{name}`");
        }
        filled
    }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect()
}
