//! Forwarding rules of NAT gateways.

mod create_forward_entry;
mod delete_forward_entry;
mod describe_forward_table_entries;
mod modify_forward_entry;

pub use create_forward_entry::CreateForwardEntry;
pub use delete_forward_entry::DeleteForwardEntry;
pub use describe_forward_table_entries::DescribeForwardTableEntries;
pub use modify_forward_entry::ModifyForwardEntry;

use std::net::Ipv4Addr;

use compute::Error as Refusal;
use compute::network::nat_gateway::Refusal as NatRefusal;
use compute::network::nat_gateway::forward::Ports;

use super::codes::nat_gateway as codes;
use crate::code::Code;
use crate::ecs::{Error, Result};

fn address(text: &str, refused: Code) -> Result<Ipv4Addr> {
    text.parse().map_err(|_| Error::of(refused))
}

fn ports(text: &str, refused: Code) -> Result<Ports> {
    text.parse().map_err(|()| Error::of(refused))
}

/// The protocol in small letters.
fn protocol(text: &str) -> Result<String> {
    let protocol = text.to_ascii_lowercase();
    match protocol.as_str() {
        "tcp" | "udp" | "any" => Ok(protocol),
        _ => Err(Error::of(codes::PROTOCOL_INVALID)),
    }
}

/// Refuses ports and a protocol that do not go together: every port goes with every protocol, and a range to one as long.
fn check_ports(protocol: &str, external: Ports, internal: Ports) -> Result<()> {
    if (external == Ports::Any) != (internal == Ports::Any) || external.count() != internal.count() {
        return Err(Error::of(codes::INTERNAL_PORT_MALFORMED));
    }
    if (protocol == "any") != (external == Ports::Any) {
        return Err(Error::of(codes::EXTERNAL_PORT_MALFORMED));
    }
    Ok(())
}

/// What the rules of a gateway refuse, in the words of the operations on them.
fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NatGateway(NatRefusal::Busy { .. }) => Error::of(codes::BUSY),
        other => other.into(),
    }
}
