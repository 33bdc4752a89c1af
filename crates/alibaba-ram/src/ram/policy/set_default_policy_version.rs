//! `SetDefaultPolicyVersion`

use std::marker::PhantomData;

use alibaba_core::arn;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::field::{PolicyName, VersionId};
use crate::ram::view::Empty;
use crate::ram::{Family, Ram};

/// `SetDefaultPolicyVersion`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct SetDefaultPolicyVersion<S = Ram>(PhantomData<S>);

/// Makes a version the one that counts, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Name of the policy.
    policy_name: PolicyName,
    /// The version, such as `v2`.
    version_id: VersionId,
}

impl<S: Family> Operation for SetDefaultPolicyVersion<S> {
    const NAME: &'static str = "SetDefaultPolicyVersion";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("PolicyName", "EcsReader"), ("VersionId", "v2")];
    type Service = S;
    type Input = Input;
    type Output = Empty;

    fn checks(input: &Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:SetDefaultPolicyVersion", arn::policy(caller.account(), &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Input) -> iam::Result<Empty> {
        iam::policy::set_default_version(cx.scope(), &input.policy_name.into(), input.version_id.0)?;
        Ok(Empty {})
    }
}
