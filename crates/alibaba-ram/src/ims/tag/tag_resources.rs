//! `TagResources`

use iam::Name;
use iam::tag::Subject;
use schemars::JsonSchema;
use serde::Deserialize;
use wire::{Check, Scope};

use super::change_tags::TagChange;
use crate::ram::field::TagList;

/// Puts tags on users.
///
/// The users are named by identifier or by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct TagResources {
    /// The tags, up to 20.
    tag: TagList,
}

impl TagChange for TagResources {
    const NAME: &'static str = "TagResources";
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[
        ("ResourceType", "user"),
        ("ResourcePrincipalName", r#"["alice@1234567890123456.onaliyun.com"]"#),
        ("Tag", r#"[{"Key":"env","Value":"test"}]"#),
    ];

    fn ask(&self, check: Check) -> Check {
        self.tag.facts_of(check)
    }

    fn change(self, scope: &mut Scope<'_>, users: &[Name]) -> iam::Result<()> {
        iam::tag::add(scope, Subject::User, users, &self.tag.into())
    }
}
