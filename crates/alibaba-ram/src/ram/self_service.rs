//! What the account's security preference lets its users do to themselves without a policy.
//!
//! The vendor's pages call `AllowUserToChangePassword` and its like permissions of users to act on themselves. They
//! are put to the policies as a policy of the resource: it grants what no policy grants, and a policy that denies
//! has the last word.

use alibaba_core::arn;
use iam::security_preference::{self, SelfService};
use serde_json::json;
use store::Fault;
use sts::Identity;
use wire::{Check, Cx, SelfServicePolicy};

/// The policy by which a user may do to itself what a check asks about; `None` where there is none.
pub(crate) fn policy(cx: &mut Cx<'_>, check: &Check, permission: &str) -> Result<Option<SelfServicePolicy>, Fault> {
    let Some(permission) = SelfService::named(permission) else { return Ok(None) };
    let caller = cx.caller();
    let Identity::User { name, .. } = &caller.identity else { return Ok(None) };
    let itself = arn::user(caller.account(), name);
    // Names of users are compared without case, here as everywhere.
    if !check.resource.eq_ignore_ascii_case(&itself) || check.account.is_some() {
        return Ok(None);
    }
    let preference = match security_preference::get(cx.scope()) {
        Ok(preference) => preference,
        Err(iam::Error::Store(fault)) => return Err(fault),
        Err(other) => return Err(Fault::Damaged(other.to_string())),
    };
    let policy = json!({
        "Version": "1",
        "Statement": [{
            "Effect": "Allow",
            "Principal": {"RAM": [alibaba_core::caller::names(caller).arn]},
            "Action": check.action,
            "Resource": itself,
        }],
    });
    let policy = SelfServicePolicy { name: "security preference", document: policy.to_string() };
    Ok(preference.gives(permission).then_some(policy))
}
