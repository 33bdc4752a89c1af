//! The rules: make the interfaces that instances are launched with, and give them one that is there already.

use std::net::Ipv4Addr;

use store::Scope;

use super::addresses::{self, Wanted};
use super::{Details, Further, Interface, Refusal, get, rows};
use crate::Location;
use crate::error::Result;
use crate::instance::{Count, Instance};
use crate::network::address;
use crate::network::block::Reservation;
use crate::network::security_group::{SecurityGroup, check_network};
use crate::network::subnet::Subnet;
use crate::transition::{Status, Transition};

/// The interface of each instance of a launch: its primary one, or one of those beside it.
#[derive(Debug)]
pub(crate) struct Order<'o> {
    pub(crate) subnet: &'o Subnet,
    pub(crate) reservation: Reservation,
    pub(crate) groups: &'o [SecurityGroup],
    pub(crate) details: &'o Details,
    pub(crate) is_primary: bool,
    pub(crate) resource_group: &'o str,
}

/// The instance that gets an interface, the interface's place among the account's things, and its main address.
#[derive(Debug)]
pub(crate) struct Seat<'s> {
    pub(crate) instance_id: &'s str,
    pub(crate) position: i64,
    pub(crate) address: Ipv4Addr,
}

impl Order<'_> {
    /// Makes an interface for each seat, whose addresses are in use from then on. The rows of the interfaces themselves are
    /// the caller's to write. However many they are, it takes the same statements.
    pub(crate) fn make(
        &self,
        scope: &mut Scope<'_>,
        location: &Location<'_>,
        seats: &[Seat<'_>],
    ) -> Result<Vec<Interface>> {
        let (subnet, details) = (self.subnet, self.details);
        let v6 = address::v6::find(scope, subnet, &details.v6, seats.len())?;
        let mut made: Vec<_> = seats
            .iter()
            .zip(v6)
            .map(|(seat, v6)| Interface {
                id: location.draw(scope, |formats| &formats.interface),
                position: seat.position,
                region: subnet.region.clone(),
                zone: subnet.zone.clone(),
                vpc_id: subnet.vpc_id.clone(),
                subnet_id: subnet.id.clone(),
                instance_id: Some(seat.instance_id.to_owned()),
                is_primary: self.is_primary,
                is_trunk: false,
                trunk_id: None,
                device_index: 0,
                network_card: details.network_card,
                mac: location.id_formats.mac(seat.address),
                address: seat.address,
                further: Vec::new(),
                prefixes: Vec::new(),
                v6,
                name: details.name.clone(),
                description: details.description.clone(),
                delete_on_release: self.is_primary || details.delete_on_release,
                transition: Transition::settled(scope.now()),
                resource_group: self.resource_group.to_owned(),
                extras: details.extras.clone(),
                created_at: scope.now(),
                public_address: None,
            })
            .collect();
        address::v6::insert(scope, &made)?;
        let taken: Vec<_> = made.iter().map(|interface| (interface.address, interface.id.as_str())).collect();
        address::rows::insert(scope, &subnet.id, &taken)?;
        self.take_further(scope, &mut made)?;
        Ok(made)
    }

    /// Gives each interface its further addresses.
    fn take_further(&self, scope: &mut Scope<'_>, made: &mut [Interface]) -> Result<()> {
        let (subnet, reservation) = (self.subnet, self.reservation);
        match &self.details.further {
            Wanted::Any(0) => {}
            Wanted::Any(count) => {
                let all = count.saturating_mul(u32::try_from(made.len()).unwrap_or(u32::MAX));
                let found = address::find_in(scope, subnet, reservation, None, Count::exactly(all))?;
                for (interface, further) in made.iter_mut().zip(found.chunks(*count as usize)) {
                    interface.further = further.to_vec();
                }
                let pairs = made.iter().flat_map(|one| one.further.iter().map(|address| (*address, one.id.as_str())));
                address::rows::insert(scope, &subnet.id, &pairs.collect::<Vec<_>>())?;
            }
            // Addresses that are named suit one interface; a second one finds them in use.
            these @ Wanted::These(_) => {
                for interface in made {
                    interface.further = addresses::take(scope, subnet, reservation, &interface.id, these)?;
                }
            }
        }
        Ok(())
    }
}

impl Further {
    /// Refuses a security group of another network than the subnet's.
    pub(crate) fn check(&self) -> Result<()> {
        match self {
            Self::New { subnet, groups, .. } => {
                groups.iter().try_for_each(|group| check_network(group, &subnet.vpc_id))
            }
            Self::Existing(_) => Ok(()),
        }
    }
}

/// Gives an interface that no instance has to an instance that is being launched.
pub(crate) fn give(scope: &mut Scope<'_>, id: &str, instance: &Instance) -> Result<()> {
    let mut interface = get(scope, id)?;
    check_free(scope, &interface)?;
    if instance.vpc_id != interface.vpc_id {
        return Err(Refusal::OtherNetwork { id: interface.id, instance: instance.id.clone() }.into());
    }
    if instance.zone != interface.zone {
        return Err(Refusal::OtherZone { id: interface.id, instance: instance.id.clone() }.into());
    }
    interface.instance_id = Some(instance.id.clone());
    interface.transition = Transition::settled(scope.now());
    rows::update(scope, &interface)?;
    Ok(())
}

/// Makes an interface that no instance has the primary one of an instance that is being launched.
pub(crate) fn give_primary(scope: &mut Scope<'_>, mut interface: Interface, instance: &Instance) -> Result<()> {
    interface.is_primary = true;
    interface.instance_id = Some(instance.id.clone());
    interface.transition = Transition::settled(scope.now());
    rows::update(scope, &interface)?;
    Ok(())
}

/// Refuses an interface that an instance has, or that is not ready.
pub(crate) fn check_free(scope: &Scope<'_>, interface: &Interface) -> Result<()> {
    match interface.status(scope.now()) {
        Status::Free => Ok(()),
        status => Err(Refusal::WrongState { id: interface.id.clone(), status }.into()),
    }
}
