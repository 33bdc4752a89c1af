//! What a running sandbox tells those who want to use it.

use std::fs;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::{Deserialize, Serialize};

use crate::tls::CertificateFiles;

/// Folder that data is kept in unless asked otherwise.
pub(super) const DEFAULT_FOLDER: &str = ".yunbox";

/// Name of the file in a data folder.
pub(super) const FILE: &str = "ready.json";

/// Where a sandbox listens and how to sign in.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct Ready {
    pub(super) url: String,
    pub(super) account_id: String,
    pub(super) access_key_id: String,
    pub(super) access_key_secret: String,
    pub(super) admin_token: String,
    pub(super) pid: u32,
    /// Certificate of the sandbox's own authority.
    #[serde(default)]
    pub(super) ca_certificate: PathBuf,
    /// Folder that it keeps its data in.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub(super) data_folder: Option<PathBuf>,
    /// Keys of the account in the other clouds.
    #[serde(default)]
    pub(super) clouds: Vec<CloudKey>,
}

/// Key of the account itself in one cloud.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub(super) struct CloudKey {
    pub(super) cloud: String,
    pub(super) access_key_id: String,
    pub(super) access_key_secret: String,
}

/// Flags that say which running sandbox is meant.
#[derive(Debug, Args)]
pub(super) struct Which {
    /// Data folder of the running sandbox [default: ./.yunbox].
    #[arg(long, value_name = "DIR", env = "YUNBOX_DATA", conflicts_with = "ready_file")]
    data: Option<PathBuf>,
    /// File that describes the running sandbox.
    #[arg(long, value_name = "FILE", env = "YUNBOX_READY_FILE")]
    ready_file: Option<PathBuf>,
}

impl Which {
    /// The file that describes it.
    pub(super) fn file(&self) -> PathBuf {
        let folder = self.data.as_deref().unwrap_or(Path::new(DEFAULT_FOLDER));
        self.ready_file.clone().unwrap_or_else(|| folder.join(FILE))
    }

    /// What it says about itself.
    pub(super) fn read(&self) -> Result<Ready, NotReady> {
        Ready::read(&self.file())
    }
}

/// There is no sandbox to talk to.
#[derive(Debug, thiserror::Error)]
#[error("no running sandbox is described in `{path}`: {reason}; start one with `yunbox serve`")]
pub(super) struct NotReady {
    path: PathBuf,
    reason: String,
}

impl Ready {
    /// Reads the file of a running sandbox.
    pub(super) fn read(path: &Path) -> Result<Self, NotReady> {
        let fail = |reason: String| NotReady { path: path.to_path_buf(), reason };
        let text = fs::read_to_string(path).map_err(|error| fail(error.to_string()))?;
        serde_json::from_str(&text).map_err(|error| fail(error.to_string()))
    }

    /// Where it listens, without the scheme: `127.0.0.1:4590`.
    pub(super) fn address(&self) -> &str {
        self.url.trim_start_matches("http://")
    }

    /// The files that a client is pointed at to trust it.
    pub(super) fn certificate_files(&self) -> CertificateFiles {
        CertificateFiles::of_certificate(&self.ca_certificate)
    }
}
