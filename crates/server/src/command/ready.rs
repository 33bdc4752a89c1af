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
    /// Data folder of the running sandbox [env: YUNBOX_DATA=] [default: ./.yunbox].
    #[arg(long, value_name = "DIR", conflicts_with = "ready_file")]
    data: Option<PathBuf>,
    /// File that describes the running sandbox [env: YUNBOX_READY_FILE=].
    #[arg(long, value_name = "FILE")]
    ready_file: Option<PathBuf>,
}

impl Which {
    /// The file that describes it: a flag goes before a variable, and a file before a folder.
    pub(super) fn file(&self) -> PathBuf {
        self.file_among(|name| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from))
    }

    fn file_among(&self, variable: impl Fn(&str) -> Option<PathBuf>) -> PathBuf {
        let flag = self.ready_file.clone().or_else(|| self.data.as_ref().map(|folder| folder.join(FILE)));
        let folder = || variable("YUNBOX_DATA").unwrap_or_else(|| PathBuf::from(DEFAULT_FOLDER)).join(FILE);
        flag.or_else(|| variable("YUNBOX_READY_FILE")).unwrap_or_else(folder)
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

#[cfg(test)]
mod tests {
    use clap::Parser;

    use super::*;

    #[derive(Debug, Parser)]
    struct Command {
        #[command(flatten)]
        which: Which,
    }

    fn file(flags: &[&str], variables: &[(&str, &str)]) -> PathBuf {
        let flags = std::iter::once("yunbox").chain(flags.iter().copied());
        let value = |name: &str| variables.iter().find(|(known, _)| *known == name).map(|(_, value)| value.into());
        Command::try_parse_from(flags).unwrap().which.file_among(value)
    }

    /// `yunbox exec --data DIR` was refused inside `yunbox exec`, which sets `YUNBOX_READY_FILE`: a flag stood against a
    /// variable.
    #[test]
    fn a_flag_goes_before_a_variable() {
        let both = [("YUNBOX_DATA", "/var"), ("YUNBOX_READY_FILE", "/var/other.json")];
        assert_eq!(file(&[], &[]), Path::new(".yunbox/ready.json"));
        assert_eq!(file(&[], &both[..1]), Path::new("/var/ready.json"));
        assert_eq!(file(&[], &both), Path::new("/var/other.json"));
        assert_eq!(file(&["--data", "/tmp"], &both), Path::new("/tmp/ready.json"));
        assert_eq!(file(&["--ready-file", "/elsewhere/a.json"], &both), Path::new("/elsewhere/a.json"));
        assert!(Command::try_parse_from(["yunbox", "--data", "/tmp", "--ready-file", "/elsewhere/a.json"]).is_err());
    }
}
