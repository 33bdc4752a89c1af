//! The command line.

mod admin_client;
mod ca;
pub(crate) mod client;
mod demo;
mod env;
mod exec;
mod policy;
mod ready;
mod replay;
mod serve;

use std::io::Write;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::config;

/// A whole cloud control plane on this machine, for Alibaba Cloud and Kingsoft Cloud.
#[derive(Debug, Parser)]
#[command(name = "yunbox", version, about, after_help = EXAMPLES, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

const EXAMPLES: &str = "\
Examples:
  yunbox serve                             keep data in ./.yunbox, listen on 127.0.0.1:4590
  yunbox serve --ephemeral --listen 127.0.0.1:0 --ready-file ready.json
                                           a sandbox for one test run, on a free port
  yunbox demo                              play the tutorial's nine steps over HTTP
  eval \"$(yunbox env)\"                     point the usual clients at the running sandbox
  yunbox exec i-bp1... -- curl http://100.100.100.200/latest/meta-data/
                                           ask what an instance sees, from inside it
  curl 127.0.0.1:4590/_yunbox/health       is it up, and what does it enforce
";

#[derive(Debug, Subcommand)]
enum Command {
    /// Run the sandbox until it is told to stop.
    Serve(serve::Serve),
    /// Play the flow of a vendor's tutorial against a sandbox of its own, step by step.
    Demo(demo::Demo),
    /// Check, compare and test policies; ask who can do what.
    Policy(policy::Policy),
    /// Print the exports that point the usual clients at the running sandbox.
    Env(env::Env),
    /// Print where the certificate of the sandbox's own authority is, and how to trust it.
    Ca(ca::Ca),
    /// Play a recording against the running sandbox and tell what is different; exit status 1 when anything is.
    Replay(replay::Replay),
    /// Run a command as if inside an instance.
    Exec(exec::Exec),
    /// A part of `exec`.
    #[command(hide = true)]
    Inside(exec::Inside),
}

/// Runs the command that the arguments name.
pub fn run() -> ExitCode {
    let cli = Cli::parse();
    if let Some(name) = config::unknown_variable(std::env::vars_os().map(|(name, _)| name)) {
        return fail(&format!("nothing reads the environment variable {name}; unset it or correct its name"));
    }
    let done = match cli.command {
        Command::Serve(serve) => serve.run(),
        Command::Demo(demo) => demo.run(),
        Command::Policy(policy) => return policy.run().unwrap_or_else(|error| fail(&error.to_string())),
        Command::Env(env) => env.run(),
        Command::Ca(ca) => ca.run(),
        Command::Replay(replay) => return replay.run().unwrap_or_else(|error| fail(&error.to_string())),
        Command::Exec(exec) => return exec.run().unwrap_or_else(|error| fail(&error.to_string())),
        Command::Inside(part) => return part.run().unwrap_or_else(|error| fail(&error.to_string())),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => fail(&error.to_string()),
    }
}

/// Anything that ends a command; shown as it is.
pub(crate) type CommandError = Box<dyn std::error::Error + Send + Sync>;

fn fail(message: &str) -> ExitCode {
    // Nobody is left to tell when standard error is closed.
    writeln!(std::io::stderr(), "yunbox: {message}").ok();
    ExitCode::FAILURE
}
