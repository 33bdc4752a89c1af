//! `DescribeTags`

use compute::resource::WantedTags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::page::Counted;
use super::{Tag, asks};
use crate::kec::errors::Error;
use crate::kec::field::Filters;
use crate::kec::location::known_region;
use crate::tagv2::ResourceType;

/// Lists the tags of the region's resources.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTags {
    /// Filters `key`, `value`, `resource-type` and `resource-id`.
    #[serde(default)]
    filter: Filters,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(skip_serializing_if = "Option::is_none")]
    next_token: Option<String>,
    tag_sum: i64,
    tag_set: Vec<Shown>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Shown {
    key: String,
    value: String,
    resource_id: String,
    resource_type: &'static str,
}

impl Shown {
    /// What it has under the name of a filter.
    fn look(&self, kind: ResourceType, name: &str) -> Vec<String> {
        match name {
            "key" => vec![self.key.clone()],
            "value" => vec![self.value.clone()],
            "resource-type" => vec![kind.old_word().to_owned(), kind.word().to_owned()],
            "resource-id" => vec![self.resource_id.clone()],
            _ => Vec::new(),
        }
    }
}

impl Operation for DescribeTags {
    const NAME: &'static str = "DescribeTags";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("Filter.1.Name", "resource-type"), ("Filter.1.Value.1", "kec-instance"), ("MaxResults", "50")];
    type Service = Tag;
    type Input = With<Self, Counted>;
    type Output = Output;

    fn checks(_: &Self::Input, caller: &Caller, call: &Call) -> Checks {
        asks("tag:DescribeTags", caller, call)
    }

    fn handle(cx: &mut Cx<'_>, With(input, paging): Self::Input) -> Result<Output, Error> {
        input.filter.only(&["key", "value", "resource-type", "resource-id"])?;
        let region = &known_region(cx)?.id;
        let mut found = Vec::new();
        for kind in ResourceType::ALL {
            let wanted = WantedTags { region, limit: i64::MAX, ..WantedTags::default() };
            let tags = kind.kind().tags(cx.scope(), &wanted)?;
            let shown = tags.into_iter().map(|tag| Shown {
                key: tag.tag_key,
                value: tag.tag_value,
                resource_id: tag.resource,
                resource_type: kind.old_word(),
            });
            found.extend(shown.filter(|tag| input.filter.pass(|name| tag.look(kind, name))));
        }
        let (part, next_token) = paging.of(found);
        Ok(Output { next_token, tag_sum: part.total, tag_set: part.items })
    }
}
