//! The outer side of a proxied shell: a proxy on loopback, and the command with variables that name it.

#[cfg(target_os = "linux")]
use std::ffi::OsString;
#[cfg(target_os = "linux")]
use std::io;
use std::net::Ipv4Addr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::process::Command;

use super::proxy::Proxy;
use super::session::Environment;
use super::{Session, ShellError, exit_code};
use interface::sandbox::{hex, write_private};

/// Python's `requests` forgets what it is told to trust when a caller hands it a context of its own and a
/// proxy is between, as the clouds' clients do: then it reads the list that `certifi` ships. Python imports
/// a module of this name before anything else, so that the list can be named.
const PYTHON: (&str, &str) = ("sitecustomize.py", include_str!("sitecustomize.py"));

/// Runs the command and serves it until it ends.
pub(super) async fn run(session: &Session, open: bool) -> Result<ExitCode, ShellError> {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).await?;
    let user = session.instance_id.as_deref().unwrap_or("client");
    let credentials = format!("{user}:{}", hex(&kernel::mint::entropy::<16>()));
    let address = format!("http://{credentials}@{}", listener.local_addr()?);
    let proxy = Proxy { sandbox: session.sandbox.clone(), instance: session.instance.clone(), open, credentials };
    tokio::spawn(Arc::new(proxy).serve(listener));
    let folder = Folder::new()?;
    write_private(&folder.0.join(PYTHON.0), PYTHON.1)?;
    if let Some(script) = &session.user_data {
        run_script(session, &address, &folder.0, script).await?;
    }
    let mut command = starter(session.command.iter())?;
    set_proxy(&session.environment, &mut command, &address, &folder.0);
    #[cfg(target_os = "linux")]
    let tasks = {
        let environment = session.environment.clone();
        session.tasks(super::tasks::Room::Proxied { address, folder: folder.0.clone(), environment })
    };
    let ended = wait_for(command).await;
    #[cfg(target_os = "linux")]
    if let Some(tasks) = tasks {
        tasks.end().await;
    }
    ended
}

/// A folder that is gone at the end.
struct Folder(PathBuf);

impl Folder {
    fn new() -> Result<Self, ShellError> {
        crate::tls::temporary_folder().map(Self).map_err(|error| ShellError::Failed(error.to_string()))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

/// A command that ends with this process, where the system can do that.
fn starter<T: AsRef<std::ffi::OsStr>>(mut words: impl Iterator<Item = T>) -> Result<Command, ShellError> {
    #[cfg(target_os = "linux")]
    {
        let mut command = Command::new(std::env::current_exe()?);
        command.args(["inside", "tied", "--"]).args(words.by_ref());
        Ok(command)
    }
    #[cfg(not(target_os = "linux"))]
    {
        let program = words.next().ok_or_else(|| ShellError::Failed("there is no command".to_owned()))?;
        let mut command = Command::new(program);
        command.args(words);
        Ok(command)
    }
}

pub(super) fn set_proxy(environment: &Environment, command: &mut Command, address: &str, folder: &Path) {
    environment.apply(command.as_std_mut());
    for name in ["http_proxy", "https_proxy", "HTTP_PROXY", "HTTPS_PROXY"] {
        command.env(name, address);
    }
    let kept =
        std::env::var_os("PYTHONPATH").into_iter().flat_map(|path| std::env::split_paths(&path).collect::<Vec<_>>());
    if let Ok(path) = std::env::join_paths(std::iter::once(folder.to_path_buf()).chain(kept)) {
        command.env("PYTHONPATH", path);
    }
}

/// Runs user data as a boot does: whatever comes of it, the command follows.
async fn run_script(session: &Session, address: &str, folder: &Path, script: &[u8]) -> Result<(), ShellError> {
    let path = folder.join("user-data");
    write_private(&path, script)?;
    #[cfg(unix)]
    std::fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o700))?;
    let mut command = starter(std::iter::once(&path))?;
    set_proxy(&session.environment, &mut command, address, folder);
    command.stdin(std::process::Stdio::null());
    wait_for(command).await.map(drop)
}

#[cfg(unix)]
async fn wait_for(mut command: Command) -> Result<ExitCode, ShellError> {
    use rustix::process::{Pid, Signal, kill_process};

    let mut signals = super::signals::coming()?;
    let mut child = command.spawn()?;
    let process = child.id().and_then(|number| Pid::from_raw(number.cast_signed()));
    loop {
        tokio::select! {
            ended = child.wait() => return Ok(exit_code(ended?)),
            Some(number) = signals.recv() => {
                if let (Some(process), Some(signal)) = (process, Signal::from_named_raw(number)) {
                    kill_process(process, signal).ok();
                }
            }
        }
    }
}

#[cfg(not(unix))]
async fn wait_for(mut command: Command) -> Result<ExitCode, ShellError> {
    Ok(exit_code(command.spawn()?.wait().await?))
}

/// Ties this process to the one that started it, and becomes the command.
#[cfg(target_os = "linux")]
pub(super) fn become_command(command: &[OsString]) -> io::Result<ExitCode> {
    use std::os::unix::process::CommandExt as _;

    use rustix::process::{Signal, set_parent_process_death_signal};

    set_parent_process_death_signal(Some(Signal::KILL))?;
    let Some((program, arguments)) = command.split_first() else { return Ok(ExitCode::FAILURE) };
    let error = std::process::Command::new(program).args(arguments).exec();
    Ok(super::spawn_failure(program, &error))
}
