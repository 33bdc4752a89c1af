//! `TagResources`

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
use crate::ram::field::TagList;
use crate::ram::view::Empty;

/// Puts tags on users.
///
/// The users are named by identifier or by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResources {
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

impl Rule for TagResources {
    fn rule(&self) -> Result<(), Broken> {
        one_of(&[
            ("ResourceId", !self.resource_id.0.is_empty()),
            ("ResourcePrincipalName", !self.resource_principal_name.0.is_empty()),
        ])
    }
}

impl TagResources {
    fn users(&self) -> Users<'_> {
        Users { ids: &self.resource_id, names: &self.resource_principal_name }
    }
}

impl Staged for TagResources {
    const NAME: &'static str = "TagResources";
    const EFFECT: Effect = Effect::Write;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "user"),
        ("ResourcePrincipalName", r#"["alice@1234567890123456.onaliyun.com"]"#),
        ("Tag", r#"[{"Key":"env","Value":"test"}]"#),
    ];
    type Service = Ims;
    type Input = Together<TagResources>;
    type Prepared = ();
    type Loaded = Vec<Option<Name>>;
    type Output = Empty;

    fn load(cx: &mut Cx<'_>, Together(input): &Together<TagResources>, (): ()) -> Result<Vec<Option<Name>>, Fault> {
        input.users().find(cx.scope())
    }

    fn checks(
        Together(input): &Together<TagResources>,
        found: &Vec<Option<Name>>,
        caller: &Caller,
        _: &Call,
    ) -> Checks {
        input.users().checks(Self::NAME, caller, found, |check| input.tag.facts_of(check))
    }

    fn handle(
        cx: &mut Cx<'_>,
        Together(input): Together<TagResources>,
        found: Vec<Option<Name>>,
    ) -> iam::Result<Empty> {
        let names = input.users().names(cx.scope(), found)?;
        iam::tag::add(cx.scope(), Subject::User, &names, &input.tag.into())?;
        Ok(Empty {})
    }
}
