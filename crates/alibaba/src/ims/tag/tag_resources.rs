//! `TagResources`

use iam::tag::Subject;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ims::Ims;
use crate::ims::field::{Broken, ResourceIds, ResourcePrincipalNames, ResourceType, Rule, Together, one_of};
use crate::ram::field::TagList;
use crate::ram::view::Empty;

/// Puts tags on users.
#[derive(Debug)]
pub struct TagResources;

/// Parameters of `TagResources`: the users by identifier or by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Input {
    /// Kind of thing: `user`.
    #[expect(dead_code, reason = "there is one kind, and no other is read")]
    resource_type: ResourceType,
    /// Identifiers of the users, up to 50.
    #[serde(default)]
    resource_id: ResourceIds,
    /// Names of the users with the domain of the account, up to 50.
    #[serde(default)]
    resource_principal_name: ResourcePrincipalNames,
    /// The tags, up to 20.
    tag: TagList,
}

impl Rule for Input {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[
            ("ResourceId", !self.resource_id.0.is_empty()),
            ("ResourcePrincipalName", !self.resource_principal_name.0.is_empty()),
        ])
    }
}

impl Operation for TagResources {
    const NAME: &'static str = "TagResources";
    const EFFECT: Effect = Effect::Write;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "user"),
        ("ResourcePrincipalName", r#"["alice@1234567890123456.onaliyun.com"]"#),
        ("Tag", r#"[{"Key":"env","Value":"test"}]"#),
    ];
    type Service = Ims;
    type Input = Together<Input>;
    type Output = Empty;

    fn checks(Together(input): &Together<Input>, caller: &Caller, _: &Call) -> Checks {
        let users = (&input.resource_id, &input.resource_principal_name);
        super::checks(Self::NAME, caller, users, |check| input.tag.facts_of(check))
    }

    async fn handle(cx: &mut Cx<'_>, Together(input): Together<Input>) -> iam::Result<Empty> {
        let names = super::names(cx, &input.resource_id, &input.resource_principal_name).await?;
        iam::tag::add(cx.scope(), Subject::User, &names, &input.tag.into()).await?;
        Ok(Empty {})
    }
}
