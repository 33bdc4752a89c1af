//! Why a rule about NAT gateways refused.

use std::net::Ipv4Addr;

/// Why a rule about NAT gateways refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// The gateway is being made or changed.
    #[error("NAT gateway `{id}` is being made or changed")]
    Busy {
        /// The gateway.
        id: String,
    },
    /// The gateway is protected from being deleted.
    #[error("NAT gateway `{id}` is protected")]
    Protected {
        /// The gateway.
        id: String,
    },
    /// Elastic addresses are with the gateway.
    #[error("NAT gateway `{id}` has elastic addresses")]
    HasAddresses {
        /// The gateway.
        id: String,
    },
    /// There are rules in one of its tables.
    #[error("NAT gateway `{id}` has rules")]
    HasRules {
        /// The gateway.
        id: String,
    },
    /// The subnet belongs to another network.
    #[error("subnet `{subnet}` is not in network `{vpc}`")]
    OtherNetwork {
        /// The subnet.
        subnet: String,
        /// The network.
        vpc: String,
    },
    /// The gateway has that size already.
    #[error("NAT gateway `{id}` has that size already")]
    SameSpec {
        /// The gateway.
        id: String,
    },
    /// A gateway between private networks has no elastic addresses, and one before the Internet no others.
    #[error("NAT gateway `{id}` has no addresses of that kind")]
    WrongKind {
        /// The gateway.
        id: String,
    },
    /// The gateway does not have the address.
    #[error("NAT gateway `{id}` does not have the address `{address}`")]
    NoSuchAddress {
        /// The gateway.
        id: String,
        /// The address.
        address: Ipv4Addr,
    },
    /// The account has the elastic address, but not with the gateway.
    #[error("elastic address `{address}` is not with NAT gateway `{id}`")]
    AddressElsewhere {
        /// The gateway.
        id: String,
        /// The address.
        address: Ipv4Addr,
    },
    /// The address is on its way to the gateway.
    #[error("the address `{address}` is on its way to the gateway")]
    AddressOnItsWay {
        /// The address.
        address: Ipv4Addr,
    },
    /// A forwarding rule has every port of the address.
    #[error("a forwarding rule has every port of `{address}`")]
    UsedByForwarding {
        /// The address.
        address: Ipv4Addr,
    },
    /// A source rule uses the address.
    #[error("a source rule uses `{address}`")]
    UsedBySource {
        /// The address.
        address: Ipv4Addr,
    },
    /// A source rule has the subnet already.
    #[error("a source rule has subnet `{subnet}` already")]
    SourceTwice {
        /// The subnet.
        subnet: String,
    },
    /// A source rule has the same addresses already.
    #[error("a source rule has the block `{block}` already")]
    BlockTwice {
        /// The block.
        block: String,
    },
    /// There is a high-availability virtual address in the subnet.
    #[error("there is a high-availability virtual address in subnet `{subnet}`")]
    HasHaVip {
        /// The subnet.
        subnet: String,
    },
    /// The rule is being made or changed.
    #[error("rule `{id}` is being made or changed")]
    RuleBusy {
        /// The rule.
        id: String,
        /// Whether it is a forwarding rule.
        forwards: bool,
    },
    /// A forwarding rule has the ports already, outside or inside.
    #[error("a forwarding rule has the same address, ports and protocol")]
    PortsTwice,
    /// The address inside does not belong to the network.
    #[error("`{address}` is not in the network of the gateway")]
    OutsideNetwork {
        /// The address.
        address: Ipv4Addr,
    },
    /// The address cannot be taken from the gateway, or the block: it is the first one.
    #[error("the first address and its block stay with the gateway")]
    Default,
    /// A rule uses the address, or an address of the block is there.
    #[error("`{id}` is in use")]
    InUse {
        /// The address or the block.
        id: String,
    },
    /// The block shares addresses with the network or with another block.
    #[error("block `{block}` is taken")]
    BlockTaken {
        /// The block.
        block: String,
    },
    /// The address is not in the block.
    #[error("`{address}` is not in the block")]
    OutsideBlock {
        /// The address.
        address: Ipv4Addr,
    },
    /// The address is in use.
    #[error("`{address}` is in use")]
    AddressTaken {
        /// The address.
        address: Ipv4Addr,
    },
    /// No address of the block is free.
    #[error("no address of `{block}` is free")]
    NoAddress {
        /// The block.
        block: String,
    },
}
