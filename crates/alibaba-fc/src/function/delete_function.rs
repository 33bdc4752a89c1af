//! `DeleteFunction`

use functions::function::delete;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::about;
use super::named::Named;
use crate::error::Result;
use crate::{Fc, region};

/// Deletes a function.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct DeleteFunction {}

/// Nothing.
#[derive(Debug, Serialize, JsonSchema)]
pub struct Output {}

impl Operation for DeleteFunction {
    const NAME: &'static str = "DeleteFunction";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("functionName", "resize")];
    type Service = Fc;
    type Input = With<Self, Named>;
    type Output = Output;

    fn checks(With(_, named): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        Checks::only(about("fc:DeleteFunction", caller, call, &named.function_name))
    }

    fn handle(cx: &mut Cx<'_>, With(_, named): Self::Input) -> Result<Output> {
        let region = region::known(cx.call())?;
        delete(cx.scope(), &region, &named.function_name)?;
        Ok(Output {})
    }
}
