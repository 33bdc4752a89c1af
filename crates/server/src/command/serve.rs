//! `yunbox serve`

use std::io::Write;
use std::net::SocketAddr;
use std::num::NonZeroUsize;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use clap::{Args, ValueEnum};
use iam::account::RootKey;
use kernel::{AccountId, Clock, Quotas, Timestamp, Transitions};
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;
use wire::Settings;
use wire::pipeline::words;

use super::CommandError;
use super::ready::{CloudKey, DEFAULT_FOLDER, FILE, Ready};
use crate::connections::{self, Timeouts, most_connections};
use crate::listen::router;
use crate::tls::{Authority, CertificateFiles, Certificates, Port, TlsError, acceptor, temporary_folder};
use interface::Server;
use interface::sandbox::{CLOUDS, Open, Options, write_private};

/// Least number of threads that serve calls: a call keeps its own while it asks the database.
const WORKERS: usize = 4;

/// Flags of `serve`; each has an environment variable of the same name.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that somebody types")]
pub(super) struct Serve {
    /// Address and port to listen on; port 0 picks a free one.
    #[arg(long, value_name = "ADDR:PORT", default_value = "127.0.0.1:4590", env = "YUNBOX_LISTEN")]
    listen: SocketAddr,
    /// Allow an address that other machines can reach.
    #[arg(long, env = "YUNBOX_ALLOW_REMOTE")]
    allow_remote: bool,
    /// Folder to keep data in [default: ./.yunbox].
    #[arg(long, value_name = "DIR", env = "YUNBOX_DATA", conflicts_with = "ephemeral")]
    data: Option<PathBuf>,
    /// Forget everything at the end.
    #[arg(long, env = "YUNBOX_EPHEMERAL")]
    ephemeral: bool,
    /// Number of the account [default: drawn on the first start].
    #[arg(long, value_name = "ID", env = "YUNBOX_ACCOUNT")]
    account: Option<AccountId>,
    /// Access key of the account itself [default: drawn on the first start].
    #[arg(long, value_name = "ID:SECRET", env = "YUNBOX_ROOT_KEY", value_parser = parse_root_key, hide_env_values = true)]
    root_key: Option<RootKey>,
    /// Make identifiers and secrets repeatable.
    #[arg(long, value_name = "N", env = "YUNBOX_SEED")]
    seed: Option<u64>,
    /// The sandbox's time: the host's, or an instant to stand at.
    #[arg(long, value_name = "system|RFC3339", default_value = "system", env = "YUNBOX_CLOCK", value_parser = parse_clock)]
    clock: ClockAt,
    /// How long states on the way last, such as `Pending` before `Running`: as long as it takes to see them, or no time.
    #[arg(long, value_name = "realistic|instant", default_value = "realistic", env = "YUNBOX_TRANSITIONS")]
    transitions: Pace,
    /// File to describe the running sandbox in, as JSON.
    #[arg(long, value_name = "FILE", env = "YUNBOX_READY_FILE")]
    ready_file: Option<PathBuf>,
    /// How the log is written.
    #[arg(long, value_name = "text|json", default_value = "text", env = "YUNBOX_LOG")]
    log: Log,
    /// How long credentials from instance metadata last on Alibaba Cloud, in seconds, 900 to 43,200.
    #[arg(long, value_name = "SECONDS", default_value = "21600", env = "YUNBOX_INSTANCE_SESSION",
          value_parser = clap::value_parser!(i64).range(900..=43_200))]
    instance_session: i64,
    /// How long credentials from instance metadata last on Kingsoft Cloud, in seconds, 900 to 86,400.
    #[arg(long, value_name = "SECONDS", default_value = "3600", env = "YUNBOX_KEC_INSTANCE_SESSION",
          value_parser = clap::value_parser!(i64).range(900..=86_400))]
    kec_instance_session: i64,
    /// Refuse to give a Kingsoft instance a role that does not trust the compute service.
    #[arg(long, env = "YUNBOX_STRICT_SERVICE_TRUST")]
    strict_service_trust: bool,
    /// Record every call from the start, for `GET /_yunbox/recording` and `yunbox replay`.
    #[arg(long, env = "YUNBOX_RECORD")]
    record: bool,
    /// A quota that differs from the cloud's own; can be given again, or several with commas.
    #[arg(long = "quota", value_name = "CLOUD/NAME=N", env = "YUNBOX_QUOTA", value_delimiter = ',')]
    quotas: Vec<String>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Log {
    Text,
    Json,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Pace {
    Realistic,
    Instant,
}

impl From<Pace> for Transitions {
    fn from(pace: Pace) -> Self {
        match pace {
            Pace::Realistic => Self::Realistic,
            Pace::Instant => Self::Instant,
        }
    }
}

/// What the clock shows.
#[derive(Debug, Clone, Copy)]
struct ClockAt(Option<Timestamp>);

fn parse_clock(text: &str) -> Result<ClockAt, String> {
    match text {
        "system" => Ok(ClockAt(None)),
        text => {
            let at = text.parse().map_err(|error: jiff::Error| error.to_string())?;
            // The same years as those that a running clock can be put to.
            Clock::system().set(at).map_err(|error| error.to_string())?;
            Ok(ClockAt(Some(at)))
        }
    }
}

fn parse_root_key(text: &str) -> Result<RootKey, String> {
    let form = "the form is ID:SECRET, an id of 16 to 128 letters and digits and a secret of 16 to 128 characters";
    let (id, secret) = text.split_once(':').ok_or(form)?;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_');
    let id_is_good = (16..=128).contains(&id.len()) && id.chars().all(plain) && !id.starts_with("STS.");
    let secret_is_good = (16..=128).contains(&secret.len()) && secret.chars().all(|c| c.is_ascii_graphic());
    if id_is_good && secret_is_good {
        Ok(RootKey { id: id.to_owned(), secret: secret.to_owned() })
    } else {
        Err(form.to_owned())
    }
}

impl Serve {
    pub(super) fn run(self) -> Result<(), CommandError> {
        if !self.listen.ip().is_loopback() && !self.allow_remote {
            return Err(format!(
                "{} can be reached from other machines; add --allow-remote if that is what you want",
                self.listen
            )
            .into());
        }
        start_log(self.log);
        let workers = std::thread::available_parallelism().map_or(WORKERS, NonZeroUsize::get).max(WORKERS);
        let mut runtime = tokio::runtime::Builder::new_multi_thread();
        runtime.worker_threads(workers).enable_all().build()?.block_on(self.serve())
    }

    async fn serve(self) -> Result<(), CommandError> {
        let mut quotas = Quotas::default();
        for quota in &self.quotas {
            quotas.set(&CLOUDS, quota).map_err(|error| format!("--quota {quota}: {error}"))?;
        }
        // Watched before anybody is told where the sandbox is: whoever reads that may stop it at once.
        let stop = stop_signal().map_err(|error| format!("signals cannot be watched: {error}"))?;
        let _limit = file_size_signal().map_err(|error| format!("signals cannot be watched: {error}"))?;
        let data = (!self.ephemeral).then(|| self.data.clone().unwrap_or_else(|| PathBuf::from(DEFAULT_FOLDER)));
        let options = Options {
            data: data.clone(),
            account: self.account.clone(),
            root_key: self.root_key.clone(),
            seed: self.seed,
            clock: self.clock.0,
            transitions: self.transitions.into(),
            quotas,
            settings: Settings {
                instance_session: self.instance_session,
                kec_instance_session: self.kec_instance_session,
                strict_service_trust: self.strict_service_trust,
            },
        };
        let open = Open::new(options).await?;
        if self.record {
            open.sandbox.recording.begin(&open.sandbox.store);
        }
        let listener = TcpListener::bind(self.listen)
            .await
            .map_err(|error| format!("cannot listen on {}: {error}", self.listen))?;
        let address = listener.local_addr()?;
        let server = Arc::new(Server::new(open, address, Clock::host()));
        let most = most_connections();
        let trust = Trust::set_up(data.as_deref(), self.ready_file.as_deref(), address)?;
        let ready = describe(&server, &trust.files, data.as_deref());
        let mut files: Vec<PathBuf> = self.ready_file.iter().cloned().collect();
        files.extend(data.as_deref().map(|folder| folder.join(FILE)));
        // Before the ready file: whoever waits for it reads the log next.
        if !address.ip().is_loopback() {
            tracing::warn!(%address, "other machines can reach this sandbox; calls over plain HTTP are signed but not encrypted");
        }
        let text = serde_json::to_string_pretty(&ready)?;
        for file in &files {
            write_private(file, &text).map_err(|error| format!("cannot write `{}`: {error}", file.display()))?;
        }
        announce(&ready, data.as_deref())?;
        let port = Port::new(listener, acceptor(trust.certificates)?);
        let (told, stopping) = tokio::sync::oneshot::channel();
        let stop = async {
            stop.await;
            server.stop();
            told.send(()).ok();
        };
        let app = router(Arc::clone(&server));
        tokio::select! {
            () = connections::serve(port, app, most, Timeouts::default(), stop) => {}
            () = grace(stopping) => tracing::warn!("stopped with requests that had not come to an end"),
        }
        server.open.sandbox.close().await;
        for file in &files {
            std::fs::remove_file(file).ok();
        }
        if data.is_none() {
            trust.files.remove();
        }
        if let Some(folder) = trust.temporary {
            std::fs::remove_dir(folder).ok();
        }
        tracing::info!("stopped");
        Ok(())
    }
}

/// What clients that speak TLS have to trust.
struct Trust {
    certificates: Certificates,
    files: CertificateFiles,
    /// Folder that was made for the files.
    temporary: Option<PathBuf>,
}

impl Trust {
    /// The authority of the data folder, or one that is forgotten at the end and shown beside the ready file.
    fn set_up(data: Option<&Path>, ready_file: Option<&Path>, address: SocketAddr) -> Result<Self, TlsError> {
        let now = Clock::host();
        let authority = data.map_or_else(|| Authority::draw(now), |folder| Authority::kept_in(folder, now))?;
        let (files, temporary) = match (data, ready_file) {
            (Some(folder), _) => (CertificateFiles::in_folder(folder), None),
            (None, Some(file)) => (CertificateFiles::beside(file), None),
            (None, None) => {
                let folder = temporary_folder()?;
                (CertificateFiles::in_folder(&folder), Some(folder))
            }
        };
        files.write(authority.pem())?;
        Ok(Self { certificates: Certificates::new(authority, address.ip())?, files, temporary })
    }
}

fn describe(server: &Server, files: &CertificateFiles, data: Option<&Path>) -> Ready {
    let keys = CLOUDS.iter().zip(&server.open.root_keys);
    let clouds: Vec<_> = keys
        .map(|(cloud, key)| CloudKey {
            cloud: cloud.name.to_owned(),
            access_key_id: key.id.clone(),
            access_key_secret: key.secret.clone(),
        })
        .collect();
    let (id, secret) =
        clouds.first().map(|key| (key.access_key_id.clone(), key.access_key_secret.clone())).unwrap_or_default();
    Ready {
        url: format!("http://{}", server.address),
        account_id: server.open.accounts.first().map(|tenant| tenant.account.to_string()).unwrap_or_default(),
        access_key_id: id,
        access_key_secret: secret,
        admin_token: server.open.admin_token.clone(),
        pid: std::process::id(),
        ca_certificate: files.certificate.clone(),
        data_folder: data.map(|folder| std::path::absolute(folder).unwrap_or_else(|_| folder.to_path_buf())),
        clouds,
    }
}

/// Says where the sandbox listens, what it enforces and how to point clients at it. The line that
/// begins with `ready` comes last: connections are accepted from then on.
fn announce(ready: &Ready, data: Option<&Path>) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "yunbox {}", env!("CARGO_PKG_VERSION"))?;
    writeln!(out, "account   {}", ready.account_id)?;
    match data {
        Some(folder) => writeln!(out, "data      {} (keys in {FILE})", folder.display())?,
        None => writeln!(out, "data      none: everything is forgotten at the end")?,
    }
    writeln!(out, "https     the same port; authority in {}", ready.ca_certificate.display())?;
    writeln!(out, "enforced  every signature, every policy, every nonce; nothing can switch that off")?;
    match data {
        Some(folder) if folder != Path::new(DEFAULT_FOLDER) => {
            writeln!(out, "clients   eval \"$(yunbox env --data {})\"", folder.display())?;
        }
        Some(_) => writeln!(out, "clients   eval \"$(yunbox env)\"")?,
        None => writeln!(out, "clients   eval \"$(yunbox env --ready-file FILE)\"")?,
    }
    writeln!(out, "ready     {}", ready.url)?;
    out.flush()
}

fn start_log(log: Log) {
    let filter = EnvFilter::builder().with_default_directive(tracing::Level::INFO.into()).from_env_lossy();
    let subscriber = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr);
    let started = match log {
        Log::Text => subscriber.try_init(),
        Log::Json => subscriber.json().try_init(),
    };
    // A second start in one process keeps the first log.
    drop(started);
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map(ToString::to_string).unwrap_or_default();
        tracing::error!(place, said = words(panic.payload()), "a panic");
    }));
}

/// How long running requests may take to end once the sandbox is told to stop.
const GRACE: Duration = Duration::from_secs(5);

/// Waits until the sandbox is told to stop, and then as long as running requests may take: a client
/// that never finishes its request must not keep it running.
async fn grace(stopping: tokio::sync::oneshot::Receiver<()>) {
    stopping.await.ok();
    tokio::time::sleep(GRACE).await;
}

/// Watches for SIGTERM and SIGINT from now on; what it returns waits for the first of them.
#[cfg(unix)]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    Ok(async move {
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
    })
}

/// Takes the signal that a limit on the size of files sends, which would end the process: the write that reached the
/// limit fails as on a full disk then.
#[cfg(target_os = "linux")]
fn file_size_signal() -> std::io::Result<tokio::signal::unix::Signal> {
    let number = rustix::process::Signal::XFSZ.as_raw();
    tokio::signal::unix::signal(tokio::signal::unix::SignalKind::from_raw(number))
}

/// Nothing to take.
#[cfg(not(target_os = "linux"))]
fn file_size_signal() -> std::io::Result<()> {
    Ok(())
}

/// Waits for Ctrl-C.
#[cfg(not(unix))]
fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    Ok(async {
        tokio::signal::ctrl_c().await.ok();
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_root_key_needs_an_id_and_a_secret_of_some_length() {
        assert!(parse_root_key("LTAI0123456789abcdef:0123456789abcdef0123456789abcd").is_ok());
        for wrong in ["", "test:test", "LTAI0123456789abcdef", "STS.0123456789abcdef:0123456789abcdef", "a b:c d"] {
            assert!(parse_root_key(wrong).is_err(), "{wrong}");
        }
    }
}
