//! Gateways to the Internet, and how fast IPv6 addresses reach it.

use crate::code::{Code, Pattern, codes};

codes! {
    /// A value that the parameter may not have, in the words of newer operations.
    pub(crate) const ILLEGAL: Pattern = Pattern::new(400, "IllegalParam.{}", "The param of {} is illegal.");
    /// A gateway for IPv4 that is not there.
    pub(crate) const V4_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.Ipv4Gateway", "The specified resource of Ipv4Gateway is not found.");
    /// A network that has a gateway for IPv4.
    pub(crate) const V4_EXISTS: Code =
        Code::new(400, "ResourceAlreadyExist.Ipv4Gateway", "The VPC already has an IPv4 gateway.");
    /// A gateway for IPv4 that was not activated.
    pub(crate) const V4_INACTIVE: Code =
        Code::new(400, "OperationDenied.Ipv4GatewayNotActive", "The IPv4 gateway is not activated.");
    /// A gateway for IPv4 that was activated before.
    pub(crate) const V4_ACTIVE: Code =
        Code::new(400, "OperationDenied.Ipv4GatewayActivated", "The IPv4 gateway is already activated.");
    /// A gateway to which routes lead.
    pub(crate) const HAS_ROUTES: Code =
        Code::new(400, "DependencyViolation.RouteEntry", "Route entries that point to the gateway exist.");
    /// A gateway that has a route table.
    pub(crate) const HAS_TABLE: Code =
        Code::new(400, "DependencyViolation.RouteTable", "The gateway is associated with a route table.");
    /// A network that has a gateway for IPv4 when it is deleted.
    pub(crate) const VPC_HAS_V4: Code =
        Code::new(400, "DependencyViolation.Ipv4Gateway", "Specified object has dependent resources Ipv4Gateway.");
    /// A gateway for IPv6 that is not there.
    pub(crate) const V6_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.Ipv6Gateway", "The specified resource of Ipv6Gateway is not found.");
    /// A network that has a gateway for IPv6.
    pub(crate) const V6_EXISTS: Code =
        Code::new(400, "ResourceAlreadyExist.Ipv6Gateway", "The VPC already has an IPv6 gateway.");
    /// A network that has a gateway for IPv6 when it is deleted.
    pub(crate) const VPC_HAS_V6: Code =
        Code::new(400, "DependencyViolation.Ipv6Gateway", "Specified object has dependent resources Ipv6Gateway.");
    /// A gateway through which addresses reach the Internet.
    pub(crate) const HAS_BANDWIDTHS: Code = Code::new(
        400,
        "DependencyViolation.Ipv6InternetBandwidth",
        "The IPv6 gateway has IPv6 addresses with Internet bandwidth.",
    );
    /// A gateway with egress-only rules.
    pub(crate) const HAS_EGRESS_RULES: Code =
        Code::new(400, "DependencyViolation.Ipv6EgressOnlyRule", "The IPv6 gateway has egress-only rules.");
    /// An IPv6 address that is not there.
    pub(crate) const ADDRESS_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.Ipv6Address", "The specified resource of Ipv6Address is not found.");
    /// An IPv6 address whose network has no such gateway.
    pub(crate) const NO_GATEWAY: Code = Code::new(
        400,
        "InvalidParameter.Mismatch",
        "Specified IPv6 address does not belong to the VPC of the IPv6 gateway.",
    );
    /// Bandwidth of an IPv6 address that is not there.
    pub(crate) const BANDWIDTH_NOT_FOUND: Code = Code::new(
        404,
        "ResourceNotFound.Ipv6InternetBandwidth",
        "The specified resource of Ipv6InternetBandwidth is not found.",
    );
    /// An IPv6 address that has bandwidth.
    pub(crate) const HAS_BANDWIDTH: Code = Code::new(
        400,
        "OperationDenied.Ipv6InternetBandwidthExist",
        "The IPv6 address already has Internet bandwidth.",
    );
    /// An IPv6 address without bandwidth.
    pub(crate) const NO_BANDWIDTH: Code = Code::new(
        400,
        "OperationDenied.Ipv6InternetBandwidthNotExist",
        "The IPv6 address has no Internet bandwidth.",
    );
    /// An IPv6 address with an egress-only rule.
    pub(crate) const EGRESS_ONLY: Code = Code::new(
        400,
        "OperationDenied.Ipv6EgressOnlyRuleExist",
        "The IPv6 address already has an egress-only rule.",
    );
    /// An egress-only rule that is not there.
    pub(crate) const RULE_NOT_FOUND: Code = Code::new(
        404,
        "ResourceNotFound.Ipv6EgressOnlyRule",
        "The specified resource of Ipv6EgressOnlyRule is not found.",
    );
    /// More egress-only rules than a gateway may have.
    pub(crate) const TOO_MANY_RULES: Code =
        Code::new(400, "QuotaExceeded.Ipv6EgressOnlyRule", "The quota of egress-only rules is exceeded.");
}
