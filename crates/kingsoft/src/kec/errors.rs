//! What KEC and VPC refuse, in their codes and words.
//!
//! Source: the vendor's pages of KEC errors and the parameter texts of its SDKs. Where neither has a code,
//! the name follows the vendor's own pattern.

use compute::network::block::{AddressError, BlockError};
use compute::{Error as Domain, Kind};
use store::Fault;
use wire::{Failure, ParamError, Problem};

/// What the services can refuse.
#[derive(Debug)]
pub enum Error {
    /// A rule of compute refused.
    Compute(Domain),
    /// A rule about roles refused.
    Role(iam::Error),
    /// There is no such region.
    UnknownRegion(String),
    /// A parameter that the other parameters call for is missing.
    Wanting(&'static str),
    /// A parameter has a value that it cannot have, for a reason.
    Unfit(&'static str, String),
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Compute(fault.into())
    }
}

impl From<Domain> for Error {
    fn from(error: Domain) -> Self {
        Self::Compute(error)
    }
}

impl From<iam::Error> for Error {
    fn from(error: iam::Error) -> Self {
        Self::Role(error)
    }
}

/// A parameter that cannot be read.
pub(crate) fn refuse_param(error: &ParamError) -> Failure {
    match (error.path.as_str(), &error.problem) {
        ("InstanceId", Problem::Missing) => {
            Failure::new(400, "InstanceIdRequired", "The request must name at least one InstanceId.")
        }
        ("InstanceId", Problem::Length) => {
            Failure::new(400, "InstanceIdLimitExceeded", "The request names more than 100 instances.")
        }
        _ => crate::refusal::param(error, "InvalidParameter"),
    }
}

/// A refusal.
pub(crate) fn refuse(error: &Error) -> Failure {
    match error {
        Error::Compute(error) => domain(error),
        Error::Role(error) => crate::iam::errors::domain(error),
        Error::UnknownRegion(region) => Failure::new(400, "UnsupportedRegion", format!("There is no region {region}.")),
        Error::Wanting(name) => crate::refusal::param(
            &ParamError { path: (*name).to_owned(), problem: Problem::Missing },
            "InvalidParameter",
        ),
        Error::Unfit(name, reason) => Failure::new(400, "InvalidParameter", format!("{name}: {reason}.")),
    }
}

/// A refusal of a rule of compute.
pub(crate) fn domain(error: &Domain) -> Failure {
    let bad = |text: String| Failure::new(400, "InvalidParameter", text);
    match error {
        Domain::NotFound { kind, id } => {
            let (code, what) = missing(*kind);
            let status = if *kind == Kind::Instance { 400 } else { 404 };
            Failure::new(status, code, format!("The {what} {id} does not exist."))
        }
        Domain::WrongState { id, status } => {
            let state = super::instance::state_name(*status);
            Failure::new(
                400,
                "InstanceStateNotSupported",
                format!("The instance {id} is {state}, which does not allow this."),
            )
        }
        Domain::Protected { id } => {
            Failure::new(400, "InstanceIsProtected", format!("The instance {id} is protected from being released."))
        }
        Domain::InUse { kind, id, by } => {
            let (_, what) = missing(*kind);
            let (_, blocker) = missing(*by);
            Failure::new(409, in_use(*kind), format!("The {what} {id} still has a {blocker}."))
        }
        Domain::TooMany { kind, most } => bad(format!("There may be {most} of {} at most.", missing(*kind).1)),
        Domain::Twice { block } => bad(format!("The block {block} stands there twice.")),
        Domain::NoV6 { vpc } => bad(format!("The VPC {vpc} has no IPv6 addresses.")),
        Domain::TakenV6 { block } => bad(format!("The addresses {block} belong to a subnet.")),
        Domain::OtherZone { subnet, zone } => bad(format!("The subnet {subnet} is not in the zone {zone}.")),
        Domain::OtherNetwork { group, vpc } => bad(format!("The security group {group} is not in the VPC {vpc}.")),
        Domain::SameGroup { group } => bad(format!("The security group {group} is at both ends of the rule.")),
        Domain::TooManyGroups { id, most } => bad(format!("The instance {id} may be in {most} security groups.")),
        Domain::AlreadyMember { id, group } => {
            bad(format!("The instance {id} is in the security group {group} already."))
        }
        Domain::NotMember { id, group } => bad(format!("The instance {id} is not in the security group {group}.")),
        Domain::LastGroup { id, group } => bad(format!("The instance {id} is in no security group but {group}.")),
        Domain::OtherRole { id, role } => bad(format!("The instance {id} has the role {role}.")),
        Domain::NoRole { id } => bad(format!("The instance {id} has no role.")),
        Domain::Block(error) => block(error),
        Domain::Address(error) => address(error),
        Domain::AddressV6(error) => bad(format!("Ipv6Address: {error}.")),
        Domain::HasPublicAddress { id } => bad(format!("The instance {id} has a public address already.")),
        Domain::NameTaken { kind, name } => {
            let (_, what) = missing(*kind);
            Failure::new(409, "NameConflict", format!("There is a {what} {name} already."))
        }
        Domain::QuotaReached { kind } => {
            let (_, what) = missing(*kind);
            Failure::new(409, "QuotaExceeded", format!("There are as many of {what} as there may be."))
        }
        Domain::NoPublicAddress => Failure::new(400, "ProductSellOutInvalid", "No public address is left."),
        Domain::Interface(refusal) => bad(format!("NetworkInterfaceId: {refusal}.")),
        Domain::Disk(refusal) => bad(format!("VolumeId: {refusal}.")),
        Domain::ElasticAddress(refusal) => bad(format!("AllocationId: {refusal}.")),
        Domain::NatGateway(refusal) => bad(format!("NatId: {refusal}.")),
        Domain::PublicNat(refusal) => crate::vpc::nat::refused(refusal),
        Domain::LoadBalancer(refusal) => crate::slb::refused(refusal),
        Domain::BandwidthPackage(refusal) => crate::bws::refused(refusal),
        Domain::HaVip(refusal) => bad(format!("HaVipId: {refusal}.")),
        Domain::ReservedBlock(refusal) => bad(format!("SubnetId: {refusal}.")),
        Domain::DhcpOptions(refusal) => bad(format!("DhcpOptionsId: {refusal}.")),
        Domain::Snapshot(refusal) => bad(format!("SnapshotId: {refusal}.")),
        Domain::Image(refusal) => bad(format!("ImageId: {refusal}.")),
        Domain::Route(refusal) => bad(format!("{}: {refusal}.", crate::vpc::route::at_fault(refusal))),
        Domain::NetworkAcl(refusal) => crate::vpc::network_acl::refused(refusal),
        // Nothing of this cloud is asked for that these rules are about.
        Domain::RouteTable(refusal) => bad(format!("RouteTableId: {refusal}.")),
        Domain::Ipv4Gateway(refusal) => bad(format!("GatewayId: {refusal}.")),
        Domain::Ipv6Gateway(refusal) => bad(format!("GatewayId: {refusal}.")),
        Domain::Peering(refusal) => bad(format!("VpcPeeringConnectionId: {refusal}.")),
        Domain::Store(fault) => Failure::of_fault(fault),
    }
}

fn block(error: &BlockError) -> Failure {
    match error {
        BlockError::Overlaps { block, other } => {
            Failure::new(409, "CidrBlockConflict", format!("The block {block} overlaps {other}."))
        }
        other => Failure::new(400, "InvalidParameter", format!("CidrBlock: {other}.")),
    }
}

fn address(error: &AddressError) -> Failure {
    match error {
        AddressError::Exhausted { .. } => {
            Failure::new(400, "ProductSellOutInvalid", "The subnet has too few free addresses.")
        }
        AddressError::Taken { address } => {
            Failure::new(409, "PrivateIpAddressInUse", format!("The address {address} is in use."))
        }
        other => Failure::new(400, "InvalidParameter", format!("PrivateIpAddress: {other}.")),
    }
}

fn missing(kind: Kind) -> (&'static str, &'static str) {
    match kind {
        Kind::Vpc => ("VpcNotFound", "VPC"),
        Kind::Block | Kind::BlockV6 => ("CidrBlockNotFound", "block of addresses"),
        Kind::PrefixList => ("PrefixListNotFound", "prefix list"),
        Kind::Subnet => ("SubnetNotFound", "subnet"),
        Kind::SecurityGroup | Kind::PeerGroup => ("SecurityGroupNotFound", "security group"),
        Kind::Rule => ("SecurityGroupEntryNotFound", "security group entry"),
        Kind::RouteTable => ("RouteTableNotFound", "route table"),
        Kind::Route => ("RouteNotFound", "route"),
        Kind::Ipv4Gateway | Kind::Ipv6Gateway => ("GatewayNotFound", "gateway"),
        Kind::Ipv6Address => ("Ipv6AddressNotFound", "IPv6 address"),
        Kind::Ipv6Bandwidth => ("Ipv6BandwidthNotFound", "bandwidth of an IPv6 address"),
        Kind::EgressOnlyRule => ("EgressOnlyRuleNotFound", "egress-only rule"),
        Kind::NetworkAcl => ("NetworkAclNotFound", "network ACL"),
        Kind::Peering => ("VpcPeeringConnectionNotFound", "peering connection"),
        Kind::ScalingGroup => ("ScalingGroupNotFound", "scaling group"),
        Kind::ScalingConfiguration => ("ScalingConfigurationNotFound", "scaling configuration"),
        Kind::ScalingRule => ("ScalingPolicyNotFound", "scaling policy"),
        Kind::Interface => ("NetworkInterfaceNotFound", "network interface"),
        Kind::Instance => ("InstanceIdInvalid", "instance"),
        Kind::KeyPair => ("KeyNotFound", "key"),
        Kind::Command | Kind::Invocation => ("CommandNotFound", "command"),
        Kind::LaunchTemplate | Kind::LaunchTemplateVersion => ("ModelNotFound", "model"),
        Kind::Disk => ("VolumeNotFound", "volume"),
        Kind::ElasticAddress => ("AllocationIdNotFound", "address"),
        Kind::DeploymentSet => ("DataGuardGroupNotFound", "data guard group"),
        Kind::DedicatedHost | Kind::DedicatedHostCluster => ("DedicatedHostNotFound", "dedicated host"),
        Kind::CapacityReservation => ("CapacityReservationNotFound", "capacity reservation"),
        Kind::NatGateway | Kind::SnatTable | Kind::SnatEntry | Kind::ForwardTable | Kind::NatBlock => {
            ("NatNotFound", "NAT")
        }
        Kind::ForwardEntry => ("DnatNotFound", "DNAT"),
        Kind::NatAddress => ("NatIpNotFound", "address of a NAT"),
        Kind::NatLimit => ("NatRateLimitNotFound", "rate limit of a NAT"),
        Kind::LoadBalancer => ("LoadBalancerNotFound", "load balancer"),
        Kind::Listener => ("ListenerNotFound", "listener"),
        Kind::BackendServer => ("RealServerNotFound", "real server"),
        Kind::HealthCheck => ("HealthCheckNotFound", "health check"),
        Kind::BandwidthPackage => ("BandWidthShareNotFound", "bandwidth share"),
        Kind::ReservedBlock => ("ReservedBlockNotFound", "reserved block"),
        Kind::HaVip => ("HaVipNotFound", "HAVIP"),
        Kind::DhcpOptions => ("DhcpOptionsNotFound", "set of DHCP options"),
        Kind::Snapshot | Kind::SnapshotGroup => ("SnapshotNotFound", "snapshot"),
        Kind::SnapshotPolicy => ("SnapshotPolicyNotFound", "snapshot policy"),
        Kind::Image => ("ImageNotFound", "image"),
    }
}

fn in_use(kind: Kind) -> &'static str {
    match kind {
        Kind::Vpc => "VpcDeleteConflict",
        Kind::Subnet => "SubnetDeleteConflict",
        Kind::LoadBalancer => "LoadBalancerDeleteConflict",
        Kind::NetworkAcl => "NetworkAclDeleteConflict",
        Kind::SecurityGroup | Kind::PeerGroup => "SecurityGroupDeleteConflict",
        _ => "DeleteConflict",
    }
}
