//! How policies name a caller, and the condition keys of every request.

use policy_engine::Context;
use sts::{Caller, Identity};
use wire::{Call, PrincipalNames};

use crate::arn;

/// The caller's names. A session is judged as its role.
pub fn names(caller: &Caller) -> PrincipalNames {
    let account = caller.account();
    match &caller.identity {
        Identity::Root | Identity::Anonymous => {
            let arn = format!("acs:ram::{account}:root");
            PrincipalNames { shown: arn.clone(), arn }
        }
        Identity::Federated { kind, name, subject } => {
            let arn = arn::provider_name(account, kind, name);
            PrincipalNames { shown: format!("{arn}/{subject}"), arn }
        }
        Identity::User { name, .. } => {
            let arn = format!("acs:ram::{account}:user/{name}");
            PrincipalNames { shown: arn.clone(), arn }
        }
        Identity::Session(session) => PrincipalNames {
            arn: arn::role_name(account, &session.role_name),
            shown: format!("acs:ram::{account}:assumed-role/{}/{}", session.role_name.to_lowercase(), session.name),
        },
    }
}

/// Condition keys of every request.
///
/// `acs:MFAPresent` is there for whoever signed in with a password, and for what it began; calls signed with a long-term
/// key have none.
pub fn context(call: &Call, caller: &Caller, names: &PrincipalNames) -> Context {
    let context = Context::new()
        .with("acs:CurrentTime", kernel::time::seconds(call.at))
        .with("acs:SourceIp", call.source_ip.to_string())
        .with("acs:SecureTransport", if call.secure { "true" } else { "false" })
        .with("acs:PrincipalARN", names.arn.as_str());
    match caller.mfa {
        Some(mfa) => context.with("acs:MFAPresent", if mfa { "true" } else { "false" }),
        None => context,
    }
}
