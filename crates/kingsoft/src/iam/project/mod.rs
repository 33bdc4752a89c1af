//! Projects: groups of resources. The sandbox has the one that every account has.

mod list_projects;

pub use list_projects::{GetAccountAllProjectList, GetAccountAllProjectsByParams, ListProjects};

use schemars::JsonSchema;
use serde::Serialize;

use crate::kec::field::Ids;
use crate::krn;

/// Number of the default project.
pub(crate) const DEFAULT: i64 = 0;

/// Whether the default project is among those that a list is narrowed to; it is where the list is not narrowed.
pub(crate) fn has_default(projects: Ids) -> bool {
    let named = projects.wanted();
    named.is_none_or(|named| named.iter().any(|id| id.parse() == Ok(DEFAULT)))
}

/// A project in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Project {
    project_id: i64,
    account_id: String,
    project_name: &'static str,
    project_desc: &'static str,
    status: u8,
    krn: String,
    create_time: &'static str,
}

impl Project {
    /// The default project of an account.
    fn default_of(account: &str) -> Self {
        Self {
            project_id: DEFAULT,
            account_id: account.to_owned(),
            project_name: "Default project",
            project_desc: "",
            status: 1,
            krn: krn::iam(account, format_args!("project/{DEFAULT}")),
            create_time: "2015-11-01T00:00:00Z",
        }
    }
}
