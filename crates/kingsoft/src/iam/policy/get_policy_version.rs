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
#[derive(Debug)]
pub struct GetPolicyVersion;

/// Parameters of `GetPolicyVersion`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
    /// The version, such as `v1`.
    version_id: VersionId,
}

/// Answer of `GetPolicyVersion`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    get_policy_version_result: One,
}

#[derive(Debug, Serialize)]
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
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:GetPolicyVersion", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        let (owner, name) = input.policy_krn.find(cx.caller().account())?;
        let version = iam::policy::get_version(cx.scope(), owner, &name, input.version_id.0)?;
        Ok(Output { get_policy_version_result: One { policy_version: version.into() } })
    }
}
