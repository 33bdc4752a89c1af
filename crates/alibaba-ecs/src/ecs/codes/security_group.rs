//! Security groups, their members and their rules.

use crate::code::{Code, codes};

codes! {
    /// A group that is not there.
    pub(crate) const NOT_FOUND: Code =
        Code::new(404, "InvalidSecurityGroupId.NotFound", "The specified SecurityGroupId does not exist.");
    /// A group in no network.
    pub(crate) const NO_VPC: Code =
        Code::new(403, "InvalidVpcId.NotFound", "vpc id must not empty when only support vpc vm.");
    /// What is no name of a group.
    pub(crate) const NAME_MALFORMED: Code =
        Code::new(400, "InvalidSecurityGroupName.Malformed", "Specified security group name is not valid.");
    /// What is no description of a group. The spelling is the vendor's.
    pub(crate) const DESCRIPTION_MALFORMED: Code = Code::new(
        400,
        "InvalidSecurityGroupDiscription.Malformed",
        "Specified security group description is not valid.",
    );
    /// A kind of group that cannot be made.
    pub(crate) const TYPE_INVALID: Code =
        Code::new(400, "InvalidParams.GroupType", "The specified security group type is not valid.");
    /// A kind of group by which no list can be narrowed.
    pub(crate) const TYPE_NOT_LISTED: Code =
        Code::new(400, "InvalidParameter.SecurityGroupType", "The specified SecurityGroupType is not valid.");
    /// A word that does not say what becomes of traffic inside a group.
    pub(crate) const INNER_ACCESS_INVALID: Code = Code::new(
        400,
        "InvalidPolicy.Malformed",
        "The Policy is invalid. Only 'Accept' and 'Drop' are supported. Ignore case.",
    );
    /// An enterprise group, inside of which nothing ever passes.
    pub(crate) const INNER_ACCESS_FIXED: Code = Code::new(
        403,
        "InvalidOperation.SecurityGroupType",
        "The InnerAccessPolicy of the enterprise level security group cannot be modified.",
    );
    /// A group that a rule of another one names.
    pub(crate) const HAS_RULES: Code =
        Code::new(403, "DependencyViolation", "The specified security group has been authorized in another one.");
    /// A group that instances are in.
    pub(crate) const HAS_INSTANCES: Code =
        Code::new(403, "DependencyViolation", "There is still instance(s) in the specified security group.");
    /// An instance that is in the group already.
    pub(crate) const MEMBER_ALREADY: Code = Code::new(
        403,
        "InvalidInstanceId.AlreadyExists",
        "The specified instance already exists in the specified security group.",
    );
    /// An instance that is not in the group.
    pub(crate) const NOT_MEMBER: Code = Code::new(403, "InstanceNotInSecurityGroup", "The instance not in the group.");
    /// The only group of an instance.
    pub(crate) const LAST_OF_INSTANCE: Code =
        Code::new(403, "InstanceLastSecurityGroup", "The instance must belong to at least one security group.");
    /// A launch with more groups than an instance may be in.
    pub(crate) const TOO_MANY_FOR_ORDER: Code = Code::new(
        400,
        "JoinedGroupLimitExceed",
        "Exceeding the allowed amount of security groups that an instance can be in.",
    );
    /// One group more than the instance may be in.
    pub(crate) const TOO_MANY_TO_JOIN: Code = Code::new(
        400,
        "InstanceSecurityGroupLimitExceeded",
        "Exceeding the allowed amount of security groups that an instance can be in.",
    );
    /// A change to more groups than an instance may be in.
    pub(crate) const TOO_MANY_TO_SET: Code = Code::new(
        403,
        "InstanceSecurityGroupLimitExceeded",
        "Exceeding the allowed amount of security groups that an instance can be in.",
    );
    /// A launch that names one group and a list of them.
    pub(crate) const NAMED_TWICE: Code = Code::new(
        400,
        "InvalidParameter.Conflict",
        "SecurityGroupId and SecurityGroupIds.N cannot be specified together.",
    );
    /// An instance in another network than the group.
    pub(crate) const INSTANCE_OF_OTHER_VPC: Code =
        Code::new(400, "InvalidInstanceId.Mismatch", "Specified instance and security group are not in the same VPC.");
    /// A rule between groups, one of which is an enterprise group.
    pub(crate) const ENTERPRISE_ALONE: Code = Code::new(
        403,
        "InvalidOperation.AdvancedSecurityGroup",
        "The enterprise level security group does not support rules that reference security groups.",
    );
    /// A rule that the group does not have.
    pub(crate) const RULE_NOT_FOUND: Code = Code::new(
        403,
        "InvalidGroupAuthItem.NotFound",
        "Specified group authorized item does not exist in our records.",
    );
    /// A rule that is to be changed and that the group does not have.
    pub(crate) const RULE_TO_MODIFY_NOT_FOUND: Code =
        Code::new(404, "SecurityGroupRule.NotFound", "The specified security group rule does not exist.");
    /// A rule about addresses that is to be about a group, or the like.
    pub(crate) const FAR_END_FIXED: Code = Code::new(
        400,
        "OperationDenied",
        "The type of the authorization object of the security group rule cannot be modified.",
    );
    /// More rules than a group may have.
    pub(crate) const TOO_MANY_RULES: Code =
        Code::new(403, "AuthorizationLimitExceed", "The limit of authorization records in the security group reaches.");
    /// A rule without a protocol.
    pub(crate) const NO_PROTOCOL: Code = Code::new(
        403,
        "MissingParameter",
        "The input parameter \"IpProtocol\" that is mandatory for processing this request is not supplied.",
    );
    /// A protocol that rules do not have.
    pub(crate) const PROTOCOL_INVALID: Code = Code::new(
        400,
        "InvalidIpProtocol.ValueNotSupported",
        "The parameter IpProtocol must be specified with case insensitive TCP, UDP, ICMP, GRE or All.",
    );
    /// What is no range of ports. Users who added rules were shown this code and text.
    pub(crate) const PORTS_INVALID: Code = Code::new(
        400,
        "InvalidParam.PortRange",
        "Please specify the PortRange or SourcePortRange in integer, less than 65535, and separate the \
                range with \"/\".",
    );
    /// The same of a rule that is taken away.
    pub(crate) const PORTS_OF_REVOKED_MALFORMED: Code =
        Code::new(400, "InvalidIpPortRange.Malformed", "The specified parameter \"PortRange\" is not valid.");
    /// What is no range of ports at the source.
    pub(crate) const SOURCE_PORTS_MALFORMED: Code =
        Code::new(400, "InvalidSourcePortRange.Malformed", "The specified parameter \"SourcePortRange\" is not valid.");
    /// A word that does not say whether traffic passes.
    pub(crate) const POLICY_MALFORMED: Code =
        Code::new(400, "InvalidPolicy.Malformed", "The specified parameter \"Policy\" is not valid.");
    /// A rank that is no number.
    pub(crate) const PRIORITY_MALFORMED: Code =
        Code::new(400, "InvalidPriority.Malformed", "The parameter Priority is invalid.");
    /// A number that is no rank.
    pub(crate) const PRIORITY_INVALID: Code =
        Code::new(400, "InvalidPriority.ValueNotSupported", "The parameter Priority is invalid.");
    /// A network card that is not there.
    pub(crate) const CARD_INVALID: Code =
        Code::new(400, "InvalidNicType.ValueNotSupported", "The specified NicType does not exist.");
    /// A network card that a group in a network does not have.
    pub(crate) const CARD_MISMATCH: Code =
        Code::new(400, "InvalidNicType.Mismatch", "Specified nic type conflicts with the authorization record.");
    /// The same of a rule that is taken away.
    pub(crate) const CARD_OF_REVOKED_MISMATCH: Code =
        Code::new(403, "InvalidNicType.Mismatch", "Specified nic type conflicts with the authorization record.");
    /// What is no description of a rule. The spelling is the vendor's.
    pub(crate) const RULE_DESCRIPTION_MALFORMED: Code = Code::new(
        400,
        "InvalidSecurityGroupDiscription.Malformed",
        "The specified security group rule description is not valid.",
    );
    /// A rule that does not say where traffic comes from.
    pub(crate) const NO_SOURCE: Code =
        Code::new(400, "MissingParameter.Source", "Either SourceCidrIp or SourceGroupId must be specified.");
    /// A rule that does not say where traffic goes.
    pub(crate) const NO_DESTINATION: Code =
        Code::new(400, "MissingParameter.Dest", "Either DestCidrIp or DestGroupId must be specified.");
    /// What is no block of addresses at the source.
    pub(crate) const SOURCE_MALFORMED: Code =
        Code::new(400, "InvalidSourceCidrIp.Malformed", "The specified parameter \"SourceCidrIp\" is not valid.");
    /// What is no block of addresses at the destination.
    pub(crate) const DESTINATION_MALFORMED: Code =
        Code::new(400, "InvalidDestCidrIp.Malformed", "The specified parameter \"DestCidrIp\" is not valid.");
    /// What is no block of IPv6 addresses at the source.
    pub(crate) const SOURCE_V6_MALFORMED: Code =
        Code::new(400, "InvalidParam.Ipv6SourceCidrIp", "The specified parameter \"Ipv6SourceCidrIp\" is not valid.");
    /// What is no block of IPv6 addresses at the destination.
    pub(crate) const DESTINATION_V6_MALFORMED: Code =
        Code::new(400, "InvalidParam.Ipv6DestCidrIp", "The specified parameter \"Ipv6DestCidrIp\" is not valid.");
    /// Addresses of both kinds at the source.
    pub(crate) const SOURCE_OF_BOTH_KINDS: Code =
        Code::new(400, "InvalidParam.SourceIp", "The specified parameter \"SourceCidrIp\" is not valid.");
    /// Addresses of both kinds at the destination.
    pub(crate) const DESTINATION_OF_BOTH_KINDS: Code =
        Code::new(400, "InvalidParam.DestIp", "The specified parameter \"DestCidrIp\" is not valid.");
    /// An IPv6 address for a protocol of IPv4.
    pub(crate) const V6_ADDRESS_FOR_V4: Code = Code::new(
        400,
        "InvalidParam.Ipv4ProtocolConflictWithIpv6Address",
        "The protocol of IPv4 conflicts with an IPv6 address.",
    );
    /// An IPv4 address for a protocol of IPv6.
    pub(crate) const V4_ADDRESS_FOR_V6: Code = Code::new(
        400,
        "InvalidParam.Ipv6ProtocolConflictWithIpv4Address",
        "The protocol of IPv6 conflicts with an IPv4 address.",
    );
    /// A group at the source that is not there.
    pub(crate) const SOURCE_GROUP_NOT_FOUND: Code =
        Code::new(404, "InvalidSourceGroupId.NotFound", "The SourceGroupId provided does not exist in our records.");
    /// A group at the destination that is not there.
    pub(crate) const DESTINATION_GROUP_NOT_FOUND: Code =
        Code::new(404, "InvalidDestGroupId.NotFound", "The DestGroupId provided does not exist in our records.");
    /// A group at the source that is in another network.
    pub(crate) const SOURCE_GROUP_OF_OTHER_VPC: Code = Code::new(
        400,
        "InvalidSourceGroupId.Mismatch",
        "Specified security group and source group are not in the same VPC.",
    );
    /// A group at the destination that is in another network.
    pub(crate) const DESTINATION_GROUP_OF_OTHER_VPC: Code = Code::new(
        400,
        "InvalidDestGroupId.Mismatch",
        "Specified security group and destination group are not in the same VPC.",
    );
    /// A rule whose other end is the group itself. The spelling is the vendor's.
    pub(crate) const SOURCE_GROUP_IS_ITSELF: Code = Code::new(
        403,
        "InvalidParamter.Conflict",
        "The specified SecurityGroupId should be different from the SourceGroupId.",
    );
}
