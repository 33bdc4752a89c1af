//! `ListTagResources`

use iam::tag::Tagged;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use crate::ram::Ram;
use crate::ram::field::{Marker, PageSize, ResourceNames, ResourceType, TagList};

/// Lists tags with the things that carry them, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListTagResources {
    /// Kind of thing: `user`, `group`, `role` or `policy`.
    resource_type: ResourceType,
    /// Names of the things, up to 50; all when it is left out.
    #[serde(default)]
    resource_names: ResourceNames,
    /// Tags that the things must have.
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
    tag_resources: Vec<TagResource>,
    next_token: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct TagResource {
    resource_type: &'static str,
    resource_name: String,
    tag_key: String,
    tag_value: String,
}

impl Operation for ListTagResources {
    const NAME: &'static str = "ListTagResources";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("ResourceType", "role"), ("ResourceNames", r#"["MyApplicationRole"]"#)];
    type Service = Ram;
    type Input = Self;
    type Output = Output;

    fn checks(input: &Self, caller: &Caller, _: &Call) -> Checks {
        super::checks("ram:ListTagResources", caller, input.resource_type, &input.resource_names, |check| check)
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let (kind, names, wanted) = (input.resource_type, input.resource_names.names(), input.tag.wanted());
        let after = input.next_token.as_deref();
        let page = iam::tag::list(cx.scope(), kind.into(), &names, &wanted, after, input.page_size.0)?;
        let resource = |tagged: Tagged| TagResource {
            resource_type: kind.as_str(),
            resource_name: tagged.name,
            tag_key: tagged.key,
            tag_value: tagged.value,
        };
        Ok(Output {
            next_token: page.next.as_deref().map(Marker::hide),
            tag_resources: page.items.into_iter().map(resource).collect(),
        })
    }
}
