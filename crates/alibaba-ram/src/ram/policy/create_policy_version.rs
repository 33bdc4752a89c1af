//! `CreatePolicyVersion`

use std::marker::PhantomData;

use alibaba_core::arn;
use iam::policy::{self, Rotation};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::page::One;
use crate::ram::field::{PolicyDocument, PolicyName};
use crate::ram::{Addition, Family, Ram, view};

/// `CreatePolicyVersion`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct CreatePolicyVersion<S = Ram>(PhantomData<S>);

/// The policy and the version.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Input {
    /// Name of the policy.
    policy_name: PolicyName,
    /// Text of the version, up to 6,144 characters.
    policy_document: PolicyDocument,
    /// Whether it becomes the version that counts.
    #[serde(default)]
    set_as_default: bool,
}

/// Adds a version to a policy of the account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct NewVersion {
    /// What to do when the policy has as many versions as it may.
    #[serde(default)]
    rotate_strategy: RotateStrategy,
}

/// What to do when a policy has as many versions as it may.
#[derive(Debug, Default, Clone, Copy, Deserialize, JsonSchema)]
enum RotateStrategy {
    /// Refuse the new version.
    #[default]
    None,
    /// Drop the oldest version that is not the default one.
    DeleteOldestNonDefaultVersionWhenLimitExceeded,
}

impl Addition for NewVersion {
    fn rotation(&self) -> Rotation {
        match self.rotate_strategy {
            RotateStrategy::None => Rotation::Refuse,
            RotateStrategy::DeleteOldestNonDefaultVersionWhenLimitExceeded => Rotation::DropOldest,
        }
    }
}

impl<S: Family> Operation for CreatePolicyVersion<S> {
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
    type Service = S;
    type Input = With<Input, S::NewVersion>;
    type Output = One<view::PolicyVersion>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreatePolicyVersion", arn::policy(caller.account(), &input.policy_name.0))
    }

    fn handle(cx: &mut Cx<'_>, With(input, more): Self::Input) -> iam::Result<One<view::PolicyVersion>> {
        let (document, set_default) = (input.policy_document.0, input.set_as_default);
        let new = policy::NewVersion { document, set_default, rotation: more.rotation() };
        let version = policy::create_version(cx.scope(), &input.policy_name.into(), new)?;
        Ok(One(version.into()))
    }
}
