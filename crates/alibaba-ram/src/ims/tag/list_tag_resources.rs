//! `ListTagResources`

use iam::Name;
use iam::tag::{Subject, Tagged};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::Fault;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Staged};

use super::Users;
use crate::ims::Ims;
use crate::ims::field::{ResourceIds, ResourcePrincipalNames, ResourceType};
use crate::ram::field::{Marker, PageSize, TagList};

/// Lists tags with the users that carry them, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagResources {
    /// Kind of thing: `user`.
    #[expect(dead_code, reason = "there is one kind, and no other is read")]
    resource_type: ResourceType,
    /// Identifiers of the users, up to 50; all users when neither identifiers nor names are given.
    #[serde(default)]
    resource_id: ResourceIds,
    /// Names of the users with the domain of the account, up to 50.
    #[serde(default)]
    resource_principal_name: ResourcePrincipalNames,
    /// Tags that the users must have.
    #[serde(default)]
    tag: TagList,
    /// Where the page begins.
    next_token: Option<Marker>,
    /// How many tags a page has, up to 100.
    #[serde(default)]
    page_size: PageSize,
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    tag_resources: TagResources,
    is_truncated: bool,
    next_token: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagResources {
    tag_resource: Vec<TagResource>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagResource {
    resource_id: String,
    resource_type: &'static str,
    tag_key: String,
    tag_value: String,
}

impl ListTagResources {
    fn users(&self) -> Users<'_> {
        Users { ids: &self.resource_id, names: &self.resource_principal_name }
    }
}

impl Staged for ListTagResources {
    const NAME: &'static str = "ListTagResources";
    const EFFECT: Effect = Effect::Read;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceType", "user"), ("ResourcePrincipalName", r#"["alice@1234567890123456.onaliyun.com"]"#)];
    type Service = Ims;
    type Input = Self;
    type Prepared = ();
    type Loaded = Vec<Option<Name>>;
    type Output = Output;

    fn load(cx: &mut Cx<'_>, input: &Self, (): ()) -> Result<Vec<Option<Name>>, Fault> {
        input.users().find(cx.scope())
    }

    fn checks(input: &Self, found: &Vec<Option<Name>>, caller: &Caller, _: &Call) -> Checks {
        input.users().checks(Self::NAME, caller, found, |check| check)
    }

    fn handle(cx: &mut Cx<'_>, input: Self, found: Vec<Option<Name>>) -> iam::Result<Output> {
        let names = input.users().names(cx.scope(), found)?;
        let (wanted, after) = (input.tag.wanted(), input.next_token.as_deref());
        let page = iam::tag::list(cx.scope(), Subject::User, &names, &wanted, after, input.page_size.0)?;
        let resource = |tagged: Tagged| TagResource {
            resource_id: tagged.id,
            resource_type: "user",
            tag_key: tagged.key,
            tag_value: tagged.value,
        };
        Ok(Output {
            is_truncated: page.next.is_some(),
            next_token: page.next.as_deref().map(Marker::hide),
            tag_resources: TagResources { tag_resource: page.items.into_iter().map(resource).collect() },
        })
    }
}
