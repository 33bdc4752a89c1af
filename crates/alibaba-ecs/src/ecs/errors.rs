//! What the domain refuses, in ECS's codes and words.

use compute::disk::Refusal as DiskRefusal;
use compute::image::{Made, Refusal as ImageRefusal};
use compute::instance::lifecycle::Status;
use compute::network::block::{AddressError, AddressV6Error};
use compute::network::interface::Refusal as InterfaceRefusal;
use compute::snapshot::Refusal as SnapshotRefusal;
use compute::transition::Status as Transition;
use compute::{Error as Refusal, Kind};
use store::Fault;
use wire::params::Unbuilt;
use wire::{Failure, ParamError, Problem};

use super::codes;
use crate::code::{Code, Pattern};
use crate::{ess, vpc};

/// Why an operation of ECS refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The domain refused.
    #[error(transparent)]
    Domain(#[from] Refusal),
    /// A rule that only this dialect has.
    #[error("{}", .0.message)]
    Refused(Box<Failure>),
}

/// A result of an operation.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// A refusal in the vendor's words.
    pub(crate) fn of(code: Code) -> Self {
        Self::Refused(Box::new(code.failure()))
    }

    /// A refusal in the vendor's words about something, such as a parameter.
    pub(crate) fn about(code: Pattern, subject: &str) -> Self {
        Self::Refused(Box::new(code.about(subject)))
    }

    /// The parameter is missing.
    pub(crate) fn missing(name: &str) -> Self {
        Self::about(codes::call::MISSING_PARAMETER, name)
    }

    /// The parameter has a value that it may not have.
    pub(crate) fn invalid(name: &str) -> Self {
        Self::about(codes::call::INVALID_PARAMETER, name)
    }

    /// Every check has been passed, and nothing else was asked for.
    ///
    /// Answering with an error also undoes what the operation did to find out.
    pub(crate) fn dry_run() -> Self {
        Self::of(codes::call::DRY_RUN)
    }
}

impl From<Fault> for Error {
    fn from(fault: Fault) -> Self {
        Self::Domain(Refusal::Store(fault))
    }
}

/// A parameter that cannot be read.
pub(crate) fn refuse_param(error: &ParamError) -> Failure {
    let name = &error.path;
    match (name.as_str(), &error.problem) {
        (_, Problem::Missing) => codes::call::NO_PARAMETER.about(name),
        ("RegionId", _) => codes::region::NOT_FOUND.failure(),
        ("ClientToken", _) => codes::call::CLIENT_TOKEN_MALFORMED.failure(),
        ("InstanceIds", _) => codes::instance::IDS_MALFORMED.failure(),
        ("SnapshotIds", _) => codes::snapshot::IDS_MALFORMED.failure(),
        ("SnapshotLinkIds", _) => codes::snapshot::LINK_IDS_INVALID.failure(),
        ("diskIds", _) => codes::snapshot::POLICY_DISKS.failure(),
        ("repeatWeekdays", _) => codes::snapshot::POLICY_PARAMETER.about("RepeatWeekDays"),
        ("timePoints", _) => codes::snapshot::POLICY_PARAMETER.about("TimePoints"),
        ("KeyPairNames", _) => codes::key_pair::NAMES_INVALID.failure(),
        ("DiskIds", _) => codes::disk::IDS_INVALID.failure(),
        ("NextToken", _) => codes::call::NEXT_TOKEN_INVALID.failure(),
        (_, Problem::Other(reason)) if reason == Unbuilt::REASON => codes::call::UNBUILT_PARAMETER.about(name),
        _ => codes::call::INVALID_PARAMETER.about(name),
    }
}

/// A refusal.
pub fn refuse(error: &Error) -> Failure {
    match error {
        Error::Refused(failure) => (**failure).clone(),
        Error::Domain(refusal) => domain(refusal),
    }
}

fn domain(refusal: &Refusal) -> Failure {
    let code = match refusal {
        Refusal::NotFound { kind, .. } => missing(*kind),
        Refusal::WrongState { .. } => codes::instance::WRONG_STATUS,
        Refusal::Protected { .. } => codes::instance::PROTECTED,
        Refusal::NameTaken { kind: Kind::LaunchTemplate, .. } => codes::launch_template::NAME_TAKEN,
        Refusal::NameTaken { kind: Kind::Image, .. } => codes::image::NAME_TAKEN,
        Refusal::NameTaken { .. } => codes::key_pair::NAME_TAKEN,
        Refusal::QuotaReached { kind: Kind::Command } => codes::cloud_assistant::QUOTA,
        Refusal::QuotaReached { kind: Kind::Image } => codes::image::QUOTA,
        Refusal::QuotaReached { kind: Kind::SnapshotPolicy } => codes::snapshot::POLICY_QUOTA,
        Refusal::QuotaReached { kind: Kind::DeploymentSet } => codes::deployment_set::QUOTA,
        Refusal::QuotaReached { kind: Kind::LaunchTemplate } => codes::launch_template::QUOTA,
        Refusal::QuotaReached { kind: Kind::LaunchTemplateVersion } => codes::launch_template::VERSION_QUOTA,
        Refusal::QuotaReached { .. } => codes::key_pair::QUOTA,
        Refusal::InUse { kind: Kind::Instance, .. } => codes::instance::HAS_ROUTES,
        Refusal::InUse { kind: Kind::Interface, .. } => codes::interface::HAS_ROUTES,
        Refusal::InUse { kind: Kind::DeploymentSet, .. } => codes::deployment_set::NOT_EMPTY,
        Refusal::InUse { kind: Kind::DedicatedHost, .. } => codes::dedicated_host::NOT_EMPTY,
        Refusal::InUse { kind: Kind::DedicatedHostCluster, .. } => codes::dedicated_host::CLUSTER_NOT_EMPTY,
        Refusal::InUse { kind: Kind::LaunchTemplateVersion, .. } => codes::launch_template::IS_DEFAULT,
        Refusal::InUse { kind: Kind::KeyPair, .. } => codes::key_pair::IN_USE,
        Refusal::InUse { kind: Kind::PrefixList, .. } => codes::prefix_list::IN_USE,
        Refusal::InUse { by: Kind::Rule, .. } => codes::security_group::HAS_RULES,
        Refusal::InUse { .. } => codes::security_group::HAS_INSTANCES,
        Refusal::TooMany { kind: Kind::PrefixList, .. } => codes::prefix_list::TOO_MANY_ENTRIES,
        Refusal::TooMany { .. } => codes::security_group::TOO_MANY_RULES,
        Refusal::Twice { .. } => codes::prefix_list::ENTRY_TWICE,
        Refusal::OtherZone { .. } => codes::network::OTHER_ZONE,
        Refusal::OtherNetwork { .. } => codes::network::OTHER_VPC,
        Refusal::SameGroup { .. } => codes::security_group::SOURCE_GROUP_IS_ITSELF,
        Refusal::TooManyGroups { .. } => codes::security_group::TOO_MANY_TO_JOIN,
        Refusal::AlreadyMember { .. } => codes::security_group::MEMBER_ALREADY,
        Refusal::NotMember { .. } => codes::security_group::NOT_MEMBER,
        Refusal::LastGroup { .. } => codes::security_group::LAST_OF_INSTANCE,
        // Roles answer instance by instance; see `role`.
        Refusal::OtherRole { .. } | Refusal::NoRole { .. } => codes::role::OTHER_ATTACHED,
        // VPC speaks of the latter two in its own words.
        Refusal::Block(_) | Refusal::NoV6 { .. } | Refusal::TakenV6 { .. } => codes::network::BLOCK_INVALID,
        Refusal::Address(problem) => address(problem),
        Refusal::AddressV6(problem) => address_v6(problem),
        Refusal::HasPublicAddress { .. } => codes::instance::HAS_PUBLIC_ADDRESS,
        Refusal::NoPublicAddress => codes::charge::NO_STOCK,
        Refusal::Disk(problem) => disk(problem),
        Refusal::Interface(problem) => interface(problem),
        Refusal::ElasticAddress(problem) => vpc::elastic_address(problem),
        Refusal::NatGateway(problem) => vpc::errors::nat_gateway(problem),
        // Nothing of this cloud is asked for that these rules are about.
        Refusal::PublicNat(_) => vpc::codes::nat_gateway::WRONG_NETWORK_TYPE,
        Refusal::LoadBalancer(_) => vpc::codes::eip::HOLDER_NOT_FOUND,
        Refusal::BandwidthPackage(problem) => vpc::errors::bandwidth_package(problem),
        Refusal::HaVip(problem) => vpc::errors::havip(problem),
        Refusal::ReservedBlock(problem) => vpc::errors::reservation(problem),
        Refusal::DhcpOptions(problem) => vpc::errors::dhcp_options(problem),
        Refusal::Snapshot(problem) => snapshot(problem),
        Refusal::Image(problem) => image(problem),
        Refusal::RouteTable(problem) => vpc::errors::route_table(problem),
        Refusal::Route(problem) => vpc::errors::route(problem),
        Refusal::Ipv4Gateway(problem) => vpc::errors::ipv4_gateway(problem),
        Refusal::Ipv6Gateway(problem) => vpc::errors::ipv6_gateway(problem),
        Refusal::NetworkAcl(problem) => vpc::errors::network_acl(problem),
        Refusal::Peering(problem) => return vpc::errors::peering(problem),
        Refusal::Store(fault) => return alibaba_core::refusal::internal(fault),
    };
    code.failure()
}

fn missing(kind: Kind) -> Code {
    match kind {
        Kind::Vpc => codes::network::VPC_NOT_FOUND,
        Kind::Subnet => codes::network::VSWITCH_NOT_FOUND,
        Kind::SecurityGroup => codes::security_group::NOT_FOUND,
        Kind::PeerGroup => codes::security_group::SOURCE_GROUP_NOT_FOUND,
        Kind::Rule => codes::security_group::RULE_NOT_FOUND,
        Kind::RouteTable => codes::network::ROUTE_TABLE_NOT_FOUND,
        Kind::PrefixList => codes::prefix_list::NOT_FOUND,
        // VPC alone speaks of these, in its own words.
        Kind::Block | Kind::BlockV6 => codes::network::BLOCK_INVALID,
        Kind::Interface => codes::network::INTERFACE_NOT_FOUND,
        Kind::Instance => codes::instance::NOT_FOUND,
        Kind::KeyPair => codes::key_pair::NOT_FOUND,
        Kind::Command => codes::cloud_assistant::NOT_FOUND,
        Kind::Invocation => codes::cloud_assistant::INVOCATION_NOT_FOUND,
        Kind::LaunchTemplate => codes::launch_template::NOT_FOUND,
        Kind::LaunchTemplateVersion => codes::launch_template::VERSION_NOT_FOUND,
        Kind::Disk => codes::disk::NOT_FOUND,
        Kind::ElasticAddress => vpc::codes::eip::NOT_FOUND,
        Kind::Route => vpc::codes::route::NOT_FOUND,
        Kind::Ipv4Gateway => vpc::codes::gateway::V4_NOT_FOUND,
        Kind::Ipv6Gateway => vpc::codes::gateway::V6_NOT_FOUND,
        Kind::Ipv6Address => vpc::codes::gateway::ADDRESS_NOT_FOUND,
        Kind::Ipv6Bandwidth => vpc::codes::gateway::BANDWIDTH_NOT_FOUND,
        Kind::EgressOnlyRule => vpc::codes::gateway::RULE_NOT_FOUND,
        Kind::NetworkAcl => vpc::codes::network_acl::NOT_FOUND,
        Kind::Peering => vpc::codes::peering::NOT_FOUND,
        Kind::DeploymentSet => codes::deployment_set::NOT_FOUND,
        Kind::DedicatedHost => codes::dedicated_host::NOT_FOUND,
        Kind::DedicatedHostCluster => codes::dedicated_host::CLUSTER_NOT_FOUND,
        Kind::CapacityReservation => codes::capacity_reservation::NOT_FOUND,
        Kind::NatGateway | Kind::NatLimit => vpc::codes::nat_gateway::NOT_FOUND,
        Kind::SnatTable => vpc::codes::nat_gateway::SNAT_TABLE_NOT_FOUND,
        Kind::SnatEntry => vpc::codes::nat_gateway::SNAT_ENTRY_NOT_FOUND,
        Kind::ForwardTable => vpc::codes::nat_gateway::FORWARD_TABLE_NOT_FOUND,
        Kind::ForwardEntry => vpc::codes::nat_gateway::FORWARD_ENTRY_NOT_FOUND,
        Kind::NatBlock => vpc::codes::nat_gateway::NAT_IP_CIDR_NOT_FOUND,
        Kind::NatAddress => vpc::codes::nat_gateway::NAT_IP_NOT_FOUND,
        // Nothing of this cloud makes one of these.
        Kind::LoadBalancer | Kind::Listener | Kind::BackendServer | Kind::HealthCheck => {
            vpc::codes::eip::HOLDER_NOT_FOUND
        }
        Kind::BandwidthPackage => vpc::codes::bandwidth_package::NOT_FOUND,
        Kind::HaVip => vpc::codes::havip::NOT_FOUND,
        Kind::ReservedBlock => vpc::codes::reservation::NOT_FOUND,
        Kind::DhcpOptions => vpc::codes::dhcp_options::NOT_FOUND,
        Kind::Snapshot => codes::snapshot::NOT_FOUND,
        Kind::SnapshotGroup => codes::snapshot::GROUP_NOT_FOUND,
        Kind::SnapshotPolicy => codes::snapshot::POLICY_NOT_FOUND,
        Kind::Image => codes::image::NOT_FOUND,
        // Auto Scaling alone speaks of these, in its own words.
        Kind::ScalingGroup => ess::codes::GROUP_NOT_FOUND,
        Kind::ScalingConfiguration => ess::codes::CONFIGURATION_NOT_FOUND,
        Kind::ScalingRule => ess::codes::RULE_NOT_FOUND,
    }
}

fn disk(problem: &DiskRefusal) -> Code {
    match problem {
        DiskRefusal::WrongState { status: Transition::Creating, .. } => codes::disk::INITIALIZING,
        DiskRefusal::WrongState { .. } => codes::disk::WRONG_STATUS,
        DiskRefusal::InUse { .. } => codes::disk::IN_USE,
        DiskRefusal::NotAttached { .. } => codes::disk::NOT_ATTACHED,
        DiskRefusal::OtherInstance { .. } => codes::disk::OTHER_INSTANCE,
        DiskRefusal::OtherZone { .. } => codes::disk::OTHER_ZONE,
        DiskRefusal::System { .. } => codes::disk::NOT_PORTABLE,
        DiskRefusal::TooMany { .. } => codes::disk::TOO_MANY_OF_INSTANCE,
        DiskRefusal::DeviceTaken { .. } => codes::disk::DEVICE_TAKEN,
        DiskRefusal::TooSmall { .. } => codes::disk::TOO_SMALL,
    }
}

pub(super) fn snapshot(problem: &SnapshotRefusal) -> Code {
    match problem {
        SnapshotRefusal::NotReady { .. } => codes::snapshot::NOT_READY,
        SnapshotRefusal::Busy { .. } => codes::snapshot::DISK_BUSY,
        SnapshotRefusal::NeverAttached { .. } => codes::snapshot::NEVER_ATTACHED,
        SnapshotRefusal::NeverUsed { .. } => codes::snapshot::NEVER_USED,
        SnapshotRefusal::TooMany { .. } => codes::snapshot::QUOTA,
        SnapshotRefusal::UsedByDisk { .. } => codes::snapshot::USED_BY_DISK,
        SnapshotRefusal::UsedByImage { .. } => codes::snapshot::USED_BY_IMAGE,
        SnapshotRefusal::Locked { .. } => codes::snapshot::LOCKED,
        SnapshotRefusal::NotLocked { .. } => codes::snapshot::NOT_LOCKED,
        SnapshotRefusal::Shortened { .. } => codes::snapshot::LOCK_SHORTENED,
        SnapshotRefusal::OtherDisk { .. } => codes::snapshot::OTHER_DISK,
        SnapshotRefusal::SourceGone { .. } => codes::snapshot::SOURCE_GONE,
        SnapshotRefusal::Unfit { .. } => codes::snapshot::DISK_TYPE,
        SnapshotRefusal::NotArchivable { .. } => codes::snapshot::NOT_ARCHIVABLE,
        SnapshotRefusal::TooYoung { .. } => codes::snapshot::TOO_YOUNG,
    }
}

fn image(problem: &ImageRefusal) -> Code {
    match problem {
        ImageRefusal::WrongState { .. } => codes::image::NOT_AVAILABLE,
        ImageRefusal::Used { .. } => codes::image::USED,
        ImageRefusal::Shared { .. } => codes::image::SHARED,
        ImageRefusal::Unfinished { made: Made::Imported, .. } => codes::image::IMPORTING,
        ImageRefusal::Unfinished { .. } => codes::image::COPYING,
        ImageRefusal::NoCopy { .. } => codes::image::NO_COPY,
        ImageRefusal::CopyDone { .. } => codes::image::COPY_DONE,
        ImageRefusal::Encrypted { .. } => codes::image::ENCRYPTED,
        ImageRefusal::SharedTooOften { .. } => codes::image::SHARED_TOO_OFTEN,
    }
}

fn interface(problem: &InterfaceRefusal) -> Code {
    match problem {
        InterfaceRefusal::WrongState { .. } => codes::interface::WRONG_STATUS,
        InterfaceRefusal::Primary { .. } => codes::interface::PRIMARY,
        InterfaceRefusal::NotAttached { .. } => codes::interface::NOT_ATTACHED,
        InterfaceRefusal::OtherNetwork { .. } => codes::interface::OTHER_VPC,
        InterfaceRefusal::OtherZone { .. } => codes::interface::OTHER_ZONE,
        InterfaceRefusal::TooMany { .. } => codes::interface::TOO_MANY_OF_INSTANCE,
        InterfaceRefusal::NoCard { .. } => codes::interface::NO_CARD,
        InterfaceRefusal::NoTrunks { .. } => codes::interface::NO_TRUNKS,
        InterfaceRefusal::NotCarried { .. } => codes::interface::NOT_CARRIED,
        InterfaceRefusal::Carries { .. } => codes::interface::CARRIES,
        InterfaceRefusal::TooManyAddresses { .. } => codes::interface::TOO_MANY_ADDRESSES,
        InterfaceRefusal::NotV6 { .. } => codes::interface::V6_NOT_ASSIGNED,
        InterfaceRefusal::NoV6 { .. } => codes::interface::V6_NOT_SUPPORTED,
        InterfaceRefusal::TooManyV6 { .. } => codes::interface::TOO_MANY_V6,
        InterfaceRefusal::NotFurther { .. } | InterfaceRefusal::HasElastic { .. } => codes::interface::ADDRESS_INVALID,
    }
}

fn address(problem: &AddressError) -> Code {
    match problem {
        AddressError::Outside { .. } => codes::network::ADDRESS_OUTSIDE,
        // The pages have no code for an address that the cloud keeps; it is in use, only not by a customer.
        AddressError::Reserved { .. } | AddressError::Taken { .. } => codes::network::ADDRESS_TAKEN,
        AddressError::Exhausted { .. } => codes::network::NO_ADDRESS,
    }
}

fn address_v6(problem: &AddressV6Error) -> Code {
    match problem {
        AddressV6Error::NotEnabled { .. } => codes::interface::V6_NOT_ENABLED,
        AddressV6Error::Outside { .. } | AddressV6Error::Reserved { .. } => codes::interface::V6_INVALID,
        AddressV6Error::Taken { .. } => codes::interface::V6_TAKEN,
        AddressV6Error::Repeated { .. } => codes::interface::V6_REPEATED,
    }
}

/// An instance that is still being made cannot be deleted yet, and says so in its own words.
pub(crate) fn initializing(refusal: Refusal) -> Error {
    match refusal {
        Refusal::WrongState { status: Status::Pending, .. } => Error::of(codes::instance::INITIALIZING),
        other => other.into(),
    }
}

/// A caller that lacks a permission. Passing a role has an answer of its own.
pub fn denied(denial: &wire::Denial<'_>) -> Failure {
    let passing = denial.check.action == "ram:PassRole";
    let code = if passing { codes::role::PASSING_FORBIDDEN } else { codes::call::FORBIDDEN };
    code.failure().with("AccessDeniedDetail", alibaba_core::refusal::access_denied_detail(denial))
}

/// A client token that came with other parameters before.
pub fn token_mismatch() -> Failure {
    codes::call::CLIENT_TOKEN_MISMATCH.failure()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_parameter_of_something_that_is_not_built_is_refused_with_the_reason() {
        let problem = Problem::Other(Unbuilt::REASON.to_owned());
        let failure = refuse_param(&ParamError { path: "Ipv6Isp".to_owned(), problem });
        let expected = format!("The specified parameter \"Ipv6Isp\" is not valid: {}.", Unbuilt::REASON);
        assert_eq!((failure.status, failure.message), (400, expected));
    }
}
