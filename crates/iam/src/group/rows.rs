//! Where groups and their members are kept, and SQL for them.

use std::collections::HashMap;

use kernel::{TenantId, Timestamp, time};
use store::counter::Counter;
use store::table::{Table, in_parts};
use store::{AuthorityChange, Cells, Composed, FromRow, Result, Scope, sql, table};

use super::{Group, Joined, Member};
use crate::name::WithKey;
use crate::user::User;

/// Counts the groups of an account.
const COUNTER: Counter<'_> = Counter::of("groups");

table! {
    Group in groups g by group_id {
        id = group_id, name as WithKey, display_name, comments, created_at, updated_at,
    }
}

pub(crate) fn insert(change: &mut AuthorityChange<'_>, group: &Group) -> Result<()> {
    table::insert(change, [group])?;
    let tenant = TenantId(change.tenant());
    COUNTER.add(change.conn(), tenant, 1)
}

pub(crate) fn update(change: &mut AuthorityChange<'_>, group: &Group) -> Result<()> {
    table::update(change, group, &["name", "name_key", "display_name", "comments", "updated_at"]).map(drop)
}

pub(crate) fn delete(change: &mut AuthorityChange<'_>, id: &str) -> Result<()> {
    let gone = table::delete::<Group>(change, &[id])?;
    let tenant = TenantId(change.tenant());
    COUNTER.subtract(change.conn(), tenant, gone)
}

pub(crate) fn find(scope: &mut Scope<'_>, key: &str) -> Result<Option<Group>> {
    table::find_by(scope, "name_key", key)
}

pub(crate) fn page(scope: &mut Scope<'_>, after: &str, limit: i64) -> Result<Vec<Group>> {
    table::behind(scope, "name_key", after, limit)
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

/// Names of the groups that each user is in, by the user's identifier.
pub(crate) fn names_by_user(scope: &mut Scope<'_>) -> Result<HashMap<String, Vec<String>>> {
    let tenant = scope.tenant_id().0;
    let query = sql!(
        "SELECT m.user_id, g.name FROM group_members m
           JOIN groups g ON g.tenant = m.tenant AND g.group_id = m.group_id
           WHERE m.tenant = $1 ORDER BY m.user_id, g.name_key",
        tenant,
    );
    let mut names = HashMap::<_, Vec<_>>::new();
    for (user, group) in query.fetch_all::<(String, String)>(scope.conn()?)? {
        names.entry(user).or_default().push(group);
    }
    Ok(names)
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

/// A group or a user, and when the one joined the other.
struct Joining<T> {
    thing: T,
    joined_at: Timestamp,
}

impl<T: Table> FromRow for Joining<T> {
    fn columns() -> Vec<&'static str> {
        let mut columns = T::columns();
        columns.push("joined_at");
        columns
    }

    fn from_row(cells: &mut Cells<'_>) -> Result<Self> {
        Ok(Self { thing: T::from_row(cells)?, joined_at: cells.read()? })
    }
}

/// Begins a statement that reads things with their memberships `m`, of the account.
fn select_joining<T: Table>(scope: &Scope<'_>) -> Composed {
    let (list, name, letter, key) = (table::list::<T>(), T::NAME, T::LETTER, T::KEY);
    let mut query = Composed::new(format!(
        "SELECT {list}, m.joined_at FROM group_members m \
         JOIN {name} {letter} ON {letter}.tenant = m.tenant AND {letter}.{key} = m.{key} WHERE m.tenant = "
    ));
    query.bind(scope.tenant_id().0);
    query
}

pub(crate) fn of_user(scope: &mut Scope<'_>, user: &str) -> Result<Vec<Joined>> {
    let mut query = select_joining::<Group>(scope);
    query.push(" AND m.user_id = ").bind(user).push(" ORDER BY g.name_key");
    let found: Vec<Joining<Group>> = query.fetch_all(scope.conn()?)?;
    Ok(found.into_iter().map(|Joining { thing, joined_at }| Joined { group: thing, joined_at }).collect())
}

pub(crate) fn of_group(scope: &mut Scope<'_>, group: &str, after: &str, limit: i64) -> Result<Vec<Member>> {
    let mut query = select_joining::<User>(scope);
    query.push(" AND m.group_id = ").bind(group).push(" AND u.name_key > ").bind(after);
    query.push(" ORDER BY u.name_key LIMIT ").bind(limit);
    let found: Vec<Joining<User>> = query.fetch_all(scope.conn()?)?;
    Ok(found.into_iter().map(|Joining { thing, joined_at }| Member { user: thing, joined_at }).collect())
}
