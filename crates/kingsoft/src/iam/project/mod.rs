//! Projects: parts of an account that its resources are in.
//!
//! Members of projects are not modelled: every user sees every project, as the answers about users say.

mod batch_update_instance_project_id;
mod create_project;
mod list_projects;
mod update_instance_project_id;
mod update_project_info;

pub use batch_update_instance_project_id::BatchUpdateInstanceProjectId;
pub use create_project::CreateProject;
pub use list_projects::{GetAccountAllProjectList, GetAccountAllProjectsByParams, ListProjects};
pub use update_instance_project_id::UpdateInstanceProjectId;
pub use update_project_info::UpdateProjectInfo;

pub(crate) use iam::project::{DEFAULT, group_of, of_group};

use compute::resource::{BANDWIDTH_PACKAGE, DISK, ELASTIC_ADDRESS, INSTANCE, Kind, LOAD_BALANCER, PUBLIC_NAT};
use iam::project::Project as Domain;
use kernel::time;
use schemars::JsonSchema;
use serde::Serialize;
use store::Scope;

use super::errors::Error;
use crate::field::Whole;
use crate::kec::errors::Error as Refused;
use crate::kec::field::Ids;
use crate::krn;

/// Kinds of resources that can be in another project than the default one.
const MOVABLE: [Kind; 6] = [INSTANCE, ELASTIC_ADDRESS, DISK, PUBLIC_NAT, LOAD_BALANCER, BANDWIDTH_PACKAGE];

/// Whether the default project is among those that a list is narrowed to; it is where the list is not narrowed.
pub(crate) fn has_default(projects: Ids) -> bool {
    let named = projects.wanted();
    named.is_none_or(|named| named.iter().any(|id| id.parse() == Ok(DEFAULT)))
}

/// What resources of these projects have as their resource group. A number that is written in another way names no project.
pub(crate) fn groups_of(projects: &[String]) -> Vec<String> {
    let number = |text: &String| text.parse::<i64>().ok().filter(|number| number.to_string() == *text);
    projects.iter().filter_map(number).map(group_of).collect()
}

/// What a new resource has as its resource group, when it is to be in this project; without one in the default one.
pub(crate) fn group_for(scope: &mut Scope<'_>, project: Option<Whole>) -> Result<String, Refused> {
    let number = project.map_or(DEFAULT, |number| number.0);
    match iam::project::check(scope, number) {
        Ok(()) => Ok(group_of(number)),
        Err(iam::Error::NotFound { .. }) => Err(Refused::Unfit("ProjectId", format!("there is no project {number}"))),
        Err(error) => Err(error.into()),
    }
}

/// Puts a resource into a project that there is.
fn move_to(scope: &mut Scope<'_>, id: &str, project: i64) -> Result<(), Error> {
    for kind in MOVABLE {
        if kind.regions_and_groups(scope, &[id])?.contains_key(id) {
            return Ok(kind.move_to(scope, id, &group_of(project))?);
        }
    }
    Err(Error::NoResource(id.to_owned()))
}

/// A project in an answer.
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
struct Project {
    project_id: i64,
    account_id: String,
    project_name: String,
    project_desc: String,
    status: u8,
    krn: String,
    create_time: String,
}

impl Project {
    /// The default project of an account.
    fn default_of(account: &str) -> Self {
        Self {
            project_id: DEFAULT,
            account_id: account.to_owned(),
            project_name: "Default project".to_owned(),
            project_desc: String::new(),
            status: 1,
            krn: krn_of(account, DEFAULT),
            create_time: "2015-11-01T00:00:00Z".to_owned(),
        }
    }

    /// Another one.
    fn of(account: &str, project: Domain) -> Self {
        Self {
            project_id: project.number,
            account_id: account.to_owned(),
            krn: krn_of(account, project.number),
            project_name: project.name,
            project_desc: project.description,
            status: 1,
            create_time: time::seconds(project.created_at),
        }
    }
}

/// A project, as policies are asked about it.
fn krn_of(account: &str, number: i64) -> String {
    krn::iam(account, format_args!("project/{number}"))
}
