//! Instance types and their families.

mod describe_instance_type_families;
mod describe_instance_types;
mod view;

use alibaba_core::catalogue::catalogue;
use compute::catalogue::InstanceType;
use compute::network::interface::Limits;

pub use describe_instance_type_families::DescribeInstanceTypeFamilies;
pub use describe_instance_types::DescribeInstanceTypes;

/// The first generation whose instances take interfaces that carry others.
const FIRST_WITH_TRUNKS: &str = "ecs-5";

/// Whether instances of a type take interfaces that carry others.
///
/// GUESS: the vendor shows it for each type, and no page says which types have it. Here they are those of the families for
/// enterprises from the sixth series on, in which the vendor's container network uses such interfaces.
pub(super) fn takes_trunks(kind: &InstanceType) -> bool {
    let family = catalogue().family(&kind.family);
    family.is_some_and(|family| family.level == "EnterpriseLevel" && family.generation.as_str() >= FIRST_WITH_TRUNKS)
}

/// What instances of a type may have; of a type that is not sold, the least.
pub(super) fn limits_of(kind: &str) -> Limits {
    match catalogue().instance_type(kind) {
        Some(kind) => Limits {
            interfaces: kind.network_interfaces,
            network_cards: kind.network_cards.max(1),
            addresses: kind.private_ips_per_interface,
            v6: kind.ipv6s_per_interface,
            trunks: takes_trunks(kind),
        },
        None => Limits { interfaces: 1, network_cards: 1, addresses: 1, v6: 0, trunks: false },
    }
}
