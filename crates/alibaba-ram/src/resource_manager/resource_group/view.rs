//! Parts of answers about resource groups.

use alibaba_core::catalogue::catalogue;
use alibaba_core::resource_group;
use iam::resource_group::{ResourceGroup as Group, Status};
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::page::Listed;

/// A resource group in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceGroup {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) display_name: String,
    account_id: String,
    create_date: String,
    pub(super) status: &'static str,
    /// State in each region; only where one group is asked for.
    region_statuses: Option<RegionStatuses>,
    /// Only where they are asked for.
    tags: Option<Tags>,
}

impl Listed for ResourceGroup {
    const LIST: &'static str = "ResourceGroups";
    const ITEM: &'static str = "ResourceGroup";
}

/// An answer that is one resource group.
pub(super) type One = crate::page::One<ResourceGroup>;

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct RegionStatuses {
    region_status: Vec<RegionStatus>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct RegionStatus {
    region_id: String,
    status: &'static str,
}

/// The tags of a group.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tags {
    tag: Vec<Tag>,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Tag {
    tag_key: String,
    tag_value: String,
}

/// The vendor's word for a state.
pub(super) fn word(status: Status) -> &'static str {
    match status {
        Status::Creating => "Creating",
        Status::Ready => "OK",
        Status::PendingDelete => "PendingDelete",
    }
}

impl ResourceGroup {
    /// The default group of an account that was made at this instant.
    pub(super) fn default_of(account: &str, made: Timestamp) -> Self {
        Self {
            id: resource_group::default_of(account),
            name: "default".to_owned(),
            display_name: "default resource group".to_owned(),
            account_id: account.to_owned(),
            create_date: time::seconds(made),
            status: word(Status::Ready),
            region_statuses: None,
            tags: None,
        }
    }

    /// A group as it is now.
    pub(super) fn of(account: &str, group: Group, now: Timestamp) -> Self {
        Self {
            status: word(group.status(now).unwrap_or(Status::PendingDelete)),
            id: group.id,
            name: group.name,
            display_name: group.display_name,
            account_id: account.to_owned(),
            create_date: time::seconds(group.created_at),
            region_statuses: None,
            tags: None,
        }
    }

    /// The same group with its tags.
    pub(super) fn with_tags(self, tags: Option<&kernel::Tags>) -> Self {
        let tag = |(key, value): (&str, &str)| Tag { tag_key: key.to_owned(), tag_value: value.to_owned() };
        Self { tags: Some(Tags { tag: tags.into_iter().flat_map(kernel::Tags::iter).map(tag).collect() }), ..self }
    }

    /// The same group with its state in each region, as the answer about one has it.
    pub(super) fn alone(self) -> One {
        let status = self.status;
        let of_region = |region: &compute::catalogue::Region| RegionStatus { region_id: region.id.clone(), status };
        let region_status = catalogue().regions().iter().map(of_region).collect();
        crate::page::One(Self { region_statuses: Some(RegionStatuses { region_status }), ..self })
    }
}
