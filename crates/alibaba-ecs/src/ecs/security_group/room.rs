//! What the rules of a group may be about, and how many there may be.

use std::collections::BTreeSet;

use compute::network::prefix_list::Family;
use compute::network::security_group::rule::{self, Direction, Terms};
use compute::network::security_group::{self, SecurityGroup};
use wire::Scope;

use crate::ecs::errors::{Error, Result};
use crate::ecs::{codes, prefix_list};

/// How many rules a group may have.
const MOST_OF_GROUP: i64 = 200;

/// Refuses a far end that the group cannot have.
///
/// An enterprise group has no rules about other groups, and none is about it, as the vendor's pages say. A prefix list must
/// be there, and of the addresses that the protocol has.
pub(super) fn check_far(
    scope: &mut Scope<'_>,
    group: &SecurityGroup,
    terms: &Terms,
    direction: Direction,
) -> Result<()> {
    let far = terms.far(direction);
    if !far.group.is_empty() {
        let is_enterprise = |group: &SecurityGroup| group.kind == "enterprise";
        let peer = security_group::get_many(scope, &[&far.group])?;
        if is_enterprise(group) || peer.iter().any(is_enterprise) {
            return Err(Error::of(codes::security_group::ENTERPRISE_ALONE));
        }
    }
    if !far.prefix_list.is_empty() {
        let list = prefix_list::in_region(scope, &group.region, &far.prefix_list)?;
        return match (terms.protocol.as_str(), list.family) {
            ("icmp", Family::V6) => Err(Error::of(codes::security_group::V6_ADDRESS_FOR_V4)),
            ("icmpv6", Family::V4) => Err(Error::of(codes::security_group::V4_ADDRESS_FOR_V6)),
            _ => Ok(()),
        };
    }
    Ok(())
}

/// Refuses more rules than a group may have. A rule about a prefix list counts as many as the list may have blocks.
pub(super) fn check_room(scope: &mut Scope<'_>, group: &SecurityGroup) -> Result<()> {
    let rules = rule::of_groups(scope, &[&group.id])?;
    let lists: Vec<_> = rules.iter().map(|rule| rule.terms.far(rule.direction).prefix_list.as_str()).collect();
    let named: BTreeSet<_> = lists.iter().copied().filter(|id| !id.is_empty()).collect();
    let found = compute::network::prefix_list::get_many(scope, &named.into_iter().collect::<Vec<_>>())?;
    let counted = |id: &&str| found.iter().find(|list| list.id == **id).map_or(1, |list| list.max_entries);
    if lists.iter().map(counted).sum::<i64>() > MOST_OF_GROUP {
        return Err(Error::of(codes::security_group::TOO_MANY_RULES));
    }
    Ok(())
}
