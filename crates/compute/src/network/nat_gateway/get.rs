//! The rules: find NAT gateways.

use std::collections::HashMap;
use std::net::Ipv4Addr;

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

/// Refuses a table of source rules that is not there.
pub fn check_snat_table(scope: &mut Scope<'_>, table: &str) -> Result<()> {
    of_snat_table(scope, table).map(drop)
}

/// Refuses a table of forwarding rules that is not there.
pub fn check_forward_table(scope: &mut Scope<'_>, table: &str) -> Result<()> {
    of_forward_table(scope, table).map(drop)
}

/// The ids of the gateways of several networks by network, newest first. A network without is not in the map.
pub fn ids_in(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    let mut ids = HashMap::<_, Vec<_>>::new();
    for (vpc, gateway) in rows::ids_in(scope, vpcs)? {
        ids.entry(vpc).or_default().push(gateway);
    }
    Ok(ids)
}

/// An address of a gateway that a rule uses.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Use {
    /// The gateway.
    pub gateway_id: String,
    /// The address.
    pub address: Ipv4Addr,
    /// How it is used.
    pub by: User,
}

/// What uses an address of a gateway.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum User {
    /// A source rule.
    Source,
    /// A forwarding rule, beside which there may be others.
    Forward,
    /// A forwarding rule that has every port for itself.
    WholeForward,
}

/// The addresses of gateways that rules use, in one statement.
pub fn uses(scope: &mut Scope<'_>, gateways: &[&str]) -> Result<Vec<Use>> {
    let mut uses = Vec::new();
    for (gateway_id, addresses, by) in rows::uses(scope, gateways)? {
        let by = match by.as_str() {
            "source" => User::Source,
            "whole" => User::WholeForward,
            _ => User::Forward,
        };
        let addresses: Vec<Ipv4Addr> = serde_json::from_str(&addresses).unwrap_or_default();
        uses.extend(addresses.into_iter().map(|address| Use { gateway_id: gateway_id.clone(), address, by }));
    }
    Ok(uses)
}

/// How many source rules a gateway has, and how many forwarding rules.
pub fn counts(scope: &mut Scope<'_>, id: &str) -> Result<(i64, i64)> {
    Ok(rows::counts(scope, id)?)
}
