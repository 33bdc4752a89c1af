//! The shell: runs a command as if inside an instance, or with the clouds' hosts leading to the sandbox.
//!
//! Two forms. The *isolated* form, on Linux, gives the command a network of its own in which nothing
//! but the metadata service and the API hosts exist. The *proxied* form names a proxy in the variables
//! that clients read. Either way the process that the user started stays outside and serves the command.

#[cfg(target_os = "linux")]
mod enter;
pub mod environment;
#[cfg(target_os = "linux")]
mod fd_channel;
mod hosts;
#[cfg(target_os = "linux")]
mod init;
#[cfg(target_os = "linux")]
mod isolated;
#[cfg(target_os = "linux")]
mod netlink;
mod proxied;
mod proxy;
#[cfg(target_os = "linux")]
mod sandbox_process;
mod serve;
mod session;
#[cfg(unix)]
mod signals;
#[cfg(target_os = "linux")]
mod tasks;
mod upstream;

use std::ffi::{OsStr, OsString};
use std::io::{self, Write};
use std::process::{ExitCode, ExitStatus};

pub use proxy::Cloud;
pub use session::{Ask, Assistant, Form, Session, ShellError};
pub use upstream::{Metadata, Sandbox, Unanswered};

/// A part of the inner side, which this program starts of itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
pub enum Part {
    /// Makes the namespaces.
    SandboxProcess,
    /// Process 1 in them.
    Init,
    /// Joins the namespaces of a shell that is open, and starts a command there.
    Enter,
    /// Becomes the command, and ends with the process that started it.
    Tied,
}

/// Runs a part of the inner side.
#[cfg(target_os = "linux")]
pub fn inside(part: Part, command: &[OsString]) -> io::Result<ExitCode> {
    match part {
        Part::SandboxProcess => sandbox_process::run(command),
        Part::Init => init::run(command),
        Part::Enter => enter::run(command),
        Part::Tied => proxied::become_command(command),
    }
}

/// Runs a part of the inner side.
#[cfg(not(target_os = "linux"))]
pub fn inside(_: Part, _: &[OsString]) -> io::Result<ExitCode> {
    Err(io::Error::new(io::ErrorKind::Unsupported, "only Linux has an inner side"))
}

/// The exit status of a process, as shells write it.
fn exit_code(status: ExitStatus) -> ExitCode {
    #[cfg(unix)]
    let signal = std::os::unix::process::ExitStatusExt::signal(&status).map(|signal| 128 + signal);
    #[cfg(not(unix))]
    let signal = None;
    let code = status.code().or(signal).unwrap_or(1);
    ExitCode::from(u8::try_from(code).unwrap_or(u8::MAX))
}

/// Says that a command cannot be started; the exit status is that of shells.
fn spawn_failure(program: &OsStr, error: &io::Error) -> ExitCode {
    writeln!(io::stderr(), "yunbox: `{}` cannot be run: {error}", program.display()).ok();
    ExitCode::from(if error.kind() == io::ErrorKind::NotFound { 127 } else { 126 })
}
