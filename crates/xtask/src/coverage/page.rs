//! The text of the coverage pages.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use alibaba::product::{PRODUCTS, Product};
use alibaba::published::{Operation, operations};
use wire::{Access, Effect, Route};

use super::schema;

const HEAD: &str = "\
<!-- Written by `cargo xtask coverage --write`; the gate compares it with the code. -->
";

/// What is built of Alibaba Cloud, beside what the vendor publishes.
pub(crate) fn alibaba() -> String {
    let mut published: BTreeMap<&str, Vec<Operation>> = BTreeMap::new();
    for operation in operations() {
        published.entry(operation.product).or_default().push(operation);
    }
    let mut page = format!(
        "{HEAD}# Alibaba Cloud: what is built

An operation that is not built answers `InvalidAction.NotFound`. Of an operation that is built, *reads* are the
parameters that it reads; *ignores* are those that the vendor publishes and it does not read: a call may carry them,
they change nothing, and the answer's header `x-yunbox-ignored-parameters` names them; *own* are those that it reads
and the vendor's metadata does not list, mostly for older clients. `Tag.N.Key` stands for the field of a list's
elements.

| Product | Version | Built | Published |
|---|---|---|---|
"
    );
    for product in PRODUCTS {
        let of = published.get(product.name).map_or("–".to_owned(), |list| list.len().to_string());
        writeln!(page, "| {} | {} | {} | {of} |", product.name, product.version, product.routes.len()).ok();
    }
    for product in PRODUCTS {
        let list = published.get(product.name).map(Vec::as_slice).unwrap_or_default();
        alibaba_product(&mut page, product, list);
    }
    page
}

fn alibaba_product(page: &mut String, product: &Product, published: &[Operation]) {
    writeln!(
        page,
        "\n## {} {}\n\n| Operation | Reads | Ignores | Own |\n|---|---|---|---|",
        product.name, product.version
    )
    .ok();
    for route in sorted(product.routes) {
        let reads: BTreeSet<String> = reads(route).into_iter().collect();
        let known = published.iter().find(|operation| operation.name == route.name);
        let known: BTreeSet<String> = known
            .map(|operation| operation.parameters.iter().map(|parameter| parameter.name.to_owned()).collect())
            .unwrap_or_default();
        let of_the_vendor = |name: &&String| published.is_empty() || known.contains(*name);
        writeln!(
            page,
            "| {}{} | {} | {} | {} |",
            route.name,
            marks(route),
            shown(reads.iter().filter(of_the_vendor)),
            shown(known.difference(&reads)),
            shown(reads.iter().filter(|name| !of_the_vendor(name))),
        )
        .ok();
    }
    let missing: Vec<_> =
        published.iter().filter(|one| product.route(one.name).is_none()).map(|one| one.name).collect();
    if !missing.is_empty() {
        writeln!(page, "\nNot built: {}.", missing.join(", ")).ok();
    }
}

/// What is built of Kingsoft Cloud, whose vendor publishes no metadata of its interfaces.
pub(crate) fn kingsoft() -> String {
    let mut page = format!(
        "{HEAD}# Kingsoft Cloud: what is built

The vendor publishes no metadata of its interfaces, so this page cannot say what is missing.

| Product | Version | Built |
|---|---|---|
"
    );
    for product in kingsoft::PRODUCTS {
        writeln!(page, "| {} | {} | {} |", product.name, product.version, product.routes.len()).ok();
    }
    for product in kingsoft::PRODUCTS {
        writeln!(page, "\n## {} {}\n\n| Operation | Reads |\n|---|---|", product.name, product.version).ok();
        for route in sorted(product.routes) {
            let reads = reads(route);
            writeln!(page, "| {}{} | {} |", route.name, marks(route), shown(&reads)).ok();
        }
    }
    page
}

fn sorted(routes: &'static [Route]) -> Vec<&'static Route> {
    let mut routes: Vec<_> = routes.iter().collect();
    routes.sort_by_key(|route| route.name);
    routes
}

fn reads(route: &Route) -> Vec<String> {
    schema::names(route.input().as_value())
}

/// What a reader should know about an operation at a glance.
fn marks(route: &Route) -> &'static str {
    match (route.access, route.effect) {
        (Access::Anonymous, _) => " (unsigned)",
        (Access::Signed, Effect::Write) => " (writes)",
        (Access::Signed, Effect::Read) => "",
    }
}

fn shown<'n>(names: impl IntoIterator<Item = &'n String>) -> String {
    let names: Vec<_> = names.into_iter().map(String::as_str).collect();
    if names.is_empty() { "–".to_owned() } else { names.join(", ") }
}
