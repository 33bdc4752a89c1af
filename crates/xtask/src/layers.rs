//! Which crate may use which: the table in docs/architecture.md is the rule, `cargo metadata` the fact.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use serde::Deserialize;

use crate::{Failed, root};

#[derive(Deserialize)]
struct Metadata {
    packages: Vec<Package>,
}

#[derive(Deserialize)]
struct Package {
    name: String,
    dependencies: Vec<Dependency>,
}

#[derive(Deserialize)]
struct Dependency {
    name: String,
    path: Option<String>,
}

type Edges = BTreeMap<String, BTreeSet<String>>;

/// Fails on every edge that the table does not allow and on every crate that it does not name.
pub(crate) fn check() -> Result<(), Failed> {
    let page = fs::read_to_string(root().join("docs/architecture.md"))?;
    let allowed = table(&page)?;
    let problems = compare(&allowed, &edges()?);
    if problems.is_empty() { Ok(()) } else { Err(problems.join("\n").into()) }
}

fn edges() -> Result<Edges, Failed> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root())
        .output()?;
    let metadata: Metadata = serde_json::from_slice(&cargo.stdout)?;
    let ours = |package: Package| {
        let uses = package.dependencies.into_iter().filter(|dependency| dependency.path.is_some());
        (package.name, uses.map(|dependency| dependency.name).collect())
    };
    Ok(metadata.packages.into_iter().map(ours).collect())
}

/// The lines `crate → used, used` of the page's block that is marked `layers`.
fn table(page: &str) -> Result<Edges, Failed> {
    let block = page.split("```text layers").nth(1).and_then(|rest| rest.split("```").next());
    let block = block.ok_or("docs/architecture.md has no block marked `text layers`")?;
    let rows = block.lines().filter_map(|line| line.split_once('→'));
    let words =
        |text: &str| text.split(',').map(str::trim).filter(|word| !word.is_empty()).map(str::to_owned).collect();
    Ok(rows.map(|(name, uses)| (name.trim().to_owned(), words(uses))).collect())
}

fn compare(allowed: &Edges, found: &Edges) -> Vec<String> {
    let mut problems = Vec::new();
    for (name, uses) in found {
        let Some(may) = allowed.get(name) else {
            problems.push(format!("`{name}` is not in the table of layers"));
            continue;
        };
        for used in uses.difference(may) {
            problems.push(format!("`{name}` uses `{used}`, which the table of layers does not allow"));
        }
    }
    for name in allowed.keys().filter(|name| !found.contains_key(*name)) {
        problems.push(format!("the table of layers names `{name}`, and there is no such crate"));
    }
    problems
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_edge_outside_the_table_is_found() {
        let page = "text\n```text layers\nkernel →\nstore → kernel, schema\n```\nmore";
        let allowed = table(page).unwrap();
        let edges = |pairs: &[(&str, &[&str])]| {
            let uses = |names: &[&str]| names.iter().map(ToString::to_string).collect();
            pairs.iter().map(|(name, names)| ((*name).to_owned(), uses(names))).collect::<Edges>()
        };
        assert!(compare(&allowed, &edges(&[("kernel", &[]), ("store", &["kernel"])])).is_empty());
        let problems = compare(&allowed, &edges(&[("kernel", &["store"]), ("other", &[]), ("store", &[])]));
        assert_eq!(
            problems,
            [
                "`kernel` uses `store`, which the table of layers does not allow",
                "`other` is not in the table of layers",
            ]
        );
    }
}
