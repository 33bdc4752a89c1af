//! What the domain can refuse.

use store::Fault;

use crate::disk;
use crate::image;
use crate::instance::lifecycle::{Status, WrongState};
use crate::network::block::{AddressError, AddressV6Error, BlockError, BlockV6};
use crate::network::{
    bandwidth_package, dhcp_options, elastic_address, havip, interface, ipv4_gateway, ipv6_gateway, load_balancer,
    nat_gateway, network_acl, peering, public_nat, reserved_block, route, route_table,
};
use crate::snapshot;

/// A kind of thing that can be there, be missing, or stand in the way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A network.
    Vpc,
    /// Further addresses of a network.
    Block,
    /// IPv6 addresses of a network.
    BlockV6,
    /// A subnet.
    Subnet,
    /// A security group.
    SecurityGroup,
    /// The security group at the other end of a rule.
    PeerGroup,
    /// A rule of a security group.
    Rule,
    /// A route table.
    RouteTable,
    /// A route.
    Route,
    /// A gateway to the Internet for IPv4.
    Ipv4Gateway,
    /// A gateway to the Internet for IPv6.
    Ipv6Gateway,
    /// An IPv6 address.
    Ipv6Address,
    /// How fast an IPv6 address reaches the Internet.
    Ipv6Bandwidth,
    /// A rule that lets an IPv6 address out and nothing in.
    EgressOnlyRule,
    /// A list of what may pass into and out of subnets.
    NetworkAcl,
    /// A connection between two networks.
    Peering,
    /// A list of blocks of addresses.
    PrefixList,
    /// A network interface.
    Interface,
    /// An instance.
    Instance,
    /// A key pair.
    KeyPair,
    /// A command.
    Command,
    /// An invocation.
    Invocation,
    /// A launch template.
    LaunchTemplate,
    /// A version of a launch template.
    LaunchTemplateVersion,
    /// A disk.
    Disk,
    /// An elastic address.
    ElasticAddress,
    /// A deployment set.
    DeploymentSet,
    /// A dedicated host.
    DedicatedHost,
    /// A cluster of dedicated hosts.
    DedicatedHostCluster,
    /// A capacity reservation.
    CapacityReservation,
    /// A NAT gateway.
    NatGateway,
    /// A table of source rules of a NAT gateway.
    SnatTable,
    /// A source rule of a NAT gateway.
    SnatEntry,
    /// A table of forwarding rules of a NAT gateway.
    ForwardTable,
    /// A forwarding rule of a NAT gateway.
    ForwardEntry,
    /// A block of addresses of a NAT gateway.
    NatBlock,
    /// An address of a NAT gateway.
    NatAddress,
    /// How fast an interface is through a NAT gateway.
    NatLimit,
    /// A load balancer.
    LoadBalancer,
    /// A listener of a load balancer.
    Listener,
    /// A server of a listener.
    BackendServer,
    /// A health check of a listener.
    HealthCheck,
    /// A bandwidth package.
    BandwidthPackage,
    /// A high-availability virtual address.
    HaVip,
    /// A reserved block of a subnet.
    ReservedBlock,
    /// A set of DHCP options.
    DhcpOptions,
    /// A snapshot.
    Snapshot,
    /// A group of snapshots.
    SnapshotGroup,
    /// A policy by which snapshots are made.
    SnapshotPolicy,
    /// An image.
    Image,
    /// A scaling group.
    ScalingGroup,
    /// What instances of a scaling group are like.
    ScalingConfiguration,
    /// A rule of a scaling group.
    ScalingRule,
}

/// Why a rule refused.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// There is nothing with that id.
    #[error("there is no {kind:?} `{id}`")]
    NotFound {
        /// What was looked for.
        kind: Kind,
        /// The id it was looked for under.
        id: String,
    },
    /// The state of the instance does not allow what was asked.
    #[error("instance `{id}` is {status:?}, which does not allow this")]
    WrongState {
        /// The instance.
        id: String,
        /// The state it is in.
        status: Status,
    },
    /// The instance is protected from being released.
    #[error("instance `{id}` is protected")]
    Protected {
        /// The instance.
        id: String,
    },
    /// It cannot be deleted while something depends on it.
    #[error("{kind:?} `{id}` cannot be deleted: there is still a {by:?}")]
    InUse {
        /// What was to be deleted.
        kind: Kind,
        /// Its id.
        id: String,
        /// What is in the way.
        by: Kind,
    },
    /// There are as many of it as there may be.
    #[error("there may be {most} of {kind:?} at most")]
    TooMany {
        /// What there are too many of.
        kind: Kind,
        /// How many there may be.
        most: usize,
    },
    /// A block stands in a list twice.
    #[error("`{block}` stands there twice")]
    Twice {
        /// The block.
        block: String,
    },
    /// The network has no IPv6 addresses.
    #[error("network `{vpc}` has no IPv6 addresses")]
    NoV6 {
        /// The network.
        vpc: String,
    },
    /// A subnet has these IPv6 addresses already.
    #[error("`{block}` belongs to a subnet")]
    TakenV6 {
        /// The addresses.
        block: BlockV6,
    },
    /// The subnet lies in another zone than the one asked for.
    #[error("subnet `{subnet}` is not in zone `{zone}`")]
    OtherZone {
        /// The subnet.
        subnet: String,
        /// The zone.
        zone: String,
    },
    /// The security group belongs to another network.
    #[error("security group `{group}` is not in network `{vpc}`")]
    OtherNetwork {
        /// The security group.
        group: String,
        /// The network.
        vpc: String,
    },
    /// A rule leads from a group to itself.
    #[error("security group `{group}` is at both ends of the rule")]
    SameGroup {
        /// The security group.
        group: String,
    },
    /// An interface is in as many groups as it may be.
    #[error("`{id}` is in {most} security groups already")]
    TooManyGroups {
        /// The instance or interface.
        id: String,
        /// How many groups it may be in.
        most: usize,
    },
    /// The instance or interface is in the group already.
    #[error("`{id}` is in security group `{group}` already")]
    AlreadyMember {
        /// The instance or interface.
        id: String,
        /// The group.
        group: String,
    },
    /// The instance or interface is not in the group.
    #[error("`{id}` is not in security group `{group}`")]
    NotMember {
        /// The instance or interface.
        id: String,
        /// The group.
        group: String,
    },
    /// The instance or interface is in no other group.
    #[error("`{id}` is in no group but `{group}`")]
    LastGroup {
        /// The instance or interface.
        id: String,
        /// The group.
        group: String,
    },
    /// The instance has another role.
    #[error("instance `{id}` has the role `{role}`")]
    OtherRole {
        /// The instance.
        id: String,
        /// The role it has.
        role: String,
    },
    /// The instance has no role.
    #[error("instance `{id}` has no role")]
    NoRole {
        /// The instance.
        id: String,
    },
    /// The address block is not acceptable.
    #[error(transparent)]
    Block(#[from] BlockError),
    /// The address is not available.
    #[error(transparent)]
    Address(#[from] AddressError),
    /// The IPv6 address is not available.
    #[error(transparent)]
    AddressV6(#[from] AddressV6Error),
    /// The instance has a public address already.
    #[error("instance `{id}` has a public address")]
    HasPublicAddress {
        /// The instance.
        id: String,
    },
    /// There is one with this name in the region already.
    #[error("there is a {kind:?} `{name}` already")]
    NameTaken {
        /// What was to be made.
        kind: Kind,
        /// The name.
        name: String,
    },
    /// The account has as many as it may have.
    #[error("there are as many of {kind:?} as there may be")]
    QuotaReached {
        /// What was to be made.
        kind: Kind,
    },
    /// Every public address is in use.
    #[error("no public address is free")]
    NoPublicAddress,
    /// A rule about disks.
    #[error(transparent)]
    Disk(#[from] disk::Refusal),
    /// A rule about network interfaces.
    #[error(transparent)]
    Interface(#[from] interface::Refusal),
    /// A rule about elastic addresses.
    #[error(transparent)]
    ElasticAddress(#[from] elastic_address::Refusal),
    /// A rule about NAT gateways.
    #[error(transparent)]
    NatGateway(#[from] nat_gateway::Refusal),
    /// A rule about public NATs.
    #[error(transparent)]
    PublicNat(#[from] public_nat::Refusal),
    /// A rule about load balancers.
    #[error(transparent)]
    LoadBalancer(#[from] load_balancer::Refusal),
    /// A rule about bandwidth packages.
    #[error(transparent)]
    BandwidthPackage(#[from] bandwidth_package::Refusal),
    /// A rule about high-availability virtual addresses.
    #[error(transparent)]
    HaVip(#[from] havip::Refusal),
    /// A rule about reserved blocks.
    #[error(transparent)]
    ReservedBlock(#[from] reserved_block::Refusal),
    /// A rule about sets of DHCP options.
    #[error(transparent)]
    DhcpOptions(#[from] dhcp_options::Refusal),
    /// A rule about snapshots.
    #[error(transparent)]
    Snapshot(#[from] snapshot::Refusal),
    /// A rule about images.
    #[error(transparent)]
    Image(#[from] image::Refusal),
    /// A rule about route tables.
    #[error(transparent)]
    RouteTable(#[from] route_table::Refusal),
    /// A rule about routes.
    #[error(transparent)]
    Route(#[from] route::Refusal),
    /// A rule about gateways to the Internet for IPv4.
    #[error(transparent)]
    Ipv4Gateway(#[from] ipv4_gateway::Refusal),
    /// A rule about gateways to the Internet for IPv6.
    #[error(transparent)]
    Ipv6Gateway(#[from] ipv6_gateway::Refusal),
    /// A rule about access lists.
    #[error(transparent)]
    NetworkAcl(#[from] network_acl::Refusal),
    /// A rule about connections between networks.
    #[error(transparent)]
    Peering(#[from] peering::Refusal),
    /// The database failed.
    #[error(transparent)]
    Store(#[from] Fault),
}

/// A result of a rule.
pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// There is no `kind` with this id.
    pub fn not_found(kind: Kind, id: impl Into<String>) -> Self {
        Self::NotFound { kind, id: id.into() }
    }

    /// The state of this instance does not allow what was asked.
    pub fn wrong_state(id: impl Into<String>, wrong: WrongState) -> Self {
        Self::WrongState { id: id.into(), status: wrong.status }
    }
}
