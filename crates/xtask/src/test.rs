//! Every check of the project, in the order in which they fail fastest.

use std::thread;
use std::{fs, iter};

use clap::Args;

use crate::{Failed, coverage, layers, postgres, root, run, run_in, run_with, target, translation};

/// Tests that take minutes, by a part of their names: `--quick` leaves them out.
const SLOW: [&str; 3] = ["storm::", "survives_every_parameter", "agreement"];

/// Flags of `test`.
#[derive(Debug, Args)]
pub(crate) struct Test {
    /// Leave the real clients out.
    #[arg(long)]
    no_clients: bool,
    /// For work in between: leave the real clients and the slow tests out.
    #[arg(long)]
    quick: bool,
    /// Fail where PostgreSQL is not installed, instead of leaving its tests out.
    #[arg(long)]
    postgres: bool,
}

impl Test {
    pub(crate) fn run(self) -> Result<(), Failed> {
        let cargo = env!("CARGO");
        run(cargo, &["fmt", "--all", "--check"])?;
        layers::check()?;
        translation::check()?;
        coverage::check()?;
        run(cargo, &["clippy", "--workspace", "--all-targets", "--locked", "--", "-D", "warnings"])?;
        let mut tests = vec!["test", "--workspace", "--locked"];
        if self.quick {
            tests.push("--");
            tests.extend(SLOW.iter().flat_map(|name| ["--skip", name]));
        }
        // A text that is not there any more must not be prepared.
        let noted = target()?.join("statements.txt");
        fs::write(&noted, "")?;
        run_with(&[("YUNBOX_TEST_STATEMENTS", noted.as_os_str())], cargo, &tests)?;
        if !self.quick {
            postgres::test(&noted, self.postgres)?;
        }
        if !self.no_clients && !self.quick {
            // The same build as the tests': the command alone would resolve features anew and compile everything again.
            run(cargo, &["build", "--workspace", "--all-targets", "--locked"])?;
            together(&[go, node, python])?;
        }
        Ok(())
    }
}

/// Runs checks that do not touch each other side by side, all of them to their end.
fn together(checks: &[fn() -> Result<(), Failed>]) -> Result<(), Failed> {
    let failed: Vec<String> = thread::scope(|scope| {
        // An error that is shown as it is need not cross to another thread as more than its text.
        let start = |check: &fn() -> Result<(), Failed>| {
            let check = *check;
            scope.spawn(move || check().map_err(|error| error.to_string()))
        };
        let running: Vec<_> = checks.iter().map(start).collect();
        let end = |check: thread::ScopedJoinHandle<'_, Result<(), String>>| match check.join() {
            Ok(done) => done.err(),
            Err(_) => Some("a check panicked".to_owned()),
        };
        running.into_iter().filter_map(end).collect()
    });
    if failed.is_empty() { Ok(()) } else { Err(failed.join("\n").into()) }
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
