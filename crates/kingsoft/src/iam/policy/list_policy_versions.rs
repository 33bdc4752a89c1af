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
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicyVersions {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_policy_versions_result: Versions,
}

#[derive(Debug, Serialize, JsonSchema)]
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
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:ListPolicyVersions", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Output, Error> {
        let (owner, name) = input.policy_krn.find(cx.caller().account())?;
        let versions = iam::policy::list_versions(cx.scope(), owner, &name)?;
        let versions = versions.into_iter().map(Into::into).collect();
        Ok(Output { list_policy_versions_result: Versions { versions } })
    }
}
