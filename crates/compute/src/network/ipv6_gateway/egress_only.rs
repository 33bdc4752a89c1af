//! The rules about IPv6 addresses that reach the Internet and are not reached from there.

use std::net::Ipv6Addr;

use kernel::Timestamp;
use store::{Scope, sql, table};

use super::{Refusal, bandwidth};
use crate::Location;
use crate::error::{Error, Kind, Result};
use crate::listing::{Conditions, Part, Window, next_position, part};
use crate::network::address::v6;

/// How many rules a gateway may have.
const MOST: i64 = 50;

/// A rule that lets an address out and nothing in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EgressOnlyRule {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region it lies in.
    pub region: String,
    /// The gateway that it belongs to.
    pub gateway_id: String,
    /// The address.
    pub address: String,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// When it was made.
    pub created_at: Timestamp,
}

table! {
    EgressOnlyRule in egress_only_rules r by rule_id {
        id = rule_id, position, region, gateway_id, address, name, description, created_at,
    }
}

/// A rule to be made.
#[derive(Debug, Clone)]
pub struct New {
    /// The gateway that it belongs to.
    pub gateway_id: String,
    /// The address.
    pub address: Ipv6Addr,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
}

/// Makes a rule for an address that reaches the Internet through the gateway.
pub fn create(scope: &mut Scope<'_>, location: &Location<'_>, new: New) -> Result<EgressOnlyRule> {
    let held = v6::get(scope, new.address)?;
    let gateway = bandwidth::gateway_of(scope, &held, Some(&new.gateway_id))?;
    if bandwidth::of_address(scope, new.address)?.is_none() {
        return Err(Refusal::NoBandwidth { address: new.address }.into());
    }
    if of_address(scope, new.address)?.is_some() {
        return Err(Refusal::EgressOnly { address: new.address }.into());
    }
    if count_of(scope, &gateway)? >= MOST {
        return Err(Error::QuotaReached { kind: Kind::EgressOnlyRule });
    }
    let rule = EgressOnlyRule {
        id: location.draw(scope, |formats| &formats.egress_only_rule),
        position: next_position(scope)?,
        region: held.region,
        gateway_id: gateway,
        address: new.address.to_string(),
        name: new.name,
        description: new.description,
        created_at: scope.now(),
    };
    table::insert(scope, [&rule])?;
    Ok(rule)
}

/// The rule of an address.
pub fn of_address(scope: &mut Scope<'_>, address: Ipv6Addr) -> Result<Option<EgressOnlyRule>> {
    Ok(table::find_by(scope, "address", &address.to_string())?)
}

/// The rule with this id, in whichever region.
pub fn get(scope: &mut Scope<'_>, id: &str) -> Result<EgressOnlyRule> {
    table::find(scope, id)?.ok_or_else(|| Error::not_found(Kind::EgressOnlyRule, id))
}

/// Deletes a rule.
pub fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let rule = get(scope, id)?;
    table::delete::<EgressOnlyRule>(scope, &[&rule.id])?;
    Ok(())
}

/// Which rules are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The gateway.
    pub gateway: Option<String>,
    /// Ids; an empty list matches nothing.
    pub ids: Option<Vec<String>>,
    /// The address.
    pub address: Option<String>,
    /// The name.
    pub name: Option<String>,
}

/// Rules of the account, newest first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<EgressOnlyRule>> {
    let mut conditions = Conditions::of::<EgressOnlyRule>(scope);
    conditions
        .belonging("r.gateway_id", filter.gateway.as_ref())
        .keyed("r.rule_id", filter.ids.as_deref())
        .belonging("r.address", filter.address.as_ref())
        .equal("r.name", filter.name.as_ref());
    Ok(part(scope, &conditions, window)?)
}

/// Whether a gateway has a rule.
pub(super) fn any_of(scope: &mut Scope<'_>, gateway: &str) -> Result<bool> {
    Ok(count_of(scope, gateway)? > 0)
}

fn count_of(scope: &mut Scope<'_>, gateway: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT COUNT(*) AS count FROM egress_only_rules WHERE tenant = $1 AND gateway_id = $2", tenant, gateway);
    Ok(query.fetch_one(scope.conn()?)?)
}
