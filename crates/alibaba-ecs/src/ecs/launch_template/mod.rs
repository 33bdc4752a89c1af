//! Launch templates: launches that are kept under a name, in versions.

mod create_launch_template;
mod create_launch_template_version;
mod data;
mod delete_launch_template;
mod delete_launch_template_version;
mod describe_launch_template_versions;
mod describe_launch_templates;
mod from_template;
mod modify_launch_template_default_version;
mod named;
mod version_view;

pub use create_launch_template::CreateLaunchTemplate;
pub use create_launch_template_version::CreateLaunchTemplateVersion;
pub use delete_launch_template::DeleteLaunchTemplate;
pub use delete_launch_template_version::DeleteLaunchTemplateVersion;
pub use describe_launch_template_versions::DescribeLaunchTemplateVersions;
pub use describe_launch_templates::DescribeLaunchTemplates;
pub use from_template::FromTemplate;
pub use modify_launch_template_default_version::ModifyLaunchTemplateDefaultVersion;

use compute::instance::Description;
use iam::authority::Holder;
use sts::Caller;

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// A description of a version: 2 to 256 characters.
fn description(text: &Text) -> Result<String> {
    let Some(text) = text.get() else { return Ok(String::new()) };
    let text = Description::parse(text, Description::OF_INSTANCE).map(String::from);
    text.map_err(|_| Error::of(codes::instance::DESCRIPTION_MALFORMED))
}

/// Who makes a template or a version, as answers show it: the number of the account, or the id of the user or of the role.
fn creator(caller: &Caller) -> String {
    match caller.holder() {
        Some(Holder::User(id) | Holder::Role(id)) => id,
        None => caller.account().to_owned(),
    }
}
