//! Where the limits of interfaces at public NATs are kept, and SQL for them.

use store::{Result, Scope, sql, table};

use super::{Filter, Limit};
use crate::listing::Conditions;

table! {
    Limit in public_nat_limits l by limit_id {
        id = limit_id, position, region, nat_id, interface_id, mbps_out, mbps_in, created_at,
    }
}

/// Whether an interface has a limit at a NAT.
pub(super) fn is_limited(scope: &mut Scope<'_>, nat: &str, interface: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT EXISTS (SELECT 1 FROM public_nat_limits WHERE tenant = $1 AND nat_id = $2 AND interface_id = $3) AS has",
        tenant,
        nat,
        interface,
    );
    query.fetch_one(scope.conn()?)
}

/// Lifts the limits at a NAT.
pub(in crate::network::public_nat) fn delete_of_nat(scope: &mut Scope<'_>, nat: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM public_nat_limits WHERE tenant = $1 AND nat_id = $2", tenant, nat).execute(scope.conn()?)?;
    Ok(())
}

/// Lifts the limits of an interface.
pub(in crate::network::public_nat) fn delete_of_interface(scope: &mut Scope<'_>, interface: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let statement = sql!("DELETE FROM public_nat_limits WHERE tenant = $1 AND interface_id = $2", tenant, interface);
    statement.execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Limit>(scope);
    conditions.equal("l.region", filter.region.as_ref()).belonging("l.nat_id", filter.nat.as_ref());
    conditions
}
