//! What a call says about running a script, whether the script is kept or comes with the call.

use compute::command::{Language, Script};
use compute::invocation::{Invocation, New, Repeat, Schedule, start};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Scope};

use super::targets::{Chosen, Targets};
use super::{parameters, words};
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{ClientToken, RegionId, Text};
use crate::ecs::{codes, location};
use crate::resource_group;
use crate::tag::{self as tags, Tag};

/// The word that asks for everything to be checked and nothing to be done.
const DRY_RUN: &str = "DryRun";

/// How many characters the name of a user or of a password may have.
const LONGEST_NAME: usize = 255;

/// How a script is run.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Execution {
    /// Region of the instances.
    pub(super) region_id: RegionId,
    /// Up to 100 instances, which are up.
    #[serde(default)]
    instance_id: Vec<String>,
    /// Up to 10 tags that the instances have, where no ids are given.
    #[serde(default)]
    resource_tag: Vec<Tag>,
    /// How often: `Once` (default), `Period` by the schedule, `NextRebootOnly` or `EveryReboot` when the instance comes up;
    /// `DryRun` checks everything and does nothing.
    #[serde(default)]
    repeat_mode: Text,
    /// Schedule, which makes it `Period`: `rate(5m)`, `at(2026-12-01 08:00:00 Asia/Shanghai)`, or the fields of a clock and a
    /// calendar.
    #[serde(default)]
    frequency: Text,
    /// Counts no more: `RepeatMode` says it.
    #[serde(rename = "Timed")]
    _timed: Option<bool>,
    /// Up to 10 values for the names in the script, as a JSON object.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    parameters: Text,
    /// User inside the instances, up to 255 characters: `root` by default, `System` on Windows.
    #[serde(default)]
    username: Text,
    /// Name of the user's password on Windows.
    #[serde(default)]
    windows_password_name: Text,
    /// What ends when the script runs for too long: `Process` (default) or `ProcessTree`, with what it started.
    #[serde(default)]
    termination_mode: Text,
    /// Container in which it would run.
    #[serde(default, rename = "ContainerId")]
    _container_id: Unbuilt,
    /// Container in which it would run.
    #[serde(default, rename = "ContainerName")]
    _container_name: Unbuilt,
    /// Bucket into which the output would be written.
    #[serde(default, rename = "OssOutputDelivery")]
    _oss_output_delivery: Unbuilt,
    /// Resource group of the invocation.
    #[serde(default)]
    resource_group_id: Text,
    /// Up to 20 tags of the invocation.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Makes a repeated call harmless.
    #[serde(default, rename = "ClientToken")]
    _client_token: ClientToken,
}

/// The script that is run, and what it is called.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) command_id: String,
    pub(super) name: String,
    pub(super) description: String,
    pub(super) script: Script,
}

/// How often a script runs, as a call says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mode {
    Dry,
    Repeat(Repeat),
}

impl Execution {
    fn chosen(&self) -> Chosen<'_> {
        Chosen { ids: &self.instance_id, tags: &self.resource_tag }
    }

    /// Reads the instances for the checks.
    pub(super) fn load(&self, scope: &mut Scope<'_>) -> std::result::Result<Targets, Fault> {
        self.chosen().load(scope, &self.region_id.0.id)
    }

    /// Asks about every instance, with the user who runs the script.
    pub(super) fn checks(
        &self,
        action: &'static str,
        targets: &Targets,
        language: Language,
        caller: &Caller,
        call: &Call,
    ) -> Checks {
        let ids = targets.ids.iter().map(String::as_str);
        let checks = with_tags(each(action, caller, call, "instance", ids), &self.tag);
        checks.each_fact("ecs:CommandRunAs", self.user(language))
    }

    /// Asks for the script to be run.
    pub(super) fn start(&self, cx: &mut Cx<'_>, targets: &Targets, run: Run) -> Result<Invocation> {
        let mode = self.mode()?;
        self.chosen().check(targets)?;
        let language = run.script.language;
        targets.check_language(language)?;
        self.check_user(language)?;
        if let Some(text) = self.frequency.get() {
            let now = cx.now();
            let fits = |schedule: Schedule| schedule.leaves_room_for(run.script.timeout, now);
            if !Schedule::parse(text).is_ok_and(fits) {
                return Err(Error::of(codes::cloud_assistant::FREQUENCY_INVALID));
            }
        }
        let new = New {
            command_id: run.command_id,
            name: run.name,
            description: run.description,
            parameters: parameters::read(self.parameters.get(), &run.script)?,
            script: run.script,
            user: self.user(language).to_owned(),
            repeat: match mode {
                Mode::Repeat(repeat) => repeat,
                Mode::Dry => Repeat::Once,
            },
            frequency: self.frequency.or_empty(),
            ends_tree: self.ends_tree()?,
            resource_group: resource_group::of_resource(cx.scope(), self.resource_group_id.get())?,
            tags: tags::read(&self.tag)?,
            ..New::default()
        };
        // GUESS: the page says what a dry run checks, and not what it answers; this is what others answer.
        if mode == Mode::Dry {
            return Err(Error::dry_run());
        }
        let targets = targets.with_shells(cx);
        Ok(start(cx.scope(), &location::of(self.region_id.0), new, &targets)?)
    }

    fn mode(&self) -> Result<Mode> {
        match self.repeat_mode.get() {
            Some(DRY_RUN) => Ok(Mode::Dry),
            word => {
                let repeat = words::repeat(word.unwrap_or("Once"))?;
                // A schedule counts, whatever is said.
                match (self.frequency.is_absent(), repeat) {
                    (false, _) => Ok(Mode::Repeat(Repeat::Period)),
                    (true, Repeat::Period) => Err(Error::of(codes::cloud_assistant::NO_FREQUENCY)),
                    (true, repeat) => Ok(Mode::Repeat(repeat)),
                }
            }
        }
    }

    /// Who runs the script.
    fn user(&self, language: Language) -> &str {
        self.username.get().unwrap_or(if language == Language::Shell { "root" } else { "System" })
    }

    /// Refuses names that are too long, and users of Windows whose password would be in a service that is not there.
    fn check_user(&self, language: Language) -> Result<()> {
        let is_long = |text: &Text| text.get().is_some_and(|text| text.chars().count() > LONGEST_NAME);
        let is_other = language != Language::Shell && !self.user(language).eq_ignore_ascii_case("system");
        let code = if is_long(&self.username) {
            codes::cloud_assistant::USER_TOO_LONG
        } else if is_long(&self.windows_password_name) {
            codes::cloud_assistant::PASSWORD_NAME_TOO_LONG
        } else if is_other && self.windows_password_name.is_absent() {
            codes::cloud_assistant::NO_PASSWORD_NAME
        } else if is_other {
            codes::cloud_assistant::NO_PARAMETER_STORE
        } else {
            return Ok(());
        };
        Err(Error::of(code))
    }

    // GUESS: the page names both words and no default.
    fn ends_tree(&self) -> Result<bool> {
        match self.termination_mode.get() {
            None | Some("Process") => Ok(false),
            Some("ProcessTree") => Ok(true),
            Some(_) => Err(Error::of(codes::cloud_assistant::TERMINATION_NOT_FOUND)),
        }
    }
}
