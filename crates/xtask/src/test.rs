//! Every check of the project, in the order in which they fail fastest.

use std::{fs, iter};

use clap::Args;

use crate::{Failed, coverage, layers, root, run, run_in};

/// Flags of `test`.
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Leave the real clients out.
    #[arg(long)]
    no_clients: bool,
}

impl Test {
    pub(crate) fn run(self) -> Result<(), Failed> {
        let cargo = env!("CARGO");
        run(cargo, &["fmt", "--all", "--check"])?;
        layers::check()?;
        coverage::check()?;
        run(cargo, &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
        run(cargo, &["test", "--workspace", "--locked"])?;
        if !self.no_clients {
            run(cargo, &["build", "--locked", "--package", "server"])?;
            go()?;
            node()?;
            python()?;
        }
        Ok(())
    }
}

/// Go's real clients. They are never taken from the cache of results: the sandbox is not one of their sources.
fn go() -> Result<(), Failed> {
    run_in(&root().join("tests/clients/go"), "go", &["test", "-count=1", "./..."])
}

/// Node's real clients, installed beside their tests. Scripts of packages are not run.
fn node() -> Result<(), Failed> {
    let folder = root().join("tests/clients/node");
    let clients = folder.to_string_lossy();
    run("npm", &["ci", "--prefix", &clients, "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])?;
    // By name: what node looks for in a folder differs between its versions.
    let mut tests = Vec::new();
    for entry in fs::read_dir(&folder)? {
        tests.push(entry?.path().to_string_lossy().into_owned());
    }
    tests.retain(|file| file.ends_with(".test.js"));
    tests.sort_unstable();
    let tests = tests.iter().map(String::as_str);
    run("node", &iter::once("--test").chain(tests).collect::<Vec<_>>())
}

/// Python's real clients, in a virtual environment of the repository's own.
fn python() -> Result<(), Failed> {
    let clients = root().join("tests/clients/python");
    let requirements = clients.join("requirements.txt");
    let environment = root().join(".venv");
    let python = environment.join("bin/python");
    if !python.exists() {
        run("python3", &["-m", "venv", &environment.to_string_lossy()])?;
    }
    let install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "-r"];
    let requirements = requirements.to_string_lossy().into_owned();
    run(&python, &[install.as_slice(), &[requirements.as_str()]].concat())?;
    run(&python, &["-m", "pytest", "-q", "-p", "no:cacheprovider", &clients.to_string_lossy()])
}
