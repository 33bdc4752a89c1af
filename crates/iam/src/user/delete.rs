//! The rule: delete a user.

use store::Scope;

use super::{TAGGED, get, rows};
use crate::attachment::rows::Which;
use crate::attachment::{self, HolderKind};
use crate::error::{Blocker, Error, Kind, Result};
use crate::name::Name;
use crate::{group, key, login_profile, mfa};

/// Deletes a user that is in no group, has no access key, login profile, MFA device and policy.
///
/// The vendor publishes no order of these checks; this is the one in which its page lists them.
pub fn delete(scope: &mut Scope<'_>, name: &Name) -> Result<()> {
    let user = get(scope, name)?;
    let in_use = |by| Err(Error::InUse { kind: Kind::User, name: name.to_string(), by });
    if group::rows::count_of_user(scope, &user.id)? > 0 {
        return in_use(Blocker::Membership);
    }
    if key::rows::count(scope, Some(&user.id))? > 0 {
        return in_use(Blocker::AccessKey);
    }
    if login_profile::rows::exists(scope, &user.id)? {
        return in_use(Blocker::LoginProfile);
    }
    if mfa::rows::of_user(scope, &user.id)?.is_some() {
        return in_use(Blocker::MfaDevice);
    }
    if attachment::rows::count(scope, Which::of_holder(HolderKind::User, &user.id))? > 0 {
        return in_use(Blocker::Policy);
    }
    rows::delete(&mut scope.change_authority()?, &user.id)?;
    mfa::take_offer_back(scope, &user.id)?;
    store::tag::clear(scope, TAGGED, &user.id)?;
    Ok(())
}
