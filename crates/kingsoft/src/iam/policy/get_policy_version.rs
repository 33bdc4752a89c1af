//! `GetPolicyVersion`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{PolicyKrn, VersionId};
use crate::iam::view;

/// Returns one version of a policy with its document.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicyVersion {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
    /// The version, such as `v1`.
    version_id: VersionId,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    get_policy_version_result: One,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct One {
    policy_version: view::Version,
}

impl Operation for GetPolicyVersion {
    const NAME: &'static str = "GetPolicyVersion";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader"), ("VersionId", "v1")];
    type Service = Iam;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetPolicyVersion", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let (owner, name) = input.policy_krn.find(cx.caller().account())?;
        let version = iam::policy::get_version(cx.scope(), owner, &name, input.version_id.0)?;
        Ok(Output { get_policy_version_result: One { policy_version: version.into() } })
    }
}
