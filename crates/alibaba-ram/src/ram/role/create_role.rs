//! `CreateRole`

use alibaba_core::arn;
use iam::role::New;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{Description, MaxSession, NewRoleName, PolicyDocument, TagList};
use crate::ram::view;

/// Creates a RAM role that the principals in its trust policy may assume.
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
    /// Whether people may switch to the role in the console; they may by default.
    allow_console_login: Option<bool>,
    /// Up to 20 tags.
    #[serde(default)]
    tag: TagList,
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
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        let check = Check::new("ram:CreateRole", arn::ram(caller.account(), "role/*"));
        Checks::only(input.tag.facts_of(check))
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let new = New {
            name: input.role_name.into(),
            trust: input.assume_role_policy_document.0,
            description: input.description.map(|text| text.0),
            max_session: input.max_session_duration.0,
            // No page names a default; the console has let people switch to every role that trusts them.
            console_login: input.allow_console_login.unwrap_or(true),
            tags: input.tag.into(),
        };
        let role = iam::role::create(cx.scope(), new)?;
        Ok(Output { role: view::Role { update_date: None, ..view::Role::new(cx.caller().account(), role) } })
    }
}
