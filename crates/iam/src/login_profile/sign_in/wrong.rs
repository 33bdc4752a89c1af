//! How many wrong passwords and codes were given in a row for a name.
//!
//! They are counted in the database, by name: a restart forgets no count, and a name that nobody has is counted like a
//! user's, so that the answer to one wrong password too many does not tell them apart.

use kernel::{Timestamp, time};
use store::{Scope, sql, table};

use crate::error::Result;
use crate::name::Name;

/// How long wrong passwords are counted together, and how long nobody signs in after too many, in seconds.
const HOUR: i64 = 60 * 60;

/// Of how many names an account keeps the counts; those that were wrong last stay.
const MOST: i64 = 10_000;

/// More names than one hour brings beyond those. SQL has no offset without a limit that both databases know.
const REST: i64 = 1_000_000;

/// The wrong passwords for one name.
#[derive(Debug)]
struct Wrong {
    name_key: String,
    count: u32,
    first_at: Timestamp,
    last_at: Timestamp,
}

table! {
    Wrong in wrong_passwords w by name_key {
        name_key, count, first_at, last_at,
    }
}

/// Until when nobody signs in under a name, after as many wrong passwords as the account allows; 0 allows any number.
pub(super) fn locked_until(scope: &mut Scope<'_>, name: &Name, most: u32) -> Result<Option<Timestamp>> {
    if most == 0 {
        return Ok(None);
    }
    let now = scope.now();
    let wrong = table::find::<Wrong>(scope, name.key())?;
    let locked = wrong.filter(|wrong| wrong.count >= most && is_within(wrong.last_at, now));
    Ok(locked.and_then(|wrong| Timestamp::from_second(wrong.last_at.as_second() + HOUR).ok()))
}

/// Counts one more.
pub(super) fn add(scope: &mut Scope<'_>, name: &Name) -> Result<()> {
    let now = scope.now();
    let known = table::find::<Wrong>(scope, name.key())?.filter(|wrong| is_within(wrong.first_at, now));
    let (count, first_at) = known.map_or((0, now), |wrong| (wrong.count, wrong.first_at));
    let wrong = Wrong { name_key: name.key().to_owned(), count: count.saturating_add(1), first_at, last_at: now };
    table::put(scope, &wrong)?;
    let (tenant, old) = (scope.tenant_id().0, time::to_millis(now) - HOUR * 1_000);
    sql!("DELETE FROM wrong_passwords WHERE tenant = $1 AND last_at <= $2", tenant, old).execute(scope.conn()?)?;
    sql!(
        "DELETE FROM wrong_passwords WHERE tenant = $1 AND name_key IN (SELECT name_key FROM wrong_passwords
         WHERE tenant = $1 ORDER BY last_at DESC, name_key LIMIT $3 OFFSET $2)",
        tenant,
        MOST,
        REST,
    )
    .execute(scope.conn()?)?;
    Ok(())
}

/// Forgets the count of a name: its user has signed in, or has another password.
pub(in crate::login_profile) fn forget(scope: &mut Scope<'_>, name: &Name) -> Result<()> {
    table::delete::<Wrong>(scope, &[name.key()])?;
    Ok(())
}

/// Whether an instant is less than an hour ago. One that lies ahead was noted before somebody put the clock back.
fn is_within(at: Timestamp, now: Timestamp) -> bool {
    (0..HOUR).contains(&(now.as_second() - at.as_second()))
}
