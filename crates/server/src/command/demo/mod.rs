//! `yunbox demo`: the flow that the sandbox exists for, played over HTTP.

mod alibaba;
mod kingsoft;
mod stage;
mod visit;

use std::net::SocketAddr;
use std::sync::Arc;

use clap::{Args, ValueEnum};
use interface::Server;
use interface::sandbox::{Open, Options};
use kernel::{Clock, Quotas, Transitions};
use tokio::net::TcpListener;
use wire::Settings;

use super::CommandError;
use crate::listen::router;

/// Flags of `demo`.
#[derive(Debug, Args)]
pub(super) struct Demo {
    /// Cloud whose flow is played.
    #[arg(long, default_value = "alibaba")]
    cloud: DemoCloud,
    /// Show what the flow made in the console, without asking, until Ctrl-C.
    #[arg(long)]
    console: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum DemoCloud {
    Alibaba,
    Kingsoft,
}

impl Demo {
    pub(super) fn run(self) -> Result<(), CommandError> {
        tokio::runtime::Builder::new_multi_thread().enable_all().build()?.block_on(self.play())
    }

    async fn play(self) -> Result<(), CommandError> {
        let options = Options {
            data: None,
            account: None,
            root_key: None,
            seed: None,
            clock: None,
            transitions: Transitions::default(),
            quotas: Quotas::default(),
            settings: Settings::default(),
        };
        let open = Open::new(options).await?;
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let address = listener.local_addr()?;
        let server = Arc::new(Server::new(open, address, Clock::host()));
        let app = router(Arc::clone(&server)).into_make_service_with_connect_info::<SocketAddr>();
        let serving = tokio::spawn(async move { axum::serve(listener, app).await });
        let played = match self.cloud {
            DemoCloud::Alibaba => alibaba::play(&server).await,
            DemoCloud::Kingsoft => kingsoft::play(&server).await,
        };
        if played.is_ok() && (self.console || visit::is_wanted()?) {
            visit::console(&server, self.cloud).await?;
        }
        serving.abort();
        server.open.sandbox.close().await;
        played
    }
}
