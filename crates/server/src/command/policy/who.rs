//! `yunbox policy who-can`, `what-can` and `export`

use std::io::Write;
use std::path::PathBuf;

use clap::Args;
use interface::actions;
use policy_engine::Context;
use policy_lab::{State, what_can, who_can};

use super::read;
use crate::command::CommandError;
use crate::command::admin_client::AdminClient;
use crate::command::ready::Which;

/// Where the state comes from.
#[derive(Debug, Args)]
pub(super) struct From {
    /// An exported state instead of a running sandbox; `-` is standard input.
    #[arg(long, value_name = "FILE", conflicts_with_all = ["data", "ready_file", "account", "cloud"])]
    state: Option<PathBuf>,
    #[command(flatten)]
    which: Which,
    /// Account to ask about [env: YUNBOX_ACCOUNT=] [default: the sandbox's first].
    #[arg(long, value_name = "ID")]
    account: Option<String>,
    /// Cloud of the account: alibaba or kingsoft.
    #[arg(long, default_value = "alibaba")]
    cloud: String,
}

impl From {
    pub(super) fn load(&self) -> Result<State, CommandError> {
        let text = match &self.state {
            Some(file) => read(file)?,
            None => self.export()?,
        };
        serde_json::from_str(&text).map_err(|error| format!("the state cannot be read: {error}").into())
    }

    /// The sandbox that runs.
    pub(super) fn client(&self) -> Result<AdminClient, CommandError> {
        AdminClient::of(&self.which)
    }

    fn export(&self) -> Result<String, CommandError> {
        let client = self.client()?;
        // No setting of the flag: a variable does not stand against `--state`, as a flag does.
        let variable = || std::env::var_os("YUNBOX_ACCOUNT").and_then(|account| account.into_string().ok());
        let account = self.account.clone().or_else(variable).filter(|account| !account.is_empty());
        let account = account.map(|account| format!("&account={account}")).unwrap_or_default();
        client.get(&format!("authority?cloud={}{account}", self.cloud))
    }
}

/// Flags of `policy export`.
#[derive(Debug, Args)]
pub(super) struct Export {
    #[command(flatten)]
    from: From,
}

impl Export {
    pub(super) fn run(self) -> Result<(), CommandError> {
        Ok(writeln!(std::io::stdout(), "{}", self.from.export()?)?)
    }
}

/// Flags of `policy who-can`.
#[derive(Debug, Args)]
pub(super) struct WhoCan {
    /// The action, such as `ram:PassRole`.
    action: String,
    /// The resource, in the vendor's form.
    resource: String,
    /// A condition key of the request, `KEY=VALUE`; may be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    context: Vec<String>,
    #[command(flatten)]
    from: From,
}

impl WhoCan {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let state = self.from.load()?;
        let able = who_can(&state, &self.action, &self.resource, &context(&self.context)?)?;
        let mut out = std::io::stdout().lock();
        able.iter().try_for_each(|able| writeln!(out, "{able}"))?;
        Ok(())
    }
}

/// Flags of `policy what-can`.
#[derive(Debug, Args)]
pub(super) struct WhatCan {
    /// Name of a user or role; `role/NAME` and `user/NAME` tell them apart.
    principal: String,
    /// A condition key of the request, `KEY=VALUE`; may be repeated.
    #[arg(long, value_name = "KEY=VALUE")]
    context: Vec<String>,
    #[command(flatten)]
    from: From,
}

impl WhatCan {
    pub(super) fn run(self) -> Result<(), CommandError> {
        let state = self.from.load()?;
        let catalogue = actions(state.language()?);
        let grants = what_can(&state, &self.principal, &catalogue, &context(&self.context)?)?;
        let mut out = std::io::stdout().lock();
        if grants.is_empty() {
            writeln!(out, "nothing")?;
        }
        grants.iter().try_for_each(|grant| writeln!(out, "{grant}"))?;
        Ok(())
    }
}

fn context(pairs: &[String]) -> Result<Context, CommandError> {
    let mut context = Context::new();
    for pair in pairs {
        let (key, value) = pair.split_once('=').ok_or_else(|| format!("`{pair}` is not KEY=VALUE"))?;
        context.push(key.to_owned(), value);
    }
    Ok(context)
}
