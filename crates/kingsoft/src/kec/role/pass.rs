//! Which roles an instance can be given.
//!
//! The vendor's interface cannot make a role that trusts KEC; only its console can. So any role of the
//! account will do, unless whoever runs the sandbox insists on the trust.

use iam::Name;
use iam::role::{Passable, Role, passable, passable_untrusting};
use wire::Cx;

use crate::iam::Trust;
use crate::kec::errors::Error;

/// The service that a role trusts when it is meant for instances: the one that fetches credentials of it.
const SERVICE: &str = metadata::kingsoft::SERVICE.name;

/// The role, when an instance can be given it. Whether the caller may give it, the checks have answered.
pub(crate) fn pass(cx: &mut Cx<'_>, role: &Name) -> Result<Passable, Error> {
    let passable = if cx.sandbox().settings.strict_service_trust {
        passable(cx.scope(), role, SERVICE)
    } else {
        passable_untrusting(cx.scope(), role)
    };
    Ok(passable?)
}

/// Whether an instance could be given a role.
pub(super) fn is_usable(cx: &Cx<'_>, role: &Role) -> bool {
    !cx.sandbox().settings.strict_service_trust || Trust::of(&role.trust).names(SERVICE)
}
