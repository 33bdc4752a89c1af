//! What is free on dedicated hosts, and which of them take instances.

use std::collections::HashMap;

use alibaba_core::catalogue::catalogue;
use compute::catalogue::InstanceType;
use compute::dedicated_host::{DedicatedHost, Filter, OF_INSTANCE, get, list, residents};
use compute::instance::Keeper;
use compute::listing::Window;
use kernel::Timestamp;
use wire::Scope;

use super::kinds::{HostKind, ratio_of};
use crate::code::Code;
use crate::ecs::codes::dedicated_host as codes;
use crate::ecs::errors::{Error, Result};

/// Processors and memory of a host.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Room {
    pub(super) vcpus: i64,
    pub(super) memory_mib: i64,
}

impl Room {
    /// What a host has in all.
    pub(super) fn total(host: &DedicatedHost) -> Self {
        let Some(kind) = HostKind::of(&host.kind) else { return Self::default() };
        Self { vcpus: kind.vcpus(ratio_of(host)), memory_mib: kind.memory_mib() }
    }

    /// What is left of it beside the instances that are on it. One that is stopped keeps its place.
    // GUESS: in the cloud, an instance that was stopped without further cost gives its place away.
    pub(super) fn free<'k>(host: &DedicatedHost, instances: impl IntoIterator<Item = &'k Keeper>) -> Self {
        let mut room = Self::total(host);
        for kind in instances.into_iter().filter_map(|instance| catalogue().instance_type(&instance.type_id)) {
            room.take(kind);
        }
        room
    }

    /// Whether an instance of a type fits.
    fn fits(self, kind: &InstanceType) -> bool {
        self.vcpus >= i64::from(kind.vcpus) && self.memory_mib >= i64::from(kind.memory_mib)
    }

    fn take(&mut self, kind: &InstanceType) {
        self.vcpus -= i64::from(kind.vcpus);
        self.memory_mib -= i64::from(kind.memory_mib);
    }
}

impl std::iter::Sum for Room {
    fn sum<I: Iterator<Item = Self>>(rooms: I) -> Self {
        rooms.fold(Self::default(), |sum, room| Self {
            vcpus: sum.vcpus + room.vcpus,
            memory_mib: sum.memory_mib + room.memory_mib,
        })
    }
}

/// The instances of a region that are on hosts, by host.
pub(super) fn by_host(instances: Vec<Keeper>) -> HashMap<String, Vec<Keeper>> {
    let mut hosts = HashMap::<String, Vec<Keeper>>::new();
    for instance in instances {
        if let Some(host) = instance.kept(OF_INSTANCE).map(str::to_owned) {
            hosts.entry(host).or_default().push(instance);
        }
    }
    hosts
}

/// Instances that are to be on dedicated hosts.
#[derive(Debug, Clone, Copy)]
pub(in crate::ecs) struct Guests<'g> {
    /// Their region.
    pub(in crate::ecs) region: &'g str,
    /// Their zone.
    pub(in crate::ecs) zone: &'g str,
    /// Their type.
    pub(in crate::ecs) kind: &'g InstanceType,
    /// Until when they are paid for; nothing where that is by use.
    pub(in crate::ecs) paid_until: Option<Timestamp>,
    /// The host that is named; any that takes instances by itself where none is.
    pub(in crate::ecs) host: Option<&'g str>,
    /// The cluster that the host is to be in.
    pub(in crate::ecs) cluster: Option<&'g str>,
    /// One that is there already, and takes no further room where it is.
    pub(in crate::ecs) present: Option<&'g str>,
}

impl Guests<'_> {
    /// Why a host is not for them; room is another matter.
    fn unfit(&self, host: &DedicatedHost) -> Option<Code> {
        if self.cluster.is_some_and(|cluster| cluster != host.cluster_id) {
            return Some(codes::NOT_FOUND_TO_USE);
        }
        if host.zone != self.zone {
            return Some(codes::OTHER_ZONE);
        }
        if !HostKind::of(&host.kind).is_some_and(|kind| kind.takes(self.kind)) {
            return Some(codes::TYPE_UNMATCHED);
        }
        match (self.paid_until, host.expires_at) {
            (Some(_), None) => Some(codes::CHARGE_UNMATCHED),
            (Some(until), Some(end)) if until > end => Some(codes::OUTLASTED),
            _ => None,
        }
    }

    /// The hosts for so many of them, one for each, as far as there is room.
    pub(in crate::ecs) fn hosts(&self, scope: &mut Scope<'_>, count: usize) -> Result<Vec<String>> {
        let hosts = if let Some(id) = self.host {
            let host = get(scope, self.region, id).map_err(|refusal| match refusal {
                compute::Error::NotFound { .. } => Error::of(codes::NOT_FOUND_TO_USE),
                other => other.into(),
            })?;
            if let Some(reason) = self.unfit(&host) {
                return Err(Error::of(reason));
            }
            vec![host]
        } else {
            let filter = Filter {
                region: Some(self.region.to_owned()),
                clusters: self.cluster.map(|cluster| vec![cluster.to_owned()]),
                is_automatic: Some(true),
                ..Filter::default()
            };
            let mut hosts = list(scope, &filter, Window::ALL)?.items;
            hosts.retain(|host| self.unfit(host).is_none());
            hosts
        };
        let mut present = residents(scope, self.region)?;
        present.retain(|instance| self.present != Some(&instance.id));
        let present = by_host(present);
        let mut chosen = Vec::new();
        for host in hosts {
            let mut room = Room::free(&host, present.get(&host.id).into_iter().flatten());
            while chosen.len() < count && room.fits(self.kind) {
                room.take(self.kind);
                chosen.push(host.id.clone());
            }
        }
        Ok(chosen)
    }
}
