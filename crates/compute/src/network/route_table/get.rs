//! The rules: find route tables and what uses them.

use std::collections::HashMap;

use store::{Scope, table};

use super::{RouteTable, rows};
use crate::error::{Error, Kind, Result};

/// The route table with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<RouteTable> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::RouteTable, id))
}

/// The ids of the tables of several networks by network, the oldest first: the one that the network was born with.
pub fn ids_in(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<HashMap<String, Vec<String>>> {
    let mut ids = HashMap::<_, Vec<_>>::new();
    for (vpc, table) in rows::ids_in(scope, vpcs)? {
        ids.entry(vpc).or_default().push(table);
    }
    Ok(ids)
}

/// What uses route tables.
#[derive(Debug, Default)]
pub struct Users {
    subnets: HashMap<String, Vec<String>>,
    gateways: HashMap<String, Vec<String>>,
}

impl Users {
    /// The subnets that use a table, newest first.
    pub fn subnets_of(&self, table: &str) -> &[String] {
        self.subnets.get(table).map(Vec::as_slice).unwrap_or_default()
    }

    /// The gateways that use a table.
    pub fn gateways_of(&self, table: &str) -> &[String] {
        self.gateways.get(table).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What uses these tables, in two statements.
pub fn users(scope: &mut Scope<'_>, tables: &[&RouteTable]) -> Result<Users> {
    let mut users = Users::default();
    let vpcs: Vec<_> = tables.iter().map(|table| table.vpc_id.as_str()).collect();
    for (table, subnet) in rows::subnets_by_table(scope, &vpcs)? {
        users.subnets.entry(table).or_default().push(subnet);
    }
    for (table, gateway) in rows::gateways_by_table(scope, &vpcs)? {
        users.gateways.entry(table).or_default().push(gateway);
    }
    Ok(users)
}
