//! SQL for instances, nothing else.

use std::net::Ipv4Addr;

use kernel::time;
use store::{Fault, Result, Scope, row, sql};

use super::role::Carrier;
use super::{Charge, Filter, Hardware, Instance, Internet, Life, MetadataOptions, Role, Status, Timing};
use crate::listing::{Hit, Ids, Window, any_of, like};
use crate::network::interface;

row! {
    struct Row {
        instance_id: String,
        position: i64,
        region: String,
        zone: String,
        name: String,
        description: String,
        host_name: String,
        serial_number: String,
        image_id: String,
        type_id: String,
        family: String,
        phase: String,
        since: i64,
        stop_mode: String,
        vpc_id: String,
        subnet_id: String,
        interface_id: String,
        internet_charge: String,
        mbps_in: i64,
        mbps_out: i64,
        charge: String,
        key_pair: String,
        role_name: Option<String>,
        role_policy: Option<String>,
        metadata_enabled: bool,
        metadata_token_required: bool,
        metadata_hop_limit: i64,
        metadata_tags: bool,
        protected: bool,
        resource_group: String,
        launch_index: i64,
        extras: String,
        created_at: i64,
        mac: String,
        private_address: String,
        public_address: Option<String>,
    }
}

impl Row {
    fn into_instance(self, groups: Vec<String>) -> Result<Instance> {
        let damaged = |what: String| Fault::Damaged(what);
        let address = |text: &str| -> Result<Ipv4Addr> {
            text.parse().map_err(|_| damaged(format!("`{text}` is not an address")))
        };
        Ok(Instance {
            life: Life::restore(&self.phase, self.since, Timing::default()).map_err(|e| damaged(e.to_string()))?,
            private_address: address(&self.private_address)?,
            public_address: self.public_address.as_deref().map(address).transpose()?,
            extras: crate::read_extras(&self.extras)?,
            id: self.instance_id,
            position: self.position,
            region: self.region,
            zone: self.zone,
            name: self.name,
            description: self.description,
            host_name: self.host_name,
            serial_number: self.serial_number,
            image_id: self.image_id,
            hardware: Hardware { type_id: self.type_id, family: self.family },
            stop_mode: self.stop_mode,
            vpc_id: self.vpc_id,
            subnet_id: self.subnet_id,
            interface_id: self.interface_id,
            mac: self.mac,
            groups,
            internet: Internet { charge: self.internet_charge, mbps_in: self.mbps_in, mbps_out: self.mbps_out },
            charge: Charge { kind: self.charge },
            key_pair: self.key_pair,
            role: self.role_name.map(|name| Role { name, policy: self.role_policy }),
            metadata: MetadataOptions {
                enabled: self.metadata_enabled,
                token_required: self.metadata_token_required,
                hop_limit: self.metadata_hop_limit,
                tags: self.metadata_tags,
            },
            protected: self.protected,
            resource_group: self.resource_group,
            launch_index: self.launch_index,
            created_at: time::from_millis(self.created_at),
        })
    }
}

pub(super) fn insert(scope: &mut Scope<'_>, instance: &Instance) -> Result<()> {
    let (tenant, (phase, since)) = (scope.tenant_id().0, instance.life.columns());
    let (extras, created) = (crate::write_extras(&instance.extras), time::to_millis(instance.created_at));
    let role_name = instance.role.as_ref().map(|role| role.name.as_str());
    let role_policy = instance.role.as_ref().and_then(|role| role.policy.as_deref());
    sql!(
        "INSERT INTO instances (tenant, instance_id, position, region, zone, name, description, host_name,
         serial_number, image_id, type_id, family, phase, since, stop_mode, vpc_id, subnet_id, interface_id,
         internet_charge, mbps_in, mbps_out, charge, key_pair, role_name, role_policy, metadata_enabled,
         metadata_token_required, metadata_hop_limit, metadata_tags, protected, resource_group, launch_index, extras,
         created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22,
         $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34)",
        tenant,
        instance.id,
        instance.position,
        instance.region,
        instance.zone,
        instance.name,
        instance.description,
        instance.host_name,
        instance.serial_number,
        instance.image_id,
        instance.hardware.type_id,
        instance.hardware.family,
        phase,
        since,
        instance.stop_mode,
        instance.vpc_id,
        instance.subnet_id,
        instance.interface_id,
        instance.internet.charge,
        instance.internet.mbps_in,
        instance.internet.mbps_out,
        instance.charge.kind,
        instance.key_pair,
        role_name,
        role_policy,
        instance.metadata.enabled,
        instance.metadata.token_required,
        instance.metadata.hop_limit,
        instance.metadata.tags,
        instance.protected,
        instance.resource_group,
        instance.launch_index,
        extras,
        created,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Keeps what may change about an instance.
pub(super) fn update(scope: &mut Scope<'_>, instance: &Instance) -> Result<()> {
    let (tenant, (phase, since)) = (scope.tenant_id().0, instance.life.columns());
    let extras = crate::write_extras(&instance.extras);
    let role_name = instance.role.as_ref().map(|role| role.name.as_str());
    let role_policy = instance.role.as_ref().and_then(|role| role.policy.as_deref());
    sql!(
        "UPDATE instances SET name = $3, description = $4, host_name = $5, phase = $6, since = $7, stop_mode = $8,
         role_name = $9, role_policy = $10, metadata_enabled = $11, metadata_token_required = $12,
         metadata_hop_limit = $13, metadata_tags = $14, protected = $15, resource_group = $16, key_pair = $17,
         extras = $18 WHERE tenant = $1 AND instance_id = $2",
        tenant,
        instance.id,
        instance.name,
        instance.description,
        instance.host_name,
        phase,
        since,
        instance.stop_mode,
        role_name,
        role_policy,
        instance.metadata.enabled,
        instance.metadata.token_required,
        instance.metadata.hop_limit,
        instance.metadata.tags,
        instance.protected,
        instance.resource_group,
        instance.key_pair,
        extras,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn delete(scope: &mut Scope<'_>, id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM instance_user_data WHERE tenant = $1 AND instance_id = $2", tenant, id).execute(scope.conn()?)?;
    sql!("DELETE FROM instances WHERE tenant = $1 AND instance_id = $2", tenant, id).execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn find(scope: &mut Scope<'_>, id: &str) -> Result<Option<Instance>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT i.instance_id, i.position, i.region, i.zone, i.name, i.description, i.host_name, i.serial_number,
           i.image_id, i.type_id, i.family, i.phase, i.since, i.stop_mode, i.vpc_id, i.subnet_id, i.interface_id,
           i.internet_charge, i.mbps_in, i.mbps_out, i.charge, i.key_pair, i.role_name, i.role_policy,
           i.metadata_enabled, i.metadata_token_required, i.metadata_hop_limit, i.metadata_tags, i.protected,
           i.resource_group, i.launch_index, i.extras, i.created_at, n.mac, n.address AS private_address,
           p.address AS public_address
           FROM instances i
           JOIN network_interfaces n ON n.tenant = i.tenant AND n.interface_id = i.interface_id
           LEFT JOIN public_addresses p ON p.tenant = i.tenant AND p.holder = i.instance_id
           WHERE i.tenant = $1 AND i.instance_id = $2",
        tenant,
        id,
    );
    let Some(row) = query.fetch_optional::<Row>(scope.conn()?)? else { return Ok(None) };
    let groups = interface::rows::groups_of(scope, &row.interface_id)?;
    row.into_instance(groups).map(Some)
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

/// Keeps user data; an empty text removes it.
pub(super) fn set_user_data(scope: &mut Scope<'_>, id: &str, encoded: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    if encoded.is_empty() {
        sql!("DELETE FROM instance_user_data WHERE tenant = $1 AND instance_id = $2", tenant, id)
            .execute(scope.conn()?)?;
        return Ok(());
    }
    sql!(
        "INSERT INTO instance_user_data (tenant, instance_id, encoded) VALUES ($1, $2, $3)
         ON CONFLICT (tenant, instance_id) DO UPDATE SET encoded = excluded.encoded",
        tenant,
        id,
        encoded,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

pub(super) fn hits(scope: &mut Scope<'_>, filter: &Filter, window: &Window) -> Result<Vec<Hit>> {
    let (tenant, ids, tags) = (scope.tenant_id().0, Ids::of(filter.ids.as_deref()), &filter.tags);
    let (bound, limit, skip) = (window.bound(), window.rows(), window.skip);
    let (name, role) = (filter.name.as_deref().map(like), filter.role.as_deref().map(str::to_lowercase));
    let (private, public) = (any_of(&filter.private_addresses), any_of(&filter.public_addresses));
    let (from, until) = (filter.created_from.map(time::to_millis), filter.created_until.map(time::to_millis));
    let (status, now) = (filter.status.map(word), time::to_millis(scope.now()));
    let timing = Timing::default();
    let millis = |lasts: std::time::Duration| i64::try_from(lasts.as_millis()).unwrap_or(i64::MAX);
    let (creating, starting) = (millis(timing.creating), millis(timing.starting));
    let (stopping, rebooting) = (millis(timing.stopping), millis(timing.rebooting));
    let created = creating.saturating_add(starting);
    // INVARIANT: the states below are those of `Life::status`; a test compares the two.
    let query = sql!(
        "SELECT id AS id, position AS position, total AS total FROM (
             SELECT i.instance_id AS id, i.position AS position, COUNT(*) OVER () AS total FROM instances i
             WHERE i.tenant = $1 AND i.instance_id >= $2 AND i.instance_id <= $3
               AND ($4 LIKE '%|' || i.instance_id || '|%' OR $4 IS NULL)
               AND (i.region = $5 OR $5 IS NULL)
               AND (i.zone = $6 OR $6 IS NULL)
               AND (i.vpc_id = $7 OR $7 IS NULL)
               AND (i.subnet_id = $8 OR $8 IS NULL)
               AND (i.name LIKE $9 ESCAPE '!' OR $9 IS NULL)
               AND (i.image_id = $10 OR $10 IS NULL)
               AND (i.type_id = $11 OR $11 IS NULL)
               AND (i.family = $12 OR $12 IS NULL)
               AND (i.key_pair = $13 OR $13 IS NULL)
               AND (i.charge = $14 OR $14 IS NULL)
               AND (i.internet_charge = $15 OR $15 IS NULL)
               AND (i.resource_group = $16 OR $16 IS NULL)
               AND (i.metadata_enabled = $17 OR $17 IS NULL)
               AND (i.metadata_token_required = $18 OR $18 IS NULL)
               AND (lower(i.role_name) = $19 OR $19 IS NULL)
               AND (i.created_at >= $20 OR $20 IS NULL)
               AND (i.created_at <= $21 OR $21 IS NULL)
               AND (CAST($22 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM security_group_members m
                 WHERE m.tenant = i.tenant AND m.interface_id = i.interface_id AND m.group_id = $22))
               AND (CAST($23 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM network_interfaces n
                 WHERE n.tenant = i.tenant AND n.instance_id = i.instance_id AND $23 LIKE '%|' || n.address || '|%'))
               AND (CAST($24 AS TEXT) IS NULL OR EXISTS (SELECT 1 FROM public_addresses p
                 WHERE p.tenant = i.tenant AND p.holder = i.instance_id AND $24 LIKE '%|' || p.address || '|%'))
               AND (CAST($25 AS TEXT) IS NULL OR $25 = CASE
                 WHEN i.phase IN ('run', 'create') AND $26 - i.since < $27 THEN 'pending'
                 WHEN i.phase = 'run' AND $26 - i.since < $28 THEN 'starting'
                 WHEN i.phase = 'start' AND $26 - i.since < $29 THEN 'starting'
                 WHEN i.phase = 'reboot' AND $26 - i.since < $30 THEN 'starting'
                 WHEN i.phase = 'stop' AND $26 - i.since < $31 THEN 'stopping'
                 WHEN i.phase IN ('create', 'stop') THEN 'stopped'
                 ELSE 'running' END)
               AND ($32 = 0 OR $32 = (SELECT COUNT(*) FROM tags t
                 WHERE t.tenant = i.tenant AND t.kind = 'instance' AND t.resource = i.instance_id
                   AND (replace($33, '␟' || t.tag_key || '␞' || t.tag_value || '␟', '') <> $33
                     OR replace($34, '␟' || t.tag_key || '␟', '') <> $34)))
           ) AS matching WHERE position < $35 ORDER BY position DESC LIMIT $36 OFFSET $37",
        tenant,
        ids.low,
        ids.high,
        ids.text,
        filter.region,
        filter.zone,
        filter.vpc,
        filter.subnet,
        name,
        filter.image,
        filter.type_id,
        filter.family,
        filter.key_pair,
        filter.charge,
        filter.internet_charge,
        filter.resource_group,
        filter.metadata_enabled,
        filter.token_required,
        role,
        from,
        until,
        filter.group,
        private,
        public,
        status,
        now,
        creating,
        created,
        starting,
        rebooting,
        stopping,
        tags.count,
        tags.exact,
        tags.keys,
        bound,
        limit,
        skip,
    );
    query.fetch_all::<Hit>(scope.conn()?)
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
        Status::Pending => "pending",
        Status::Starting => "starting",
        Status::Running => "running",
        Status::Stopping => "stopping",
        Status::Stopped => "stopped",
    }
}
