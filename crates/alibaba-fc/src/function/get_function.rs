//! `GetFunction`

use functions::function::{TAGGED, get};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::about;
use super::named::Named;
use super::view::View;
use crate::error::{Error, Result};
use crate::{Fc, region};

/// Returns one function.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct GetFunction {
    /// Version or alias: `LATEST`, the default. No versions are published in the sandbox.
    qualifier: Option<String>,
}

impl Operation for GetFunction {
    const NAME: &'static str = "GetFunction";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("functionName", "resize")];
    type Service = Fc;
    type Input = With<Self, Named>;
    type Output = View;

    fn checks(With(_, named): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(about("fc:GetFunction", caller, call, &named.function_name))
    }

    fn handle(cx: &mut Cx<'_>, With(input, named): Self::Input) -> Result<View> {
        let region = region::known(cx.call())?;
        let function = get(cx.scope(), &region, &named.function_name)?;
        if let Some(qualifier) = input.qualifier.filter(|qualifier| !matches!(qualifier.as_str(), "" | "LATEST")) {
            let text = format!("version or alias '{qualifier}' of function '{}' does not exist", function.name);
            return Err(Error::Refused(Box::new(wire::Failure::new(404, "VersionNotFound", text))));
        }
        let tags = store::tag::of(cx.scope(), TAGGED, &function.key)?;
        Ok(View::of(cx.caller().account(), function, Some(&tags)))
    }
}
