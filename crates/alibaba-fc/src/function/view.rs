//! A function in answers.

use std::collections::BTreeMap;

use functions::function::Function;
use kernel::{Tags, time};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use serde_with::skip_serializing_none;

use super::configuration::Configuration;

/// A tag.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(super) struct Tag {
    /// Key.
    pub(super) key: String,
    /// Value; may be empty.
    #[serde(default)]
    pub(super) value: String,
}

/// A function.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "camelCase")]
pub struct View {
    function_name: String,
    function_arn: String,
    function_id: String,
    description: String,
    runtime: String,
    handler: String,
    role: String,
    environment_variables: BTreeMap<String, String>,
    code_size: i64,
    code_checksum: String,
    resource_group_id: Option<String>,
    tags: Vec<Tag>,
    state: &'static str,
    last_update_status: &'static str,
    created_time: String,
    last_modified_time: String,
    #[serde(flatten)]
    configuration: Configuration,
}

impl View {
    /// The function of an account, as it is shown.
    pub(crate) fn of(account: &str, function: Function, tags: Option<&Tags>) -> Self {
        let text = |(name, value): (String, Value)| (name, value.as_str().unwrap_or_default().to_owned());
        let tag = |(key, value): (&str, &str)| Tag { key: key.to_owned(), value: value.to_owned() };
        Self {
            function_arn: format!("acs:fc:{}:{account}:functions/{}", function.region, function.name),
            function_name: function.name,
            function_id: function.id,
            description: function.description,
            runtime: function.runtime,
            handler: function.handler,
            role: function.role,
            environment_variables: function.environment.into_iter().map(text).collect(),
            code_size: function.code_size,
            code_checksum: function.code_checksum,
            resource_group_id: Some(function.resource_group).filter(|group| !group.is_empty()),
            tags: tags.into_iter().flat_map(Tags::iter).map(tag).collect(),
            // Nothing is fetched and nothing is started, so a function is ready at once.
            state: "Active",
            last_update_status: "Successful",
            created_time: time::seconds(function.created_at),
            last_modified_time: time::seconds(function.modified_at),
            configuration: Configuration::of(&function.configuration),
        }
    }
}
