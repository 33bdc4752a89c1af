//! `UntagResources`

use iam::Name;
use iam::tag::Subject;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::Scope;

use super::change_tags::TagChange;
use crate::ram::field::TagKeys;

/// Takes tags off users.
///
/// The users are named by identifier or by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct UntagResources {
    /// Keys of the tags, up to 20.
    #[serde(default)]
    tag_key: TagKeys,
    /// Whether all tags go; counts only without keys.
    #[serde(default)]
    all: bool,
}

impl TagChange for UntagResources {
    const NAME: &'static str = "UntagResources";
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "user"),
        ("ResourcePrincipalName", r#"["alice@1234567890123456.onaliyun.com"]"#),
        ("TagKey", r#"["env"]"#),
    ];

    fn change(self, scope: &mut Scope<'_>, users: &[Name]) -> iam::Result<()> {
        if self.all && self.tag_key.0.is_empty() {
            iam::tag::remove_all(scope, Subject::User, users)
        } else {
            iam::tag::remove(scope, Subject::User, users, &self.tag_key.0)
        }
    }
}
