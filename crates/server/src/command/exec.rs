//! `yunbox exec`, and the parts of it that this program starts of itself.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::process::ExitCode;

use clap::Args;
use serde::Deserialize;
use serde_json::json;

use super::CommandError;
use super::admin_client::AdminClient;
use super::env::keys;
use super::ready::Which;
use crate::shell::{self, Ask, Assistant, Form, Part, Sandbox, Session};

/// Flags of `exec`.
#[derive(Debug, Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a flag that somebody types")]
pub(super) struct Exec {
    /// Instance to run the command in.
    #[arg(value_name = "INSTANCE", required_unless_present_any = ["client", "function"])]
    instance: Option<String>,
    /// Run the command as an invocation of this function: with the variables and the credentials that its code would find.
    #[arg(long, value_name = "NAME", conflicts_with_all = ["instance", "client", "user_data"])]
    function: Option<String>,
    /// Region of the function [default: cn-hangzhou].
    #[arg(long, value_name = "REGION", requires = "function")]
    region: Option<String>,
    /// Number of the function's account [default: the first account].
    #[arg(long, value_name = "NUMBER", requires = "function")]
    account: Option<String>,
    /// Run the command in no instance: there is no metadata, but the clouds' hosts lead to the sandbox.
    #[arg(long, conflicts_with_all = ["instance", "user_data"])]
    client: bool,
    /// Run the instance's user data first, as a boot does.
    #[arg(long)]
    user_data: bool,
    /// Take commands of the cloud assistant even if other machines can reach the sandbox, and so ask for them.
    #[arg(long)]
    assistant: bool,
    /// Take no commands of the cloud assistant while the command runs.
    #[arg(long, conflicts_with = "assistant")]
    no_assistant: bool,
    /// Use a proxy instead of a network of its own; for systems other than Linux, and kernels that forbid it.
    #[arg(long)]
    proxy: bool,
    /// Let the command reach the host's network too; metadata and API hosts are reached through a proxy.
    #[arg(long)]
    host_network: bool,
    #[command(flatten)]
    which: Which,
    /// The command and its arguments.
    #[arg(last = true, required = true, value_name = "COMMAND")]
    command: Vec<OsString>,
}

impl Exec {
    pub(super) fn run(self) -> Result<ExitCode, CommandError> {
        let ready = self.which.read()?;
        let form = match (self.host_network, self.proxy || !cfg!(target_os = "linux")) {
            (true, _) => Form::HostNetwork,
            (false, true) => Form::Proxied,
            (false, false) => Form::Isolated,
        };
        let invocation = match &self.function {
            Some(name) => Some(self.invocation(name)?),
            None => None,
        };
        let ask = Ask {
            invocation,
            instance: self.instance,
            user_data: self.user_data,
            assistant: match (self.no_assistant, self.assistant) {
                (true, _) => Assistant::Never,
                (false, true) => Assistant::Always,
                (false, false) => Assistant::Local,
            },
            form,
            command: self.command,
            sandbox: Sandbox { address: ready.address().to_owned(), admin_token: ready.admin_token.clone() },
            certificates: ready.certificate_files(),
            data_folder: ready.data_folder.clone(),
            ready_file: self.which.file(),
            keys: keys(&ready),
        };
        // One thread: the inner side ends with the thread that started it.
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
        let ended = runtime.block_on(Session::run(ask));
        // A read of the terminal that nobody waits for must not hold up the end.
        runtime.shutdown_background();
        Ok(ended?)
    }
}

impl Exec {
    /// The variables that an invocation of a function finds.
    fn invocation(&self, name: &str) -> Result<Vec<(String, String)>, CommandError> {
        let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_');
        if name.is_empty() || !name.chars().all(plain) {
            return Err(format!("`{name}` is no function's name").into());
        }
        let mut ask = json!({});
        for (field, value) in [("region", &self.region), ("account", &self.account)] {
            if let Some(value) = value {
                ask[field] = json!(value);
            }
        }
        let answer = AdminClient::of(&self.which)?.post(&format!("functions/{name}/invocation"), &ask)?;
        let begun: Invocation = serde_json::from_str(&answer)?;
        Ok(begun.environment.into_iter().collect())
    }
}

/// What the sandbox says of an invocation.
#[derive(Deserialize)]
struct Invocation {
    environment: BTreeMap<String, String>,
}

/// Arguments of a part that this program starts of itself.
#[derive(Debug, Args)]
pub(super) struct Inside {
    part: Part,
    #[arg(last = true, required = true)]
    command: Vec<OsString>,
}

impl Inside {
    pub(super) fn run(&self) -> Result<ExitCode, CommandError> {
        Ok(shell::inside(self.part, &self.command)?)
    }
}
