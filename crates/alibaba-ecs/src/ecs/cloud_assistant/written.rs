//! What a call says of a script that it brings.

use compute::command::Script;
use schemars::JsonSchema;
use serde::Deserialize;

use super::content::{Encoding, check_names};
use super::{launcher, timeout, words, working_dir};
use crate::ecs::errors::Result;
use crate::ecs::field::{Required, Text};

/// A script as a call brings it, to be kept or to be run at once.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Written {
    /// Kind of script: `RunShellScript` for Linux, `RunBatScript` or `RunPowerShellScript` for Windows.
    #[serde(rename = "Type")]
    pub(super) kind: Required,
    /// The script, up to 24 KB in Base64.
    #[schemars(extend("writeOnly" = true))]
    command_content: Required,
    /// How the script is written here: `Base64`, the default where it is only kept, or `PlainText`, the default where it runs.
    #[serde(default)]
    content_encoding: Text,
    /// Description, up to 512 characters.
    #[serde(default)]
    description: Text,
    /// Folder in which it runs, up to 200 characters.
    #[serde(default)]
    working_dir: Text,
    /// How many seconds it may run, 10 to 86400; 60 by default.
    timeout: Option<i64>,
    /// Whether names in double braces stand for values that each run gives: up to 20 names of up to 64 letters, digits, `-`
    /// and `_`.
    #[serde(default)]
    enable_parameter: bool,
    /// How the script is started, up to 1024 bytes.
    #[serde(default)]
    launcher: Text,
}

impl Written {
    /// The script, which is written in `encoding` where the call does not say how.
    pub(super) fn script(&self, encoding: Encoding) -> Result<Script> {
        let content = Encoding::of(&self.content_encoding, encoding).read(&self.command_content)?;
        if self.enable_parameter {
            check_names(&content)?;
        }
        Ok(Script {
            language: words::language(&self.kind)?,
            content,
            has_parameters: self.enable_parameter,
            working_dir: working_dir(&self.working_dir.or_empty())?,
            timeout: timeout(self.timeout)?,
            launcher: launcher(&self.launcher.or_empty())?,
        })
    }

    /// Its description.
    pub(super) fn description(&self) -> Result<String> {
        super::description(&self.description.or_empty())
    }
}
