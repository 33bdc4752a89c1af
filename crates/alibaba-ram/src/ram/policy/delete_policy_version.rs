//! `DeletePolicyVersion`

use std::marker::PhantomData;

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::field::{PolicyName, VersionId};
use crate::ram::view::Empty;
use crate::ram::{Family, Ram};

/// `DeletePolicyVersion`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct DeletePolicyVersion<S = Ram>(PhantomData<S>);

/// Deletes a version that is not the default one.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the policy.
    policy_name: PolicyName,
    /// The version, such as `v2`.
    version_id: VersionId,
}

impl<S: Family> Operation for DeletePolicyVersion<S> {
    const NAME: &'static str = "DeletePolicyVersion";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyName", "EcsReader"), ("VersionId", "v1")];
    type Service = S;
    type Input = Input;
    type Output = Empty;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:DeletePolicyVersion", arn::policy(caller.account(), &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Empty> {
        iam::policy::delete_version(cx.scope(), &input.policy_name.into(), input.version_id.0)?;
        Ok(Empty {})
    }
}
