//! Handing out the addresses of a block.

use std::net::Ipv4Addr;
use std::ops::Range;

use super::Block;

/// The addresses at either end of a block that the vendor keeps for itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reservation {
    /// How many from the first address on.
    pub head: u32,
    /// How many up to the last address.
    pub tail: u32,
}

/// Why an address is not handed out.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum AddressError {
    /// The address is not in the block.
    #[error("`{address}` is not inside `{block}`")]
    Outside {
        /// The address as wished.
        address: Ipv4Addr,
        /// The block it should lie in.
        block: Block,
    },
    /// The vendor keeps the address for itself.
    #[error("`{address}` is reserved")]
    Reserved {
        /// The address as wished.
        address: Ipv4Addr,
    },
    /// The address is in use.
    #[error("`{address}` is in use")]
    Taken {
        /// The address as wished.
        address: Ipv4Addr,
    },
    /// Fewer addresses are free than were wished for.
    #[error("{wanted} addresses are wanted in `{block}` and {available} are available")]
    Exhausted {
        /// The block.
        block: Block,
        /// How many were wished for.
        wanted: u32,
        /// How many are free.
        available: u32,
    },
}

/// The addresses of a block that may be handed out: those that the vendor does not keep for itself.
#[derive(Debug, Clone)]
pub struct Pool {
    block: Block,
    /// The first address that may be handed out, and the one behind the last.
    usable: Range<u64>,
}

/// Free addresses that follow each other: the first, and the one behind the last, where something ends them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Gap {
    /// The first free address.
    pub first: u64,
    /// The next address in use.
    pub behind: Option<u64>,
}

impl Pool {
    /// A pool over a block.
    pub fn new(block: Block, reservation: Reservation) -> Self {
        let first = u64::from(u32::from(block.first())) + u64::from(reservation.head);
        let behind = (u64::from(u32::from(block.last())) + 1).saturating_sub(u64::from(reservation.tail)).max(first);
        Self { block, usable: first..behind }
    }

    /// How many addresses could be handed out if none were taken.
    pub fn capacity(&self) -> u32 {
        // A block of every address there is, with nothing reserved, is one too many to count.
        clamp_count(self.usable.end - self.usable.start)
    }

    /// The first address that may be handed out, and the one behind the last.
    pub fn usable(&self) -> Range<u64> {
        self.usable.clone()
    }

    /// Hands out the lowest free addresses, `wanted` of them or as few as `least`.
    ///
    /// `gaps` are in order, and are all there are or hold `wanted` addresses.
    pub fn take_any(&self, gaps: &[Gap], wanted: u32, least: u32) -> Result<Vec<Ipv4Addr>, AddressError> {
        let of_gap = |gap: &Gap| gap.first..gap.behind.map_or(self.usable.end, |behind| behind.min(self.usable.end));
        let free = gaps.iter().flat_map(of_gap).filter_map(|address| u32::try_from(address).ok());
        let free: Vec<_> = free.take(wanted.max(least) as usize).map(Ipv4Addr::from).collect();
        let available = u32::try_from(free.len()).unwrap_or(u32::MAX);
        if available >= least {
            return Ok(free);
        }
        Err(AddressError::Exhausted { block: self.block, wanted: least, available })
    }

    /// Hands out a run of addresses that starts where the caller wishes; `taken` is the next address in use from there on.
    pub fn take_run(&self, start: Ipv4Addr, count: u32, taken: Option<u64>) -> Result<Vec<Ipv4Addr>, AddressError> {
        let first = u64::from(u32::from(start));
        let behind = first + u64::from(count);
        self.check_usable(start)?;
        // A run that leaves the usable part does so first at the address behind it.
        if behind > self.usable.end {
            self.check_usable(clamp(self.usable.end))?;
            let available = clamp_count(self.usable.end - first);
            return Err(AddressError::Exhausted { block: self.block, wanted: count, available });
        }
        match taken {
            Some(taken) if taken < behind => Err(AddressError::Taken { address: clamp(taken) }),
            _ => Ok((first..behind).map(clamp).collect()),
        }
    }

    fn check_usable(&self, address: Ipv4Addr) -> Result<(), AddressError> {
        if !self.block.contains(address) {
            return Err(AddressError::Outside { address, block: self.block });
        }
        if !self.usable.contains(&u64::from(u32::from(address))) {
            return Err(AddressError::Reserved { address });
        }
        Ok(())
    }
}

fn clamp(address: u64) -> Ipv4Addr {
    Ipv4Addr::from(u32::try_from(address).unwrap_or(u32::MAX))
}

fn clamp_count(count: u64) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}
