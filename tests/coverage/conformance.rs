//! Every parameter of every operation: left out, empty, too long, of another type, hostile.
//!
//! The cases are made from what the vendor publishes and from what an operation reads, so an operation
//! that is added tomorrow is tried without another line. Whatever is sent, the answer is the vendor's:
//! a status below 500, a code of the vendor's form, a number, and nothing half-written.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use alibaba::product::{PRODUCTS, Product};
use alibaba::published::operations;
use quick_xml::events::Event;
use testkit::{Reply, Rows, TestCloud};
use wire::{Effect, Route};

/// Texts that have broken somebody's software.
const HOSTILE: [&str; 10] = [
    "'; DROP TABLE users; --",
    "<script>alert(1)</script> & ]]>",
    "../../../../etc/passwd",
    "\u{0}\u{7}\u{1b}[31m",
    "\u{202e}\u{feff}e\u{301}𝕏\u{fffe}",
    "%s%n%00{{7*7}}${jndi:ldap://x}",
    "[{\"Key\":{\"Value\":[1,2,{\"a\":null}]}}]",
    "{\"Version\":\"1\",\"Statement\":[{\"Effect\":\"Allow\"",
    "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[",
    " \t\r\n ",
];

/// Parameters of writes that take so long a text. A script has 24 KiB at most, and any other word for its encoding means Base64, as the
/// page of `CreateCommand` says.
const TAKES_ANY: [&str; 2] = ["CommandContent", "ContentEncoding"];

/// Texts that are no number of a sensible size, no truth value, no list and no structure.
const OF_ANOTHER_TYPE: [&str; 6] = ["not a number", "-1", "1.5", "99999999999999999999999", "NaN", "0x10"];

#[tokio::test]
async fn ram_survives_every_parameter() {
    survives("Ram").await;
}

#[tokio::test]
async fn sts_survives_every_parameter() {
    survives("Sts").await;
}

#[tokio::test]
async fn ims_survives_every_parameter() {
    survives("Ims").await;
}

#[tokio::test]
async fn resource_manager_survives_every_parameter() {
    survives("ResourceManager").await;
}

#[tokio::test]
async fn ecs_survives_every_parameter() {
    survives("Ecs").await;
}

#[tokio::test]
async fn vpc_survives_every_parameter() {
    survives("Vpc").await;
}

#[tokio::test]
async fn vpc_peer_survives_every_parameter() {
    survives("VpcPeer").await;
}

#[tokio::test]
async fn ess_survives_every_parameter() {
    survives("Ess").await;
}

#[tokio::test]
async fn fc_survives_every_parameter() {
    survives("FC").await;
}

#[tokio::test]
async fn kms_survives_every_parameter() {
    survives("Kms").await;
}

/// Products whose things others are about.
const NEEDED: [&str; 2] = ["Ram", "Vpc"];

/// One parameter of an operation.
struct Parameter {
    name: String,
    /// Whether the operation reads it.
    read: bool,
    /// Whether a call without it cannot be read.
    required: bool,
    /// Type in the vendor's words; empty where it publishes none.
    kind: &'static str,
}

/// A cloud in which things of the examples exist, and its database.
struct World {
    cloud: TestCloud,
    rows: Rows,
    held: BTreeMap<String, Vec<String>>,
    calls: usize,
    /// What was wrong, in words.
    wrong: Vec<String>,
    _folder: tempfile::TempDir,
}

async fn survives(product: &str) {
    let product = PRODUCTS.iter().find(|known| known.name == product).unwrap();
    let folder = tempfile::tempdir().unwrap();
    let cloud = TestCloud::kept_in(folder.path()).await;
    let rows = Rows::of(folder.path());
    let mut world = World { cloud, rows, held: BTreeMap::new(), calls: 0, wrong: Vec::new(), _folder: folder };
    world.furnish(product).await;
    for route in product.routes {
        for parameter in parameters(product, route) {
            world.try_parameter(product, route, &parameter).await;
        }
        if route.effect == Effect::Write {
            world.furnish(product).await;
        }
    }
    assert!(world.calls >= product.routes.len(), "no case was tried");
    assert!(world.wrong.is_empty(), "{} cases:\n{}", world.wrong.len(), world.wrong.join("\n"));
}

/// What the vendor publishes of an operation, and what it reads besides.
fn parameters(product: &Product, route: &Route) -> Vec<Parameter> {
    let published = operations().find(|one| one.product == product.name && one.name == route.name);
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
        kind: published.iter().find(|parameter| parameter.name == name).map_or("", |parameter| parameter.kind),
    };
    names.into_iter().map(parameter).collect()
}

impl World {
    /// Makes what the examples are about, as far as it is not there.
    async fn furnish(&mut self, product: &Product) {
        let root = self.cloud.root();
        let needed = |known: &&Product| known.name == product.name || NEEDED.contains(&known.name);
        for product in PRODUCTS.iter().copied().filter(needed) {
            let makes = |route: &&Route| ["Create", "Add", "Set"].iter().any(|verb| route.name.starts_with(verb));
            for route in product.routes.iter().filter(makes) {
                root.call(product.name, route.name, route.example).await;
            }
        }
        self.held = self.rows.all();
    }

    async fn try_parameter(&mut self, product: &Product, route: &Route, parameter: &Parameter) {
        let name = parameter.name.as_str();
        let is_part =
            |known: &str| known.strip_prefix(name).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'));
        let others: Vec<_> = route.example.iter().copied().filter(|(known, _)| !is_part(known)).collect();
        let reply = self.call(product, route, &others).await;
        if parameter.required {
            let forms = [format!("Missing{name}"), format!("MissingParameter.{name}")];
            // Some products have one code for all of them, and the message says which parameter is meant.
            let (code, message) = (reply.field("/Code"), reply.field("/Message"));
            let in_words = match product.name {
                "FC" => code == "InvalidArgument" && message == format!("'{name}' is required"),
                "Kms" | "Ess" => code == "MissingParameter" && message.contains(&format!("\"{name}\"")),
                "VpcPeer" => code == format!("MissingParam.{name}"),
                _ => false,
            };
            let told = reply.status == 400 && (forms.contains(&code) || in_words);
            self.expect(told, || format!("{} without {name}: {}", route.name, reply.body));
        }
        let with = |value: &'static str| [others.as_slice(), &[(name, value)]].concat();
        self.call(product, route, &with("")).await;
        if !parameter.read {
            // It changes nothing, whatever it says: one text stands for all.
            self.call(product, route, &with(HOSTILE[0])).await;
            return;
        }
        let endless: &'static str = "x".repeat(20_000).leak();
        let reply = self.call(product, route, &with(endless)).await;
        // A filter of a list may be any text, and nothing matches it.
        if route.effect == Effect::Write && name != "RegionId" && !TAKES_ANY.contains(&name) {
            self.expect(reply.status >= 400, || format!("{} takes 20,000 characters as {name}", route.name));
        }
        for value in OF_ANOTHER_TYPE {
            let reply = self.call(product, route, &with(value)).await;
            let numeric = matches!(parameter.kind, "Integer" | "Long") && value != "-1";
            if numeric || parameter.kind == "Boolean" {
                self.expect(reply.status >= 400, || format!("{} takes `{value}` as {name}", route.name));
            }
        }
        for value in HOSTILE {
            self.call(product, route, &with(value)).await;
            let reply = self.cloud.root().call_for_xml(product.name, route.name, &with(value)).await;
            let mut reader = quick_xml::Reader::from_str(&reply.body);
            let well_formed = loop {
                match reader.read_event() {
                    Ok(Event::Eof) => break true,
                    Ok(_) => {}
                    Err(_) => break false,
                }
            };
            self.expect(well_formed, || format!("{} {name}: no XML: {}", route.name, reply.body));
            if route.effect == Effect::Write {
                self.held = self.rows.all();
            }
        }
    }

    /// Calls an operation and looks at what every answer must have.
    async fn call(&mut self, product: &Product, route: &Route, parameters: &[(&str, &str)]) -> Reply {
        self.calls += 1;
        let reply = self.cloud.root().call(product.name, route.name, parameters).await;
        let refused = reply.status != 200;
        let said = || format!("{} {parameters:?}: {} {}", route.name, reply.status, reply.body);
        self.expect(!refused || (400..500).contains(&reply.status), said);
        self.expect(!reply.field("/RequestId").is_empty(), said);
        if refused {
            let code = reply.field("/Code");
            // One of the vendor's has a line below: `DEPLOYMENTSET.QUOTA_FULL`.
            let is_word = |word: &str| !word.is_empty() && word.chars().all(|c| c.is_ascii_alphanumeric() || c == '_');
            let formed = code.split('.').all(is_word) && code.starts_with(|c: char| c.is_ascii_uppercase());
            self.expect(formed && !reply.field("/Message").is_empty() && !reply.field("/HostId").is_empty(), said);
        }
        if route.effect == Effect::Write {
            let held = self.rows.all();
            self.expect(!refused || held == self.held, || format!("left something behind: {}", said()));
            self.held = held;
        }
        reply
    }

    fn expect(&mut self, holds: bool, what: impl FnOnce() -> String) {
        if !holds {
            self.wrong.push(what().chars().take(600).collect());
        }
    }
}
