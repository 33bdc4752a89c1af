//! Enters a shell that is open: a program that joins the namespaces of its inner side and starts a command there.
//!
//! The end of its standard input is the order to end the command. It stays until the command is gone and waited for: whoever
//! would wait in its place is outside, and the inner side cannot end while something in it is not waited for.

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;

use nix::sched::{CloneFlags, setns};
use rustix::process::{Pid, Signal, kill_process, kill_process_group};

use super::exit_code;
use super::init::give_up_mounting;

/// The word for ending a command with everything that it started; another one ends it alone.
pub(super) const TREE: &str = "tree";

/// How often it is looked whether the command is over, or is to be ended.
const LOOK: Duration = Duration::from_millis(10);

/// The namespaces of the inner side, in the order in which they are joined.
const SPACES: [(&str, CloneFlags); 4] = [
    ("user", CloneFlags::CLONE_NEWUSER),
    ("pid_for_children", CloneFlags::CLONE_NEWPID),
    ("net", CloneFlags::CLONE_NEWNET),
    ("mnt", CloneFlags::CLONE_NEWNS),
];

/// Starts a command inside. The words are the number of the sandbox process, the folder, how the command is ended, and the
/// command with its arguments.
pub(super) fn run(words: &[OsString]) -> io::Result<ExitCode> {
    let [process, folder, how, command @ ..] = words else { return Ok(ExitCode::FAILURE) };
    let number = process.to_str().and_then(|text| text.parse::<u32>().ok());
    let number = number.ok_or_else(|| io::Error::other("a process has a number"))?;
    // From inside, the system's list of processes would be another one.
    let own = std::env::current_exe()?;
    let spaces = SPACES.map(|(name, flag)| (File::open(format!("/proc/{number}/ns/{name}")), flag));
    for (space, flag) in spaces {
        setns(space?, flag)?;
    }
    std::env::set_current_dir(folder)?;
    give_up_mounting()?;
    // The command ends with this process in any case.
    let mut tied = Command::new(own);
    tied.args(["inside", "tied", "--"]).args(command).stdin(Stdio::null()).process_group(0);
    let mut child = tied.spawn()?;
    let target = i32::try_from(child.id()).ok().and_then(Pid::from_raw);
    let mut input = io::stdin();
    rustix::io::ioctl_fionbio(&input, true)?;
    // A program whose processes belong to another namespace than itself can have no threads, so it looks at both in turn.
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        match input.read(&mut [0]) {
            Ok(1..) => {}
            Err(error) if error.kind() == io::ErrorKind::WouldBlock => std::thread::sleep(LOOK),
            Ok(0) | Err(_) => {
                if let Some(target) = target {
                    let end = if how == TREE { kill_process_group } else { kill_process };
                    end(target, Signal::KILL).ok();
                }
                break child.wait()?;
            }
        }
    };
    Ok(exit_code(ended))
}
