//! IPv6 addresses of interfaces: handing them out, which are in use, and lists of them.

use std::collections::HashSet;
use std::net::Ipv6Addr;

use kernel::Timestamp;
use store::{Composed, Scope, sql, table};

use crate::error::{Error, Kind, Result};
use crate::listing::{Conditions, Part, Window, part};
use crate::network::block::{AddressV6Error, BlockV6};
use crate::network::interface::{Interface, Wanted};
use crate::network::ipv6_gateway::bandwidth;
use crate::network::reserved_block;
use crate::network::subnet::Subnet;

/// An IPv6 address of a subnet that is in use.
#[derive(Debug)]
struct Taken {
    subnet_id: String,
    address: String,
    interface_id: String,
    /// That of the interface, which lists follow.
    position: i64,
}

table! {
    Taken in addresses_v6 a by address {
        subnet_id, address, interface_id, position,
    }
}

/// An IPv6 address with what has it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ipv6Address {
    /// The address.
    pub address: Ipv6Addr,
    /// The subnet it comes from.
    pub subnet_id: String,
    /// The interface that has it.
    pub interface_id: String,
    /// Whether the interface came with its instance.
    pub is_primary: bool,
    /// The instance of the interface.
    pub instance_id: Option<String>,
    /// The network.
    pub vpc_id: String,
    /// The region it lies in.
    pub region: String,
    /// Resource group of the interface; may be empty.
    pub resource_group: String,
    /// When the interface was made.
    pub created_at: Timestamp,
}

table! {
    Ipv6Address in addresses_v6 a by address {
        address, subnet_id, interface_id,
    }
    joined "JOIN network_interfaces n ON n.tenant = a.tenant AND n.interface_id = a.interface_id" {
        is_primary = "n.is_primary", instance_id = "n.instance_id", vpc_id = "n.vpc_id", region = "n.region",
        resource_group = "n.resource_group", created_at = "n.created_at",
    }
}

/// Which addresses are wanted; what is left out is not asked about.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    /// The region.
    pub region: Option<String>,
    /// The addresses, one of which it is; an empty list matches nothing.
    pub addresses: Option<Vec<String>>,
    /// The network.
    pub vpc: Option<String>,
    /// The subnet.
    pub subnet: Option<String>,
    /// The instance or the interface that has it.
    pub holder: Option<String>,
    /// Whether an interface has it that came with its instance.
    pub is_primary: Option<bool>,
    /// Whether it reaches the Internet.
    pub has_bandwidth: Option<bool>,
    /// The bandwidth with which it does.
    pub bandwidth: Option<String>,
    /// Resource group of the interface.
    pub resource_group: Option<String>,
}

/// The address, in whichever region.
pub fn get(scope: &mut Scope<'_>, address: Ipv6Addr) -> Result<Ipv6Address> {
    let text = address.to_string();
    table::find(scope, &text)?.ok_or_else(|| Error::not_found(Kind::Ipv6Address, text))
}

/// Addresses of the account, those of the newest interfaces first.
pub fn list(scope: &mut Scope<'_>, filter: &Filter, window: Window) -> Result<Part<Ipv6Address>> {
    let mut conditions = Conditions::of::<Ipv6Address>(scope);
    conditions
        .keyed("a.address", filter.addresses.as_deref())
        .belonging("a.subnet_id", filter.subnet.as_ref())
        .order_by("a.position DESC, a.address");
    let query = conditions.within("a.interface_id", "SELECT n.interface_id FROM network_interfaces n WHERE n.tenant");
    for (column, value) in
        [("region", &filter.region), ("vpc_id", &filter.vpc), ("resource_group", &filter.resource_group)]
    {
        if let Some(value) = value {
            query.push(" AND n.").push(column).push(" = ").bind(value);
        }
    }
    if let Some(is_primary) = filter.is_primary {
        query.push(" AND n.is_primary = ").bind(is_primary);
    }
    if let Some(holder) = &filter.holder {
        query.push(" AND (n.interface_id = ").bind(holder).push(" OR n.instance_id = ").bind(holder).push(")");
    }
    query.push(")");
    if filter.has_bandwidth.is_some() || filter.bandwidth.is_some() {
        let tenant = conditions.tenant();
        let not = if filter.has_bandwidth == Some(false) { " NOT" } else { "" };
        let query = conditions
            .push("a.address")
            .push(not)
            .push(" IN (SELECT b.address FROM ipv6_bandwidths b WHERE b.tenant = ");
        query.bind(tenant);
        if let Some(bandwidth) = &filter.bandwidth {
            query.push(" AND b.bandwidth_id = ").bind(bandwidth);
        }
        query.push(")");
    }
    Ok(part(scope, &conditions, window)?)
}

/// Finds IPv6 addresses of a subnet for so many interfaces: for each as many as are wanted. Addresses that are named suit one
/// interface alone. Three statements at most, and none where nothing is wanted.
pub(crate) fn find(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    wanted: &Wanted<Ipv6Addr>,
    interfaces: usize,
) -> Result<Vec<Vec<Ipv6Addr>>> {
    if *wanted == Wanted::Any(0) {
        return Ok(vec![Vec::new(); interfaces]);
    }
    let block = subnet.block_v6.ok_or_else(|| AddressV6Error::NotEnabled { subnet: subnet.id.clone() })?;
    let reserved = reserved_block::v6_in(scope, &subnet.id)?;
    match wanted {
        Wanted::Any(count) => {
            let each = *count as usize;
            let found = draw(scope, subnet, (block, &reserved), each * interfaces)?;
            Ok(found.chunks(each).map(<[_]>::to_vec).collect())
        }
        Wanted::These(named) => {
            let mut all = HashSet::new();
            for address in named {
                block.check_usable(*address)?;
                if reserved.iter().any(|reserved| reserved.contains(*address)) {
                    return Err(AddressV6Error::Taken { address: *address }.into());
                }
                if !all.insert(*address) || interfaces > 1 {
                    return Err(AddressV6Error::Repeated { address: *address }.into());
                }
            }
            match taken(scope, subnet, named)?.first() {
                Some(address) => Err(AddressV6Error::Taken { address: *address }.into()),
                None => Ok(vec![named.clone(); interfaces]),
            }
        }
    }
}

/// Draws addresses that nobody has and that lie in no reserved block, each once.
fn draw(
    scope: &mut Scope<'_>,
    subnet: &Subnet,
    (block, reserved): (BlockV6, &[BlockV6]),
    count: usize,
) -> Result<Vec<Ipv6Addr>> {
    let mut free: Vec<Ipv6Addr> = Vec::with_capacity(count);
    while free.len() < count {
        let drawn: Vec<_> = (free.len()..count).map(|_| block.draw_address(scope)).collect();
        let taken = taken(scope, subnet, &drawn)?;
        for address in drawn {
            let is_reserved = reserved.iter().any(|reserved| reserved.contains(address));
            if !is_reserved
                && block.check_usable(address).is_ok()
                && !taken.contains(&address)
                && !free.contains(&address)
            {
                free.push(address);
            }
        }
    }
    Ok(free)
}

/// Those of these addresses that are in use.
fn taken(scope: &mut Scope<'_>, subnet: &Subnet, addresses: &[Ipv6Addr]) -> Result<Vec<Ipv6Addr>> {
    let texts: Vec<_> = addresses.iter().map(ToString::to_string).collect();
    let texts: Vec<_> = texts.iter().map(String::as_str).collect();
    let found: Vec<String> = table::in_parts(&texts, |texts| {
        let mut query = Composed::new("SELECT address FROM addresses_v6 WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND subnet_id = ").bind(&subnet.id);
        query.push(" AND ").push_in("address", texts).fetch_all(scope.conn()?)
    })?;
    Ok(found.iter().filter_map(|text| text.parse().ok()).collect())
}

/// Records the IPv6 addresses that interfaces have.
pub(crate) fn insert(scope: &mut Scope<'_>, interfaces: &[Interface]) -> Result<()> {
    let row = |interface: &Interface| {
        let (subnet, id, position) = (interface.subnet_id.clone(), interface.id.clone(), interface.position);
        let row = move |address: &Ipv6Addr| Taken {
            subnet_id: subnet.clone(),
            address: address.to_string(),
            interface_id: id.clone(),
            position,
        };
        interface.v6.iter().map(row).collect::<Vec<_>>()
    };
    Ok(table::insert(scope, &interfaces.iter().flat_map(row).collect::<Vec<_>>())?)
}

/// Frees every IPv6 address of an interface that goes, with their ways to the Internet.
pub(crate) fn release_of(scope: &mut Scope<'_>, interface: &Interface) -> Result<()> {
    delete_of(scope, &interface.id)?;
    bandwidth::forget(scope, &interface.v6)
}

/// Frees every IPv6 address of an interface.
pub(crate) fn delete_of(scope: &mut Scope<'_>, interface_id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    let delete = sql!("DELETE FROM addresses_v6 WHERE tenant = $1 AND interface_id = $2", tenant, interface_id);
    delete.execute(scope.conn()?)?;
    Ok(())
}

/// How many IPv6 addresses of a subnet are in use.
pub(in crate::network) fn count_in(scope: &mut Scope<'_>, subnet_id: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query =
        sql!("SELECT COUNT(*) AS count FROM addresses_v6 WHERE tenant = $1 AND subnet_id = $2", tenant, subnet_id,);
    Ok(query.fetch_one(scope.conn()?)?)
}
