//! Images.

use crate::code::{Code, codes};

codes! {
    /// An image that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidImageId.NotFound", "The specified ImageId does not exist.");
    /// An image for other processors than those of the instance type.
    pub(crate) const NOT_FOR_INSTANCE_TYPE: Code = Code::new(
        403,
        "ImageNotSupportInstanceType",
        "The specified image does not support the specified InstanceType.",
    );
    /// Something to be done with the image that nobody knows. The spelling is the vendor's.
    pub(crate) const ACTION_INVALID: Code = Code::new(400, "InvalidParamter", "Invalid Parameter.");
    /// A kind of owner that images do not have.
    pub(crate) const OWNER_ALIAS_INVALID: Code =
        Code::new(400, "InvalidImageOwnerAlias.ValueNotSupported", "The specified ImageOwnerAlias is not supported.");
    /// An operating system that images do not have.
    pub(crate) const OS_TYPE_INVALID: Code = Code::new(404, "InvalidOSType", "The specified OSType is not found");
    /// Processors that images are not made for.
    pub(crate) const ARCHITECTURE_INVALID: Code =
        Code::new(404, "InvalidArchitecture", "The specified Architecture is not found");
    /// A use that images do not have.
    pub(crate) const USAGE_INVALID: Code = Code::new(404, "InvalidUsage", "The specified Usage is not found");
}
