//! Where instances are kept, and SQL for them.

use std::time::Duration;

use kernel::{Timestamp, time};

use store::table::Json;
use store::{Cells, Columns, Fault, Result, Scope, Value, columns, sql, table};

use super::role::Carrier;
use super::{
    AnyOf, Charge, Filter, Hardware, Instance, Internet, Lifecycle, ListOrder, MetadataOptions, Role, Status, TAGGED,
    Timing,
};
use crate::listing::Conditions;
use crate::network::interface;

columns! {
    Hardware { type_id, family }
}

columns! {
    Internet { charge = internet_charge, mbps_in, mbps_out }
}

columns! {
    Charge { kind = charge }
}

columns! {
    Role { name = role_name, policy = role_policy }
}

columns! {
    MetadataOptions {
        enabled = metadata_enabled, token_required = metadata_token_required, hop_limit = metadata_hop_limit,
        tags = metadata_tags,
    }
}

impl Columns for Lifecycle {
    fn names(_column: &'static str, names: &mut Vec<&'static str>) {
        names.extend(["phase", "since"]);
    }

    fn read(cells: &mut Cells<'_>) -> Result<Self> {
        let (phase, since): (String, i64) = (cells.read()?, cells.read()?);
        Self::restore(&phase, since, Timing::default()).map_err(|error| Fault::Damaged(error.to_string()))
    }

    fn write<'v>(&'v self, values: &mut Vec<Value<'v>>) {
        let (phase, since) = self.columns();
        values.extend([Value::Text(phase.into()), Value::Integer(since)]);
    }
}

table! {
    Instance in instances i by instance_id {
        id = instance_id, position, region, zone, name, description, host_name, serial_number, image_id, software as Json, hardware,
        lifecycle,
        started_at, stop_mode, vpc_id, subnet_id, interface_id, internet, charge, key_pair, role, metadata, protected,
        resource_group, release_at, launch_index, extras, created_at,
    }
    joined "JOIN network_interfaces n ON n.tenant = i.tenant AND n.interface_id = i.interface_id \
            LEFT JOIN public_addresses p ON p.tenant = i.tenant AND p.holder = i.instance_id \
            LEFT JOIN elastic_addresses e ON e.tenant = i.tenant AND e.holder_id = i.instance_id" {
        mac = "n.mac", private_address = "n.address", public_address = "p.address",
        elastic_address = "e.address", elastic_id = "e.allocation_id", elastic_mbps = "e.mbps",
        elastic_charge = "e.internet_charge",
    }
    later { groups }
}

/// What an instance reads when it first starts, in base64. It is apart from the instances, so that lists do not drag it
/// along.
#[derive(Debug)]
pub(super) struct StoredData {
    pub(super) instance_id: String,
    pub(super) encoded: String,
}

table! {
    StoredData in instance_user_data u by instance_id {
        instance_id, encoded,
    }
}

/// Fills in the security groups of instances.
pub(super) fn fill_groups(scope: &mut Scope<'_>, instances: &mut [Instance]) -> Result<()> {
    let interfaces: Vec<_> = instances.iter().map(|instance| instance.interface_id.as_str()).collect();
    let mut groups = interface::rows::groups_of(scope, &interfaces)?;
    for instance in instances {
        instance.groups = groups.remove(&instance.interface_id).unwrap_or_default();
    }
    Ok(())
}

/// Keeps what may change about an instance.
pub(super) fn update(scope: &mut Scope<'_>, instance: &Instance) -> Result<()> {
    const CHANGING: [&str; 28] = [
        "name",
        "description",
        "host_name",
        "phase",
        "since",
        "started_at",
        "stop_mode",
        "role_name",
        "role_policy",
        "metadata_enabled",
        "metadata_token_required",
        "metadata_hop_limit",
        "metadata_tags",
        "protected",
        "resource_group",
        "key_pair",
        "extras",
        "image_id",
        "software",
        "type_id",
        "family",
        "vpc_id",
        "subnet_id",
        "internet_charge",
        "mbps_in",
        "mbps_out",
        "charge",
        "release_at",
    ];
    table::update(scope, instance, &CHANGING).map(drop)
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    table::delete::<StoredData>(scope, &[id])?;
    table::delete::<Instance>(scope, &[id]).map(drop)
}

/// The instances of the account whose time to be released has come.
pub(super) fn due(scope: &mut Scope<'_>) -> Result<Vec<Instance>> {
    let mut query = table::select::<Instance>(scope);
    query.push(" AND i.release_at <= ").bind(scope.now());
    query.fetch_all(scope.conn()?)
}

/// When the next instance of any account is released by itself.
pub(super) fn next_release(scope: &mut Scope<'_>) -> Result<Option<Timestamp>> {
    let query = sql!("SELECT release_at FROM instances WHERE release_at IS NOT NULL ORDER BY release_at LIMIT 1");
    query.fetch_optional(scope.conn()?)
}

/// The instance with this id.
pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Instance>> {
    let Some(mut instance) = table::find::<Instance>(scope, id)? else { return Ok(None) };
    fill_groups(scope, std::slice::from_mut(&mut instance))?;
    Ok(Some(instance))
}

/// The instances of the account that have one of these ids, in any order.
pub(super) fn find_many(scope: &mut Scope<'_>, ids: &[&str]) -> Result<Vec<Instance>> {
    let mut instances = table::find_many(scope, ids)?;
    fill_groups(scope, &mut instances)?;
    Ok(instances)
}

/// The account that has an instance, whichever it is.
pub(super) fn tenant_of(scope: &mut Scope<'_>, id: &str) -> Result<Option<i64>> {
    let query = sql!("SELECT tenant FROM instances WHERE instance_id = $1", id);
    query.fetch_optional(scope.conn()?)
}

pub(super) fn user_data(scope: &mut Scope<'_>, id: &str) -> Result<Option<String>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT encoded FROM instance_user_data WHERE tenant = $1 AND instance_id = $2", tenant, id,);
    query.fetch_optional(scope.conn()?)
}

/// Keeps user data in place of other; an empty text removes it.
pub(super) fn set_user_data(scope: &mut Scope<'_>, id: &str, encoded: &str) -> Result<()> {
    table::delete::<StoredData>(scope, &[id])?;
    let data = StoredData { instance_id: id.to_owned(), encoded: encoded.to_owned() };
    table::insert(scope, Some(&data).filter(|data| !data.encoded.is_empty()))
}

/// The column that tells instances apart.
const KEY: &str = "i.instance_id";

/// Begins a statement about primary interfaces.
const PRIMARY: &str = "SELECT n.instance_id FROM network_interfaces n WHERE n.is_primary AND n.tenant";

pub(super) fn conditions(scope: &Scope<'_>, filter: &Filter) -> Conditions {
    let any = |addresses: &[String]| (!addresses.is_empty()).then(|| addresses.to_vec());
    let mut conditions = Conditions::of::<Instance>(scope);
    conditions
        .equal("i.region", filter.region.as_ref())
        .keyed("i.instance_id", filter.ids.as_deref())
        .equal("i.zone", filter.zone.as_ref())
        .equal("i.vpc_id", filter.vpc.as_ref())
        .equal("i.subnet_id", filter.subnet.as_ref())
        .like("i.name", filter.name.as_ref())
        .equal("i.image_id", filter.image.as_ref())
        .equal("i.type_id", filter.type_id.as_ref())
        .equal("i.family", filter.family.as_ref())
        .equal("i.key_pair", filter.key_pair.as_ref())
        .equal("i.charge", filter.charge.as_ref())
        .equal("i.internet_charge", filter.internet_charge.as_ref())
        .equal("i.resource_group", filter.resource_group.as_ref())
        .equal("i.metadata_enabled", filter.metadata_enabled)
        .equal("i.metadata_token_required", filter.token_required)
        .equal("lower(i.role_name)", filter.role.as_ref().map(|role| role.to_lowercase()))
        .compare("i.created_at", ">=", filter.created_from)
        .compare("i.created_at", "<=", filter.created_until)
        .in_groups("i.interface_id", filter.group.as_ref().map(std::slice::from_ref))
        .tagged(TAGGED, "i.instance_id", &filter.tags);
    let tenant = conditions.tenant();
    if let Some(addresses) = any(&filter.private_addresses) {
        let select = "SELECT n.instance_id FROM network_interfaces n WHERE n.tenant";
        conditions.within(KEY, select).push(" AND ").push_in("n.address", &addresses).push(")");
    }
    if let Some(addresses) = any(&filter.public_addresses) {
        let select = "SELECT p.holder FROM public_addresses p WHERE p.tenant";
        conditions.within(KEY, select).push(" AND ").push_in("p.address", &addresses).push(")");
    }
    if let Some(addresses) = any(&filter.elastic_addresses) {
        let select = "SELECT e.holder_id FROM elastic_addresses e WHERE e.tenant";
        conditions.within(KEY, select).push(" AND ").push_in("e.address", &addresses).push(")");
    }
    let now = time::to_millis(scope.now());
    if let Some(status) = filter.status {
        in_states(&mut conditions, &[status], now);
    }
    for any_of in &filter.any_of {
        any_of.push(&mut conditions, now);
    }
    if let Some(text) = filter.search.as_ref().filter(|text| !text.is_empty()) {
        let query = conditions.push("(replace(i.name, ").bind(text).push(", '') <> i.name OR i.interface_id IN (");
        query.push("SELECT n.interface_id FROM network_interfaces n WHERE n.tenant = ").bind(tenant);
        query.push(" AND replace(n.address, ").bind(text).push(", '') <> n.address))");
    }
    match filter.order {
        ListOrder::Newest => &mut conditions,
        ListOrder::Name => conditions.order_by("i.name, i.position DESC"),
        ListOrder::Oldest => conditions.order_by("i.created_at, i.position"),
        ListOrder::PrivateAddress => conditions.order_by(
            "(SELECT MIN(a.address) FROM private_addresses a
               WHERE a.tenant = i.tenant AND a.interface_id = i.interface_id), i.position DESC",
        ),
    };
    conditions
}

impl AnyOf {
    fn push(&self, conditions: &mut Conditions, now: i64) {
        match self {
            Self::Id(values) => conditions.keyed(KEY, Some(values)),
            Self::Vpc(values) => conditions.one_of("i.vpc_id", Some(values)),
            Self::Subnet(values) => conditions.one_of("i.subnet_id", Some(values)),
            Self::Zone(values) => conditions.one_of("i.zone", Some(values)),
            Self::Name(values) => conditions.one_of("i.name", Some(values)),
            Self::Type(values) => conditions.one_of("i.type_id", Some(values)),
            Self::Image(values) => conditions.one_of("i.image_id", Some(values)),
            Self::System { images, systems } => {
                let query = conditions.push("(").push_in("i.image_id", images);
                for os in systems {
                    // It is kept as JSON without spaces; inside a text its quotes are escaped, so nothing else looks like this.
                    let word = serde_json::to_string(os).unwrap_or_default();
                    query.push(" OR replace(i.software, ").bind(format!("\"os\":{word}"));
                    query.push(", '') <> i.software");
                }
                query.push(")");
                conditions
            }
            Self::Charge(values) => conditions.one_of("i.charge", Some(values)),
            Self::ResourceGroup(values) => conditions.one_of("i.resource_group", Some(values)),
            Self::Interface(values) => {
                conditions.within(KEY, PRIMARY).push(" AND ").push_in("n.interface_id", values).push(")");
                conditions
            }
            Self::Group(values) => conditions.in_groups("i.interface_id", Some(values)),
            Self::PrivateAddress(values) => {
                conditions.within(KEY, PRIMARY).push(" AND ").push_in("n.address", values).push(")");
                conditions
            }
            Self::AddressV6(values) => {
                let select = "SELECT n.instance_id FROM network_interfaces n JOIN addresses_v6 a \
                              ON a.tenant = n.tenant AND a.interface_id = n.interface_id WHERE n.tenant";
                conditions.within(KEY, select).push(" AND ").push_in("a.address", values).push(")");
                conditions
            }
            Self::Status(values) => in_states(conditions, values, now),
            Self::Extra(wanted) => conditions.extra("i.extras", wanted),
        };
    }
}

/// The instance is in one of these states now.
fn in_states<'c>(conditions: &'c mut Conditions, states: &[Status], now: i64) -> &'c mut Conditions {
    if states.is_empty() {
        conditions.push("1 = 0");
        return conditions;
    }
    let timing = Timing::default();
    let millis = |lasts: Duration| i64::try_from(lasts.as_millis()).unwrap_or(i64::MAX);
    let (creating, starting) = (millis(timing.creating), millis(timing.starting));
    let created = creating.saturating_add(starting);
    // INVARIANT: the states below are those of `Lifecycle::status`; a test compares the two.
    let cases = [
        ("('run', 'create')", creating, Status::Pending),
        ("('run')", created, Status::Starting),
        ("('start')", starting, Status::Starting),
        ("('reboot')", millis(timing.rebooting), Status::Starting),
        ("('stop')", millis(timing.stopping), Status::Stopping),
    ];
    let query = conditions.push("CASE");
    for (phases, lasts, status) in cases {
        query.push(" WHEN i.phase IN ").push(phases).push(" AND i.since > ").bind(now.saturating_sub(lasts));
        query.push(" THEN ").push(word(status));
    }
    query.push(" WHEN i.phase IN ('create', 'stop') THEN ").push(word(Status::Stopped));
    query.push(" ELSE ").push(word(Status::Running)).push(" END IN (");
    query.push(&states.iter().map(|status| word(*status)).collect::<Vec<_>>().join(", ")).push(")");
    conditions
}

/// The instances that have a role; `key` is its name in lower case.
pub(super) fn carriers(scope: &mut Scope<'_>, key: &str) -> Result<Vec<Carrier>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT region, instance_id AS id FROM instances WHERE tenant = $1 AND lower(role_name) = $2
         ORDER BY region, instance_id",
        tenant,
        key,
    );
    query.fetch_all::<Carrier>(scope.conn()?)
}

/// The word for a state in the statement above.
fn word(status: Status) -> &'static str {
    match status {
        Status::Pending => "'pending'",
        Status::Starting => "'starting'",
        Status::Running => "'running'",
        Status::Stopping => "'stopping'",
        Status::Stopped => "'stopped'",
    }
}
