//! Deployment sets.

use crate::code::{Code, Pattern, codes};

codes! {
    /// A deployment set that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(400, "InvalidDeploymentSetId.NotFound", "The specified DeploymentSetId does not exist.");
    /// The same in a launch.
    pub(crate) const NOT_FOUND_TO_LAUNCH: Code =
        Code::new(404, "DeploymentSet.NotFound", "The specified deployment set does not exist.");
    /// What is no name of a deployment set.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidDeploymentSetName.Malformed", "Specified deployment set name is not valid.");
    /// A word that the parameter does not know.
    pub(crate) const WORD_INVALID: Pattern =
        Pattern::new(400, "InvalidParameter.{}", "The specified parameter {} is not valid.");
    /// More deployment sets than a region may have.
    pub(crate) const QUOTA: Code = Code::new(400, "DEPLOYMENTSET.QUOTA_FULL", "The deploymentSet quota is full");
    /// A deployment set that still has instances.
    pub(crate) const NOT_EMPTY: Code = Code::new(
        403,
        "DependencyViolation.NotEmpty",
        "There are still instance(s) in the specified DeploymentSetId.",
    );
    /// More deployment sets than a list may name.
    pub(crate) const TOO_MANY: Code = Code::new(
        403,
        "InvalidDeploymentSetIds.TooManyInput",
        "The parameter DeploymentSets size should less than 100.",
    );
    /// A deployment set that takes no more instances.
    pub(crate) const FULL: Code = Code::new(
        403,
        "QuotaExceed.DeploymentSetInstanceQuotaFull",
        "instance quota in one deployment set exceeded.",
    );
}
