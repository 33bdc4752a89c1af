//! SQL for groups and their members, nothing else.

use kernel::{TenantId, time};
use store::counter::Counter;
use store::table::in_parts;
use store::{AuthorityChange, Composed, Result, Scope, row, sql};

use super::{Group, Joined, Member};
use crate::name::Name;
use crate::user::User;

/// Counts the groups of an account.
const COUNTER: Counter<'_> = Counter::of("groups");

row! {
    struct Row {
        group_id: String,
        name: String,
        display_name: Option<String>,
        comments: Option<String>,
        created_at: i64,
        updated_at: i64,
    }
}

impl From<Row> for Group {
    fn from(row: Row) -> Self {
        Self {
            id: row.group_id,
            name: Name::new(row.name),
            display_name: row.display_name,
            comments: row.comments,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        }
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, group: &Group) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), group.name.key(), group.name.as_str());
    let (created, updated) = (time::to_millis(group.created_at), time::to_millis(group.updated_at));
    sql!(
        "INSERT INTO groups (tenant, name_key, group_id, name, display_name, comments, created_at, updated_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        tenant,
        key,
        group.id,
        name,
        group.display_name,
        group.comments,
        created,
        updated,
    )
    .execute(change.conn())?;
    COUNTER.add(change.conn(), TenantId(tenant), 1)
}

pub(crate) fn update(change: &mut AuthorityChange<'_>, group: &Group) -> Result<()> {
    let (tenant, key, name) = (change.tenant(), group.name.key(), group.name.as_str());
    let updated = time::to_millis(group.updated_at);
    sql!(
        "UPDATE groups SET name_key = $3, name = $4, display_name = $5, comments = $6, updated_at = $7
         WHERE tenant = $1 AND group_id = $2",
        tenant,
        group.id,
        key,
        name,
        group.display_name,
        group.comments,
        updated,
    )
    .execute(change.conn())?;
    Ok(())
}

pub(crate) fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let tenant = change.tenant();
    let gone = sql!("DELETE FROM groups WHERE tenant = $1 AND group_id = $2", tenant, id).execute(change.conn())?;
    COUNTER.subtract(change.conn(), TenantId(tenant), gone)
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Group>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT group_id, name, display_name, comments, created_at, updated_at
         FROM groups WHERE tenant = $1 AND name_key = $2",
        tenant,
        key,
    );
    Ok(query.fetch_optional::<Row>(scope.conn()?)?.map(Group::from))
}

pub(crate) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Group>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT group_id, name, display_name, comments, created_at, updated_at
         FROM groups WHERE tenant = $1 AND name_key > $2 ORDER BY name_key LIMIT $3",
        tenant,
        after,
        limit,
    );
    Ok(query.fetch_all::<Row>(scope.conn()?)?.into_iter().map(Group::from).collect())
}

pub(crate) fn count(scope: &mut Scope<'_>) -> Result<i64> {
    let tenant = scope.tenant_id();
    COUNTER.read(scope, tenant)
}

pub(crate) fn insert_member(change: &mut AuthorityChange<'_>, group: &str, user: &str) -> Result<()> {
    let (tenant, now) = (change.tenant(), time::to_millis(change.now()));
    sql!(
        "INSERT INTO group_members (tenant, group_id, user_id, joined_at) VALUES ($1, $2, $3, $4)",
        tenant,
        group,
        user,
        now,
    )
    .execute(change.conn())?;
    Ok(())
}

/// Removes a membership and tells how many there were.
pub(crate) fn delete_member(change: &mut AuthorityChange<'_>, group: &str, user: &str) -> Result<u64> {
    let tenant = change.tenant();
    sql!("DELETE FROM group_members WHERE tenant = $1 AND group_id = $2 AND user_id = $3", tenant, group, user,)
        .execute(change.conn())
}

pub(crate) fn is_member(scope: &mut Scope<'_>, group: &str, user: &str) -> Result<bool> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT COUNT(*) AS count FROM group_members
           WHERE tenant = $1 AND group_id = $2 AND user_id = $3",
        tenant,
        group,
        user,
    );
    Ok(query.fetch_one::<i64>(scope.conn()?)? > 0)
}

pub(crate) fn count_of_user(scope: &mut Scope<'_>, user: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM group_members WHERE tenant = $1 AND user_id = $2", tenant, user,);
    query.fetch_one(scope.conn()?)
}

pub(crate) fn count_of_group(scope: &mut Scope<'_>, group: &str) -> Result<i64> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT COUNT(*) AS count FROM group_members WHERE tenant = $1 AND group_id = $2", tenant, group,);
    query.fetch_one(scope.conn()?)
}

/// How many users are in each of these groups.
pub(crate) fn count_of_groups(scope: &mut Scope<'_>, groups: &[&str]) -> Result<Vec<(String, i64)>> {
    in_parts(groups, |groups| {
        let mut query = Composed::new("SELECT group_id, COUNT(*) AS count FROM group_members WHERE tenant = ");
        query.bind(scope.tenant_id().0).push(" AND ").push_in("group_id", groups).push(" GROUP BY group_id");
        query.fetch_all(scope.conn()?)
    })
}

row! {
    /// A group of a user.
    struct JoinedRow {
        group_id: String,
        name: String,
        display_name: Option<String>,
        comments: Option<String>,
        created_at: i64,
        updated_at: i64,
        joined_at: i64,
    }
}

pub(crate) fn of_user(scope: &mut Scope<'_>, user: &str) -> Result<Vec<Joined>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT g.group_id, g.name, g.display_name, g.comments, g.created_at, g.updated_at, m.joined_at
         FROM group_members m JOIN groups g ON g.tenant = m.tenant AND g.group_id = m.group_id
         WHERE m.tenant = $1 AND m.user_id = $2 ORDER BY g.name_key",
        tenant,
        user,
    );
    let rows: Vec<JoinedRow> = query.fetch_all(scope.conn()?)?;
    let joined = rows.into_iter().map(|row| Joined {
        joined_at: time::from_millis(row.joined_at),
        group: Group {
            id: row.group_id,
            name: Name::new(row.name),
            display_name: row.display_name,
            comments: row.comments,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        },
    });
    Ok(joined.collect())
}

row! {
    /// A user in a group.
    struct MemberRow {
        user_id: String,
        name: String,
        display_name: Option<String>,
        email: Option<String>,
        mobile_phone: Option<String>,
        comments: Option<String>,
        created_at: i64,
        updated_at: i64,
        joined_at: i64,
    }
}

pub(crate) fn of_group(scope: &mut Scope<'_>, group: &str, after: &str, limit: i64) -> Result<Vec<Member>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT u.user_id, u.name, u.display_name, u.email, u.mobile_phone, u.comments, u.created_at, u.updated_at,
         m.joined_at
         FROM group_members m JOIN users u ON u.tenant = m.tenant AND u.user_id = m.user_id
         WHERE m.tenant = $1 AND m.group_id = $2 AND u.name_key > $3 ORDER BY u.name_key LIMIT $4",
        tenant,
        group,
        after,
        limit,
    );
    let rows: Vec<MemberRow> = query.fetch_all(scope.conn()?)?;
    let members = rows.into_iter().map(|row| Member {
        joined_at: time::from_millis(row.joined_at),
        user: User {
            id: row.user_id,
            name: Name::new(row.name),
            display_name: row.display_name,
            email: row.email,
            mobile_phone: row.mobile_phone,
            comments: row.comments,
            created_at: time::from_millis(row.created_at),
            updated_at: time::from_millis(row.updated_at),
        },
    });
    Ok(members.collect())
}
