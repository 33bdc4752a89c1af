//! Tasks of the cloud assistant: taken from the sandbox while a shell is open, and done inside it.
//!
//! A script runs as the command of the shell does: as the user who opened the shell, in the same network, with nothing hidden
//! more or less. What the sandbox asks of a shell is described by `instances/{id}/shells` of its own interface.

use std::ffi::{OsStr, OsString};
use std::fs;
use std::io::{self, Read};
use std::os::unix::fs::PermissionsExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::Stdio;
use std::sync::{Arc, PoisonError};
use std::time::Duration;

use alibaba::instance_shell::{LONGEST_OUTPUT, Trouble};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use rustix::process::{Pid, Signal, kill_process_group};
use serde::Deserialize;
use serde_json::{Value, json};
use tokio::process::{Child, ChildStdin, Command};
use tokio::sync::watch;
use tokio::task::{JoinHandle, JoinSet};

use super::session::Environment;
use super::upstream::Sandbox;
use super::{enter, proxied};
use crate::tls::temporary_folder;

/// How many seconds a question for a task waits at the sandbox.
const WAIT: u64 = 2;

/// How long nothing is asked where the sandbox does not answer, and how long the end of a shell is waited for where a script was
/// killed.
const PAUSE: Duration = Duration::from_secs(1);

/// How long what a script wrote is read after its end: what it left running may hold it open.
const REST: Duration = Duration::from_millis(200);

/// How long the end of a shell waits for what is still to be told.
const FAREWELL: Duration = Duration::from_secs(2);

/// Exit status of what was ended by SIGKILL.
const KILLED: i64 = 137;

/// Writes a file: into folder `$1` under name `$2`, with rights `$3`, over one that is there if `$4` is `true`, from `$5`.
const WRITE: &str = r#"
mkdir -p -- "$1" || exit 41
if [ -e "$1/$2" ] && [ "$4" != true ]; then exit 42; fi
cp -- "$5" "$1/$2" && chmod -- "$3" "$1/$2" || exit 43
"#;

/// How a program is started in a shell.
#[derive(Debug)]
pub(super) enum Room {
    /// In the namespaces of this process.
    Isolated {
        /// The sandbox process of the shell.
        process: u32,
        /// What changes in the environment.
        environment: Environment,
    },
    /// With variables that name a proxy.
    Proxied {
        /// The proxy.
        address: String,
        /// The folder of the shell's own files.
        folder: PathBuf,
        /// What changes in the environment.
        environment: Environment,
    },
}

impl Room {
    /// A program that is started there. `ends_tree` says whether what it started ends with it.
    fn command(&self, folder: &Path, words: &[OsString], ends_tree: bool) -> io::Result<Command> {
        let mut command = Command::new(std::env::current_exe()?);
        match self {
            Self::Isolated { process, environment } => {
                let how = if ends_tree { enter::TREE } else { "process" };
                command.args(["inside", "enter", "--", &process.to_string()]).arg(folder).arg(how).args(words);
                // The end of its input is the order to end.
                command.stdin(Stdio::piped());
                environment.apply(command.as_std_mut());
            }
            Self::Proxied { address, folder: own, environment } => {
                command.args(["inside", "tied", "--"]).args(words).current_dir(folder).stdin(Stdio::null());
                proxied::set_proxy(environment, &mut command, address, own);
            }
        }
        Ok(command)
    }
}

/// Something to do, as the sandbox gives it out.
#[derive(Debug, Deserialize)]
struct Work {
    key: String,
    run: i64,
    user: String,
    timeout: u64,
    content: String,
    working_dir: String,
    launcher: String,
    ends_tree: bool,
    file: Option<File>,
}

/// A file to write.
#[derive(Debug, Deserialize)]
struct File {
    name: String,
    folder: String,
    group: String,
    mode: String,
    overwrite: bool,
}

/// What came of something.
#[derive(Debug, Default)]
struct Ended {
    exit_code: Option<i64>,
    problem: Option<Trouble>,
    details: String,
    output: Vec<u8>,
    dropped: u64,
}

impl Ended {
    fn badly(problem: Trouble, details: impl Into<String>) -> Self {
        Self { problem: Some(problem), details: details.into(), ..Self::default() }
    }
}

/// The tasks of an open shell.
#[derive(Debug)]
pub(super) struct Tasks {
    stop: watch::Sender<bool>,
    asking: JoinHandle<()>,
}

impl Tasks {
    /// Begins to take tasks of an instance; with `remote`, of a sandbox that other machines can reach too.
    pub(super) fn begin(sandbox: Sandbox, instance: String, room: Room, remote: bool) -> Self {
        let (stop, stopping) = watch::channel(false);
        let assistant = Assistant { sandbox, instance, room, remote, stopping };
        Self { stop, asking: tokio::spawn(Arc::new(assistant).ask()) }
    }

    /// Ends what runs, tells the sandbox, and closes the shell.
    pub(super) async fn end(self) {
        self.stop.send_replace(true);
        tokio::time::timeout(FAREWELL, self.asking).await.ok();
    }
}

/// What takes tasks.
#[derive(Debug)]
struct Assistant {
    sandbox: Sandbox,
    instance: String,
    room: Room,
    remote: bool,
    stopping: watch::Receiver<bool>,
}

impl Assistant {
    async fn ask(self: Arc<Self>) {
        let mut stopping = self.stopping.clone();
        let folder = match &self.room {
            Room::Proxied { folder, .. } => Some(Folder { path: folder.clone(), is_ours: false }),
            Room::Isolated { .. } => temporary_folder().ok().map(|path| Folder { path, is_ours: true }),
        };
        let Some(folder) = folder else { return };
        let (mut shell, mut running) = (None, JoinSet::new());
        loop {
            let next = async {
                match shell {
                    Some(number) => self.next(number).await,
                    None => self.open().await,
                }
            };
            let answer = tokio::select! {
                answer = next => answer,
                _ = stopping.wait_for(|stopping| *stopping) => break,
            };
            match answer {
                Ok(Answer::Opened(number)) => shell = Some(number),
                Ok(Answer::Work(work)) => {
                    let (own, number, folder) = (Arc::clone(&self), shell, folder.path.clone());
                    running.spawn(async move { own.finish(number, *work, &folder).await });
                }
                Ok(Answer::Nothing) => {}
                // The sandbox forgot the shell, as after a start: it is opened anew.
                Ok(Answer::NoShell) if shell.is_some() => shell = None,
                // The instance takes no tasks, or is gone.
                Ok(Answer::NoShell) => break,
                Err(_) => {
                    tokio::select! {
                        () = tokio::time::sleep(PAUSE) => {}
                        _ = stopping.wait_for(|stopping| *stopping) => break,
                    }
                }
            }
        }
        while running.join_next().await.is_some() {}
        if let Some(number) = shell {
            self.sandbox.call("DELETE", &format!("{}/{number}", self.path()), &Value::Null).await.ok();
        }
    }

    fn path(&self) -> String {
        format!("instances/{}/shells", self.instance)
    }

    async fn open(&self) -> io::Result<Answer> {
        let (status, body) = self.sandbox.call("POST", &self.path(), &json!({ "remote": self.remote })).await?;
        if status == 409 {
            // The instance is down, and may come up again.
            return Err(io::Error::other("the instance is stopped"));
        }
        Ok(body["shell"].as_u64().map_or(Answer::NoShell, Answer::Opened))
    }

    async fn next(&self, shell: u64) -> io::Result<Answer> {
        let path = format!("{}/{shell}/next", self.path());
        let (status, mut body) = self.sandbox.call("POST", &path, &json!({ "wait": WAIT })).await?;
        match status {
            200 if body["work"].is_null() => Ok(Answer::Nothing),
            200 => Ok(Answer::Work(serde_json::from_value(body["work"].take())?)),
            404 => Ok(Answer::NoShell),
            _ => Err(io::Error::other("the sandbox refuses")),
        }
    }

    /// Does something and says what came of it.
    async fn finish(&self, shell: Option<u64>, work: Work, folder: &Path) {
        let ended = match self.run(&work, folder).await {
            Ok(ended) => ended,
            Err(error) => Ended::badly(Trouble::Exception, error.to_string()),
        };
        let report = json!({
            "key": work.key,
            "run": work.run,
            "exit_code": ended.exit_code,
            "problem": ended.problem,
            "details": ended.details,
            "output": STANDARD.encode(ended.output),
            "dropped": ended.dropped,
        });
        let path = format!("{}/{}/done", self.path(), shell.unwrap_or_default());
        self.sandbox.call("POST", &path, &report).await.ok();
    }

    async fn run(&self, work: &Work, folder: &Path) -> io::Result<Ended> {
        if !is_own_user(&work.user) {
            return Ok(Ended::badly(Trouble::NoUser, ""));
        }
        let name = work.key.replace(|letter: char| !letter.is_ascii_alphanumeric(), "-");
        let own = Script { path: folder.join(format!("{name}-{}{}", work.run, extension(&work.launcher))) };
        let content = STANDARD.decode(&work.content).map_err(io::Error::other)?;
        fs::write(&own.path, &content)?;
        let path = own.path.as_os_str();
        let Some(file) = &work.file else {
            fs::set_permissions(&own.path, fs::Permissions::from_mode(0o700))?;
            let place = match work.working_dir.as_str() {
                "" => std::env::current_dir().unwrap_or_else(|_| PathBuf::from("/")),
                folder => PathBuf::from(folder),
            };
            if !place.is_dir() {
                return Ok(Ended::badly(Trouble::NoFolder, ""));
            }
            let words = started_by(&work.launcher, &own.path, content.starts_with(b"#!"));
            return self.until_over(work, &place, &words).await;
        };
        if file.group != "root" {
            return Ok(Ended::badly(Trouble::NoGroup, ""));
        }
        if file.name.contains('/') {
            return Ok(Ended::badly(Trouble::FileFailed, "a name has no slash"));
        }
        let overwrite = if file.overwrite { "true" } else { "false" };
        let arguments = ["/bin/sh", "-c", WRITE, "sh", &file.folder, &file.name, &file.mode, overwrite];
        let words: Vec<_> = arguments.iter().map(OsString::from).chain([path.to_owned()]).collect();
        let ended = self.until_over(work, Path::new("/"), &words).await?;
        let problem = match ended.exit_code {
            Some(0) | None => ended.problem,
            Some(41) => Some(Trouble::NoFolder),
            Some(42) => Some(Trouble::FileExists),
            Some(_) => Some(Trouble::FileFailed),
        };
        Ok(Ended { exit_code: None, problem, output: Vec::new(), ..ended })
    }

    /// Runs a command to its end, or until its time or the shell is over.
    async fn until_over(&self, work: &Work, folder: &Path, words: &[OsString]) -> io::Result<Ended> {
        let mut stopping = self.stopping.clone();
        let (reader, writer) = io::pipe()?;
        let mut command = self.room.command(folder, words, work.ends_tree)?;
        command.stdout(writer.try_clone()?).stderr(writer).kill_on_drop(true);
        // A group of its own, so that it can be ended with what it started.
        command.as_std_mut().process_group(0);
        let mut child = command.spawn()?;
        drop(command);
        let input = child.stdin.take();
        let written = Written::read(reader);
        let over = tokio::select! {
            ended = child.wait() => Over::Ended(ended?),
            () = tokio::time::sleep(Duration::from_secs(work.timeout)) => Over::Late,
            _ = stopping.wait_for(|stopping| *stopping) => Over::Stopped,
        };
        let code = match over {
            Over::Ended(status) => status.code().map(i64::from),
            Over::Late | Over::Stopped => {
                end(&mut child, input, work.ends_tree || matches!(over, Over::Stopped)).await;
                None
            }
        };
        let (output, dropped) = written.so_far().await;
        // Where the inner side ends, the kernel ends the script first, and the shell is told a moment later.
        let told = stopping.wait_for(|stopping| *stopping);
        let is_gone = code == Some(KILLED) && tokio::time::timeout(PAUSE, told).await.is_ok();
        let problem = match over {
            Over::Late => Some(Trouble::TimedOut),
            Over::Stopped => Some(Trouble::Interrupted),
            Over::Ended(_) if is_gone => Some(Trouble::Interrupted),
            Over::Ended(_) => None,
        };
        let exit_code = code.filter(|_| problem.is_none());
        Ok(Ended { exit_code, problem, details: String::new(), output, dropped })
    }
}

/// What the sandbox says.
enum Answer {
    Opened(u64),
    Work(Box<Work>),
    Nothing,
    NoShell,
}

/// Why a wait is over.
enum Over {
    Ended(std::process::ExitStatus),
    Late,
    Stopped,
}

/// Ends a process, or its whole group: by the end of its input where it has one.
async fn end(child: &mut Child, input: Option<ChildStdin>, with_group: bool) {
    if let Some(input) = input {
        drop(input);
        if tokio::time::timeout(PAUSE, child.wait()).await.is_ok() {
            return;
        }
    }
    let number = child.id().and_then(|number| i32::try_from(number).ok()).and_then(Pid::from_raw);
    if let Some(group) = number.filter(|_| with_group) {
        kill_process_group(group, Signal::KILL).ok();
    }
    child.kill().await.ok();
}

/// The words that start a script: with an interpreter that it names, with the shell, or as a launcher says.
fn started_by(launcher: &str, script: &Path, names_one: bool) -> Vec<OsString> {
    if launcher.is_empty() {
        let shell = (!names_one).then(|| OsString::from("/bin/sh"));
        return shell.into_iter().chain([script.as_os_str().to_owned()]).collect();
    }
    let line = with_script(launcher, &script.to_string_lossy());
    [OsStr::new("/bin/sh"), OsStr::new("-c"), OsStr::new(&line)].map(OsStr::to_owned).into()
}

/// A launcher with the path of the script in place of `{{ACS::ScriptFileName|Ext(".py")}}`.
fn with_script(launcher: &str, script: &str) -> String {
    match launcher.split_once("{{ACS::ScriptFileName") {
        Some((before, rest)) => match rest.split_once("}}") {
            Some((_, after)) => format!("{before}{script}{after}"),
            None => launcher.to_owned(),
        },
        // One that does not say where the script stands gets it at its end.
        None => format!("{launcher} {script}"),
    }
}

/// The end of the script's name that a launcher asks for, such as `.py`.
fn extension(launcher: &str) -> String {
    let asked = launcher.split_once("|Ext(").and_then(|(_, rest)| rest.split_once(')')).map(|(inside, _)| inside);
    let asked = asked.map(|text| text.trim().trim_matches(['"', '\'', '\\'])).unwrap_or_default();
    let is_plain = asked.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '.');
    if is_plain { asked.to_owned() } else { String::new() }
}

/// Whether a shell can be this user: it is whoever opened it, who stands for the administrator too.
fn is_own_user(name: &str) -> bool {
    let own = rustix::process::geteuid().as_raw().to_string();
    let is_own = |line: &str| {
        let mut fields = line.split(':');
        fields.next() == Some(name) && fields.nth(1) == Some(own.as_str())
    };
    name == "root" || fs::read_to_string("/etc/passwd").is_ok_and(|users| users.lines().any(is_own))
}

/// A folder for scripts.
struct Folder {
    path: PathBuf,
    is_ours: bool,
}

impl Drop for Folder {
    fn drop(&mut self) {
        if self.is_ours {
            fs::remove_dir_all(&self.path).ok();
        }
    }
}

/// A script in a file, which is gone at the end.
struct Script {
    path: PathBuf,
}

impl Drop for Script {
    fn drop(&mut self) {
        fs::remove_file(&self.path).ok();
    }
}

/// What a command wrote, as far as it is read.
#[derive(Debug)]
struct Written {
    kept: Arc<std::sync::Mutex<(Vec<u8>, u64)>>,
    reading: JoinHandle<()>,
}

impl Written {
    fn read(mut reader: io::PipeReader) -> Self {
        let kept = Arc::new(std::sync::Mutex::new((Vec::new(), 0)));
        let target = Arc::clone(&kept);
        let reading = tokio::task::spawn_blocking(move || {
            let mut part = [0; 8 * 1_024];
            while let Ok(count @ 1..) = reader.read(&mut part) {
                let mut kept = target.lock().unwrap_or_else(PoisonError::into_inner);
                kept.0.extend_from_slice(&part[..count]);
                let more = kept.0.len().saturating_sub(LONGEST_OUTPUT);
                kept.0.drain(..more);
                kept.1 += u64::try_from(more).unwrap_or(0);
            }
        });
        Self { kept, reading }
    }

    async fn so_far(self) -> (Vec<u8>, u64) {
        tokio::time::timeout(REST, self.reading).await.ok();
        self.kept.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(launcher: &str, names_one: bool) -> Vec<String> {
        let words = started_by(launcher, Path::new("/opt/script"), names_one);
        words.into_iter().map(|word| word.to_string_lossy().into_owned()).collect()
    }

    #[test]
    fn a_script_is_started_as_it_says_or_as_its_launcher_says() {
        assert_eq!(words("", false), ["/bin/sh", "/opt/script"]);
        assert_eq!(words("", true), ["/opt/script"]);
        let launcher = r#"python3 -u {{ACS::ScriptFileName|Ext(".py")}} now"#;
        assert_eq!(words(launcher, false), ["/bin/sh", "-c", "python3 -u /opt/script now"]);
        assert_eq!(words("bash -x", false), ["/bin/sh", "-c", "bash -x /opt/script"]);
        assert_eq!((extension(launcher).as_str(), extension("bash").as_str()), (".py", ""));
        assert_eq!(extension(r#"x {{ACS::ScriptFileName|Ext("/../x")}}"#), "");
    }
}
