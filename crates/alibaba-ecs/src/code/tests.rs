use std::collections::BTreeSet;

use super::Code;

/// Codes that the vendor's list has not, or with another status, and why they are answered all the same.
const UNLISTED: [(&str, u16, &str, &str); 188] = [
    ("Ecs", 400, "DRYRUN.SUCCESS", "the SDKs name it; no page has its status"),
    ("Ecs", 403, "IncorrectDiskStatus.Initializing", "Terraform's provider tries again when it reads this"),
    ("Ecs", 403, "InvalidDisk.AlreadyDetached", "Terraform's provider takes it for done"),
    ("Ecs", 400, "InvalidDiskIds.ValueNotSupported", "the vendor's list has 404"),
    ("Ecs", 400, "InvalidInstanceRamRole.NotSupport", "no page has one; a script in use expects this"),
    (
        "Ecs",
        403,
        "InvalidOperation.AdvancedSecurityGroup",
        "ours: the page says what is refused, and has no code for it",
    ),
    ("Ecs", 403, "InvalidOperation.SecurityGroupType", "ours: the page says what is refused, and has no code for it"),
    ("Ecs", 400, "InvalidKeyPair.NotAttached", "ours: results about single instances, of which no page has the codes"),
    ("Ecs", 400, "InvalidParameter.AddressFamily", "the page of `CreatePrefixList`, newer than the list"),
    ("Ecs", 400, "InvalidParameter.CidrDuplicated", "the page of `CreatePrefixList`, newer than the list"),
    ("Ecs", 400, "InvalidParameter.CidrMalformed", "the page of `CreatePrefixList`, newer than the list"),
    (
        "Ecs",
        400,
        "InvalidParameter.KeypairAlreadyAttachedInstance",
        "Terraform's provider tries again when it reads this",
    ),
    ("Ecs", 400, "InvalidParameter.NextToken", "pages of the vendor's other products have it"),
    ("Ecs", 400, "InvalidParameter.PrefixListName", "the page of `CreatePrefixList`, newer than the list"),
    ("Ecs", 400, "InvalidParameter.SecurityGroupType", "ours: after other codes of single parameters"),
    ("Ecs", 404, "InvalidAccount.NotFound", "the page of `ModifyImageSharePermission`, newer than the list"),
    ("Ecs", 404, "InvalidSnapshotGroupId.NotFound", "ours: after the code for a snapshot"),
    ("Ecs", 400, "LimitExceed.MaxEntries", "the page of `CreatePrefixList`, newer than the list"),
    ("Ecs", 400, "NotApplicable", "Terraform's provider asks another host when it reads this"),
    ("Ecs", 400, "NotAllowed.AssociationExist", "the page of `DeletePrefixList`, newer than the list"),
    ("Ecs", 403, "OperationDenied.LockDuration", "ours: the page says what is refused, and has no code for it"),
    ("Ecs", 403, "OperationDenied.SnapshotLocked", "ours: the page says what is refused, and has no code for it"),
    ("Ecs", 403, "OperationDenied.SnapshotNotLocked", "ours: the page says what is refused, and has no code for it"),
    ("Ecs", 403, "OperationDenied.SnapshotRetention", "ours: the page says what is refused, and has no code for it"),
    ("Ecs", 400, "Invalid.PrivatePoolOptions.Ids", "Terraform's provider takes it for a reservation that is gone"),
    (
        "Ecs",
        403,
        "InvalidParameter.InvalidDedicatedHostId",
        "the page of `DescribeDedicatedHostAutoRenew`, which the list leaves out",
    ),
    (
        "Ecs",
        404,
        "InvalidDedicatedHostName.Malformed",
        "the page of `AllocateDedicatedHosts`, which the list leaves out",
    ),
    (
        "Ecs",
        400,
        "InvalidDedicatedHostName.Malformed",
        "the page of `ModifyDedicatedHostAttribute`, which the list leaves out",
    ),
    (
        "Ecs",
        403,
        "InvalidDedicatedHostType.ValueNotSupported",
        "the page of `AllocateDedicatedHosts`, which the list leaves out",
    ),
    (
        "Ecs",
        400,
        "InvalidChargeType.ValueNotSupported",
        "the page of `AllocateDedicatedHosts`, which the list leaves out",
    ),
    (
        "Ecs",
        400,
        "InvalidPeriodUnit.ValueNotSupported",
        "the page of `AllocateDedicatedHosts`, which the list leaves out",
    ),
    (
        "Ecs",
        403,
        "MissingParameter.DedicatedHostId",
        "the page of `DescribeDedicatedHostAutoRenew`, which the list leaves out",
    ),
    (
        "Ecs",
        403,
        "InvalidParameter.ToManyDedicatedHostIds",
        "the page of `DescribeDedicatedHostAutoRenew`, which the list leaves out",
    ),
    ("Ecs", 403, "InstanceExist", "the page of `ReleaseDedicatedHost`, which the list leaves out"),
    ("Ecs", 404, "InvalidDedicatedHostClusterId.NotFound", "ours: after the code for a dedicated host"),
    ("Ecs", 400, "InvalidDedicatedHostClusterName.Malformed", "ours: after the code for the name of a dedicated host"),
    ("Ecs", 403, "DependencyViolation.DedicatedHost", "ours: after the code for a deployment set with instances"),
    ("Ecs", 400, "CmdContent.DecodeError", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 403, "CmdContent.ExceedLimit", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 403, "CmdCount.ExceedQuota", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 403, "CmdDesc.ExceedLimit", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 403, "CmdName.ExceedLimit", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 400, "CmdParam.EmptyKey", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 400, "CmdParam.InvalidParamName", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 403, "CmdParamCount.ExceedLimit", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 403, "CmdParamName.ExceedLimit", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 400, "FileContent.DecodeError", "the page of `SendFile`, newer than the list"),
    ("Ecs", 400, "FileContentType.Invalid", "the page of `SendFile`, newer than the list"),
    ("Ecs", 403, "FileDesc.ExceedLimit", "the page of `SendFile`, newer than the list"),
    ("Ecs", 400, "FileMode.Invalid", "the page of `SendFile`, newer than the list"),
    ("Ecs", 403, "FileName.ExceedLimit", "the page of `SendFile`, newer than the list"),
    ("Ecs", 403, "FileSize.ExceedLimit", "the page of `SendFile`, newer than the list"),
    ("Ecs", 400, "FileTargetDir.Invalid", "the page of `SendFile`, newer than the list"),
    ("Ecs", 404, "InvalidCmdId.NotFound", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 404, "InvalidCmdType.NotFound", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 400, "InvalidInstance.NotMatch", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 404, "InvalidInvokeId.NotFound", "the page of `StopInvocation`, newer than the list"),
    ("Ecs", 403, "InvalidLauncher.LengthLimitExceeded", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 400, "InvalidParam.Frequency", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "InvalidParameter.FileGroup", "the page of `SendFile`, newer than the list"),
    ("Ecs", 400, "InvalidParameter.FileOwner", "the page of `SendFile`, newer than the list"),
    ("Ecs", 400, "InvalidParameter.Parameters", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "InvalidParameter.WorkingDir", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 404, "InvalidRepeatMode.NotFound", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "InvalidResourceTag.ConflictWithInstanceIds", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "InvalidResourceTag.InstanceNotFound", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 404, "InvalidTerminationMode.NotFound", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "InvalidTimeout.ExceedLimit", "the page of `CreateCommand`, newer than the list"),
    ("Ecs", 400, "MissingParam.Frequency", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "MissingParam.InstanceId", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "MissingParameter.ResourceTagKey", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "NumberExceed.ResourceTags", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 400, "Parameter.Disabled", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "Parameter.NotMatched", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "ParameterCount.ExceedLimit", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "ParameterKey.Duplicate", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "ParameterKey.ExceedLimit", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "ParameterStore.NotSupported", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "ParameterType.NotSupported", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "Username.ExceedLimit", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "WindowsPasswordName.ExceedLimit", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 403, "WindowsPasswordName.Missed", "the page of `InvokeCommand`, newer than the list"),
    ("Ecs", 404, "InvalidRouteTableId.NotFound", "VPC's, where the list has it; ECS has no route tables"),
    ("Ess", 400, "ScalingGroupDeletionProtection", "ours: the page says what is refused, and has no code for it"),
    ("Vpc", 400, "BothEmpty.TagsAndResources", "the list has 403, from an operation on other resources"),
    ("Vpc", 400, "DependencyViolation", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "InvalidEipDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidEipName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidIpv6CidrBlock.Overlapped", "ours: after the code for IPv4"),
    ("Vpc", 400, "InvalidParameter.CidrBlock", "ours: after other codes of single parameters"),
    ("Vpc", 400, "InvalidPrefixListDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidPrefixListName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidRouteTableDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidRouteTableName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidStatus.InstanceHasBandWidth", "Terraform's provider tries again when it reads this"),
    ("Vpc", 404, "InvalidVswitchID.NotFound", "Terraform's provider looks for this spelling"),
    ("Vpc", 400, "OperationDenied.DeletionProtection", "ours: no page has one"),
    ("Vpc", 400, "OperationDenied.DefaultVpc", "ours: the page says what is refused, and has no code for it"),
    ("Vpc", 400, "OperationDenied.Ipv6NotEnabled", "ours: no page has a code for it"),
    ("Vpc", 400, "QuotaExceeded.SecondaryCidrBlock", "ours: after other codes of quotas"),
    ("Vpc", 400, "ResourceAlreadyExists.DefaultVSwitch", "ours: the page says what is refused, and has no code for it"),
    ("Vpc", 400, "ResourceAlreadyExists.DefaultVpc", "ours: the page says what is refused, and has no code for it"),
    ("Vpc", 404, "ResourceNotFound.CidrBlock", "ours: no page has a code for it"),
    ("Vpc", 404, "ResourceNotFound.DefaultVpc", "ours: the page says what is refused, and has no code for it"),
    ("Vpc", 400, "EIP_NOT_IN_GATEWAY", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "BandwidthPackageOperation.conflict", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "DependencyViolation.HaVip", "ours: no page has a code for it"),
    ("Vpc", 400, "IncorrectStatus.NATGW", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "InvalidDhcpOptionsSetDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidDhcpOptionsSetName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidFilterKey.ValueNotSupported", "Terraform's provider takes it for not found"),
    ("Vpc", 400, "InvalidInstanceId.AlreadyAssociated", "ours: no page has a code for it"),
    ("Vpc", 400, "InvalidInstanceId.NotAssociated", "ours: no page has a code for it"),
    ("Vpc", 400, "InvalidInstanceId.VSwitchMismatch", "ours: no page has a code for it"),
    ("Vpc", 400, "InvalidInstanceType.Mismatch", "ours: no page has a code for it"),
    ("Vpc", 400, "InvalidName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidNatIp.AlreadyUsed", "ours: no page has a code for it"),
    ("Vpc", 400, "InvalidNatIp.OutOfRange", "ours: no page has a code for it"),
    ("Vpc", 400, "InvalidNatIpCidrDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidNatIpCidrName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidNatIpDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidNatIpName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "OperationFailed.AttachmentNotExist", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationUnsupported.DefaultNatIp", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationUnsupported.EipBindMode", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationUnsupported.EipInBinding", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "OperationUnsupported.NatIpCidrConflict", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationUnsupported.NetworkType", "ours: no page has a code for it"),
    ("Vpc", 404, "ResourceNotFound.VSwitchCidrReservation", "ours: after that of gateways"),
    ("Vpc", 400, "IncorrectStatus.VSwitchCidrReservation", "ours: after that of gateways"),
    ("Vpc", 400, "DependencyViolation.NetworkInterface", "ours: no page has a code for it"),
    ("Vpc", 400, "MissingParam.VSwitchCidrReservationCidr", "ours: after other codes of parameters"),
    ("Vpc", 400, "IllegalParam.VSwitchCidrReservationCidr", "ours: after other codes of parameters"),
    ("Vpc", 400, "IllegalParam.VSwitchCidrReservationName", "ours: after other codes of parameters"),
    ("Vpc", 400, "IllegalParam.VSwitchCidrReservationDescription", "ours: after other codes of parameters"),
    ("Vpc", 400, "ResourceNotEnough.VSwitchCidrBlock", "ours: no page has a code for it"),
    ("Vpc", 400, "QuotaExceeded.VSwitchCidrReservation", "ours: after other codes of quotas"),
    ("Vpc", 400, "QuotaExceeded.HaVipInstance", "ours: no page has a code for it"),
    ("Vpc", 404, "ResourceNotFound.NatIp", "ours: after that of gateways"),
    ("Vpc", 404, "ResourceNotFound.NatIpCidr", "ours: after that of gateways"),
    ("Vpc", 400, "DependencyViolation.Ipv4Gateway", "ours: no page has a code for it"),
    ("Vpc", 400, "DependencyViolation.Ipv6EgressOnlyRule", "ours: no page has a code for it"),
    ("Vpc", 400, "DependencyViolation.Ipv6Gateway", "ours: no page has a code for it"),
    ("Vpc", 400, "DependencyViolation.Ipv6InternetBandwidth", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "DependencyViolation.NetworkAcl", "ours: no page has a code for it"),
    ("Vpc", 400, "DependencyViolation.RouteTable", "ours: no page has a code for it"),
    ("Vpc", 404, "InvalidNetworkAcl.NotFound", "Terraform's provider looks for it"),
    ("Vpc", 400, "InvalidNetworkAclDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidNetworkAclName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidParameter.NextHop", "ours: after other codes of single parameters"),
    ("Vpc", 400, "InvalidResource.AlreadyBinding", "ours: after the code for the reverse"),
    ("Vpc", 400, "InvalidResource.NotBinding", "Terraform's provider looks for it"),
    ("Vpc", 400, "InvalidResourceType.NotSupported", "ours: no page has a code for it"),
    ("Vpc", 400, "InvalidRouteEntryDescription.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 400, "InvalidRouteEntryName.Malformed", "ours: after the codes of other resources"),
    ("Vpc", 404, "InvalidRouteTable.NotFound", "Terraform's provider looks for it"),
    ("Vpc", 400, "NetworkAclExistBinding", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "OperationDenied.AssociateType", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationDenied.Ipv4GatewayActivated", "ours: after the code for the reverse"),
    ("Vpc", 400, "OperationDenied.Ipv4GatewayNotActive", "Terraform's provider tries again when it reads this"),
    ("Vpc", 400, "OperationDenied.Ipv6EgressOnlyRuleExist", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationDenied.Ipv6InternetBandwidthExist", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationDenied.Ipv6InternetBandwidthNotExist", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationDenied.RouteTableAssociated", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationDenied.RouteTableNotAssociated", "ours: no page has a code for it"),
    ("Vpc", 400, "OperationDenied.SystemRouteTable", "ours: no page has a code for it"),
    ("Vpc", 400, "DependencyViolation.VpcPeer", "ours: no page has a code for it"),
    ("Vpc", 400, "QuotaExceeded.Ipv6EgressOnlyRule", "ours: after other codes of quotas"),
    ("Vpc", 400, "QuotaExceeded.NetworkAcl", "ours: after other codes of quotas"),
    ("Vpc", 400, "QuotaExceeded.NetworkAclEntry", "ours: after other codes of quotas"),
    ("Vpc", 400, "QuotaExceeded.RouteEntry", "ours: after other codes of quotas"),
    ("Vpc", 400, "QuotaExceeded.RouteTable", "ours: after other codes of quotas"),
    ("Vpc", 400, "ResourceAlreadyExist.Ipv4Gateway", "ours: no page has a code for it"),
    ("Vpc", 400, "ResourceAlreadyExist.Ipv6Gateway", "ours: no page has a code for it"),
    ("Vpc", 404, "ResourceNotFound.Ipv4Gateway", "Terraform's provider looks for it"),
    ("Vpc", 404, "ResourceNotFound.Ipv6Address", "ours: after that of the gateway for IPv4"),
    ("Vpc", 404, "ResourceNotFound.Ipv6EgressOnlyRule", "ours: after that of the gateway for IPv4"),
    ("Vpc", 404, "ResourceNotFound.Ipv6Gateway", "ours: after that of the gateway for IPv4"),
    ("Vpc", 404, "ResourceNotFound.Ipv6InternetBandwidth", "ours: after that of the gateway for IPv4"),
    ("Vpc", 400, "ResourceNotAssociated.TargetInstance", "Terraform's provider looks for it"),
    ("Vpc", 400, "RouterEntryConflict.Duplicated", "Terraform's provider looks for it"),
    ("VpcPeer", 400, "MissingParam.{}", "VPC's page of public codes has it for some names"),
    ("VpcPeer", 400, "OperationDenied.IntraRegion", "ours: no page has a code for it"),
    ("VpcPeer", 400, "OperationDenied.NotAcceptingSide", "ours: no page has a code for it"),
    ("VpcPeer", 400, "OperationDenied.RouteEntryExist", "Terraform's provider tries again when it reads this"),
    ("VpcPeer", 400, "ResourceAlreadyExist.VpcPeer", "ours: no page has a code for it"),
    ("VpcPeer", 404, "ResourceNotFound.AcceptingVpcId", "ours: after that of the connection"),
    ("VpcPeer", 404, "ResourceNotFound.VpcId", "ours: after that of the connection"),
];

/// Every code, with the product whose table it stands in.
fn codes() -> impl Iterator<Item = (&'static str, Code)> {
    use crate::vpc::codes as vpc;
    let ecs = crate::ecs::codes::ALL.into_iter().flatten().map(|code| ("Ecs", *code));
    let of_vpc = [
        vpc::ALL,
        vpc::bandwidth_package::ALL,
        vpc::dhcp_options::ALL,
        vpc::eip::ALL,
        vpc::gateway::ALL,
        vpc::havip::ALL,
        vpc::nat_gateway::ALL,
        vpc::network_acl::ALL,
        vpc::reservation::ALL,
        vpc::route::ALL,
    ];
    let of_vpc = of_vpc.into_iter().flatten().map(|code| ("Vpc", *code));
    let peering = vpc::peering::ALL.iter().map(|code| ("VpcPeer", *code));
    let scaling = crate::ess::codes::ALL.iter().map(|code| ("Ess", *code));
    ecs.chain(of_vpc).chain(peering).chain(scaling)
}

/// The vendor's list: product, status and code.
fn published() -> Vec<(&'static str, u16, &'static str)> {
    let line = |line: &'static str| {
        let [product, status, code] = line.split('\t').collect::<Vec<_>>()[..] else { panic!("{line}") };
        (product, status.parse().unwrap(), code)
    };
    include_str!("../../data/codes.tsv").lines().skip(1).map(line).collect()
}

#[test]
fn a_code_has_the_vendors_status_or_a_reason() {
    let published = published();
    let is_published = |product: &str, code: &Code| {
        published.iter().any(|(its, status, name)| {
            // A code that ends in the name of a parameter is published for some names.
            let same = code.code.strip_suffix("{}").map_or(*name == code.code, |start| name.starts_with(start));
            *its == product && *status == code.status && same
        })
    };
    let missing = codes().filter(|(product, code)| !is_published(product, code));
    let missing: BTreeSet<_> = missing.map(|(product, code)| (product, code.code, code.status)).collect();
    let explained: BTreeSet<_> = UNLISTED.iter().map(|(product, status, code, _)| (*product, *code, *status)).collect();
    assert_eq!(missing, explained, "what the list lacks, and what has a reason here, differ");
    assert!(UNLISTED.iter().all(|(.., reason)| !reason.is_empty()));
}

#[test]
fn a_refusal_is_written_once() {
    let mut seen = BTreeSet::new();
    for (product, Code { status, code, text }) in codes() {
        assert!(seen.insert((status, code, text)), "{product} has {status} {code} twice with the same text");
    }
}

#[test]
fn the_published_codes_are_sorted_and_each_stands_once() {
    let lines: Vec<_> = published().into_iter().map(|(product, status, code)| (product, code, status)).collect();
    let sorted: BTreeSet<_> = lines.iter().copied().collect();
    assert!(lines.iter().eq(&sorted));
}

#[test]
fn a_pattern_says_what_it_is_about() {
    let failure = crate::ecs::codes::call::NO_PARAMETER.about("RegionId");
    assert_eq!(failure.code, "MissingParameter.RegionId");
    assert!(failure.message.contains("\"RegionId\""), "{}", failure.message);
}
