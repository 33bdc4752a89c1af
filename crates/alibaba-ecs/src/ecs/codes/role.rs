//! Roles of instances.

use crate::code::{Code, codes};

codes! {
    /// A role that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidRamRole.NotFound", "The specified RAMRoleName does not exist.");
    /// The same in the words of a launch.
    pub(crate) const NOT_FOUND_BY_ORDER: Code =
        Code::new(404, "InvalidRamRole.NotFound", "The specified parameter \"RAMRoleName\" does not exist.");
    /// A role that does not trust ECS.
    pub(crate) const NOT_TRUSTING: Code = Code::new(
        404,
        "InvalidRamRole.NotEcsRole",
        "The specified ram role is not authorized for ecs, please check your role policy.",
    );
    /// The same of a launch, which has another status.
    pub(crate) const NOT_TRUSTING_BY_ORDER: Code = Code::new(
        401,
        "InvalidRamRole.NotEcsRole",
        "The specified ram role is not authorized for ecs, please check your role policy.",
    );
    /// A caller who may not give the role away.
    pub(crate) const PASSING_FORBIDDEN: Code =
        Code::new(403, "InvalidUser.PassRoleForbidden", "The RAM user does not have the privilege to pass a RAM role.");
    /// An instance that has another role.
    pub(crate) const OTHER_ATTACHED: Code =
        Code::new(400, "InvalidInstanceRamRole.NotSupport", "The specified instance already has another RAM role.");
    /// An instance that does not have the role it should lose.
    pub(crate) const NOT_ATTACHED: Code =
        Code::new(404, "InvalidRamRole.NotFound", "The specified RAM role is not attached to the specified instance.");
    /// A question that names neither instances nor a role.
    pub(crate) const NOTHING_ASKED: Code = Code::new(
        403,
        "InvalidParameter.AllEmpty",
        "The specified InstanceIds and RAMRoleName must not be empty at the same time.",
    );
}
