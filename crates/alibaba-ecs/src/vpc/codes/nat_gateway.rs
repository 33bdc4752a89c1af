//! NAT gateways, their rules and their addresses.

use crate::code::{Code, codes};

codes! {
    /// A gateway that is not there.
    pub(crate) const NOT_FOUND: Code = Code::new(
        404,
        "InvalidNatGatewayId.NotFound",
        "The specified NatGatewayId does not exist in our records.",
    );
    /// More gateways than a network may have.
    pub(crate) const QUOTA: Code = Code::new(
        400,
        "OperationFailed.EnhancedQuotaExceed",
        "Operation failed because the maximum number of enhanced NAT gateways in the same VPC is exceeded.",
    );
    /// A gateway of the older kind, which the cloud makes no longer.
    pub(crate) const NO_STANDARD: Code = Code::new(
        400,
        "OperationFailed.NormalInventoryNotEnough",
        "Standard NAT gateways are no longer offered. You can create enhanced NAT gateways and set the correct natType.",
    );
    /// The same where an older gateway should become a newer one: there are none.
    pub(crate) const NOT_STANDARD: Code = Code::new(
        400,
        "OperationUnsupported.NatConvert",
        "The NAT gateway conversion function is not supported.",
    );
    /// Another kind than the newer one.
    pub(crate) const NOT_ENHANCED: Code = Code::new(
        400,
        "OperationFailed.NatTypeNotEnhanced",
        "Operation failed because the specified NAT gateway type is not enhanced.",
    );
    /// A vSwitch of another network.
    pub(crate) const OTHER_VPC: Code = Code::new(
        400,
        "OperationFailed.VswNotBelongToVpc",
        "Operation failed because the specified VSwitch is not bound to the same VPC with NAT gateway.",
    );
    /// A gateway that is paid ahead of time, and its traffic by use.
    pub(crate) const PREPAID_BY_USE: Code = Code::new(
        400,
        "OperationUnsupported.PrePaidPyByLcu",
        "The operation failed because the subscription NAT gateway does not support the pay-by-LCU billing method.",
    );
    /// What is no name.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidParameter.Name.Malformed", "The specified Name is not valid.");
    /// What is no description.
    pub(crate) const DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidParameter.Description.Malformed", "The specified Description is not valid.");
    /// A size that gateways do not have.
    pub(crate) const SPEC_INVALID: Code =
        Code::new(400, "InvalidParameter.Spec.ValueNotSupported", "The specified Spec is not valid.");
    /// The size that it has.
    pub(crate) const SAME_SPEC: Code =
        Code::new(400, "NATGW_MODIFY_SPEC_SAME", "The specified Spec is same with now.");
    /// A gateway that is being made or changed, where it is changed or deleted.
    pub(crate) const WRONG_STATUS: Code =
        Code::new(400, "IncorrectStatus.NatGateway", "The status of NAT gateway is incorrect.");
    /// The same where its rules are.
    pub(crate) const BUSY: Code = Code::new(
        400,
        "IncorrectStatus.NATGW",
        "The status of the NAT gateway does not support this operation.",
    );
    /// Elastic addresses that keep their private addresses.
    pub(crate) const BIND_MODE_FIXED: Code = Code::new(
        400,
        "OperationUnsupported.EipBindMode",
        "The EipBindMode of a NAT gateway cannot be changed from NAT to MULTI_BINDED.",
    );
    /// A thing that is protected from deletion. The spelling is the vendor's.
    pub(crate) const PROTECTED: Code = Code::new(
        400,
        "InvalidOperation.DeletionProtection",
        "The instance cannnot delete because of deletion protecion.",
    );
    /// A gateway that is paid ahead of time.
    pub(crate) const PREPAID: Code =
        Code::new(400, "Forbidden.PrePaidNatGateway", "The specified NatGateway is PrePaid.");
    /// A gateway that has elastic addresses.
    pub(crate) const HAS_EIPS: Code = Code::new(
        400,
        "DependencyViolation.EIPS",
        "There are Eips on specified NatGateway, please unbind it first.",
    );
    /// A gateway that has rules.
    pub(crate) const HAS_RULES: Code = Code::new(
        400,
        "DependencyViolation.SnatEntry",
        "The specified resource of NatGateway depends on SnatEntry or ForwardEntry, so the operation cannot be completed.",
    );
    /// A table of source rules that is not there.
    pub(crate) const SNAT_TABLE_NOT_FOUND: Code =
        Code::new(404, "InvalidSnatTableId.NotFound", "Specified SNAT table does not exist.");
    /// A source rule that is not there.
    pub(crate) const SNAT_ENTRY_NOT_FOUND: Code =
        Code::new(404, "InvalidSnatEntryId.NotFound", "Specified SNAT entry does not exist.");
    /// More source rules than a table may have.
    pub(crate) const TOO_MANY_SNAT_ENTRIES: Code = Code::new(
        400,
        "Forbidden.SnatEntryCountLimited",
        "SNAT entry in the specified SNAT table reach its limit.",
    );
    /// What is no address of a source rule.
    pub(crate) const SNAT_IP_MALFORMED: Code =
        Code::new(400, "InvalidSnatIp.Malformed", "The specified SnatIp is not a valid IP address.");
    /// An address that the gateway does not have.
    pub(crate) const SNAT_IP_NOT_FOUND: Code =
        Code::new(404, "InvalidSnatIp.NotFound", "Specified SnatIp does not found on the NAT Gateway");
    /// An elastic address that is not with the gateway. The tools that create both at once try again when they read this.
    pub(crate) const EIP_NOT_IN_GATEWAY: Code =
        Code::new(400, "EIP_NOT_IN_GATEWAY", "The EIP is not associated with the NAT gateway.");
    /// More addresses than a source rule may have.
    pub(crate) const TOO_MANY_SNAT_IPS: Code =
        Code::new(400, "SNAT_IP_POOL_COUNT_TOO_MANY", "The Snat pool ip too many.");
    /// A source that makes no sense.
    pub(crate) const SNAT_PARAMETER: Code = Code::new(400, "INVALID_PARAMETER", "The parameter invalid.");
    /// A vSwitch that has a source rule. The spelling is the vendor's.
    pub(crate) const SNAT_SOURCE_TWICE: Code =
        Code::new(400, "Forbidden.SourceVSwitchId.Duplicated", "The specified SourceCIDRis duplicated.");
    /// Addresses that have a source rule.
    pub(crate) const SNAT_BLOCK_TWICE: Code = Code::new(
        400,
        "OperationUnsupported.CidrConflict",
        "The specified CIDR block conflicts with an existing SNAT entry.",
    );
    /// A vSwitch with a high-availability virtual address.
    pub(crate) const SNAT_HAVIP: Code = Code::new(
        400,
        "Forbidden.SourceVSwitchId.IncludeHaVip",
        "There is some HaVips under specified VSwitch",
    );
    /// An address of which a forwarding rule has every port.
    pub(crate) const SNAT_IP_IN_FORWARD: Code = Code::new(
        400,
        "Forbidden.IpUsedInForwardTable",
        "The specified SnatIp already used in forward table",
    );
    /// An address that is on its way to the gateway.
    pub(crate) const EIP_IN_BINDING: Code = Code::new(
        400,
        "OperationUnsupported.EipInBinding",
        "The EIP is being associated with the NAT gateway.",
    );
    /// A source rule that is being made or changed. The spelling is the vendor's.
    pub(crate) const SNAT_STATUS: Code = Code::new(
        400,
        "IncorretSnatEntryStatus",
        "Some Snat entry status blocked this operation..",
    );
    /// A table of forwarding rules that is not there.
    pub(crate) const FORWARD_TABLE_NOT_FOUND: Code =
        Code::new(404, "InvalidForwardTableId.NotFound", "Specified forward table does not exist.");
    /// A forwarding rule that is not there.
    pub(crate) const FORWARD_ENTRY_NOT_FOUND: Code =
        Code::new(404, "InvalidForwardEntryId.NotFound", "Specified forward entry ID does not exist");
    /// More forwarding rules than a table may have.
    pub(crate) const TOO_MANY_FORWARD_ENTRIES: Code =
        Code::new(400, "QuotaExceeded", "Forward entry quota exceeded in this route table.");
    /// A forwarding rule that is being made or changed. The spelling is the vendor's.
    pub(crate) const FORWARD_STATUS: Code = Code::new(
        400,
        "IncorretForwardEntryStatus",
        "Some Forward entry status blocked this operation..",
    );
    /// What is no address that packets come to.
    pub(crate) const EXTERNAL_IP_MALFORMED: Code = Code::new(
        400,
        "InvalidExternalIp.Malformed",
        "The specified ExternalIp is not a valid IP address.",
    );
    /// An address that the gateway does not have.
    pub(crate) const EXTERNAL_IP_NOT_FOUND: Code =
        Code::new(400, "InvalidIp.NotInNatgw", "The specified Ip not belong to natgateway.");
    /// An address that source rules use.
    pub(crate) const EXTERNAL_IP_IN_SNAT: Code = Code::new(
        400,
        "Forbidden.ExternalIp.UsedInSnatTable",
        "The specified ExternalIp is already used in SnatTable",
    );
    /// What is no port that packets come to.
    pub(crate) const EXTERNAL_PORT_MALFORMED: Code = Code::new(
        400,
        "InvalidExternalPort.Malformed",
        "The specified ExternalPort is not a valid port.",
    );
    /// What is no address that packets go to.
    pub(crate) const INTERNAL_IP_MALFORMED: Code = Code::new(
        400,
        "InvalidInternalIp.Malformed",
        "The specified InternalIp is not a valid IP address.",
    );
    /// An address that the network does not have.
    pub(crate) const INTERNAL_IP_OUTSIDE: Code = Code::new(
        400,
        "Forbidden.DestnationIpOutOfVpcCIDR",
        "The specified Internal Ip is Out of VPC CIDR.",
    );
    /// What is no port that packets go to.
    pub(crate) const INTERNAL_PORT_MALFORMED: Code = Code::new(
        400,
        "InvalidInternalPort.Malformed",
        "The specified InternalPort is not a valid port.",
    );
    /// A protocol that is not forwarded. The spelling is the vendor's.
    pub(crate) const PROTOCOL_INVALID: Code = Code::new(
        400,
        "InvalidProtocal.ValueNotSupported",
        "The specified IpProtocol does not support.",
    );
    /// Packets that a forwarding rule has already.
    pub(crate) const FORWARD_TWICE: Code = Code::new(
        400,
        "OperationUnsupported.ForwardEntry",
        "Duplicated destination ip port is unsupported.",
    );
    /// An address of a gateway that is not there.
    pub(crate) const NAT_IP_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.NatIp", "The specified resource of NatIp is not found.");
    /// A block of a gateway that is not there.
    pub(crate) const NAT_IP_CIDR_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.NatIpCidr", "The specified resource of NatIpCidr is not found.");
    /// A gateway before the Internet, which has no such addresses, or one between private networks, which has no others.
    pub(crate) const WRONG_NETWORK_TYPE: Code = Code::new(
        400,
        "OperationUnsupported.NetworkType",
        "The network type of the NAT gateway does not support this operation.",
    );
    /// The first address or block of a gateway.
    pub(crate) const NAT_IP_DEFAULT: Code = Code::new(
        400,
        "OperationUnsupported.DefaultNatIp",
        "The default NAT IP address and its CIDR block cannot be deleted.",
    );
    /// An address or a block of a gateway that is in use.
    pub(crate) const NAT_IP_IN_USE: Code = Code::new(
        400,
        "DependencyViolation.NatIp",
        "The specified NAT IP address or CIDR block is in use, so the operation cannot be completed.",
    );
    /// A block that the network or the gateway has already.
    pub(crate) const NAT_IP_CIDR_TAKEN: Code = Code::new(
        400,
        "OperationUnsupported.NatIpCidrConflict",
        "The specified NAT CIDR block conflicts with the VPC or with another NAT CIDR block.",
    );
    /// An address outside its block.
    pub(crate) const NAT_IP_OUTSIDE: Code =
        Code::new(400, "InvalidNatIp.OutOfRange", "The specified NatIp is not in the NatIpCidr.");
    /// An address that is in use.
    pub(crate) const NAT_IP_TAKEN: Code =
        Code::new(400, "InvalidNatIp.AlreadyUsed", "The specified NatIp is already used.");
    /// A block without a free address.
    pub(crate) const NO_NAT_IP: Code =
        Code::new(400, "ZONE_NO_AVAILABLE_IP", "The Zone have no available ip.");
    /// What is no name of such an address.
    pub(crate) const NAT_IP_NAME_MALFORMED: Code =
        Code::new(400, "InvalidNatIpName.Malformed", "The specified NatIpName is not valid.");
    /// What is no description of such an address.
    pub(crate) const NAT_IP_DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidNatIpDescription.Malformed", "The specified NatIpDescription is not valid.");
    /// What is no name of a block.
    pub(crate) const NAT_IP_CIDR_NAME_MALFORMED: Code =
        Code::new(400, "InvalidNatIpCidrName.Malformed", "The specified NatIpCidrName is not valid.");
    /// What is no description of a block.
    pub(crate) const NAT_IP_CIDR_DESCRIPTION_MALFORMED: Code = Code::new(
        400,
        "InvalidNatIpCidrDescription.Malformed",
        "The specified NatIpCidrDescription is not valid.",
    );
}
