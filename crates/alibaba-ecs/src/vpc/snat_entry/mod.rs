//! Source rules of NAT gateways.

mod create_snat_entry;
mod delete_snat_entry;
mod describe_snat_table_entries;
mod modify_snat_entry;

pub use create_snat_entry::CreateSnatEntry;
pub use delete_snat_entry::DeleteSnatEntry;
pub use describe_snat_table_entries::DescribeSnatTableEntries;
pub use modify_snat_entry::ModifySnatEntry;

use std::net::Ipv4Addr;

use compute::Error as Refusal;
use compute::network::nat_gateway::Refusal as NatRefusal;
use compute::network::nat_gateway::snat::MOST_ADDRESSES;

use super::codes::nat_gateway as codes;
use crate::ecs::field::CommaList;
use crate::ecs::{Error, Result};

/// The addresses of a rule, each once.
fn addresses(list: &CommaList) -> Result<Vec<Ipv4Addr>> {
    let mut read = Vec::new();
    for text in list.iter() {
        let address: Ipv4Addr = text.parse().map_err(|_| Error::of(codes::SNAT_IP_MALFORMED))?;
        if !read.contains(&address) {
            read.push(address);
        }
    }
    if read.len() > MOST_ADDRESSES { Err(Error::of(codes::TOO_MANY_SNAT_IPS)) } else { Ok(read) }
}

/// Whether a source keeps its address, as `0` or `1`.
fn affinity(number: i64) -> Result<bool> {
    match number {
        0 => Ok(false),
        1 => Ok(true),
        _ => Err(Error::invalid("EipAffinity")),
    }
}

/// What the rules of a gateway refuse, in the words of the operations on them.
fn refused(refusal: Refusal) -> Error {
    match refusal {
        Refusal::NatGateway(NatRefusal::NoSuchAddress { .. }) => Error::of(codes::SNAT_IP_NOT_FOUND),
        Refusal::NatGateway(NatRefusal::AddressElsewhere { .. }) => Error::of(codes::EIP_NOT_IN_GATEWAY),
        Refusal::NatGateway(NatRefusal::Busy { .. }) => Error::of(codes::BUSY),
        other => other.into(),
    }
}
