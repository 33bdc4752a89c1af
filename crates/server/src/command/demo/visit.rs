//! The end of a demo: what it made, in the console.

use std::io::{self, BufRead, IsTerminal, Write};
use std::process::{Command, Stdio};

use interface::Server;
use interface::sign_in::ActAs;

use super::DemoCloud;
use crate::command::CommandError;

/// Asks whoever sits at the terminal; where nobody does, nobody wants it.
pub(super) fn is_wanted() -> io::Result<bool> {
    if !io::stdin().is_terminal() || !io::stdout().is_terminal() {
        return Ok(false);
    }
    write!(io::stdout(), "\nOpen the console on what this made? [Y/n] ")?;
    io::stdout().flush()?;
    let mut answer = String::new();
    io::stdin().lock().read_line(&mut answer)?;
    Ok(matches!(answer.trim(), "" | "y" | "Y" | "yes"))
}

/// Opens the console, signed in as the account, and serves it until Ctrl-C.
pub(super) async fn console(server: &Server, cloud: DemoCloud) -> Result<(), CommandError> {
    let cloud = match cloud {
        DemoCloud::Alibaba => alibaba::CLOUD.name,
        DemoCloud::Kingsoft => kingsoft::CLOUD.name,
    };
    let ask =
        ActAs { cloud: Some(cloud.to_owned()), account_id: None, act_as: "root".to_owned(), duration_seconds: None };
    let from = interface::Origin {
        address: server.address.ip(),
        secure: false,
        user_agent: "yunbox demo".to_owned(),
        host: server.address.to_string(),
    };
    let begun = server.act_as(ask, &from).await.map_err(|refused| refused.to_string())?;
    let address = format!("http://{}/console/enter?ticket={}", server.address, server.ticket_for(&begun.token));
    let mut out = io::stdout().lock();
    writeln!(out, "\nThe console, signed in as the account; the address is good once:\n  {address}\nCtrl-C ends it.")?;
    drop(out);
    if io::stdout().is_terminal() {
        open(&address);
    }
    tokio::signal::ctrl_c().await?;
    Ok(())
}

/// Opens an address in the browser of whoever sits here. Where there is none, the address is on the screen.
fn open(address: &str) {
    let command = if cfg!(target_os = "macos") { "open" } else { "xdg-open" };
    let quiet = || Stdio::null();
    if let Err(error) = Command::new(command).arg(address).stdin(quiet()).stdout(quiet()).stderr(quiet()).spawn() {
        tracing::debug!(%error, command, "no browser was opened");
    }
}
