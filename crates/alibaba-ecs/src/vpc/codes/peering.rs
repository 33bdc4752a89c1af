//! Peering connections, of which the product VpcPeer speaks.

use crate::code::{Code, Pattern, codes};

codes! {
    /// A parameter that the operation always asks for.
    pub(crate) const MISSING: Pattern =
        Pattern::new(400, "MissingParam.{}", "The parameter {} is mandatory.");
    /// A connection that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(400, "ResourceNotFound.InstanceId", "The specified resource of InstanceId is not found.");
    /// A network of the caller's that is not there.
    pub(crate) const VPC_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.VpcId", "The specified resource of VpcId is not found.");
    /// A network to connect with that is not there.
    pub(crate) const ACCEPTING_VPC_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.AcceptingVpcId", "The specified resource of AcceptingVpcId is not found.");
    /// A connection in a state in which this cannot be done.
    pub(crate) const WRONG_STATUS: Code =
        Code::new(400, "IncorrectStatus.VpcPeer", "The status of the VPC peering connection is incorrect.");
    /// Two networks that are connected.
    pub(crate) const EXISTS: Code =
        Code::new(400, "ResourceAlreadyExist.VpcPeer", "A VPC peering connection between the two VPCs already exists.");
    /// An answer from the side that asked.
    pub(crate) const NOT_ASKED: Code = Code::new(
        400,
        "OperationDenied.NotAcceptingSide",
        "Only the accepter can accept or reject the VPC peering connection.",
    );
    /// A connection that routes lead to.
    pub(crate) const HAS_ROUTES: Code = Code::new(
        400,
        "OperationDenied.RouteEntryExist",
        "The operation is not allowed because route entries point to the VPC peering connection.",
    );
    /// A bandwidth of a connection inside a region.
    pub(crate) const ONE_REGION: Code = Code::new(
        400,
        "OperationDenied.IntraRegion",
        "The operation is not allowed for a VPC peering connection inside one region.",
    );
}
