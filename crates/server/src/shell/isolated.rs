//! The outer side of an isolated shell: starts the inner side, maps the user, and serves the sockets that
//! were made inside. Which instance asks is known by the socket that the question came through.

use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::net::SocketAddrV4;
use std::os::fd::{AsFd, OwnedFd};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use tokio::net::TcpListener;
use tokio::process::Command;

use super::fd_channel::{FdChannel, Order, Plan, Word};
use super::hosts::{self, API};
use super::tasks::Room;
use super::{Session, ShellError, exit_code, serve, signals};

/// Ports of the API hosts.
const API_PORTS: [u16; 2] = [80, 443];

/// Folders of clients that hold keys of their own, and of a service that looks up names by itself.
const CLIENT_FOLDERS: [&str; 3] = [".aliyun", ".alibabacloud", ".kscore"];
const NAME_SERVICE: &str = "/var/run/nscd";

/// Runs the command and serves it until it ends.
pub(super) async fn run(session: &Session) -> Result<ExitCode, ShellError> {
    let (channel, far) = FdChannel::pair()?;
    let mut command = Command::new(std::env::current_exe()?);
    command.args(["inside", "sandbox-process", "--"]).args(&session.command).stdin(Stdio::from(far));
    session.environment.apply(command.as_std_mut());
    let mut room = command.spawn()?;
    // The command keeps a copy of the inner end, and with it the channel would never end.
    drop(command);
    let plan = plan(session);
    channel.say(&plan, &[])?;
    heard(&channel, |word| matches!(word, Word::Apart))?;
    let number = room.id().ok_or_else(|| ShellError::Failed("the inner side ended at once".to_owned()))?;
    map_user(number)?;
    channel.say(&Order::Mapped, &[])?;
    let sockets = heard(&channel, |word| matches!(word, Word::Listening))?;
    for (address, socket) in plan.listen.iter().zip(sockets) {
        let socket = std::net::TcpListener::from(socket);
        socket.set_nonblocking(true)?;
        let listener = TcpListener::from_std(socket)?;
        match &session.instance {
            Some((_, metadata)) if *address.ip() != API => {
                tokio::spawn(serve::metadata(listener, metadata.clone()));
            }
            _ => {
                tokio::spawn(serve::api(listener, session.sandbox.clone()));
            }
        }
    }
    let mut signals = signals::coming()?;
    let script = session.user_data.as_ref().map(|script| STANDARD.encode(script));
    let input = io::stdin();
    let input = rustix::io::fcntl_dupfd_cloexec(&input, 3).ok();
    let files: Vec<_> = input.iter().map(AsFd::as_fd).collect();
    channel.say(&Order::Begin { script }, &files)?;
    drop(files);
    drop(input);
    let tasks = session.tasks(Room::Isolated { process: number, environment: session.environment.clone() });
    let ended = loop {
        tokio::select! {
            ended = room.wait() => break ended?,
            Some(number) = signals.recv() => {
                channel.say(&Order::Signal(number), &[]).ok();
            }
        }
    };
    if let Some(tasks) = tasks {
        tasks.end().await;
    }
    Ok(exit_code(ended))
}

/// Waits for a word of the inner side.
fn heard(channel: &FdChannel, awaited: impl Fn(&Word) -> bool) -> Result<Vec<OwnedFd>, ShellError> {
    match channel.hear::<Word>()? {
        Some((word, files)) if awaited(&word) => Ok(files),
        Some((Word::Forbidden(reason), _)) => Err(ShellError::Forbidden(reason)),
        Some((Word::Failed(reason), _)) => Err(ShellError::Failed(reason)),
        Some(_) | None => Err(ShellError::Failed("the inner side ended before it was set up".to_owned())),
    }
}

/// What the inner side is to look like.
fn plan(session: &Session) -> Plan {
    let mut addresses = vec![API];
    let mut listen: Vec<_> = API_PORTS.into_iter().map(|port| SocketAddrV4::new(API, port)).collect();
    let cloud = session.instance.as_ref().map(|(cloud, _)| *cloud);
    if let Some((address, port)) = cloud.map(super::Cloud::metadata_address) {
        addresses.push(address);
        listen.push(SocketAddrV4::new(address, port));
    }
    let own_name = fs::read_to_string("/proc/sys/kernel/hostname").ok();
    let own_name = own_name.as_deref().map(str::trim).filter(|name| !name.is_empty());
    let names = hosts::file(own_name, cloud == Some(super::Cloud::Kingsoft));
    let mut replaced = BTreeMap::from([(PathBuf::from("/etc/hosts"), names)]);
    if let Ok(kept) = fs::read_to_string("/etc/nsswitch.conf") {
        replaced.insert(PathBuf::from("/etc/nsswitch.conf"), hosts::name_services(&kept));
    }
    let mut hidden = BTreeMap::new();
    if Path::new(NAME_SERVICE).is_dir() {
        hidden.insert(PathBuf::from(NAME_SERVICE), Vec::new());
    }
    if session.instance.is_some() {
        // An instance holds nobody's keys: neither the sandbox's nor those of the one who sits before it.
        let home = std::env::home_dir();
        let folders = CLIENT_FOLDERS.iter().filter_map(|folder| Some(home.as_ref()?.join(folder)));
        hidden.extend(folders.filter(|folder| folder.is_dir()).map(|folder| (folder, Vec::new())));
        if session.ready_file.is_file() {
            replaced.insert(session.ready_file.clone(), String::new());
        }
        if let Some(folder) = session.data_folder.as_ref().filter(|folder| folder.is_dir()) {
            // What lies in a hidden folder is hidden with it.
            replaced.retain(|path, _| !path.starts_with(folder));
            hidden.insert(folder.clone(), shown(session, folder));
        }
    }
    Plan { addresses, listen, replaced, hidden }
}

/// The files of a data folder that are meant to be seen.
fn shown(session: &Session, folder: &Path) -> Vec<String> {
    let files = [&session.certificates.certificate, &session.certificates.bundle];
    let inside = files.into_iter().filter(|file| file.parent() == Some(folder) && file.is_file());
    inside.filter_map(|file| Some(file.file_name()?.to_str()?.to_owned())).collect()
}

/// Maps the user of the inner side to themselves: every number for root, their own for anybody else.
fn map_user(process: u32) -> Result<(), ShellError> {
    let file = |name: &str| PathBuf::from(format!("/proc/{process}/{name}"));
    let same = |text: &str| -> String {
        let lines = text.lines().filter_map(|channel| {
            let mut words = channel.split_whitespace();
            let (inside, _, count) = (words.next()?, words.next()?, words.next()?);
            Some(format!("{inside} {inside} {count}\n"))
        });
        lines.collect()
    };
    let user = rustix::process::geteuid();
    if user.is_root() {
        let users = same(&fs::read_to_string("/proc/self/uid_map")?);
        let groups = same(&fs::read_to_string("/proc/self/gid_map")?);
        if fs::write(file("uid_map"), users).is_ok() && fs::write(file("gid_map"), groups).is_ok() {
            return Ok(());
        }
    }
    let (user, group) = (user.as_raw(), rustix::process::getegid().as_raw());
    let forbidden = |error: io::Error| ShellError::Forbidden(error.to_string());
    fs::write(file("setgroups"), "deny").map_err(forbidden)?;
    fs::write(file("uid_map"), format!("{user} {user} 1")).map_err(forbidden)?;
    fs::write(file("gid_map"), format!("{group} {group} 1")).map_err(forbidden)?;
    Ok(())
}
