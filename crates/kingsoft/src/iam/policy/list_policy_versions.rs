//! `ListPolicyVersions`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::PolicyKrn;
use crate::iam::view::{self, Members};

/// Lists the versions of a policy, newest first.
#[derive(Debug)]
pub struct ListPolicyVersions;

/// Parameters of `ListPolicyVersions`.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
}

/// Answer of `ListPolicyVersions`.
#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_policy_versions_result: Versions,
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "PascalCase")]
struct Versions {
    versions: Members<view::Version>,
}

impl Operation for ListPolicyVersions {
    const NAME: &'static str = "ListPolicyVersions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader")];
    type Service = Iam;
    type Input = Input;
    type Output = Output;

    fn checks(input: &Input, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListPolicyVersions", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> Result<Output, Error> {
        let (owner, name) = input.policy_krn.find(cx.caller().account())?;
        let versions = iam::policy::list_versions(cx.scope(), owner, &name)?;
        let versions = versions.into_iter().map(Into::into).collect();
        Ok(Output { list_policy_versions_result: Versions { versions } })
    }
}
