//! The codes with which VPC refuses, in its own words; what it says as ECS does stands in ECS's table.
//!
//! Source: the error tables of the vendor's pages, as far as `data/README.md` names them; the codes of other operations
//! are those that Terraform's provider expects. Spelling mistakes are part of the interface.

pub(crate) mod bandwidth_package;
pub(crate) mod dhcp_options;
pub(crate) mod eip;
pub(crate) mod gateway;
pub(crate) mod havip;
pub(crate) mod nat_gateway;
pub(crate) mod network_acl;
pub(crate) mod peering;
pub(crate) mod reservation;
pub(crate) mod route;

use crate::code::{Code, Pattern, codes};

codes! {
    /// A parameter that the operation always asks for.
    pub(crate) const NO_PARAMETER: Pattern =
        Pattern::new(400, "MissingParameter.{}", "{} is mandatory for this action.");
    /// Further addresses that the network does not have.
    pub(crate) const BLOCK_NOT_FOUND: Code = Code::new(
        404,
        "ResourceNotFound.CidrBlock",
        "The specified CIDR block is not associated with the VPC.",
    );
    /// Further addresses that a vSwitch is cut from.
    pub(crate) const BLOCK_IN_USE: Code =
        Code::new(400, "DependencyViolation.VSwitch", "The specified CIDR block has dependent vSwitches.");
    /// More blocks than a network may have.
    pub(crate) const TOO_MANY_BLOCKS: Code =
        Code::new(400, "QuotaExceeded.SecondaryCidrBlock", "The quota of secondary CIDR blocks of the VPC is exceeded.");
    /// A call about the blocks of a network that names both kinds, or none.
    pub(crate) const ONE_BLOCK: Code = Code::new(
        400,
        "InvalidParameter.CidrBlock",
        "Exactly one of SecondaryCidrBlock and Ipv6CidrBlock must be specified.",
    );
    /// IPv6 addresses of a network that has none.
    pub(crate) const VPC_WITHOUT_V6: Code =
        Code::new(400, "OperationDenied.Ipv6NotEnabled", "IPv6 is not enabled for the specified VPC.");
    /// IPv6 addresses that a vSwitch has.
    pub(crate) const V6_TAKEN: Code = Code::new(
        400,
        "InvalidIpv6CidrBlock.Overlapped",
        "Specified IPv6 CIDR block overlapped with other vSwitches, or the vSwitch has one already.",
    );
    /// A network that the cloud made for the region already.
    pub(crate) const DEFAULT_VPC_EXISTS: Code =
        Code::new(400, "ResourceAlreadyExists.DefaultVpc", "The default VPC already exists in this region.");
    /// A region without a network that the cloud made.
    pub(crate) const DEFAULT_VPC_NOT_FOUND: Code =
        Code::new(404, "ResourceNotFound.DefaultVpc", "The default VPC does not exist in this region.");
    /// A vSwitch that the cloud made for the zone already.
    pub(crate) const DEFAULT_VSWITCH_EXISTS: Code = Code::new(
        400,
        "ResourceAlreadyExists.DefaultVSwitch",
        "The default vSwitch already exists in this zone.",
    );
    /// New addresses for a network that the cloud made.
    pub(crate) const DEFAULT_VPC_FIXED: Code =
        Code::new(400, "OperationDenied.DefaultVpc", "The CIDR block of a default VPC cannot be changed.");
    /// What is no name of a prefix list.
    pub(crate) const PREFIX_LIST_NAME_MALFORMED: Code =
        Code::new(400, "InvalidPrefixListName.Malformed", "Specified prefix list name is not valid.");
    /// What is no description of a prefix list, or of one of its blocks.
    pub(crate) const PREFIX_LIST_DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidPrefixListDescription.Malformed", "Specified prefix list description is not valid.");
    /// What is no name of a network.
    pub(crate) const VPC_NAME_MALFORMED: Code =
        Code::new(400, "InvalidVpcName.Malformed", "Specified VPC name is not valid.");
    /// What is no description of a network.
    pub(crate) const VPC_DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidVpcDiscription.Malformed", "Specified VPC description is not valid.");
    /// What is no block of a customer, or one too many.
    pub(crate) const USER_BLOCK_MALFORMED: Code =
        Code::new(400, "InvalidUserCidr.Malformed", "Specified user CIDR is not valid.");
    /// A network that still has vSwitches.
    pub(crate) const VPC_HAS_VSWITCHES: Code =
        Code::new(400, "DependencyViolation.VSwitch", "Specified object has dependent resources");
    /// A network that still has security groups.
    pub(crate) const VPC_HAS_SECURITY_GROUPS: Code =
        Code::new(400, "DependencyViolation.SecurityGroup", "Specified object has dependent resources SecurityGroup.");
    /// A vSwitch that is not there. ECS has another spelling.
    pub(crate) const VSWITCH_NOT_FOUND: Code =
        Code::new(404, "InvalidVswitchID.NotFound", "Specified virtual switch does not exist.");
    /// What is no name of a vSwitch.
    pub(crate) const VSWITCH_NAME_MALFORMED: Code =
        Code::new(400, "InvalidVSwitchName.Malformed", "Specified virtual switch name is not valid.");
    /// What is no description of a vSwitch.
    pub(crate) const VSWITCH_DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidVSwitchDiscription.Malformed", "Specified virtual switch description is not valid.");
    /// A vSwitch that something is in.
    pub(crate) const VSWITCH_IN_USE: Code =
        Code::new(400, "DependencyViolation", "Specified object has dependent resources.");
    /// A zone that the region does not have.
    pub(crate) const ZONE_NOT_FOUND: Code =
        Code::new(404, "InvalidZoneId.NotFound", "Specified value of \"ZoneId\" is not exists.");
    /// What is no block.
    pub(crate) const BLOCK_MALFORMED: Code =
        Code::new(400, "InvalidCidrBlock.Malformed", "Specified CIDR block is not valid.");
    /// A block that is too large or too small.
    pub(crate) const BLOCK_OF_WRONG_SIZE: Code =
        Code::new(400, "InvalidCirdrBlock.MaskLength", "Specified CIDR block is not valid .");
    /// A block that is not in that of the network.
    pub(crate) const BLOCK_OUTSIDE: Code =
        Code::new(400, "InvalidParameter", "Specified CIDR block is not valid in VPC.");
    /// A block that shares addresses with another vSwitch.
    pub(crate) const BLOCK_OVERLAPPED: Code =
        Code::new(400, "InvalidCidrBlock.Overlapped", "Specified CIDR block overlapped with other subnets.");
    /// A network without room for another block.
    pub(crate) const NO_BLOCK: Code =
        Code::new(400, "ResourceNotAvailable", "Resource you requested is not available in this region or zone.");
    /// What is no name of a route table.
    pub(crate) const ROUTE_TABLE_NAME_MALFORMED: Code =
        Code::new(400, "InvalidRouteTableName.Malformed", "Specified route table name is not valid.");
    /// What is no description of a route table.
    pub(crate) const ROUTE_TABLE_DESCRIPTION_MALFORMED: Code =
        Code::new(400, "InvalidRouteTableDescription.Malformed", "Specified route table description is not valid.");
    /// A list of tags that names neither resources nor tags.
    pub(crate) const NO_TAGS_AND_RESOURCES: Code = Code::new(
        400,
        "BothEmpty.TagsAndResources",
        "The specified Tags and ResourcesIds are not allow to both empty.",
    );
}
