//! Route tables and routes.

use crate::code::{Code, codes};

codes! {
    /// A route table that is not there, in a list of its routes.
    pub(crate) const TABLE_NOT_LISTED: Code =
        Code::new(404, "InvalidRouteTable.NotFound", "The specified route table does not exist.");
    /// A route table that came with its network.
    pub(crate) const TABLE_OF_SYSTEM: Code =
        Code::new(400, "OperationDenied.SystemRouteTable", "The operation is not allowed on the system route table.");
    /// A route table that is for vSwitches where one for gateways is needed, or the reverse.
    pub(crate) const TABLE_OF_OTHER_USE: Code = Code::new(
        400,
        "OperationDenied.AssociateType",
        "The operation does not support the associate type of the specified route table.",
    );
    /// A route table of another network.
    pub(crate) const TABLE_OF_OTHER_VPC: Code = Code::new(
        400,
        "InvalidParameter.Mismatch",
        "Specified route table does not belong to the VPC of the resource.",
    );
    /// A vSwitch or a gateway that has a table of its own already.
    pub(crate) const ASSOCIATED: Code = Code::new(
        400,
        "OperationDenied.RouteTableAssociated",
        "The specified resource is already associated with a custom route table.",
    );
    /// A vSwitch or a gateway that does not have the table.
    pub(crate) const NOT_ASSOCIATED: Code = Code::new(
        400,
        "OperationDenied.RouteTableNotAssociated",
        "The specified resource is not associated with the route table.",
    );
    /// A route table that vSwitches use.
    pub(crate) const TABLE_HAS_VSWITCHES: Code =
        Code::new(400, "DependencyViolation.VSwitch", "The specified route table is associated with vSwitches.");
    /// A route table that still has routes of the customer's.
    pub(crate) const TABLE_HAS_ROUTES: Code =
        Code::new(400, "DependencyViolation.RouteEntry", "The specified route table has custom route entries.");
    /// A route table that a gateway uses.
    pub(crate) const TABLE_HAS_GATEWAY: Code = Code::new(
        400,
        "OperationDenied.GatewayAssociated",
        "You cannot delete the specified route table because it still associates with gateway.",
    );
    /// More route tables than a network may have.
    pub(crate) const TOO_MANY_TABLES: Code =
        Code::new(400, "QuotaExceeded.RouteTable", "The quota of custom route tables of the VPC is exceeded.");
    /// A route that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(400, "InvalidRouteEntry.NotFound", "Specified route entry does not exist.");
    /// A destination for which the table has a route.
    pub(crate) const DUPLICATED: Code =
        Code::new(400, "RouterEntryConflict.Duplicated", "Specified router entry already exists in the route table.");
    /// A destination inside a vSwitch.
    pub(crate) const IN_VSWITCH: Code =
        Code::new(400, "InvalidCidrBlock.Overlapped", "Specified CIDR block belongs to a vSwitch of the VPC.");
    /// A destination that the cloud keeps for its services.
    pub(crate) const KEPT: Code =
        Code::new(400, "InvalidRouteEntry", "Specified CIDR block is reserved for cloud services.");
    /// A next hop that is not there, or in another network.
    pub(crate) const NO_HOP: Code = Code::new(
        400,
        "InvalidNextHop",
        "Specified next hop does not exist, or the VPC of the route table does not reach it.",
    );
    /// More routes than a table may have.
    pub(crate) const TOO_MANY: Code =
        Code::new(400, "QuotaExceeded.RouteEntry", "The quota of custom route entries of the route table is exceeded.");
    /// A next hop and a list of them, or neither.
    pub(crate) const ONE_HOP: Code = Code::new(
        400,
        "InvalidParameter.NextHop",
        "Specify either NextHopType and NextHopId, or NextHopList.",
    );
    /// What is no name of a route.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidRouteEntryName.Malformed", "Specified route entry name is not valid.");
    /// What is no description of a route.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidRouteEntryDescription.Malformed", "Specified route entry description is not valid.");
    /// A network whose routes are announced nowhere.
    pub(crate) const NOT_PUBLISHED: Code = Code::new(
        400,
        "ResourceNotAssociated.TargetInstance",
        "The VPC is not associated with the instance that routes are published to.",
    );
    /// A network that still has routes of the customer's.
    pub(crate) const VPC_HAS_ROUTES: Code =
        Code::new(400, "DependencyViolation.RouteEntry", "Specified object has dependent resources RouteEntry.");
    /// A network that still has route tables of the customer's.
    pub(crate) const VPC_HAS_TABLES: Code =
        Code::new(400, "DependencyViolation.RouteTable", "Specified object has dependent resources RouteTable.");
    /// A network that is connected with another.
    pub(crate) const VPC_HAS_PEERINGS: Code =
        Code::new(400, "DependencyViolation.VpcPeer", "Specified object has dependent resources VpcPeer.");
}
