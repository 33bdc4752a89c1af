//! `cargo xtask coverage`: the pages that say what is built, and the check that they are not stale.

mod operations;
mod page;
mod schema;

use std::fs;
use std::path::PathBuf;

use clap::Args;

pub(crate) use operations::Operations;

use crate::{Failed, root};

/// Flags of `coverage`.
#[derive(Debug, Args)]
pub(crate) struct Coverage {
    /// Write the pages instead of comparing them.
    #[arg(long)]
    write: bool,
}

impl Coverage {
    pub(crate) fn run(&self) -> Result<(), Failed> {
        if !self.write {
            return check();
        }
        for (path, text) in pages() {
            fs::create_dir_all(path.parent().unwrap_or(&path))?;
            fs::write(path, text)?;
        }
        Ok(())
    }
}

/// Fails when a page does not say what is built.
pub(crate) fn check() -> Result<(), Failed> {
    for (path, text) in pages() {
        if fs::read_to_string(&path).unwrap_or_default() != text {
            let name = path.strip_prefix(root()).unwrap_or(&path).display().to_string();
            return Err(format!("{name} is stale: run `cargo xtask coverage --write`").into());
        }
    }
    Ok(())
}

fn pages() -> [(PathBuf, String); 2] {
    let folder = root().join("docs/reference");
    [(folder.join("alibaba.md"), page::alibaba()), (folder.join("kingsoft.md"), page::kingsoft())]
}
