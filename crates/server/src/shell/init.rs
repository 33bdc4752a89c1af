//! Process 1 of a shell: runs the command, passes signals on, and cleans up after what it leaves.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Write};
use std::os::fd::AsRawFd;
use std::process::{Command, ExitCode, Stdio};
use std::sync::{Arc, Mutex, PoisonError};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use nix::sys::signal::SigSet;
use rustix::fs::{MemfdFlags, memfd_create};
use rustix::io::{Errno, FdFlags, fcntl_setfd};
use rustix::mount::{MountFlags, mount};
use rustix::process::{Pid, Signal, WaitOptions, WaitStatus, kill_process, set_parent_process_death_signal, wait};
use rustix::thread::{CapabilitySet, capabilities, remove_capability_from_bounding_set, set_capabilities};

use super::fd_channel::{FdChannel, Order};
use super::spawn_failure;

/// Runs the command to its end, and a script before it if there is one.
pub(super) fn run(command: &[OsString]) -> io::Result<ExitCode> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    // The sandbox process blocks signals, and whoever is started inherits that. Process 1 needs no such protection: the
    // kernel sends it only what it has a handler for.
    SigSet::empty().thread_set_mask()?;
    let channel = FdChannel::of_standard_input()?;
    let Some((Order::Begin { script }, mut files)) = channel.hear()? else { return Ok(ExitCode::FAILURE) };
    // Without a standard input of its own, the command must not get the channel.
    let input = files.pop().map_or_else(|| File::open("/dev/null").map(Into::into), Ok)?;
    rustix::stdio::dup2_stdin(&input)?;
    drop(input);
    let quiet = MountFlags::NOSUID | MountFlags::NODEV | MountFlags::NOEXEC;
    // Some containers forbid it; then process numbers are shown as the host sees them.
    mount("proc", "/proc", "proc", quiet, None).ok();
    give_up_mounting()?;
    let running = Running::default();
    let target = running.clone();
    std::thread::spawn(move || obey(&channel, &target));
    if let Some(script) = script {
        run_script(&script, &running)?;
    }
    let Some((program, arguments)) = command.split_first() else { return Ok(ExitCode::FAILURE) };
    match running.start(Command::new(program).args(arguments)) {
        Ok(process) => Ok(ExitCode::from(running.end_of(process)?)),
        Err(error) => Ok(spawn_failure(program, &error)),
    }
}

/// What runs now. Held while something is started, so that no signal falls between its start and its number.
#[derive(Debug, Clone, Default)]
struct Running(Arc<Mutex<Option<Pid>>>);

impl Running {
    fn start(&self, command: &mut Command) -> io::Result<Pid> {
        let mut running = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let number = command.spawn()?.id();
        let process = i32::try_from(number).ok().and_then(Pid::from_raw);
        *running = process;
        process.ok_or_else(|| io::Error::other("a process has no number"))
    }

    fn signal(&self, signal: Signal) {
        if let Some(process) = *self.0.lock().unwrap_or_else(PoisonError::into_inner) {
            kill_process(process, signal).ok();
        }
    }

    /// Waits for a process, and for every orphan that ends meanwhile; the exit status, as shells write it.
    fn end_of(&self, process: Pid) -> io::Result<u8> {
        loop {
            match wait(WaitOptions::empty()) {
                Ok(Some((ended, status))) if ended == process => {
                    *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
                    return Ok(as_shells_write(status));
                }
                Ok(_) | Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
    }
}

/// Passes signals on. The end of the channel is the end of everything here.
fn obey(channel: &FdChannel, running: &Running) {
    while let Ok(Some((order, _))) = channel.hear::<Order>() {
        if let Order::Signal(number) = order
            && let Some(signal) = Signal::from_named_raw(number)
        {
            running.signal(signal);
        }
    }
    std::process::exit(i32::from(KILLED));
}

/// Exit status of what was ended by SIGKILL.
const KILLED: u8 = 137;

/// The command neither mounts nor unmounts: what is hidden stays hidden.
pub(super) fn give_up_mounting() -> io::Result<()> {
    // Only somebody who is root inside holds the right to do this; nobody else keeps anything to give up.
    remove_capability_from_bounding_set(CapabilitySet::SYS_ADMIN).ok();
    let mut held = capabilities(None)?;
    held.inheritable = CapabilitySet::empty();
    set_capabilities(None, held)?;
    Ok(())
}

/// Runs user data as a boot does: whatever comes of it, the command follows.
fn run_script(script: &str, running: &Running) -> io::Result<()> {
    let script = STANDARD.decode(script).map_err(io::Error::other)?;
    let mut written = File::from(memfd_create("user-data", MemfdFlags::empty())?);
    written.write_all(&script)?;
    // A file that is open for writing cannot be run.
    let readable = File::open(format!("/proc/self/fd/{}", written.as_raw_fd()))?;
    drop(written);
    // The interpreter opens it once more, under this number.
    fcntl_setfd(&readable, FdFlags::empty())?;
    let path = format!("/proc/self/fd/{}", readable.as_raw_fd());
    let status = match running.start(Command::new(path).stdin(Stdio::null())) {
        Ok(process) => running.end_of(process)?,
        Err(error) => {
            writeln!(io::stderr(), "yunbox: the user data cannot be run: {error}").ok();
            return Ok(());
        }
    };
    if status != 0 {
        writeln!(io::stderr(), "yunbox: the user data ended with status {status}").ok();
    }
    Ok(())
}

fn as_shells_write(status: WaitStatus) -> u8 {
    let number = match (status.exit_status(), status.terminating_signal()) {
        (Some(code), _) => code,
        (None, Some(signal)) => 128 + signal,
        (None, None) => i32::from(KILLED),
    };
    u8::try_from(number).unwrap_or(u8::MAX)
}
