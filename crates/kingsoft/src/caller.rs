//! How policies name a caller, and the condition keys of every request.

use policy_engine::Context;
use sts::{Caller, Identity};
use wire::{Call, PrincipalNames};

use crate::krn;

/// The caller's names. A session is judged as its role.
pub(crate) fn names(caller: &Caller) -> PrincipalNames {
    let account = caller.account();
    let alone = |arn: String| PrincipalNames { shown: arn.clone(), arn };
    match &caller.identity {
        Identity::Root | Identity::Federated { .. } | Identity::Anonymous => alone(krn::iam(account, "root")),
        Identity::User { name, .. } => alone(krn::user(account, name)),
        Identity::Session(session) => PrincipalNames {
            arn: krn::role(account, &session.role_name),
            shown: session_name(account, &session.role_name, &session.name),
        },
    }
}

/// Resource name of a session.
pub(crate) fn session_name(account: &str, role: &str, session: &str) -> String {
    format!("krn:ksc:sts::{account}:assumed-role/{role}/{session}")
}

/// Condition keys of every request: only the one that the vendor's pages name.
pub(crate) fn context(call: &Call) -> Context {
    Context::new().with("ksc:SourceIp", call.source_ip.to_string())
}
