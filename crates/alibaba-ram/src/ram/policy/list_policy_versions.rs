//! `ListPolicyVersions`

use std::marker::PhantomData;

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::List;
use crate::ram::field::{PolicyName, PolicyType};
use crate::ram::{Family, Ram, view};

/// `ListPolicyVersions`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct ListPolicyVersions<S = Ram>(PhantomData<S>);

/// Lists the versions of a policy, newest first.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
}

impl<S: Family> Operation for ListPolicyVersions<S> {
    const NAME: &'static str = "ListPolicyVersions";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyType", "Custom"), ("PolicyName", "EcsReader")];
    type Service = S;
    type Input = Input;
    type Output = List<view::PolicyVersion>;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:ListPolicyVersions", super::arn_of(caller, input.policy_type, &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<List<view::PolicyVersion>> {
        let versions = iam::policy::list_versions(cx.scope(), input.policy_type.into(), &input.policy_name.into())?;
        Ok(versions.into_iter().map(view::PolicyVersion::from).collect())
    }
}
