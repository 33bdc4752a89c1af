//! Handing out the addresses of a block.

use std::net::Ipv4Addr;

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
        /// How many are free. This may be enough, when they had to be consecutive.
        available: u32,
    },
}

/// The free and taken addresses of a block.
///
/// A pool is made from the block and the addresses in use, asked for new ones, and thrown
/// away; what it hands out is recorded by the caller. Its cost follows the number of taken
/// addresses and not the size of the block.
#[derive(Debug, Clone)]
pub struct Pool {
    block: Block,
    /// The first address that may be handed out, and the one behind the last.
    usable: std::ops::Range<u64>,
    /// The usable addresses that are in use, in order, each once.
    taken: Vec<u32>,
}

impl Pool {
    /// A pool over a block, given the addresses in use in any order.
    ///
    /// Addresses in use that lie elsewhere, or that are reserved, change nothing.
    pub fn new(block: Block, reservation: Reservation, taken: impl IntoIterator<Item = Ipv4Addr>) -> Self {
        let first = u64::from(u32::from(block.first())) + u64::from(reservation.head);
        let behind = (u64::from(u32::from(block.last())) + 1).saturating_sub(u64::from(reservation.tail)).max(first);
        let usable = first..behind;
        let mut taken: Vec<u32> =
            taken.into_iter().map(u32::from).filter(|address| usable.contains(&u64::from(*address))).collect();
        taken.sort_unstable();
        taken.dedup();
        Self { block, usable, taken }
    }

    /// How many addresses could be handed out if none were taken.
    pub fn capacity(&self) -> u32 {
        // A block of every address there is, with nothing reserved, is one too many to count.
        u32::try_from(self.usable.end - self.usable.start).unwrap_or(u32::MAX)
    }

    /// How many addresses are free.
    pub fn available(&self) -> u32 {
        let taken = u32::try_from(self.taken.len()).unwrap_or(u32::MAX);
        self.capacity().saturating_sub(taken)
    }

    /// Hands out the lowest free address.
    pub fn take_next(&mut self) -> Result<Ipv4Addr, AddressError> {
        self.take_consecutive(1).map(|run| run[0])
    }

    /// Hands out the lowest free addresses, wherever they are.
    pub fn take_any(&mut self, count: u32) -> Result<Vec<Ipv4Addr>, AddressError> {
        if self.available() < count {
            return Err(self.exhausted(count));
        }
        (0..count).map(|_| self.take_next()).collect()
    }

    /// Hands out the lowest run of free addresses that follow each other.
    pub fn take_consecutive(&mut self, count: u32) -> Result<Vec<Ipv4Addr>, AddressError> {
        let mut first = self.usable.start;
        let mut place = self.dense();
        first += place as u64;
        while let Some(next) = self.taken.get(place).copied().map(u64::from) {
            if next - first >= u64::from(count) {
                break;
            }
            first = next + 1;
            place += 1;
        }
        if self.usable.end - first < u64::from(count) {
            return Err(self.exhausted(count));
        }
        Ok(self.insert(place, first, count))
    }

    /// Hands out one address that the caller wishes for.
    pub fn take_wished(&mut self, address: Ipv4Addr) -> Result<Ipv4Addr, AddressError> {
        self.take_run(address, 1).map(|run| run[0])
    }

    /// Hands out a run of addresses that starts where the caller wishes.
    pub fn take_run(&mut self, start: Ipv4Addr, count: u32) -> Result<Vec<Ipv4Addr>, AddressError> {
        let first = u64::from(u32::from(start));
        let behind = first + u64::from(count);
        self.check_usable(start)?;
        // A run that leaves the usable part does so first at the address behind it.
        if behind > self.usable.end {
            self.check_usable(clamp(self.usable.end))?;
            return Err(self.exhausted(count));
        }
        let place = self.taken.partition_point(|taken| u64::from(*taken) < first);
        match self.taken.get(place) {
            Some(taken) if u64::from(*taken) < behind => Err(AddressError::Taken { address: Ipv4Addr::from(*taken) }),
            _ => Ok(self.insert(place, first, count)),
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

    /// How many taken addresses follow the first usable one without a gap.
    fn dense(&self) -> usize {
        let mut low = 0;
        let mut high = self.taken.len();
        // INVARIANT: `taken` is in order without repetition, so the distance of an address
        // from its place only grows, and a gap once seen stays.
        while low < high {
            let middle = low + (high - low) / 2;
            if u64::from(self.taken[middle]) == self.usable.start + middle as u64 {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        low
    }

    /// Records a run that was found free and belongs at this place among the taken ones.
    fn insert(&mut self, place: usize, first: u64, count: u32) -> Vec<Ipv4Addr> {
        let run: Vec<u32> =
            (first..first + u64::from(count)).filter_map(|address| u32::try_from(address).ok()).collect();
        self.taken.splice(place..place, run.iter().copied());
        run.into_iter().map(Ipv4Addr::from).collect()
    }

    fn exhausted(&self, wanted: u32) -> AddressError {
        AddressError::Exhausted { block: self.block, wanted, available: self.available() }
    }
}

fn clamp(address: u64) -> Ipv4Addr {
    Ipv4Addr::from(u32::try_from(address).unwrap_or(u32::MAX))
}
