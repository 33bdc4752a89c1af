//! `cargo xtask operations FOLDER`: condenses the vendor's interface metadata into one table.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use clap::Args;
use serde::Deserialize;

use crate::{Failed, root};

/// Flags of `operations`.
#[derive(Debug, Args)]
pub(crate) struct Operations {
    /// Folder with one JSON file for each product: operation, then `params` with `name`, `type` and `sub`.
    folder: PathBuf,
}

/// Products of the table, and the files that describe them.
const FILES: [(&str, &str); 11] = [
    ("Ram", "ram.json"),
    ("Sts", "sts.json"),
    ("Ims", "ims.json"),
    ("ResourceManager", "resourcemanager.json"),
    ("Ecs", "ecs.json"),
    ("Vpc", "vpc.json"),
    ("VpcPeer", "vpcpeer.json"),
    ("BssOpenApi", "bssopenapi.json"),
    ("FC", "fc.json"),
    ("Kms", "kms.json"),
    ("Ess", "ess.json"),
];

#[derive(Deserialize)]
struct Operation {
    params: Vec<Parameter>,
}

#[derive(Deserialize)]
struct Parameter {
    name: String,
    r#type: String,
    #[serde(default)]
    sub: Vec<Parameter>,
}

impl Operations {
    pub(crate) fn run(&self) -> Result<(), Failed> {
        let mut table = String::new();
        for (product, file) in FILES {
            let text = fs::read_to_string(self.folder.join(file))?;
            let operations: BTreeMap<String, Operation> = serde_json::from_str(&text)?;
            for (name, operation) in operations {
                let parameters: Vec<_> = operation.params.iter().flat_map(names).collect();
                writeln!(table, "{product}\t{name}\t{}", parameters.join(" "))?;
            }
        }
        fs::write(root().join("crates/alibaba/data/operations.tsv"), table)?;
        Ok(())
    }
}

/// A parameter and the fields below it, with their types.
fn names(parameter: &Parameter) -> Vec<String> {
    let Parameter { name, r#type, sub } = parameter;
    let step = if r#type == "Struct" { "" } else { ".N" };
    let below = sub.iter().map(|field| format!("{name}{step}.{}:{}", field.name, field.r#type));
    std::iter::once(format!("{name}:{type}")).chain(below).collect()
}
