//! The rules: find NAT gateways.

use std::collections::HashMap;

use store::{Scope, table};

use super::{NatGateway, rows};
use crate::error::{Error, Kind, Result};

/// The NAT gateway with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<NatGateway> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::NatGateway, id))
}

/// The NAT gateways of the account that have one of these ids, in any order.
pub fn get_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<NatGateway>> {
    Ok(table::find_many(scope, ids)?)
}

/// The gateway whose table of source rules this is.
pub(super) fn of_snat_table(scope: &mut Scope<'_>, table: &str) -> Result<NatGateway> {
    table::find_by(scope, "snat_table_id", table)?.ok_or_else(|| Error::not_found(Kind::SnatTable, table))
}

/// The gateway whose table of forwarding rules this is.
pub(super) fn of_forward_table(scope: &mut Scope<'_>, table: &str) -> Result<NatGateway> {
    table::find_by(scope, "forward_table_id", table)?.ok_or_else(|| Error::not_found(Kind::ForwardTable, table))
}

/// The ids of the gateways of several networks by network, newest first. A network without is not in the map.
pub fn ids_in(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    let mut ids = HashMap::<_, Vec<_>>::new();
    for (vpc, gateway) in rows::ids_in(scope, vpcs)? {
        ids.entry(vpc).or_default().push(gateway);
    }
    Ok(ids)
}

/// How many source rules a gateway has, and how many forwarding rules.
pub fn counts(scope: &mut Scope<'_>, id: &str) -> Result<(i64, i64)> {
    Ok(rows::counts(scope, id)?)
}
