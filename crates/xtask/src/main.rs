//! Chores of the project: `cargo xtask test` runs every check, as the gate does.

mod bench;
mod coverage;
mod layers;
mod postgres;
mod test;
mod translation;

use std::ffi::OsStr;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use clap::{Parser, Subcommand};

/// The sandbox's own allocator, so that `bench` compares like with like.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

/// Chores of the project.
#[derive(Debug, Parser)]
#[command(name = "cargo xtask")]
struct Cli {
    #[command(subcommand)]
    chore: Chore,
}

#[derive(Debug, Subcommand)]
enum Chore {
    /// Compare the crates' dependencies with the table in docs/architecture.md.
    Layers,
    /// Measure the sandbox beside an empty handler, in one run.
    Bench(bench::Bench),
    /// Compare the pages in docs/reference with what is built, or write them.
    Coverage(coverage::Coverage),
    /// Condense the vendor's interface metadata into crates/alibaba/data/operations.tsv.
    Operations(coverage::Operations),
    /// Run every check: format, lints, layers, Rust tests, real clients. Installs what they need.
    Test(test::Test),
}

/// Anything that ends a chore; shown as it is.
type Failed = Box<dyn std::error::Error>;

fn main() -> ExitCode {
    let done = match Cli::parse().chore {
        Chore::Layers => layers::check(),
        Chore::Bench(bench) => bench.run(),
        Chore::Coverage(coverage) => coverage.run(),
        Chore::Operations(operations) => operations.run(),
        Chore::Test(test) => test.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            // Nobody is left to tell when standard error is closed.
            writeln!(std::io::stderr(), "xtask: {error}").ok();
            ExitCode::FAILURE
        }
    }
}

/// The repository's root.
fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.ancestors().nth(2).map_or(here.clone(), PathBuf::from)
}

/// Where cargo puts what it builds.
fn target() -> Result<PathBuf, Failed> {
    let cargo = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--no-deps"])
        .current_dir(root())
        .output()?;
    let metadata: serde_json::Value = serde_json::from_slice(&cargo.stdout)?;
    let folder = metadata["target_directory"].as_str().ok_or("cargo names no target folder")?;
    Ok(PathBuf::from(folder))
}

/// Runs a command in the root and fails with it.
fn run(program: impl AsRef<OsStr>, arguments: &[&str]) -> Result<(), Failed> {
    run_with(&[], program, arguments)
}

/// Runs a command in the root, with more variables, and fails with it.
fn run_with(variables: &[(&str, &OsStr)], program: impl AsRef<OsStr>, arguments: &[&str]) -> Result<(), Failed> {
    let mut command = Command::new(program);
    command.args(arguments).current_dir(root()).envs(variables.iter().copied());
    succeed(&mut command)
}

/// Runs a command in a folder and fails with it.
fn run_in(folder: &Path, program: impl AsRef<OsStr>, arguments: &[&str]) -> Result<(), Failed> {
    succeed(Command::new(program).args(arguments).current_dir(folder))
}

/// Runs a command, shows it, and fails with it.
fn succeed(command: &mut Command) -> Result<(), Failed> {
    let words: Vec<_> =
        [command.get_program()].into_iter().chain(command.get_args()).map(OsStr::to_string_lossy).collect();
    let shown = words.join(" ");
    writeln!(std::io::stderr(), "\n== {shown}")?;
    // Clients test what was just built: a release build of another day was taken where there was one.
    if std::env::var_os("YB_BIN").is_none() {
        command.env("YB_BIN", target()?.join("debug/yunbox"));
    }
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` failed: {status}").into()),
        Err(error) => Err(format!("`{shown}` cannot be run: {error}").into()),
    }
}
