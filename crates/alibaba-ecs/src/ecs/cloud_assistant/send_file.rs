//! `SendFile`

use compute::Extras;
use compute::command::Script;
use compute::invocation::{New, Task, start};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::targets::Targets;
use super::{at_most, content};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Required, Text};
use crate::ecs::{Ecs, codes, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// How many instances a call may name.
const MOST: usize = 50;

/// How many bytes a file may have in Base64.
const LONGEST: usize = 32 * 1_024;

/// Sends a file into instances. Where an instance has a shell open, it is written for real from within it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SendFile {
    /// Region of the instances.
    region_id: RegionId,
    /// Up to 50 instances, which are up.
    #[serde(default)]
    #[schemars(required)]
    instance_id: Vec<String>,
    /// Name of the file, up to 255 characters.
    name: Required,
    /// Folder for the file, up to 255 characters; it is made where it is missing.
    target_dir: Required,
    /// What is in the file, up to 32 KB in Base64.
    #[schemars(extend("writeOnly" = true))]
    content: Required,
    /// How that is written here: `PlainText` (default) or `Base64`.
    #[serde(default)]
    content_type: Text,
    /// Description, up to 512 characters.
    #[serde(default)]
    description: Text,
    /// How many seconds it may take; 60 by default, and 10 at least.
    timeout: Option<i64>,
    /// Owner of the file on Linux, up to 64 characters; `root` by default.
    #[serde(default)]
    file_owner: Text,
    /// Group of the file on Linux, up to 64 characters; `root` by default.
    #[serde(default)]
    file_group: Text,
    /// Rights of the file on Linux, such as `0644`, which is the default.
    #[serde(default)]
    file_mode: Text,
    /// Whether a file that is there already is replaced.
    #[serde(default)]
    overwrite: bool,
    /// Resource group of the sending.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags of the sending.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    invoke_id: String,
}

/// What is kept of a file beside its name and its content.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Attributes {
    pub(super) target_dir: String,
    pub(super) content_type: String,
    pub(super) file_owner: String,
    pub(super) file_group: String,
    pub(super) file_mode: String,
    pub(super) overwrite: bool,
}

impl Attributes {
    /// What an invocation keeps.
    pub(super) fn of(extras: Extras) -> Self {
        serde_json::from_value(extras.into()).unwrap_or_default()
    }
}

impl Operation for SendFile {
    const NAME: &'static str = "SendFile";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RegionId", "cn-hangzhou"),
        ("InstanceId.1", "i-bp67acfmxazb4pa1b2c3"),
        ("Name", "file.txt"),
        ("TargetDir", "/tmp"),
        ("Content", "hello"),
    ];
    type Service = Ecs;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, call: &Call) -> Checks {
        let ids = input.instance_id.iter().map(String::as_str);
        with_tags(each("ecs:SendFile", caller, call, "instance", ids), &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output> {
        let targets = Targets::named(cx.scope(), &input.region_id.0.id, &input.instance_id)?;
        targets.check(MOST)?;
        let script = Script { content: input.content()?, timeout: input.timeout()?, ..Script::default() };
        let user = input.file_owner.get().unwrap_or("root").to_owned();
        let new = New {
            task: Task::File,
            name: at_most(&input.name, 255, codes::cloud_assistant::FILE_NAME_TOO_LONG)?,
            description: at_most(
                &input.description.or_empty(),
                512,
                codes::cloud_assistant::FILE_DESCRIPTION_TOO_LONG,
            )?,
            script,
            user,
            extras: input.attributes()?,
            resource_group: resource_group::of_resource(cx.scope(), input.resource_group_id.get())?,
            tags: tags::read(&input.tag)?,
            ..New::default()
        };
        let targets = targets.with_shells(cx);
        let invocation = start(cx.scope(), &location::of(input.region_id.0), new, &targets)?;
        Ok(Output { invoke_id: invocation.id })
    }
}

impl SendFile {
    /// What is in the file, in Base64.
    fn content(&self) -> Result<String> {
        let bytes = match self.content_type.get() {
            None | Some("PlainText") => self.content.as_bytes().to_vec(),
            Some("Base64") => {
                let malformed = || Error::of(codes::cloud_assistant::FILE_MALFORMED);
                content::decode(&self.content).ok_or_else(malformed)?
            }
            Some(_) => return Err(Error::of(codes::cloud_assistant::FILE_TYPE_INVALID)),
        };
        let content = content::encode(bytes);
        if content.len() > LONGEST { Err(Error::of(codes::cloud_assistant::FILE_TOO_LONG)) } else { Ok(content) }
    }

    /// How many seconds it may take. The page raises a short time to 10 seconds; the longest is that of scripts.
    fn timeout(&self) -> Result<i64> {
        match self.timeout.unwrap_or(60).max(10) {
            86_401.. => Err(Error::of(codes::cloud_assistant::TIMEOUT_TOO_LONG)),
            seconds => Ok(seconds),
        }
    }

    fn attributes(&self) -> Result<Extras> {
        let mode = self.file_mode.get().unwrap_or("0644");
        let is_octal = (3..=4).contains(&mode.len()) && mode.bytes().all(|digit| (b'0'..=b'7').contains(&digit));
        if !is_octal {
            return Err(Error::of(codes::cloud_assistant::FILE_MODE_INVALID));
        }
        let someone = |text: &Text, code| at_most(text.get().unwrap_or("root"), 64, code);
        let attributes = Attributes {
            target_dir: at_most(&self.target_dir, 255, codes::cloud_assistant::FILE_FOLDER_INVALID)?,
            content_type: self.content_type.get().unwrap_or("PlainText").to_owned(),
            file_owner: someone(&self.file_owner, codes::cloud_assistant::FILE_OWNER_INVALID)?,
            file_group: someone(&self.file_group, codes::cloud_assistant::FILE_GROUP_INVALID)?,
            file_mode: mode.to_owned(),
            overwrite: self.overwrite,
        };
        match serde_json::to_value(attributes) {
            Ok(serde_json::Value::Object(kept)) => Ok(kept),
            _ => Ok(Extras::new()),
        }
    }
}
