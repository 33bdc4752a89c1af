//! `UpdateFunction`

use std::collections::BTreeMap;

use functions::function::{get, modify};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::params::Unbuilt;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::code::Code;
use super::configuration::{Configuration, check_runtime};
use super::named::Named;
use super::view::View;
use super::{about, environment, role};
use crate::error::Result;
use crate::{Fc, region};

/// Changes a function; what is left out stays as it is.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct UpdateFunction {
    /// What the code is written in.
    runtime: Option<String>,
    /// Where the code begins.
    handler: Option<String>,
    /// Description.
    description: Option<String>,
    /// Role whose credentials the function is called with; an empty one takes it away.
    role: Option<String>,
    /// Variables of the environment, in place of all that it has.
    #[schemars(extend("writeOnly" = true))]
    environment_variables: Option<BTreeMap<String, String>>,
    /// The code.
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
}

impl Operation for UpdateFunction {
    const NAME: &'static str = "UpdateFunction";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("functionName", "resize"),
        ("role", "acs:ram::1234567890123456:role/FunctionRole"),
        ("memorySize", "1024"),
        ("cpu", "0.5"),
    ];
    type Service = Fc;
    type Input = With<With<Self, Named>, Configuration>;
    type Output = View;

    fn checks(With(With(input, named), settings): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        let given = |role: &Option<String>| role.clone().filter(|role| !role.is_empty());
        let of_vpc = settings.vpc_config.as_ref().and_then(|vpc| given(&vpc.role));
        Checks::only(about("fc:UpdateFunction", caller, call, &named.function_name))
            .and_if(given(&input.role), |role| role::pass(caller, &role))
            .and_if(of_vpc, |role| role::pass(caller, &role))
    }

    fn handle(cx: &mut Cx<'_>, With(With(input, named), settings): Self::Input) -> Result<View> {
        let region = region::known(cx.call())?;
        let mut function = get(cx.scope(), &region, &named.function_name)?;
        if let Some(runtime) = input.runtime {
            check_runtime(&runtime)?;
            function.runtime = runtime;
        }
        let configuration = settings.over(&function.configuration);
        configuration.check(cx.scope(), &region)?;
        function.configuration = configuration.into_extras();
        match input.role.as_deref() {
            Some("") => function.role.clear(),
            Some(role) => function.role = role::passable(cx.scope(), role)?,
            None => {}
        }
        if let Some(code) = &input.code {
            (function.code_size, function.code_checksum) = code.measure()?;
        }
        if let Some(variables) = input.environment_variables {
            function.environment = environment::read(variables)?;
        }
        function.handler = input.handler.unwrap_or(function.handler);
        function.description = input.description.unwrap_or(function.description);
        let function = modify(cx.scope(), function)?;
        let tags = store::tag::of(cx.scope(), functions::function::TAGGED, &function.key)?;
        Ok(View::of(cx.caller().account(), function, Some(&tags)))
    }
}
