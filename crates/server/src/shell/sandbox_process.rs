//! The inner side of a shell: a process that parts from the host and sets up what is seen inside.
//!
//! Two processes, both this program. The *sandbox process* makes the namespaces and waits. *Init* is process 1
//! in them: it runs the command and cleans up after it. When the outer side goes, in whatever way, the channel
//! ends; when init ends, the kernel ends everything else in the namespace.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::net::{SocketAddrV4, TcpListener};
use std::os::fd::AsFd;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode, Stdio};

use nix::sched::CloneFlags;
use nix::sys::signal::SigSet;
use rustix::mount::{MountFlags, MountPropagationFlags, UnmountFlags, mount, mount_bind, mount_change, unmount};
use rustix::process::{Signal, set_parent_process_death_signal};
use rustix::thread::{CapabilitySet, capabilities, configure_capability_in_ambient_set, set_capabilities};

use super::fd_channel::{FdChannel, Order, Plan, Word};
use super::{exit_code, netlink};

/// Folders to prepare files in. What is in them is hidden for that moment, and only here.
const STAGES: [&str; 4] = ["/tmp", "/run", "/var", "/mnt"];

/// How many connections may wait to be accepted.
const BACKLOG: i32 = 1024;

/// Sets up the namespaces and waits for init.
pub(super) fn run(command: &[OsString]) -> io::Result<ExitCode> {
    set_parent_process_death_signal(Some(Signal::KILL))?;
    // A key pressed in the terminal is for the command, not for the one who waits for it.
    SigSet::all().thread_block()?;
    let channel = FdChannel::of_standard_input()?;
    let Some((plan, _)) = channel.hear::<Plan>()? else { return Ok(ExitCode::FAILURE) };
    let apart =
        CloneFlags::CLONE_NEWUSER | CloneFlags::CLONE_NEWNS | CloneFlags::CLONE_NEWNET | CloneFlags::CLONE_NEWPID;
    if let Err(error) = nix::sched::unshare(apart) {
        channel.say(&Word::Forbidden(error.desc().to_owned()), &[])?;
        return Ok(ExitCode::FAILURE);
    }
    channel.say(&Word::Apart, &[])?;
    let Some((Order::Mapped, _)) = channel.hear()? else { return Ok(ExitCode::FAILURE) };
    match set_up(&plan) {
        Ok(sockets) => {
            let sockets: Vec<_> = sockets.iter().map(AsFd::as_fd).collect();
            channel.say(&Word::Listening, &sockets)?;
        }
        Err(error) => {
            channel.say(&Word::Failed(error.to_string()), &[])?;
            return Ok(ExitCode::FAILURE);
        }
    }
    keep_one_capability()?;
    let far = std::os::fd::OwnedFd::from(channel.again()?);
    let mut first = Command::new(std::env::current_exe()?)
        .args(["inside", "init", "--"])
        .args(command)
        .stdin(Stdio::from(far))
        .spawn()?;
    Ok(exit_code(first.wait()?))
}

/// Everything that is seen inside. Returns the sockets that are to be served from outside.
fn set_up(plan: &Plan) -> io::Result<Vec<TcpListener>> {
    let step = |name: &'static str| move |error: io::Error| io::Error::new(error.kind(), format!("{name}: {error}"));
    netlink::bring_up(&plan.addresses).map_err(step("the addresses cannot be set"))?;
    let sockets = plan.listen.iter().map(|address| listen(*address)).collect::<io::Result<_>>();
    let sockets = sockets.map_err(step("the addresses cannot be listened on"))?;
    // Nothing that is mounted from here on is seen outside.
    let private = MountPropagationFlags::PRIVATE | MountPropagationFlags::REC;
    mount_change("/", private).map_err(|error| step("the mounts cannot be parted")(error.into()))?;
    let folder = std::env::current_dir().ok();
    replace(&plan.replaced).map_err(step("the hosts file cannot be replaced"))?;
    for (folder, kept) in &plan.hidden {
        hide(folder, kept).map_err(step("the sandbox's own files cannot be hidden"))?;
    }
    // A working folder that is hidden now must not stay open.
    if let Some(folder) = folder {
        std::env::set_current_dir(folder).or_else(|_| std::env::set_current_dir("/"))?;
    }
    Ok(sockets)
}

fn listen(address: SocketAddrV4) -> io::Result<TcpListener> {
    let socket = TcpListener::bind(address)?;
    rustix::net::listen(&socket, BACKLOG)?;
    Ok(socket)
}

/// Puts files over files of the system. They are written to a memory that is unmounted right after.
fn replace(files: &BTreeMap<PathBuf, String>) -> io::Result<()> {
    let files: BTreeMap<_, _> =
        files.iter().map(|(path, text)| Ok((fs::canonicalize(path)?, text))).collect::<io::Result<_>>()?;
    let is_free = |stage: &&Path| stage.is_dir() && !files.keys().any(|path| path.starts_with(stage));
    let stage = STAGES.into_iter().map(Path::new).find(is_free);
    let stage = stage.ok_or_else(|| io::Error::other("there is neither /tmp nor /run"))?;
    mount_memory(stage)?;
    for (number, (path, text)) in files.iter().enumerate() {
        let prepared = stage.join(number.to_string());
        fs::write(&prepared, text)?;
        mount_bind(&prepared, path)?;
    }
    unmount(stage, UnmountFlags::DETACH)?;
    Ok(())
}

/// Hides a folder behind one that holds copies of some of its files and nothing else.
fn hide(folder: &Path, kept: &[String]) -> io::Result<()> {
    let kept = kept.iter().map(|name| Ok((name, fs::read(folder.join(name))?))).collect::<io::Result<Vec<_>>>()?;
    mount_memory(folder)?;
    for (name, bytes) in kept {
        fs::write(folder.join(name), bytes)?;
    }
    Ok(())
}

fn mount_memory(folder: &Path) -> io::Result<()> {
    mount("tmpfs", folder, "tmpfs", MountFlags::NOSUID | MountFlags::NODEV, Some(c"mode=0755"))?;
    Ok(())
}

/// Lets init mount; starting a program drops every other right of an ordinary user.
fn keep_one_capability() -> io::Result<()> {
    let mut held = capabilities(None)?;
    held.inheritable = CapabilitySet::SYS_ADMIN;
    set_capabilities(None, held)?;
    configure_capability_in_ambient_set(CapabilitySet::SYS_ADMIN, true)?;
    Ok(())
}
