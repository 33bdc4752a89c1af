//! Where the instances of a launch are: on which dedicated hosts, and from which private pools they take.

use compute::capacity_reservation;
use compute::catalogue::{InstanceType, OperatingSystem};
use compute::dedicated_host;
use compute::instance::{Change, Count, Instance};
use kernel::Timestamp;
use serde_json::{Value, json};
use wire::Scope;

use super::billing::paid_until;
use super::run_instances::RunInstances;
use super::stored_attributes::StoredAttributes;
use crate::ecs::capacity_reservation::{Pools, Takers};
use crate::ecs::codes;
use crate::ecs::dedicated_host::Guests;
use crate::ecs::errors::{Error, Result};

/// Where the instances of a launch are.
#[derive(Debug, Default)]
pub(super) struct Placement {
    /// The name under which an instance keeps its place; empty where there are no places.
    name: &'static str,
    /// The place of each instance in the order in which they are made; those behind the end have none.
    places: Vec<String>,
    /// Whether they are on dedicated hosts.
    on_hosts: bool,
}

/// What is known of the instances of a launch when they are placed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Order<'o> {
    pub(super) zone: &'o str,
    pub(super) kind: &'o InstanceType,
    pub(super) os: OperatingSystem,
    pub(super) now: Timestamp,
}

impl Placement {
    /// Finds places for the instances of a launch, and says how many of them there are places for. It costs no statement where
    /// neither a host nor a pool is asked for.
    pub(super) fn find(
        scope: &mut Scope<'_>,
        input: &RunInstances,
        order: Order<'_>,
        count: Count,
    ) -> Result<(Self, Count)> {
        let options = &input.private_pool_options;
        let pools = Pools::read(&options.match_criteria, &options.id)?;
        let paid_until = paid_until(input, order.now);
        if is_on_host(input)? {
            // Source: the page of `RunInstances`: on a dedicated host, only `None` or nothing is said of pools.
            if !matches!(pools, Pools::Unsaid | Pools::Closed) {
                return Err(Error::invalid("PrivatePoolOptions.MatchCriteria"));
            }
            let guests = Guests {
                region: &input.region_id.0.id,
                zone: order.zone,
                kind: order.kind,
                paid_until,
                host: input.dedicated_host_id.get(),
                cluster: input.scheduler_options.dedicated_host_cluster_id.get(),
                present: None,
            };
            let places = guests.hosts(scope, count.wanted as usize)?;
            let wanted = u32::try_from(places.len()).unwrap_or(count.wanted);
            if wanted < count.least {
                return Err(Error::of(codes::charge::NO_STOCK));
            }
            let found = Self { name: dedicated_host::OF_INSTANCE, places, on_hosts: true };
            return Ok((found, Count { wanted, ..count }));
        }
        let takers = Takers {
            region: &input.region_id.0.id,
            zone: order.zone,
            type_id: &order.kind.id,
            os: order.os,
            is_usual: paid_until.is_none() && matches!(input.spot_strategy.get(), None | Some("NoSpot")),
            present: None,
        };
        let places = takers.pools(scope, pools, count.wanted as usize)?;
        Ok((Self { name: capacity_reservation::OF_INSTANCE, places, on_hosts: false }, count))
    }

    /// What is kept with each instance. Nothing on a dedicated host is from spare capacity.
    ///
    /// Source: the page of `RunInstances`: with a host, what is said of spare capacity counts for nothing.
    pub(super) fn attributes(&self, said: StoredAttributes) -> StoredAttributes {
        if !self.on_hosts {
            return said;
        }
        StoredAttributes {
            dedicated_host_id: None,
            tenancy: Some("host".to_owned()),
            affinity: Some(said.affinity.unwrap_or_else(|| "default".to_owned())),
            private_pool_match: Some("None".to_owned()),
            spot_duration: None,
            spot_interruption_behavior: None,
            spot_price_limit: None,
            spot_strategy: None,
            ..said
        }
    }

    /// Puts the instances that were made into their places.
    pub(super) fn settle(&self, scope: &mut Scope<'_>, made: &[Instance]) -> Result<()> {
        for (instance, place) in made.iter().zip(&self.places) {
            let extras = [(self.name.to_owned(), json!(place))].into_iter().collect();
            compute::instance::modify(scope, &instance.id, Change { extras, ..Change::default() })?;
        }
        Ok(())
    }
}

/// Whether the instances of a launch are on dedicated hosts.
// GUESS: what is said where `Tenancy` contradicts a host or a cluster that is named.
fn is_on_host(input: &RunInstances) -> Result<bool> {
    if !matches!(input.affinity.get(), None | Some("default" | "host")) {
        return Err(Error::invalid("Affinity"));
    }
    let named = input.dedicated_host_id.get().is_some();
    let in_cluster = input.scheduler_options.dedicated_host_cluster_id.get().is_some();
    match input.tenancy.get() {
        Some("host") => Ok(true),
        None if named => Ok(true),
        None | Some("default") if !named && !in_cluster => Ok(false),
        _ => Err(Error::of(codes::dedicated_host::TENANCY_INVALID)),
    }
}

/// What is kept of the pools that are chosen for an instance that is there.
pub(super) fn choose_pools(
    scope: &mut Scope<'_>,
    instance: &Instance,
    chosen: Pools<'_>,
    os: OperatingSystem,
) -> Result<[(&'static str, Value); 3]> {
    let stored = StoredAttributes::of(&instance.extras);
    if stored.dedicated_host_id.is_some() && matches!(chosen, Pools::Open | Pools::Target(_)) {
        return Err(Error::invalid("PrivatePoolOptions.MatchCriteria"));
    }
    let takers = Takers {
        region: &instance.region,
        zone: &instance.zone,
        type_id: &instance.hardware.type_id,
        os,
        is_usual: instance.charge.kind != "PrePaid" && matches!(stored.spot_strategy.as_deref(), None | Some("NoSpot")),
        present: Some(&instance.id),
    };
    let found = takers.pools(scope, chosen, 1)?.pop();
    let (word, id) = match chosen {
        Pools::Target(id) => ("Target", json!(id)),
        Pools::Open => ("Open", Value::Null),
        Pools::Unsaid | Pools::Closed => ("None", Value::Null),
    };
    Ok([
        ("private_pool_match", json!(word)),
        ("private_pool_id", id),
        (capacity_reservation::OF_INSTANCE, json!(found)),
    ])
}

/// Refuses to pay for an instance longer than for the dedicated host that it is on.
pub(super) fn check_period(scope: &mut Scope<'_>, instance: &Instance, until: Timestamp) -> Result<()> {
    let Some(host) = StoredAttributes::of(&instance.extras).dedicated_host_id else { return Ok(()) };
    match dedicated_host::get(scope, &instance.region, &host)?.expires_at {
        None => Err(Error::of(codes::dedicated_host::CHARGE_UNMATCHED)),
        Some(end) if until > end => Err(Error::of(codes::dedicated_host::OUTLASTED)),
        Some(_) => Ok(()),
    }
}

/// Refuses a type for an instance on a dedicated host that the host does not take, or has no room for. What is to be kept
/// of its place with that type.
pub(super) fn refit(scope: &mut Scope<'_>, instance: &Instance, kind: &InstanceType) -> Result<Option<Change>> {
    let stored = StoredAttributes::of(&instance.extras);
    if let Some(host) = &stored.dedicated_host_id {
        let guests = Guests {
            region: &instance.region,
            zone: &instance.zone,
            kind,
            paid_until: None,
            host: Some(host),
            cluster: None,
            present: Some(&instance.id),
        };
        if guests.hosts(scope, 1)?.is_empty() {
            return Err(Error::of(codes::charge::NO_STOCK));
        }
    }
    if stored.capacity_reservation_id.is_none() || instance.hardware.type_id == kind.id {
        return Ok(None);
    }
    // The pool is for another type.
    let left = [(capacity_reservation::OF_INSTANCE, Value::Null), ("private_pool_id", Value::Null)];
    let left = left.into_iter().chain([("private_pool_match", json!("Open"))]);
    let extras = left.map(|(name, value)| (name.to_owned(), value)).collect();
    Ok(Some(Change { extras, ..Change::default() }))
}
