//! Capacity reservations, and private pools, which are what instances take from them.

use crate::code::{Code, codes};

codes! {
    /// A capacity reservation that is not there.
    pub(crate) const NOT_FOUND: Code = Code::new(
        400,
        "Invalid.PrivatePoolOptions.Ids",
        "The specified PrivatePoolOptions.Ids is invalid.",
    );
    /// A private pool from which the instances cannot take.
    pub(crate) const POOL_INVALID: Code =
        Code::new(400, "Invalid.PrivatePoolOptionsId", "The specified PrivatePoolOptions.Id is invalid.");
    /// A private pool beside a choice that names none.
    pub(crate) const POOL_NOT_ASKED: Code = Code::new(
        400,
        "Invalid.PrivatePoolOptionsId",
        "The parameter PrivatePoolOptions.Id should be null when PrivatePoolOptions.MatchCriteria is not Target.",
    );
    /// A choice of a private pool that names none.
    pub(crate) const NO_POOL: Code = Code::new(
        400,
        "MissingParameter.PrivatePoolOptionsId",
        "The specified PrivatePoolOptions.Id should not be null.",
    );
    /// A private pool that has not as much room.
    pub(crate) const NO_STOCK: Code = Code::new(
        403,
        "OperationDenied.NoStock",
        "The requested resource is sold out in the specified zone; try other types of resources or other regions and zones.",
    );
    /// An instance type that no room is kept for.
    pub(crate) const TYPE_INVALID: Code =
        Code::new(403, "InvalidInstanceType.NotSupported", "The specified InstanceType is invalid.");
}
