//! `SetDefaultPolicyVersion`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::iam::Iam;
use crate::iam::errors::Error;
use crate::iam::field::{PolicyKrn, VersionId};
use crate::iam::view::Done;

/// Makes a version of a policy the one that counts, from the next call on.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct SetDefaultPolicyVersion {
    /// Resource name of the policy.
    policy_krn: PolicyKrn,
    /// The version, such as `v2`.
    version_id: VersionId,
}

impl Operation for SetDefaultPolicyVersion {
    const NAME: &'static str = "SetDefaultPolicyVersion";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyKrn", "krn:ksc:iam::2000143391:policy/kec-reader"), ("VersionId", "v2")];
    type Service = Iam;
    type Input = Self;
    type Output = Done;

    fn checks(input: &Self, _: &Caller, _: &Call) -> Checks {
        Checks::of("iam:SetDefaultPolicyVersion", input.policy_krn.krn())
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> Result<Done, Error> {
        let name = input.policy_krn.own(cx.caller().account())?;
        iam::policy::set_default_version(cx.scope(), &name, input.version_id.0)?;
        Ok(Done::YES)
    }
}
