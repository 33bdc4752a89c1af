//! Capacity reservations, and the private pools that instances take from.
//!
//! Each reservation is a pool of the same identifier. The sandbox has no elasticity assurances, whose pools are the other ones.

mod create_capacity_reservation;
mod describe_capacity_reservation_instances;
mod describe_capacity_reservations;
mod modify_capacity_reservation;
mod pool;
mod release_capacity_reservation;
mod words;

pub use create_capacity_reservation::CreateCapacityReservation;
pub use describe_capacity_reservation_instances::DescribeCapacityReservationInstances;
pub use describe_capacity_reservations::DescribeCapacityReservations;
pub use modify_capacity_reservation::ModifyCapacityReservation;
pub(super) use pool::{Pools, Takers};
pub use release_capacity_reservation::ReleaseCapacityReservation;
