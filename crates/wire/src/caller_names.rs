//! How policies name a caller.

use policy_engine::Principal;
use sts::{Caller, Identity};

/// The names of a caller in its vendor's form.
#[derive(Debug, Clone)]
pub struct PrincipalNames {
    /// Resource name of the identity: of the user, of the role, or of the account itself.
    pub arn: String,
    /// Resource name of the session, for answers and records; the identity's own for others.
    pub shown: String,
}

impl PrincipalNames {
    /// The caller as the policy engine sees it.
    pub fn principal<'a>(&'a self, caller: &'a Caller) -> Principal<'a> {
        let account = caller.account();
        match &caller.identity {
            Identity::Root => Principal::root(account, &self.arn),
            Identity::User { name, .. } => Principal::user(account, name.as_str(), &self.arn),
            Identity::Session(session) => Principal::role(account, &session.role_name, &self.arn, &session.name),
            Identity::Federated { name, .. } => Principal::federated(account, name, &self.arn),
            Identity::Anonymous => Principal::federated(account, "", &self.arn),
        }
    }
}
