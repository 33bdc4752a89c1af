//! `GetPolicy`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::page::One;
use crate::ram::field::{PolicyName, PolicyType};
use crate::ram::policy::arn_of;
use crate::ram::view;
use crate::resource_manager::ResourceManager;

/// Returns one policy with the document of the version that counts.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct GetPolicy {
    /// Whose policy it is: `System` or `Custom`.
    policy_type: PolicyType,
    /// Name of the policy.
    policy_name: PolicyName,
}

impl Operation for GetPolicy {
    const NAME: &'static str = "GetPolicy";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess")];
    type Service = ResourceManager;
    type Input = Self;
    type Output = One<view::Policy>;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:GetPolicy", arn_of(caller, input.policy_type, &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<One<view::Policy>> {
        let policy = iam::policy::get(cx.scope(), input.policy_type.into(), &input.policy_name.into())?;
        let version = iam::policy::default_version(cx.scope(), &policy)?;
        let attachments = iam::attachment::count(cx.scope(), &policy)?;
        let policy = view::Policy {
            attachment_count: Some(attachments),
            policy_document: Some(version.document),
            ..policy.into()
        };
        Ok(One(policy))
    }
}
