//! `DescribeTags`

use std::collections::BTreeMap;

use alibaba_core::arn;
use alibaba_core::list::{Listed, Page, Place};
use compute::resource::WantedTags;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use store::tag::Tagged;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use crate::ecs::Ecs;
use crate::ecs::checks::{each, with_tags};
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};
use crate::page::Numbered;
use crate::resource::{self, Product};
use crate::tag::{self, Tag};

/// Lists tags, each once, with how many resources of each kind have it.
///
/// Everything that is asked about must be so. A resource that is not there has no tags; the page knows no refusal
/// for it.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct DescribeTags {
    /// Region of the resources.
    region_id: RegionId,
    /// Kind of the resources, such as `instance`; all by default.
    #[serde(default)]
    resource_type: Text,
    /// Resource.
    #[serde(default)]
    resource_id: Text,
    /// Up to 20 tags; one without a value means the key with any value.
    #[serde(default)]
    tag: Vec<Tag>,
    /// Whose tags: `custom`, those of customers, which all are here; `system`; or `all`.
    #[serde(default)]
    category: Text,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagView {
    tag_key: String,
    tag_value: String,
    resource_type_count: Counts,
}

/// How many resources of each kind have a tag. The last word of security groups is written small, as in the
/// vendor's model.
#[derive(Debug, Clone, Copy, Default, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Counts {
    instance: i64,
    disk: i64,
    eni: i64,
    securitygroup: i64,
    image: i64,
    snapshot: i64,
    snapshot_policy: i64,
    key_pair: i64,
    launch_template: i64,
    volume: i64,
    ddh: i64,
    reserved_instance: i64,
}

impl Listed for TagView {
    const LIST: &'static str = "Tags";
    const ITEM: &'static str = "Tag";
}

impl Operation for DescribeTags {
    const NAME: &'static str = "DescribeTags";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] =
        &[("RegionId", "cn-hangzhou"), ("ResourceType", "instance"), ("ResourceId", "i-bp67acfmxazb4pa1b2c3")];
    type Service = Ecs;
    type Input = With<Self, Numbered<100, 50>>;
    type Output = Page<TagView, Place>;

    fn checks(With(input, _): &Self::Input, caller: &Caller, call: &Call) -> Checks {
        // The vendor's table of resources leaves this operation out; it is asked about as `ListTagResources` is, and
        // where no kind is named about everything in the region.
        let checks = if let Some(kind) = input.resource_type.get() {
            each("ecs:DescribeTags", caller, call, &kind.to_lowercase(), input.resource_id.get())
        } else {
            let region = Some(input.region_id.0.id.as_str());
            Checks::of("ecs:DescribeTags", arn::regional("ecs", region, caller.account(), "*"))
        };
        with_tags(checks, &input.tag)
    }

    fn handle(cx: &mut Cx<'_>, With(input, page): Self::Input) -> Result<Self::Output> {
        let kinds = match input.resource_type.get() {
            Some(word) => vec![resource::tagged(Product::Ecs, word)?],
            None => resource::kept_by(Product::Ecs).collect(),
        };
        // The tags that are asked about are those of the answer, whatever else their resources carry.
        tag::filter(&input.tag)?;
        let custom = match input.category.get() {
            None | Some("all" | "custom") => true,
            Some("system") => false,
            Some(_) => return Err(Error::invalid("Category")),
        };
        let region = &input.region_id.0.id;
        let mut found = BTreeMap::<(String, String), Counts>::new();
        for kind in kinds.into_iter().filter(|_| custom) {
            let Some(stored) = kind.stored else { continue };
            let ids: Vec<_> =
                input.resource_id.get().map(|id| stored.key_in(region, id).into_owned()).into_iter().collect();
            let wanted = WantedTags { region, ids: &ids, limit: i64::MAX, ..WantedTags::default() };
            for Tagged { tag_key, tag_value, .. } in stored.tags(cx.scope(), &wanted)? {
                if is_wanted(&input.tag, &tag_key, &tag_value) {
                    found.entry((tag_key, tag_value)).or_default().add(kind.word);
                }
            }
        }
        let view = |((tag_key, tag_value), resource_type_count)| TagView { tag_key, tag_value, resource_type_count };
        Ok(page.cut(found.into_iter().collect(), view))
    }
}

/// Whether a tag is one of those that are asked about, or nothing is.
fn is_wanted(tags: &[Tag], key: &str, value: &str) -> bool {
    let fits =
        |tag: &Tag| tag.key == key && tag.value.as_deref().is_none_or(|wanted| wanted.is_empty() || wanted == value);
    tags.is_empty() || tags.iter().any(fits)
}

impl Counts {
    fn add(&mut self, kind: &str) {
        match kind {
            "instance" => self.instance += 1,
            "disk" => self.disk += 1,
            "eni" => self.eni += 1,
            "securitygroup" => self.securitygroup += 1,
            "keypair" => self.key_pair += 1,
            // Of the other kinds there are no resources yet.
            _ => {}
        }
    }
}
