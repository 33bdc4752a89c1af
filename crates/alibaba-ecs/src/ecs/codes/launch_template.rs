//! Launch templates.

use crate::code::{Code, codes};

codes! {
    /// A launch template that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidLaunchTemplate.NotFound", "The specified LaunchTemplate does not exist.");
    /// A version that the launch template does not have.
    pub(crate) const VERSION_NOT_FOUND: Code = Code::new(
        404,
        "InvalidLaunchTemplateVersion.NotFound",
        "The specified version of the LaunchTemplate does not exist.",
    );
    /// What is no name of a launch template.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidLaunchTemplateName.Malformed", "The specified LaunchTemplateName is not valid.");
    /// A name that the region has already.
    pub(crate) const NAME_TAKEN: Code =
        Code::new(403, "LaunchTemplateName.Duplicated", "The specified LaunchTemplateName already exists.");
    /// More launch templates than a region may have.
    pub(crate) const QUOTA: Code =
        Code::new(403, "LaunchTemplateLimitExceed", "The limit of launch templates in the region is exceeded.");
    /// More versions than a launch template may have.
    pub(crate) const VERSION_QUOTA: Code =
        Code::new(403, "LaunchTemplateVersionLimitExceed", "The limit of versions of the launch template is exceeded.");
    /// The version that launches take cannot be deleted; the page says so and has no code of its own for it.
    pub(crate) const IS_DEFAULT: Code = Code::new(
        400,
        "InvalidParameter",
        "The specified parameter \"DeleteVersion\" is not valid: the default version cannot be deleted.",
    );
}
