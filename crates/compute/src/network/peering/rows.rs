//! Where connections are kept, and SQL for them.

use store::{Cell, Cells, Columns, Composed, FromCell, Result, Scope, ToValue, Value, one_column, sql, table};

use super::{End, Filter, Peering, State, TAGGED};
use crate::listing::Conditions;
use crate::network::block::Block;

impl State {
    /// What a row keeps: `Expired` follows from the clock.
    const KEPT: [(Self, &'static str); 3] =
        [(Self::Accepting, "accepting"), (Self::Active, "active"), (Self::Rejected, "rejected")];
}

one_column!(State);

impl ToValue for State {
    fn to_value(&self) -> Value<'_> {
        let kept = Self::KEPT.iter().find(|(state, _)| state == self);
        Value::Text(kept.map_or("accepting", |(_, word)| *word).into())
    }
}

impl FromCell for State {
    fn from_cell(cell: Cell<'_>) -> Option<Self> {
        let text = cell.text()?;
        Self::KEPT.iter().find(|(_, word)| *word == text).map(|(state, _)| *state)
    }
}

/// The form of the side that asked.
#[derive(Debug)]
enum Asking {}

/// The form of the side that was asked.
#[derive(Debug)]
enum Asked {}

impl End {
    fn from_cells(cells: &mut Cells<'_>) -> Result<Self> {
        Ok(Self { account: cells.read()?, region: cells.read()?, vpc_id: cells.read()? })
    }

    fn values<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        values.extend([&self.account, &self.region, &self.vpc_id].map(ToValue::to_value));
    }
}

impl Columns<Asking> for End {
    fn names(_column: &'static str, names: &mut Vec<&'static str>) {
        names.extend(["from_account", "from_region", "from_vpc"]);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        Self::from_cells(cells)
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        self.values(values);
    }
}

impl Columns<Asked> for End {
    fn names(_column: &'static str, names: &mut Vec<&'static str>) {
        names.extend(["to_account", "to_region", "to_vpc"]);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        Self::from_cells(cells)
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        self.values(values);
    }
}

table! {
    Peering in vpc_peerings p by peering_id {
        id = peering_id, position, region, from as Asking, to as Asked, name, description, mbps, link_type, state,
        resource_group, created_at, changed_at,
    }
}

/// The connection between two networks, whichever side asked for it.
pub(super) fn between(scope: &mut Scope<'_>, one: &str, other: &str) -> Result<Option<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT peering_id FROM vpc_peerings WHERE tenant = $1 AND state <> 'rejected'
           AND (from_vpc = $2 AND to_vpc = $3 OR from_vpc = $3 AND to_vpc = $2)",
        tenant,
        one,
        other,
    );
    query.fetch_optional(scope.conn()?)
}

/// Whether a network has a connection.
pub(in crate::network) fn any_of(scope: &mut Scope<'_>, vpc: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT EXISTS (SELECT 1 FROM vpc_peerings WHERE tenant = $1 AND (from_vpc = $2 OR to_vpc = $2)) AS has",
        tenant,
        vpc,
    );
    query.fetch_one(scope.conn()?)
}

/// The addresses of networks, of whichever account: each with its blocks, the further ones and those of IPv6 as JSON.
pub(super) fn blocks(scope: &mut Scope<'_>, vpcs: &[&str]) -> Result<Vec<(String, Block, String, String)>> {
    table::in_parts(vpcs, |vpcs| {
        let mut query = Composed::new("SELECT vpc_id, block, secondary_blocks, blocks_v6 FROM vpcs WHERE ");
        query.push_in("vpc_id", vpcs).fetch_all(scope.conn()?)
    })
}

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let mut conditions = Conditions::of::<Peering>(scope);
    conditions
        .keyed("p.peering_id", filter.ids.as_deref())
        .equal("p.name", filter.name.as_ref())
        .equal("p.resource_group", filter.resource_group.as_ref())
        .tagged(TAGGED, "p.peering_id", &filter.tags);
    if let Some(region) = &filter.region {
        let account = scope.account().to_string();
        let query = conditions.push("(p.from_region = ").bind(region).push(" AND p.from_account = ").bind(&account);
        query.push(" OR p.to_region = ").bind(region).push(" AND p.to_account = ").bind(&account).push(")");
    }
    if let Some(vpcs) = &filter.vpcs {
        let query = conditions.push("(");
        query.push_in("p.from_vpc", vpcs).push(" OR ").push_in("p.to_vpc", vpcs).push(")");
    }
    conditions
}
