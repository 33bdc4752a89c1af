//! The rule: a user who must bind a device is offered one, and binds it while it signs in.

use store::{Scope, sql};

use super::create::with_seed;
use super::{Code, Seed, bind, rows};
use crate::error::Result;
use crate::name::Name;
use crate::user::User;

/// Longest part of a user's name that the name of its device begins with.
const LONGEST_NAME: usize = 48;

/// The seed of the device that a user is offered: a new one the first time, the same until it is bound or taken back.
pub(crate) fn offer(scope: &mut Scope<'_>, user_id: &str) -> Result<Seed> {
    if let Some(seed) = offered(scope, user_id)? {
        return Ok(seed);
    }
    let (tenant, seed) = (scope.tenant_id().0, Seed::draw(scope.mint()));
    let kept = seed.base32();
    sql!("INSERT INTO mfa_offers (tenant, user_id, seed) VALUES ($1, $2, $3)", tenant, user_id, kept)
        .execute(scope.conn()?)?;
    Ok(seed)
}

/// Makes the device that a user was offered and binds it; `false`, and nothing is made, when the codes are not two that
/// it shows one after the other now.
pub(crate) fn accept(scope: &mut Scope<'_>, user: &User, codes: &[Code; 2]) -> Result<bool> {
    let Some(seed) = offered(scope, &user.id)? else { return Ok(false) };
    if seed.step_of(codes, scope.now(), None)?.is_none() {
        return Ok(false);
    }
    let name = free_name(scope, &user.name)?;
    let device = with_seed(scope, name, seed)?;
    bind(scope, &user.name, &device.name, codes)?;
    Ok(true)
}

/// Forgets what a user was offered.
pub(crate) fn take_offer_back(scope: &mut Scope<'_>, user_id: &str) -> Result<()> {
    let tenant = scope.tenant_id().0;
    sql!("DELETE FROM mfa_offers WHERE tenant = $1 AND user_id = $2", tenant, user_id).execute(scope.conn()?)?;
    Ok(())
}

fn offered(scope: &mut Scope<'_>, user_id: &str) -> Result<Option<Seed>> {
    let tenant = scope.tenant_id().0;
    let query = sql!("SELECT seed FROM mfa_offers WHERE tenant = $1 AND user_id = $2", tenant, user_id);
    let kept: Option<String> = query.fetch_optional(scope.conn()?)?;
    Ok(kept.and_then(|kept| Seed::of_base32(&kept)))
}

/// A name for a user's device: the user's own, as far as devices may have it, with a number where it is taken.
fn free_name(scope: &mut Scope<'_>, user: &Name) -> Result<Name> {
    let plain = |c: char| if c.is_ascii_alphanumeric() { c } else { '-' };
    let stem: String = user.as_str().chars().take(LONGEST_NAME).map(plain).collect();
    let mut name = Name::new(stem.clone());
    let mut number = 2_u32;
    while rows::find(scope, name.key())?.is_some() {
        name = Name::new(format!("{stem}-{number}"));
        number += 1;
    }
    Ok(name)
}
