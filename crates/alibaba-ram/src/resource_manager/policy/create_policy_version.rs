//! `CreatePolicyVersion`

use alibaba_core::arn;
use iam::policy::{NewVersion, Rotation};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::field::{PolicyDocument, PolicyName};
use crate::ram::view;
use crate::resource_manager::ResourceManager;

/// Adds a version to a policy of the account. Here no older one makes room for it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreatePolicyVersion {
    /// Name of the policy.
    policy_name: PolicyName,
    /// Text of the version, up to 6,144 characters.
    policy_document: PolicyDocument,
    /// Whether it becomes the version that counts.
    #[serde(default)]
    set_as_default: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    policy_version: view::PolicyVersion,
}

impl Operation for CreatePolicyVersion {
    const NAME: &'static str = "CreatePolicyVersion";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("PolicyName", "EcsReader"),
        (
            "PolicyDocument",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:Describe*","Resource":"*"}]}"#,
        ),
        ("SetAsDefault", "true"),
    ];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreatePolicyVersion", arn::policy(caller.account(), &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let new = NewVersion {
            document: input.policy_document.0,
            set_default: input.set_as_default,
            rotation: Rotation::Refuse,
        };
        let version = iam::policy::create_version(cx.scope(), &input.policy_name.into(), new)?;
        Ok(Output { policy_version: version.into() })
    }
}
