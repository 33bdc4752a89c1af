//! `UntagResources`

use iam::Name;
use iam::tag::Subject;
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::Users;
use crate::ims::Ims;
use crate::ims::field::{Broken, ResourceIds, ResourcePrincipalNames, ResourceType, Rule, Together, one_of};
use crate::ram::field::TagKeys;
use crate::ram::view::Empty;

/// Takes tags off users.
///
/// The users are named by identifier or by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResources {
    /// Kind of thing: `user`.
    #[expect(dead_code, reason = "there is one kind, and no other is read")]
    resource_type: ResourceType,
    /// Identifiers of the users, up to 50.
    #[serde(default)]
    resource_id: ResourceIds,
    /// Names of the users with the domain of the account, up to 50.
    #[serde(default)]
    resource_principal_name: ResourcePrincipalNames,
    /// Keys of the tags, up to 20.
    #[serde(default)]
    tag_key: TagKeys,
    /// Whether all tags go; counts only without keys.
    #[serde(default)]
    all: bool,
}

impl Rule for UntagResources {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[
            ("ResourceId", !self.resource_id.0.is_empty()),
            ("ResourcePrincipalName", !self.resource_principal_name.0.is_empty()),
        ])
    }
}

impl UntagResources {
    fn users(&self) -> Users<'_> {
        Users { ids: &self.resource_id, names: &self.resource_principal_name }
    }
}

impl Staged for UntagResources {
    const NAME: &'static str = "UntagResources";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "user"),
        ("ResourcePrincipalName", r#"["alice@1234567890123456.onaliyun.com"]"#),
        ("TagKey", r#"["env"]"#),
    ];
    type Service = Ims;
    type Input = Together<UntagResources>;
    type Prepared = ();
    type Loaded = Vec<Option<Name>>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, Together(input): &Together<UntagResources>, (): ()) -> Result<Vec<Option<Name>>, Fault> {
        input.users().find(cx.scope())
    }

    fn checks(
        Together(input): &Together<UntagResources>,
        found: &Vec<Option<Name>>,
        caller: &Caller,
        _: &Call,
    ) -> Checks {
        input.users().checks(Self::NAME, caller, found, |check| check)
    }

    fn handle(
        cx: &mut Cx<'_>,
        Together(input): Together<UntagResources>,
        found: Vec<Option<Name>>,
    ) -> iam::Result<Empty> {
        let names = input.users().names(cx.scope(), found)?;
        if input.all && input.tag_key.0.is_empty() {
            iam::tag::remove_all(cx.scope(), Subject::User, &names)?;
        } else {
            iam::tag::remove(cx.scope(), Subject::User, &names, &input.tag_key.0)?;
        }
        Ok(Empty {})
    }
}
