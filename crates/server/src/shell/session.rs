//! One run of a command: which instance, which sandbox, which variables, which form.

use std::ffi::OsString;
use std::io;
use std::path::PathBuf;
use std::process::{Command, ExitCode};
use std::sync::Arc;

use super::upstream::{Metadata, Sandbox, Unanswered};
use super::{Cloud, environment, proxied};
use crate::tls::CertificateFiles;

/// When a shell takes commands of the cloud assistant.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assistant {
    /// Always.
    Always,
    /// Where only this machine can reach the sandbox.
    Local,
    /// Never.
    Never,
}

/// What somebody wants to run.
#[derive(Debug)]
pub struct Ask {
    /// The instance to be in, or none.
    pub instance: Option<String>,
    /// The variables of the function that the command stands for, or none.
    pub invocation: Option<Vec<(String, String)>>,
    /// Whether the instance's user data runs first.
    pub user_data: bool,
    /// When the shell takes commands of the cloud assistant.
    pub assistant: Assistant,
    /// How the command reaches the sandbox.
    pub form: Form,
    /// The command and its arguments.
    pub command: Vec<OsString>,
    /// The running sandbox.
    pub sandbox: Sandbox,
    /// What clients have to trust.
    pub certificates: CertificateFiles,
    /// Where the sandbox keeps its keys: hidden inside an instance.
    pub data_folder: Option<PathBuf>,
    /// What describes the running sandbox: hidden inside an instance.
    pub ready_file: PathBuf,
    /// Variables for a client that has no key.
    pub keys: Vec<(String, String)>,
}

/// How a command reaches the sandbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// Through a network of its own.
    Isolated,
    /// Through a proxy that leads nowhere else.
    Proxied,
    /// Through a proxy that leads to the host's network too.
    HostNetwork,
}

/// A command cannot be run in a shell.
#[derive(Debug, thiserror::Error)]
pub enum ShellError {
    /// The instance cannot be entered.
    #[error(transparent)]
    Instance(#[from] Unanswered),
    /// Its name cannot be one.
    #[error("`{0}` is no instance's name")]
    Name(String),
    /// It has no user data that can be run.
    #[error("{0}")]
    UserData(String),
    /// The kernel forbids namespaces.
    #[error(
        "this kernel lets you have no namespaces of your own ({0}); try again with --proxy, which needs none, or \
         see user namespaces in docs/guides/instance-shell.md"
    )]
    Forbidden(String),
    /// Something else went wrong.
    #[error("the shell cannot be set up: {0}")]
    Failed(String),
    /// The system refuses.
    #[error("the shell cannot be set up: {0}")]
    System(#[from] io::Error),
}

/// One run.
#[derive(Debug)]
pub struct Session {
    pub(super) instance_id: Option<String>,
    pub(super) instance: Option<(Cloud, Arc<Metadata>)>,
    pub(super) user_data: Option<Vec<u8>>,
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only there tasks are taken"))]
    pub(super) assistant: Assistant,
    pub(super) command: Vec<OsString>,
    pub(super) sandbox: Sandbox,
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only the isolated form hides files"))]
    pub(super) certificates: CertificateFiles,
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only the isolated form hides files"))]
    pub(super) data_folder: Option<PathBuf>,
    #[cfg_attr(not(target_os = "linux"), expect(dead_code, reason = "only the isolated form hides files"))]
    pub(super) ready_file: PathBuf,
    pub(super) environment: Environment,
}

impl Session {
    /// Runs what is asked for to its end, and returns how it ended.
    pub async fn run(ask: Ask) -> Result<ExitCode, ShellError> {
        let form = ask.form;
        let session = Self::new(ask).await?;
        match form {
            Form::Proxied => proxied::run(&session, false).await,
            Form::HostNetwork => proxied::run(&session, true).await,
            #[cfg(target_os = "linux")]
            Form::Isolated => super::isolated::run(&session).await,
            #[cfg(not(target_os = "linux"))]
            Form::Isolated => proxied::run(&session, false).await,
        }
    }

    async fn new(ask: Ask) -> Result<Self, ShellError> {
        let environment = Environment::new(&ask);
        let mut session = Self {
            instance_id: ask.instance.clone(),
            instance: None,
            user_data: None,
            assistant: ask.assistant,
            command: ask.command,
            sandbox: ask.sandbox.clone(),
            certificates: ask.certificates,
            data_folder: ask.data_folder,
            ready_file: std::path::absolute(ask.ready_file)?,
            environment,
        };
        let Some(name) = ask.instance else { return Ok(session) };
        let metadata = Metadata::new(ask.sandbox, name.clone()).ok_or(ShellError::Name(name))?;
        // The root lists the versions of the tree, and only Alibaba Cloud has two.
        let root = metadata.read("/").await?;
        let cloud = if root.body().as_ref() == b"latest" { Cloud::Kingsoft } else { Cloud::Alibaba };
        if ask.user_data {
            session.user_data = Some(user_data(&metadata, cloud).await?);
        }
        session.instance = Some((cloud, metadata));
        Ok(session)
    }
}

#[cfg(target_os = "linux")]
impl Session {
    /// Begins to take tasks of the instance, where there is one and that was not declined.
    pub(super) fn tasks(&self, room: super::tasks::Room) -> Option<super::tasks::Tasks> {
        let instance = self.instance_id.clone().filter(|_| self.assistant != Assistant::Never)?;
        let remote = self.assistant == Assistant::Always;
        Some(super::tasks::Tasks::begin(self.sandbox.clone(), instance, room, remote))
    }
}

/// The user data of an instance, where it is a script.
async fn user_data(metadata: &Metadata, cloud: Cloud) -> Result<Vec<u8>, ShellError> {
    let mut answer = metadata.read("/latest/user-data").await?;
    if answer.status() == http::StatusCode::FORBIDDEN && cloud == Cloud::Alibaba {
        answer = metadata.read_with_token("/latest/user-data").await?;
    }
    match answer.status().as_u16() {
        200 if answer.body().starts_with(b"#!") => Ok(answer.into_body().to_vec()),
        200 => Err(ShellError::UserData("the user data is no script: it does not begin with `#!`".to_owned())),
        404 => Err(ShellError::UserData("the instance has no user data".to_owned())),
        status => {
            Err(ShellError::UserData(format!("the user data cannot be read: the metadata service answers {status}")))
        }
    }
}

/// What changes in the environment of the command.
#[derive(Debug, Clone)]
pub(super) struct Environment {
    removed: Vec<OsString>,
    set: Vec<(String, String)>,
}

impl Environment {
    fn new(ask: &Ask) -> Self {
        // A function has the keys of its role alone, as an instance has.
        let inside = ask.instance.is_some() || ask.invocation.is_some();
        let names: Vec<OsString> = std::env::vars_os().map(|(name, _)| name).collect();
        let is_text = |name: &OsString, test: fn(&str) -> bool| name.to_str().is_some_and(test);
        let has_key = names.iter().any(|name| is_text(name, environment::is_key));
        let removed = names.into_iter().filter(|name| {
            is_text(name, environment::leads_elsewhere)
                || is_text(name, environment::is_own)
                || (inside && is_text(name, environment::is_key))
        });
        let removed = removed.collect();
        let trust = environment::trust(&ask.certificates).into_iter().map(|(name, path)| (name.to_owned(), path));
        let keys = ask.keys.iter().filter(|_| !inside && !has_key).cloned();
        let invocation = ask.invocation.iter().flatten().cloned();
        Self { removed, set: trust.chain(keys).chain(invocation).collect() }
    }

    /// Makes the changes.
    pub(super) fn apply(&self, command: &mut Command) {
        for name in &self.removed {
            command.env_remove(name);
        }
        command.envs(self.set.iter().map(|(name, value)| (name, value)));
    }
}
