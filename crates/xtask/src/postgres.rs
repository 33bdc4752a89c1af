//! The tests of the store and of the rules over it once more, on a PostgreSQL server that lasts as long as they do.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use tempfile::TempDir;

use crate::{Failed, run_with, succeed};

/// How long the server may take to begin.
const PATIENCE: Duration = Duration::from_secs(60);

/// Lints and tests what is written for PostgreSQL. Where it is not installed, that is said, and an error if it is
/// `required`. `noted` holds the statements that the tests on SQLite have run.
pub(crate) fn test(noted: &Path, required: bool) -> Result<(), Failed> {
    let Some(programs) = Programs::find() else {
        let skipped = "PostgreSQL is not installed: the tests of `store`, `iam` and `compute` on it";
        if required {
            return Err(format!("{skipped} cannot run").into());
        }
        return Ok(writeln!(std::io::stderr(), "\n== {skipped} are skipped")?);
    };
    let cargo = env!("CARGO");
    let crates = ["store", "store-testing", "iam", "compute"].map(|name| ["-p", name]).concat();
    let crates = [crates.as_slice(), &["--features", "store-testing/postgres", "--locked"]].concat();
    let lint = [&["clippy", "--all-targets"], crates.as_slice(), &["--", "-D", "warnings"]].concat();
    run_with(&[], cargo, &lint)?;
    let server = Server::start(&programs)?;
    let url = OsStr::new(&server.url);
    let variables = [("YUNBOX_TEST_POSTGRES", url), ("YUNBOX_TESTED_STATEMENTS", noted.as_os_str())];
    run_with(&variables, cargo, &[&["test"], crates.as_slice()].concat())
}

/// The server's programs.
#[derive(Clone)]
struct Programs {
    folder: PathBuf,
    /// Whether root calls them: the server refuses to be root, and is the user that its package makes.
    by_root: bool,
}

impl Programs {
    /// Finds them where `pg_config` says, or where Debian keeps them: the newest, off the path.
    fn find() -> Option<Self> {
        let asked = Command::new("pg_config").arg("--bindir").stderr(Stdio::null()).output().ok();
        let named = asked.and_then(|output| String::from_utf8(output.stdout).ok());
        let named = named.map(|path| PathBuf::from(path.trim()));
        let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
        let mut installed: Vec<_> = versions.map(|version| version.path().join("bin")).collect();
        installed.sort_unstable();
        let folder = installed.into_iter().rev().chain(named).find(|folder| folder.join("initdb").exists())?;
        let by_root = rustix::process::getuid().is_root();
        Some(Self { folder, by_root })
    }

    /// One of them, run in a folder that its user may read.
    fn command(&self, name: &str, folder: &Path) -> Command {
        let program = self.folder.join(name);
        let mut command = Command::new(if self.by_root { OsStr::new("runuser") } else { program.as_os_str() });
        if self.by_root {
            command.args(["-u", "postgres", "--"]).arg(&program);
        }
        command.current_dir(folder);
        command
    }
}

/// A server with nothing in it. It ends with this value, and its folder goes.
struct Server {
    process: Child,
    url: String,
    programs: Programs,
    folder: TempDir,
}

impl Server {
    fn start(programs: &Programs) -> Result<Self, Failed> {
        let folder = tempfile::tempdir()?;
        let path = folder.path();
        if programs.by_root {
            succeed(Command::new("chown").arg("postgres").arg(path))?;
        }
        let data = path.join("data");
        let create = ["--username=postgres", "--auth=trust", "--locale=C", "--encoding=UTF8", "--no-sync", "-D"];
        succeed(programs.command("initdb", path).args(create).arg(&data).stdout(Stdio::null()))?;
        // The port was free a moment ago.
        let port = TcpListener::bind("127.0.0.1:0")?.local_addr()?.port().to_string();
        let mut postgres = programs.command("postgres", path);
        postgres.args(["-F", "-h", "127.0.0.1", "-N", "300", "-p", &port, "-k"]).arg(path).arg("-D").arg(&data);
        let log = fs::File::create(path.join("log"))?;
        let process = postgres.stdout(Stdio::null()).stderr(log).spawn()?;
        let url = format!("postgres://postgres@127.0.0.1:{port}/postgres");
        let server = Self { process, url, programs: programs.clone(), folder };
        server.wait(&port)?;
        Ok(server)
    }

    /// Waits until the server answers.
    fn wait(&self, port: &str) -> Result<(), Failed> {
        let begun = Instant::now();
        let mut ask = self.programs.command("pg_isready", self.folder.path());
        ask.args(["-q", "-h", "127.0.0.1", "-p", port]);
        while !ask.status()?.success() {
            if begun.elapsed() > PATIENCE {
                let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
                return Err(format!("PostgreSQL does not begin:\n{log}").into());
            }
            std::thread::sleep(Duration::from_millis(50));
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let folder = self.folder.path();
        let mut stop = self.programs.command("pg_ctl", folder);
        stop.args(["stop", "--silent", "-m", "immediate", "-D"]).arg(folder.join("data"));
        if !stop.status().is_ok_and(|status| status.success()) {
            self.process.kill().ok();
        }
        self.process.wait().ok();
    }
}
