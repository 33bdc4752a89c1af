//! Which private pools instances take from.

use std::collections::HashMap;

use compute::capacity_reservation::{CapacityReservation, Filter, OF_INSTANCE, get, list, users};
use compute::catalogue::OperatingSystem;
use compute::listing::Window;
use wire::Scope;

use crate::ecs::codes::capacity_reservation as codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::Text;

/// The pools that a call chooses.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ecs) enum Pools<'p> {
    /// Nothing is said of pools.
    Unsaid,
    /// No pool.
    Closed,
    /// Any open one, and none where none has room.
    Open,
    /// This one.
    Target(&'p str),
}

/// Instances that are to take from pools.
#[derive(Debug, Clone, Copy)]
pub(in crate::ecs) struct Takers<'t> {
    /// Their region.
    pub(in crate::ecs) region: &'t str,
    /// Their zone.
    pub(in crate::ecs) zone: &'t str,
    /// Their type.
    pub(in crate::ecs) type_id: &'t str,
    /// Their operating system.
    pub(in crate::ecs) os: OperatingSystem,
    /// Whether they are paid for by use, and not from spare capacity.
    pub(in crate::ecs) is_usual: bool,
    /// One that is there already, and takes no further room where it takes from a pool.
    pub(in crate::ecs) present: Option<&'t str>,
}

impl<'p> Pools<'p> {
    /// The choice of a call.
    pub(in crate::ecs) fn read(criteria: &Text, id: &'p Text) -> Result<Self> {
        let pools = match criteria.get() {
            Some("Target") => return id.get().map(Self::Target).ok_or_else(|| Error::of(codes::NO_POOL)),
            Some("Open") => Self::Open,
            Some("None") => Self::Closed,
            None => Self::Unsaid,
            Some(_) => return Err(Error::invalid("PrivatePoolOptions.MatchCriteria")),
        };
        if id.get().is_some() { Err(Error::of(codes::POOL_NOT_ASKED)) } else { Ok(pools) }
    }
}

impl Takers<'_> {
    fn suits(&self, pool: &CapacityReservation) -> bool {
        let platform = if self.os == OperatingSystem::Windows { "windows" } else { "linux" };
        pool.zone == self.zone && pool.type_id == self.type_id && pool.platform == platform
    }

    /// The pools for so many of them, one for each, as far as there is room. A pool that is named has room for all of them.
    ///
    /// A launch that says nothing of pools takes from none.
    // GUESS: pages disagree on whether it takes from open ones.
    pub(in crate::ecs) fn pools(&self, scope: &mut Scope<'_>, chosen: Pools<'_>, count: usize) -> Result<Vec<String>> {
        let pools = match chosen {
            Pools::Unsaid | Pools::Closed => return Ok(Vec::new()),
            Pools::Target(id) => {
                let pool = get(scope, self.region, id).map_err(|refusal| match refusal {
                    compute::Error::NotFound { .. } => Error::of(codes::POOL_INVALID),
                    other => other.into(),
                })?;
                if !self.is_usual || !self.suits(&pool) {
                    return Err(Error::of(codes::POOL_INVALID));
                }
                vec![pool]
            }
            Pools::Open if !self.is_usual => return Ok(Vec::new()),
            Pools::Open => {
                let filter = Filter {
                    region: Some(self.region.to_owned()),
                    zone: Some(self.zone.to_owned()),
                    type_id: Some(self.type_id.to_owned()),
                    is_open: Some(true),
                    is_active: Some(true),
                    ..Filter::default()
                };
                let mut pools = list(scope, &filter, Window::ALL)?.items;
                pools.retain(|pool| self.suits(pool));
                pools
            }
        };
        if pools.is_empty() {
            return Ok(Vec::new());
        }
        let mut used = HashMap::<String, i64>::new();
        for instance in users(scope, self.region)? {
            if let Some(id) = instance.kept(OF_INSTANCE).filter(|_| self.present != Some(&instance.id)) {
                *used.entry(id.to_owned()).or_default() += 1;
            }
        }
        let free = |pool: &CapacityReservation| pool.amount - used.get(&pool.id).copied().unwrap_or(0);
        let rooms = pools.iter().flat_map(|pool| {
            let free = usize::try_from(free(pool)).unwrap_or(0);
            std::iter::repeat_n(pool.id.clone(), free)
        });
        let found: Vec<_> = rooms.take(count).collect();
        if matches!(chosen, Pools::Target(_)) && found.len() < count {
            return Err(Error::of(codes::NO_STOCK));
        }
        Ok(found)
    }
}
