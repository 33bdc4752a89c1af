//! Shapes of answers about resource groups.

use alibaba_core::catalogue::catalogue;
use alibaba_core::resource_group;
use kernel::{Timestamp, time};
use schemars::JsonSchema;
use serde::Serialize;
use serde_with::skip_serializing_none;

use crate::page::Listed;

/// The word for a group that is ready.
pub(super) const READY: &str = "OK";

/// A resource group in an answer.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ResourceGroup {
    pub(super) id: String,
    pub(super) name: &'static str,
    pub(super) display_name: &'static str,
    pub(super) account_id: String,
    pub(super) create_date: String,
    pub(super) status: &'static str,
    /// State in each region; only where one group is asked for.
    pub(super) region_statuses: Option<RegionStatuses>,
    /// No group has any; only where they are asked for.
    pub(super) tags: Option<Tags>,
}

impl Listed for ResourceGroup {
    const LIST: &'static str = "ResourceGroups";
    const ITEM: &'static str = "ResourceGroup";
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct RegionStatuses {
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
pub(super) struct Tags {
    tag: [(); 0],
}

impl ResourceGroup {
    /// The default group of an account that was made at this instant.
    pub(super) fn default_of(account: &str, made: Timestamp) -> Self {
        Self {
            id: resource_group::default_of(account),
            name: "default",
            display_name: "default resource group",
            account_id: account.to_owned(),
            create_date: time::seconds(made),
            status: READY,
            region_statuses: None,
            tags: None,
        }
    }

    /// The same group with its tags, when they are asked for.
    pub(super) fn with_tags(self, asked: bool) -> Self {
        Self { tags: asked.then_some(Tags { tag: [] }), ..self }
    }
}

impl RegionStatuses {
    /// Ready everywhere.
    pub(super) fn ready() -> Self {
        let status = |region: &compute::catalogue::Region| RegionStatus { region_id: region.id.clone(), status: READY };
        Self { region_status: catalogue().regions().iter().map(status).collect() }
    }
}
