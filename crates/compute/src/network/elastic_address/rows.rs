//! Where elastic addresses are kept, and SQL for them.

use store::{Cells, Columns, Fault, Result, Scope, Value, columns, table};

use super::{ElasticAddress, Filter, Holder, HolderKind, TAGGED};
use crate::listing::Conditions;
use crate::transition;

impl HolderKind {
    const ALL: [Self; 6] =
        [Self::Instance, Self::Interface, Self::NatGateway, Self::HaVip, Self::Address, Self::LoadBalancer];

    /// The text in the row.
    fn word(self) -> &'static str {
        match self {
            Self::Instance => "instance",
            Self::Interface => "interface",
            Self::NatGateway => "nat-gateway",
            Self::HaVip => "ha-vip",
            Self::Address => "address",
            Self::LoadBalancer => "load-balancer",
        }
    }
}

impl Columns for HolderKind {
    fn names(column: &'static str, names: &mut Vec<&'static str>) {
        names.push(column);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let word: String = cells.read()?;
        let kind = Self::ALL.into_iter().find(|kind| kind.word() == word);
        kind.ok_or_else(|| Fault::Damaged(format!("a {word} has no elastic address")))
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.push(Value::Text(self.word().into()));
    }
}

columns! {
    Holder { kind = holder_kind, id = holder_id, private_address, vpc_id }
}

table! {
    ElasticAddress in elastic_addresses e by allocation_id {
        id = allocation_id, position, region, address, name, description, mbps, internet_charge, charge, isp, protected,
        holder, package_id, package_mbps, transition, resource_group, extras, created_at,
    }
}

/// Keeps what may change about an elastic address.
pub(in crate::network) fn update(scope: &mut Scope<'_>, elastic: &ElasticAddress) -> Result<()> {
    const CHANGING: [&str; 13] = [
        "name",
        "description",
        "mbps",
        "protected",
        "holder_kind",
        "holder_id",
        "private_address",
        "vpc_id",
        "package_id",
        "package_mbps",
        "asked",
        "asked_at",
        "extras",
    ];
    table::update(scope, elastic, &CHANGING).map(drop)
}

/// The elastic addresses of instances and interfaces.
pub(super) fn of_holders(scope: &mut Scope<'_>, holders: &[&str]) -> Result<Vec<ElasticAddress>> {
    table::in_parts(holders, |holders| {
        let mut query = table::select::<ElasticAddress>(scope);
        query.push(" AND ").push_in("e.holder_id", holders).push(" ORDER BY e.position");
        query.fetch_all(scope.conn()?)
    })
}

/// The elastic addresses in bandwidth packages, oldest first.
pub(in crate::network) fn in_packages(scope: &mut Scope<'_>, packages: &[&str]) -> Result<Vec<ElasticAddress>> {
    table::in_parts(packages, |packages| {
        let mut query = table::select::<ElasticAddress>(scope);
        query.push(" AND ").push_in("e.package_id", packages).push(" ORDER BY e.position");
        query.fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<ElasticAddress>(scope);
    conditions
        .equal("e.region", filter.region.as_ref())
        .keyed("e.allocation_id", filter.ids.as_deref())
        .one_of("e.address", filter.addresses.as_deref())
        .equal("e.name", filter.name.as_ref())
        .equal("e.holder_kind", filter.holder_kind.map(HolderKind::word))
        .belonging("e.holder_id", filter.holder.as_ref())
        .equal("e.isp", filter.isp.as_ref())
        .equal("e.charge", filter.charge.as_ref())
        .equal("e.resource_group", filter.resource_group.as_ref())
        .compare("e.created_at", ">=", filter.created_from)
        .compare("e.created_at", "<=", filter.created_until)
        .tagged(TAGGED, "e.allocation_id", &filter.tags);
    if let Some(status) = filter.status {
        transition::in_states(&mut conditions, "e", "e.holder_id", &[status], scope.now());
    }
    conditions
}
