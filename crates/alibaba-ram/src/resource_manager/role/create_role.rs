//! `CreateRole`

use alibaba_core::arn;
use iam::role::New;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::field::{Description, MaxSession, NewRoleName, PolicyDocument};
use crate::ram::view;
use crate::resource_manager::ResourceManager;

/// Creates a role that the principals in its trust policy may assume.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct CreateRole {
    /// Name of the role, unique in the account.
    role_name: NewRoleName,
    /// Trust policy: who may assume the role.
    assume_role_policy_document: PolicyDocument,
    /// Free text, up to 1,024 characters.
    description: Option<Description>,
    /// Longest session in seconds, 3,600 to 43,200; 3,600 by default.
    #[serde(default)]
    max_session_duration: MaxSession,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    role: view::Role,
}

impl Operation for CreateRole {
    const NAME: &'static str = "CreateRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RoleName", "MyApplicationRole"),
        (
            "AssumeRolePolicyDocument",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#,
        ),
    ];
    type Service = ResourceManager;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        Checks::of("ram:CreateRole", arn::ram(caller.account(), "role/*"))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let new = New {
            // As for a role that RAM makes without a word about it.
            console_login: true,
            name: input.role_name.into(),
            trust: input.assume_role_policy_document.0,
            description: input.description.map(Into::into),
            max_session: input.max_session_duration.0,
            tags: kernel::Tags::default(),
        };
        let role = iam::role::create(cx.scope(), new)?;
        let role = view::Role::changed::<ResourceManager>(cx, role)?;
        Ok(Output { role: view::Role { update_date: None, ..role } })
    }
}
