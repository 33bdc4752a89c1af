//! What every operation of both clouds answers to its own example, and how policies decide about it, in files.
//!
//! A change that a client would notice changes a file, and fails here by the name of the operation and of the answer.
//! `replies/<cloud>/<product>/<Operation>.snap` holds the whole answers:
//!
//! * to the account, in JSON and in XML, in a world where what the example is about exists (see [`recipe`]); the call
//!   for XML has one parameter more, which the operation does not know and a header names;
//! * to `eve`, who has no policy, in both;
//! * to the account, once without each parameter that is required. Where none alone is, because one of several will do,
//!   once without any, if that is refused.
//!
//! `decisions/<cloud>/<product>/<Operation>.snap` holds what `GET /_yunbox/requests/{RequestId}` shows of the same call
//! made by `reader`, who has the small policy of `worlds/<cloud>/callers.txt`. The first no ends a call, so what is
//! asked after it is shown of the call of `manager`, who may do everything: action, resource and condition keys of
//! every check, and what allowed it.
//!
//! Everything repeats: the clock stands, identifiers and secrets are drawn from a seed, and each operation is called in
//! worlds of its own (see [`world::Worlds`]), so that one more operation changes no other's file. [`show`] says what is
//! left out of a file and why.
//!
//! `INSTA_UPDATE=always cargo test -p acceptance snapshots` writes the files anew. A plain `cargo test` leaves them
//! alone: it writes what differs beside them as `.snap.new`, and with `CI` set it writes nothing.
//!
//! `statements/<cloud>/<product>.txt` holds how many statements each read takes that answers.
//!
//! `unanswered.txt` lists the operations whose example does not succeed, each with its reason.

#![expect(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

pub(super) mod client;
mod federation;
mod missing;
mod pinned;
mod recipe;
mod show;
mod statements;
pub(super) mod world;

use std::collections::BTreeSet;

use wire::{Access, Effect, Format, Route};

use client::{Cloud, Product};
use pinned::{Kind, Parts, Pinned};
use statements::Statements;
use world::{World, Worlds};

/// Operations whose example does not succeed, with the reason. The list should only shrink.
const UNANSWERED: &str = include_str!("unanswered.txt");

/// One test for each product and kind, so that they run beside each other and fail by their names.
macro_rules! products {
    ($($module:ident = $cloud:ident $name:literal,)*) => {
        $(mod $module {
            use super::*;

            #[tokio::test]
            async fn replies() {
                super::replies(Product::of(Cloud::$cloud, $name)).await;
            }

            #[tokio::test]
            async fn decisions() {
                super::decisions(Product::of(Cloud::$cloud, $name)).await;
            }

            #[tokio::test]
            async fn a_refusal_does_not_tell_what_is_missing() {
                super::missing::is_not_told(Product::of(Cloud::$cloud, $name)).await;
            }
        })*

        #[test]
        fn every_product_has_its_tests() {
            let tested: Vec<_> = [$((Cloud::$cloud.name(), $name)),*].into();
            let known: Vec<_> = Product::all().map(|product| (product.cloud.name(), product.name)).collect();
            assert_eq!(tested, known);
        }
    };
}

products! {
    alibaba_ram = Alibaba "Ram",
    alibaba_ims = Alibaba "Ims",
    alibaba_resource_manager = Alibaba "ResourceManager",
    alibaba_sts = Alibaba "Sts",
    alibaba_ecs = Alibaba "Ecs",
    alibaba_ess = Alibaba "Ess",
    alibaba_vpc = Alibaba "Vpc",
    alibaba_vpc_peer = Alibaba "VpcPeer",
    alibaba_location = Alibaba "Location",
    alibaba_bss = Alibaba "BssOpenApi",
    alibaba_fc = Alibaba "FC",
    alibaba_kms = Alibaba "Kms",
    kingsoft_bws = Kingsoft "bws",
    kingsoft_ebs = Kingsoft "ebs",
    kingsoft_eip = Kingsoft "eip",
    kingsoft_iam = Kingsoft "iam",
    kingsoft_kec = Kingsoft "kec",
    kingsoft_sks = Kingsoft "sks",
    kingsoft_slb = Kingsoft "slb",
    kingsoft_sts = Kingsoft "sts",
    kingsoft_tag = Kingsoft "tag",
    kingsoft_tagv2 = Kingsoft "tagv2",
    kingsoft_vpc = Kingsoft "vpc",
}

#[test]
fn every_folder_belongs_to_a_product() {
    for kind in [Kind::Replies, Kind::Decisions] {
        let known: Vec<_> = Product::all().map(|product| kind.folder(&product)).collect();
        for folder in kind.folders() {
            assert!(known.contains(&folder), "{} belongs to no product any more", folder.display());
        }
    }
}

/// The reference, the console and OpenAPI read it.
#[test]
fn the_schema_of_every_operation_says_what_it_does() {
    for product in Product::all() {
        for route in product.routes {
            let schema = route.input();
            let sentence = schema.get("description").and_then(|text| text.as_str()).unwrap_or_default();
            let is_sentence =
                sentence.starts_with(|letter: char| letter.is_ascii_uppercase()) && sentence.contains('.');
            assert!(is_sentence, "{} {}: {sentence:?}", product.name, route.name);
        }
    }
}

#[test]
fn the_list_of_unanswered_operations_names_operations() {
    for (cloud, product, operation) in unanswered() {
        let known = Product::all().find(|one| one.cloud.name() == cloud && one.name == product);
        let known = known.is_some_and(|product| product.routes.iter().any(|route| route.name == operation));
        assert!(known, "no operation `{cloud} {product} {operation}`");
    }
}

async fn replies(product: Product) {
    let worlds = Worlds::of(product).await;
    let mut pinned = Pinned::of(Kind::Replies, product);
    let unanswered = unanswered();
    let mut statements = Statements::of(product);
    for route in product.routes {
        let (parts, succeeded) = replies_of(&worlds, route, &mut statements).await;
        pinned.compare(route.name, &parts);
        let listed = unanswered.contains(&(product.cloud.name(), product.name, route.name));
        match (succeeded, listed) {
            (false, false) => {
                pinned.differ(route.name, "its example does not succeed, and `unanswered.txt` has no reason");
            }
            (true, true) => pinned.differ(route.name, "its example succeeds; take it from `unanswered.txt`"),
            _ => {}
        }
    }
    pinned.end();
    statements.compare();
}

async fn replies_of(worlds: &Worlds, route: &Route, statements: &mut Statements) -> (Parts, bool) {
    let example = worlds.example(route);
    let by = worlds.caller_of(route);
    let mut parts = Parts::default();
    let mut world = worlds.open(route).await;
    parts.add("call", show::asked(by, route.name, &example));
    let json = (route, Format::Json);
    let status = add(&mut parts, &world, "answer", by, json, &example).await;
    let required = required(route);
    for missing in &required {
        let is_other = |name: &str| name.split('.').next() != Some(missing);
        let others: Vec<_> = example.iter().filter(|(name, _)| is_other(name)).cloned().collect();
        add(&mut parts, &world, &format!("answer without {missing}"), by, json, &others).await;
    }
    if required.is_empty() && !example.is_empty() {
        let mut bare = Parts::default();
        if add(&mut bare, &world, "answer without parameters", by, json, &[]).await >= 400 {
            parts.append(bare);
        }
    }
    if route.effect == Effect::Write {
        world.close().await;
        world = worlds.open(route).await;
    }
    // Who needs no signature needs no policy either.
    if route.access == Access::Signed {
        for format in [Format::Json, Format::Xml] {
            add(&mut parts, &world, "answer without a policy", Some("eve"), (route, format), &example).await;
        }
    } else if route.effect == Effect::Read {
        world.close().await;
        world = worlds.open(route).await;
    }
    let unknown = [("NoSuchParameter".to_owned(), "x".to_owned())];
    let name = "answer with an unknown parameter";
    add(&mut parts, &world, name, by, (route, Format::Xml), &[example.as_slice(), &unknown].concat()).await;
    if route.effect == Effect::Read && status == 200 {
        statements.count(&world, by, route.name, &example).await;
    }
    world.close().await;
    (parts, status == 200)
}

/// Calls an operation and adds its answer; its status.
async fn add(
    parts: &mut Parts,
    world: &World,
    name: &str,
    by: Option<&str>,
    (route, format): (&Route, Format),
    parameters: &[(String, String)],
) -> u16 {
    let reply = world.call(by, route.name, format, parameters).await;
    let written = match format {
        Format::Json | Format::Plain => "JSON",
        Format::Xml => "XML",
    };
    if format == Format::Json && reply.status == 200 {
        fits(route, &reply.body);
    }
    parts.add(format!("{name}, in {written}"), show::reply(world, format, &reply).await);
    reply.status
}

/// An answer is what the schema says, and has no field that it does not say.
fn fits(route: &Route, body: &str) {
    let answer: serde_json::Value = serde_json::from_str(body).unwrap_or_else(|_| panic!("no JSON: {body}"));
    let schema = route.output();
    let problems: Vec<_> = jsonschema::validator_for(schema.as_value())
        .unwrap_or_else(|error| panic!("the schema of {}: {error}", route.name))
        .iter_errors(&answer)
        .map(|error| format!("{error} at {}", error.instance_path()))
        .collect();
    assert!(problems.is_empty(), "{}: {problems:?}", route.name);
    let said = |name: &String| schema.as_value()["properties"].get(name).is_some();
    let fields = answer.as_object().into_iter().flat_map(|fields| fields.keys());
    let unsaid: Vec<_> = fields.filter(|name| *name != "RequestId" && !said(name)).collect();
    assert!(unsaid.is_empty(), "{} answers with {unsaid:?}, which its schema does not say", route.name);
}

async fn decisions(product: Product) {
    let worlds = Worlds::of(product).await;
    let mut pinned = Pinned::of(Kind::Decisions, product);
    for route in product.routes {
        let example = worlds.example(route);
        let mut world = worlds.open(route).await;
        let by = if route.access == Access::Signed { "reader" } else { "nobody" };
        let reply = world.call(Some(by), route.name, Format::Json, &example).await;
        let record = world.record(reply.request_id()).await;
        let mut parts = Parts::default();
        parts.add("call", show::asked(Some(by), route.name, &example));
        parts.add("decision", show::record(&world, record));
        if route.access == Access::Signed {
            if reply.status == 200 && route.effect == Effect::Write {
                world.close().await;
                world = worlds.open(route).await;
            }
            let reply = world.call(Some("manager"), route.name, Format::Json, &example).await;
            let record = world.record(reply.request_id()).await;
            parts.add("every check, for a manager", show::checks(&world, &record));
        }
        world.close().await;
        pinned.compare(route.name, &parts);
    }
    pinned.end();
}

/// Names of the parameters that an operation cannot be called without.
fn required(route: &Route) -> Vec<String> {
    let schema = route.input();
    let names = schema.get("required").and_then(|names| names.as_array()).cloned().unwrap_or_default();
    names.iter().filter_map(|name| name.as_str()).map(str::to_owned).collect()
}

/// The listed operations: cloud, product, name.
fn unanswered() -> BTreeSet<(&'static str, &'static str, &'static str)> {
    let lines = UNANSWERED.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty());
    let listed = lines.map(|line| {
        let (operation, reason) = line.split_once(": ").unwrap_or_else(|| panic!("no reason: {line}"));
        assert!(!reason.trim().is_empty(), "no reason: {line}");
        let words: Vec<_> = operation.split_whitespace().collect();
        match words.as_slice() {
            [cloud, product, operation] => (*cloud, *product, *operation),
            _ => panic!("no cloud, product and operation: {line}"),
        }
    });
    listed.collect()
}
