//! `CreateFunction`

use std::collections::BTreeMap;

use functions::function::{New, create};
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::code::Code;
use super::configuration::{Configuration, check_runtime, is_container};
use super::named::Named;
use super::view::{Tag, View};
use super::{about, environment, role};
use crate::error::{Error, Result};
use crate::{Fc, region};

/// How many tags a function may have.
const MOST_TAGS: usize = 20;

/// Creates a function.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct CreateFunction {
    /// What the code is written in, such as `python3.10` or `custom-container`.
    runtime: String,
    /// Where the code begins, such as `index.handler`.
    handler: String,
    /// Description.
    description: Option<String>,
    /// Role whose credentials the function is called with, as `acs:ram::<account>:role/<name>`.
    role: Option<String>,
    /// Variables of the environment.
    #[serde(default)]
    #[schemars(extend("writeOnly" = true))]
    environment_variables: BTreeMap<String, String>,
    /// The code; a container has an image in its place.
    code: Option<Code>,
    /// Layers; there are none.
    #[serde(default, rename = "layers")]
    _layers: Unbuilt,
    /// File system of JuiceFS; there is none.
    #[serde(default, rename = "juiceFsConfig")]
    _juice_fs_config: Unbuilt,
    /// File system of PolarFS; there is none.
    #[serde(default, rename = "polarFsConfig")]
    _polar_fs_config: Unbuilt,
    /// Instances with sandboxes of their own; there are none.
    #[serde(default, rename = "microSandboxConfig")]
    _micro_sandbox_config: Unbuilt,
    /// Resource group.
    resource_group_id: Option<String>,
    /// Up to 20 tags.
    #[serde(default)]
    tags: Vec<Tag>,
}

impl Operation for CreateFunction {
    const NAME: &'static str = "CreateFunction";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("functionName", "resize"),
        ("runtime", "python3.10"),
        ("handler", "index.handler"),
        ("role", "acs:ram::1234567890123456:role/FunctionRole"),
        ("code.zipFile", "UEsFBgAAAAAAAAAAAAAAAAAAAAAAAA=="),
    ];
    type Service = Fc;
    type Input = With<With<Self, Named>, Configuration>;
    type Output = View;

    fn checks(With(With(input, named), settings): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let given = |role: &Option<String>| role.clone().filter(|role| !role.is_empty());
        let of_vpc = settings.vpc_config.as_ref().and_then(|vpc| given(&vpc.role));
        let check = about("fc:CreateFunction", caller, call, &named.function_name);
        let check = input.tags.iter().fold(Checks::only(check), |checks, tag| {
            checks.each_fact(format!("acs:RequestTag/{}", tag.key), tag.value.as_str())
        });
        check
            .and_if(given(&input.role), |role| role::pass(caller, &role))
            .and_if(of_vpc, |role| role::pass(caller, &role))
    }

    fn handle(cx: &mut Cx<'_>, With(With(input, named), settings): Self::Input) -> Result<View> {
        let region = region::known(cx.call())?;
        check_runtime(&input.runtime)?;
        let configuration = settings.with_defaults();
        configuration.check(cx.scope(), &region)?;
        let code = match (&input.code, is_container(&input.runtime)) {
            (Some(code), false) => code.measure()?,
            (None, true) if configuration.custom_container_config.is_some() => (0, String::new()),
            (_, true) => return Err(Error::invalid("'customContainerConfig' is required with this runtime")),
            (None, false) => return Err(Error::invalid("'code' is required")),
        };
        let role = match input.role.as_deref().filter(|role| !role.is_empty()) {
            Some(role) => role::passable(cx.scope(), role)?,
            None => String::new(),
        };
        let group = input.resource_group_id.unwrap_or_default();
        if !group.is_empty() && !exists(cx, &group)? {
            return Err(Error::invalid(format!("'resourceGroupId' is invalid: '{group}' does not exist")));
        }
        let new = New {
            name: named.function_name.to_string(),
            description: input.description.unwrap_or_default(),
            runtime: input.runtime,
            handler: input.handler,
            environment: environment::read(input.environment_variables)?,
            configuration: configuration.into_extras(),
            resource_group: group,
            tags: tags(&input.tags)?,
            region,
            role,
            code,
        };
        let tags = new.tags.clone();
        let function = create(cx.scope(), new)?;
        Ok(View::of(cx.caller().account(), function, Some(&tags)))
    }
}

/// Whether the account has the resource group.
fn exists(cx: &mut Cx<'_>, group: &str) -> Result<bool> {
    match alibaba_core::resource_group::exists(cx.scope(), group) {
        Err(iam::Error::Store(fault)) => Err(fault.into()),
        found => Ok(found.unwrap_or(false)),
    }
}

/// The tags of a call, when they follow the rules.
fn tags(list: &[Tag]) -> Result<Tags> {
    let wrong = |text: &str| Err(Error::invalid(format!("'tags' is invalid: {text}")));
    if list.len() > MOST_TAGS {
        return wrong("there may be 20 at most");
    }
    let mut tags = Tags::default();
    for tag in list {
        let reserved = tag.key.starts_with("aliyun") || tag.key.starts_with("acs:");
        if reserved || !(1..=128).contains(&tag.key.chars().count()) || tag.value.chars().count() > 128 {
            return wrong(
                "a key has 1 to 128 characters and begins with neither aliyun nor acs:, a value has up to 128",
            );
        }
        if tags.set(tag.key.as_str(), tag.value.clone()).is_some() {
            return wrong("a key stands there twice");
        }
    }
    Ok(tags)
}
