//! `CreateRole`

use std::marker::PhantomData;

use alibaba_core::arn;
use iam::role::New;
use kernel::Tags;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Operation, With};

use crate::page::One;
use crate::ram::field::{Description, MaxSession, NewRoleName, PolicyDocument, TagList};
use crate::ram::{Addition, Family, Ram, view};

/// `CreateRole`; RAM and Resource Management have it.
#[derive(Debug)]
pub struct CreateRole<S = Ram>(PhantomData<S>);

/// The role.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Input {
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

/// Creates a RAM role that the principals in its trust policy may assume.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct NewRole {
    /// Whether people may switch to the role in the console; they may by default.
    allow_console_login: Option<bool>,
    /// Up to 20 tags.
    #[serde(default)]
    tag: TagList,
}

impl Addition for NewRole {
    fn ask(&self, check: Check) -> Check {
        self.tag.facts_of(check)
    }

    fn tags(self) -> Tags {
        self.tag.into()
    }

    fn console_login(&self) -> bool {
        self.allow_console_login.unwrap_or(true)
    }
}

impl<S: Family> Operation for CreateRole<S> {
    const NAME: &'static str = "CreateRole";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("RoleName", "MyApplicationRole"),
        (
            "AssumeRolePolicyDocument",
            r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#,
        ),
    ];
    type Service = S;
    type Input = With<Input, S::NewRole>;
    type Output = One<view::Role>;

    fn checks(With(_, more): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        let check = Check::new("ram:CreateRole", arn::ram(caller.account(), "role/*"));
        Checks::only(more.ask(check))
    }

    fn handle(cx: &mut Cx<'_>, With(input, more): Self::Input) -> iam::Result<One<view::Role>> {
        let new = New {
            name: input.role_name.into(),
            trust: input.assume_role_policy_document.0,
            description: input.description.map(|text| text.0),
            max_session: input.max_session_duration.0,
            console_login: more.console_login(),
            tags: more.tags(),
        };
        let role = iam::role::create(cx.scope(), new)?;
        let role = view::Role::changed::<S>(cx, role)?;
        Ok(One(view::Role { update_date: None, ..role }))
    }
}
