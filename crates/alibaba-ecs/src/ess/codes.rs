//! Codes with which Auto Scaling refuses.

use crate::code::{Code, Pattern, codes};

codes! {
    /// No group of this id.
    pub(crate) const GROUP_NOT_FOUND: Code =
        Code::new(404, "InvalidScalingGroupId.NotFound", "The specified scaling group does not exist.");
    /// The group cannot do this in its state.
    pub(crate) const GROUP_STATUS: Code = Code::new(
        400,
        "IncorrectScalingGroupStatus",
        "The current status of the specified scaling group does not support this action.",
    );
    /// Another group of the region has the name.
    pub(crate) const GROUP_NAME_TAKEN: Code = Code::new(
        400,
        "InvalidScalingGroupName.Duplicate",
        "The specified value of parameter ScalingGroupName is duplicated.",
    );
    /// The region has as many groups as it may.
    pub(crate) const GROUP_QUOTA: Code = Code::new(400, "QuotaExceeded.ScalingGroup", "Scaling group quota exceeded.");
    /// The group is protected from being deleted.
    pub(crate) const GROUP_PROTECTED: Code = Code::new(
        400,
        "ScalingGroupDeletionProtection",
        "The scaling group cannot be deleted while its deletion protection is enabled.",
    );
    /// The group, or the configuration, has instances.
    pub(crate) const HAS_INSTANCES: Code = Code::new(
        400,
        "InstanceInUse",
        "You cannot delete a scaling configuration or scaling group while there is an instance associated with it.",
    );
    /// An activity of the group has not ended.
    pub(crate) const IN_PROGRESS: Code = Code::new(
        400,
        "ScalingActivityInProgress",
        "You cannot delete a scaling group or launch a new scaling activity while there is a scaling activity in progress for the specified scaling group.",
    );
    /// Two parameters do not go together.
    pub(crate) const CONFLICT: Pattern =
        Pattern::new(400, "InvalidParameter.Conflict", "The value of parameter {} are conflict.");
    /// A value that may not be.
    pub(crate) const INVALID: Pattern =
        Pattern::new(400, "InvalidParameter", "The specified value of parameter \"{}\" is not valid.");
    /// No vSwitch of this id.
    pub(crate) const VSWITCH_NOT_FOUND: Code =
        Code::new(404, "InvalidVSwitchId.NotFound", "The specified virtual switch does not exist.");
    /// No configuration of this id, in this group.
    pub(crate) const CONFIGURATION_NOT_FOUND: Code = Code::new(
        404,
        "InvalidScalingConfigurationId.NotFound",
        "The specified scaling configuration does not exist.",
    );
    /// Another configuration of the group has the name.
    pub(crate) const CONFIGURATION_NAME_TAKEN: Code = Code::new(
        400,
        "InvalidScalingConfigurationName.Duplicate",
        "The specified value of parameter ScalingConfigurationName is duplicated.",
    );
    /// The group has as many configurations as it may.
    pub(crate) const CONFIGURATION_QUOTA: Code = Code::new(
        400,
        "QuotaExceeded.ScalingConfiguration",
        "Scaling configuration quota exceeded in the specified scaling group.",
    );
    /// The configuration is the active one of its group.
    pub(crate) const CONFIGURATION_STATE: Code = Code::new(
        400,
        "IncorrectScalingConfigurationLifecycleState",
        "The current lifecycle state of specified scaling configuration does not support this action.",
    );
    /// The group has nothing to make instances after.
    pub(crate) const NO_CONFIGURATION: Code = Code::new(
        400,
        "MissingActiveScalingConfiguration",
        "An active scaling configuration for the specified scaling group is not supplied.",
    );
    /// No launch template of this id.
    pub(crate) const TEMPLATE_NOT_FOUND: Code =
        Code::new(400, "LaunchTemplateSet.NotFound", "The specified launch template set is not found.");
    /// The launch template has no such version.
    pub(crate) const VERSION_NOT_FOUND: Code =
        Code::new(400, "LaunchTemplateVersionSet.NotFound", "The specific version of launch template is not exist.");
    /// A version that is no number.
    pub(crate) const VERSION_NOT_NUMBER: Code = Code::new(
        400,
        "TemplateVersion.NotNumber",
        "The input parameter \"LaunchTemplateVersion\" is supposed to be a string representing the version number.",
    );
    /// The launch template lacks what instances need.
    pub(crate) const TEMPLATE_LACKS: Pattern = Pattern::new(
        400,
        "TemplateMissingParameter.{}",
        "The input parameter \"{}\" that is mandatory for processing this request is not supplied.",
    );
    /// No image of this id.
    pub(crate) const IMAGE_NOT_FOUND: Code =
        Code::new(404, "InvalidImageId.NotFound", "The specified image does not exist.");
    /// No security group of this id.
    pub(crate) const SECURITY_GROUP_NOT_FOUND: Code =
        Code::new(404, "InvalidSecurityGroupId.NotFound", "The specified security group does not exist.");
    /// The security group is in another network.
    pub(crate) const SECURITY_GROUP_VPC: Code = Code::new(
        400,
        "InvalidSecurityGroupId.VPCMismatch",
        "The specified security group and the specified virtual switch are not in the same VPC.",
    );
    /// No role of this name that ECS may take.
    pub(crate) const ROLE_NOT_FOUND: Code =
        Code::new(400, "InvalidRamRole.NotFound", "The specified RamRoleName does not exist.");
    /// User data that is no base64.
    pub(crate) const USER_DATA_MALFORMED: Code = Code::new(
        400,
        "InvalidUserData.Base64FormatInvalid",
        "The specified parameter UserData must be base64 encoded.",
    );
    /// User data of more than an instance takes.
    pub(crate) const USER_DATA_TOO_LARGE: Code =
        Code::new(400, "InvalidUserData.SizeExceeded", "The specified parameter UserData exceeds the size.");
    /// No instance of this id, in this group.
    pub(crate) const INSTANCE_NOT_FOUND: Pattern =
        Pattern::new(404, "InvalidInstanceId.NotFound", "Instance \"{}\" does not exist.");
    /// The instance does not run.
    pub(crate) const INSTANCE_STATUS: Pattern = Pattern::new(
        400,
        "IncorrectInstanceStatus",
        "The current status of instance \"{}\" does not support this action.",
    );
    /// The instance is in another network.
    pub(crate) const INSTANCE_VPC: Pattern = Pattern::new(
        400,
        "InvalidInstanceId.VPCMismatch",
        "Instance \"{}\" and the specified scaling group are not in the same VPC.",
    );
    /// The instance is in a group already.
    pub(crate) const INSTANCE_IN_GROUP: Pattern = Pattern::new(
        400,
        "InvalidInstanceId.InUse",
        "Instance \"{}\" is already attached to another scaling group.",
    );
    /// There would be too many instances.
    pub(crate) const TOO_MANY: Code = Code::new(
        400,
        "IncorrectCapacity.MaxSize",
        "To attach the instances, the total capacity will be greater than the MaxSize.",
    );
    /// There would be too few instances.
    pub(crate) const TOO_FEW: Code = Code::new(
        400,
        "IncorrectCapacity.MinSize",
        "To remove the instances, the total capacity will be lesser than the MinSize.",
    );
    /// The number would not change.
    pub(crate) const NO_CHANGE: Code = Code::new(
        400,
        "IncorrectCapacity.NoChange",
        "To execute the specified scaling rule, the total capacity will not change.",
    );
    /// No rule of this id.
    pub(crate) const RULE_NOT_FOUND: Code =
        Code::new(404, "InvalidScalingRuleId.NotFound", "The specified scaling rule does not exist.");
    /// No rule under this identifier.
    pub(crate) const RULE_ARI_NOT_FOUND: Code =
        Code::new(404, "InvalidScalingRuleAri.NotFound", "The specified scaling rule Ari does not exist.");
    /// Another rule of the group has the name.
    pub(crate) const RULE_NAME_TAKEN: Code = Code::new(
        400,
        "InvalidScalingRuleName.Duplicate",
        "The specified value of parameter ScalingRuleName is duplicated.",
    );
    /// The group has as many rules as it may.
    pub(crate) const RULE_QUOTA: Code =
        Code::new(400, "QuotaExceeded.ScalingRule", "Scaling rule quota exceeded in the specified scaling group.");
    /// A least change, where the value is not in per cent.
    pub(crate) const MAGNITUDE: Code = Code::new(
        400,
        "InvalidMinAdjustmentMagnitudeMismatchAdjustmentType",
        "MinAdjustmentMagnitude is not supported by the specified adjustment type.",
    );
}
