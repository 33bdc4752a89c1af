//! `yunbox replay`

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Args;
use serde_json::Value;
use wire::recording::Line;

use super::CommandError;
use super::client::{Client, Product, Signing};
use super::ready::{Ready, Which};
use crate::rehearsal::is_kingsoft;
use crate::replay::{Key, Target, play};

/// Flags of `replay`.
#[derive(Debug, Args)]
pub(super) struct Replay {
    /// The recording, as `GET /_yunbox/recording` gives it.
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[command(flatten)]
    which: Which,
}

impl Replay {
    pub(super) fn run(&self) -> Result<ExitCode, CommandError> {
        let text = std::fs::read_to_string(&self.file).map_err(|error| format!("{}: {error}", self.file.display()))?;
        let ready = self.which.read()?;
        let running = Running { address: ready.address().parse()?, ready };
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let played =
            runtime.block_on(play(&running, &text)).map_err(|error| format!("{}: {error}", self.file.display()))?;
        let mut out = std::io::stdout().lock();
        for difference in &played.differences {
            writeln!(out, "{difference}")?;
        }
        for (line, operation) in &played.skipped {
            writeln!(out, "line {line}, {operation}: left out, because what proves the call is not in the recording")?;
        }
        writeln!(out, "{} calls, {} differences", played.calls, played.differences.len())?;
        Ok(if played.differences.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

/// A sandbox that runs on this machine.
struct Running {
    address: SocketAddr,
    ready: Ready,
}

impl Target for Running {
    type Error = CommandError;

    fn root(&self, service: &str) -> Key {
        let cloud = if is_kingsoft(service) { kingsoft::CLOUD.name } else { alibaba::CLOUD.name };
        let key = self.ready.clouds.iter().find(|key| key.cloud == cloud);
        let (id, secret) = key.map_or_else(
            || (self.ready.access_key_id.clone(), self.ready.access_key_secret.clone()),
            |key| (key.access_key_id.clone(), key.access_key_secret.clone()),
        );
        Key { id, secret, token: None }
    }

    fn accounts(&self) -> Vec<String> {
        vec![self.ready.account_id.clone()]
    }

    async fn call(
        &self,
        key: &Key,
        line: &Line,
        parameters: &[(String, String)],
    ) -> Result<(u16, Value), CommandError> {
        let (signing, service) =
            if is_kingsoft(&line.service) { (Signing::Sigv4, line.service.as_str()) } else { (Signing::Rpc, "") };
        let client = Client::new(self.address, signing, &key.id, &key.secret, key.token.as_deref());
        let pairs: Vec<_> = parameters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        let product = Product { version: &line.version, service };
        let reply = client.call(product, &line.operation, &pairs).await?;
        Ok((reply.status, reply.json()))
    }
}
