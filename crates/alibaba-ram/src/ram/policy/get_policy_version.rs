//! `GetPolicyVersion`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::field::{PolicyName, PolicyType, VersionId};
use crate::ram::{Family, Ram, view};

/// `GetPolicyVersion`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct GetPolicyVersion<S = Ram>(PhantomData<S>);

/// Returns one version of a policy.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
    /// The version, such as `v2`.
    version_id: VersionId,
}

impl<S: Family> Operation for GetPolicyVersion<S> {
    const NAME: &'static str = "GetPolicyVersion";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyType", "Custom"), ("PolicyName", "EcsReader"), ("VersionId", "v1")];
    type Service = S;
    type Input = Input;
    type Output = One<view::PolicyVersion>;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetPolicyVersion", super::arn_of(caller, input.policy_type, &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<One<view::PolicyVersion>> {
        let (owner, name) = (input.policy_type.into(), input.policy_name.into());
        let version = iam::policy::get_version(cx.scope(), owner, &name, input.version_id.0)?;
        Ok(One(version.into()))
    }
}
