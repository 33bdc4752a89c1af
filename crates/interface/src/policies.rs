//! The policies of an account and the calls that they decided, for questions about them.

use http::StatusCode;
use iam::authority::export::export;
use policy_engine::Dialect;
use policy_engine::analysis::Catalogue;
use policy_lab::{Call, State};

use crate::admin::Refusal;
use crate::server::Server;
use crate::sign_in::SignedIn;
use crate::trail::Recorded;

/// How many of the newest calls a change is tried on.
const CALLS: usize = 5_000;

/// Every action that the products of a language are known to have, built here or not.
pub fn actions(dialect: Dialect) -> Catalogue {
    match dialect {
        Dialect::Ram => Catalogue::new(alibaba::product::actions()),
        Dialect::Ksyun => Catalogue::new(Vec::<String>::new()),
    }
}

impl SignedIn {
    /// The policy language of the cloud.
    pub fn dialect(&self) -> Result<Dialect, Refusal> {
        iam::dialect(&self.caller.tenant).map_err(Refusal::failed)
    }
}

impl Server {
    /// The users and roles of an account with their policies. Only the account itself may see all of them, and whoever has
    /// the admin token.
    pub fn policies_of(&self, who: &SignedIn) -> Result<State, Refusal> {
        if !who.is_root() && !who.is_acted() {
            let text = "only the account itself sees the policies of everybody";
            return Err(Refusal::new(StatusCode::FORBIDDEN, text));
        }
        let tenant = &who.caller.tenant;
        let principals = export(&mut self.open.sandbox.store.read(tenant)).map_err(Refusal::failed)?;
        let (dialect, account) = (tenant.cloud.policy_dialect.to_owned(), tenant.account.to_string());
        Ok(State { dialect, account, principals })
    }

    /// The newest calls that somebody may see, oldest first, as the policy lab reads them.
    pub async fn calls_to_judge(&self, who: &SignedIn) -> Result<Vec<Call>, Refusal> {
        // The admin sees those of all; an account may have the same number in both clouds.
        let of_account = |recorded: &Recorded| {
            recorded.of_caller("account") == who.account() && recorded.cloud() == Some(who.cloud())
        };
        let found = self.calls(who, 0..i64::MAX, CALLS, of_account).await?;
        let call = |recorded| serde_json::to_value(recorded).and_then(serde_json::from_value);
        found.into_iter().rev().map(call).collect::<Result<_, _>>().map_err(Refusal::failed)
    }

    /// The recording that is under way, as JSON Lines; `None` where nothing is recorded. It has the calls of every account,
    /// so only whoever has the admin token may see it.
    pub fn recording(&self, who: &SignedIn) -> Option<String> {
        who.is_acted().then(|| self.open.sandbox.recording.lines()).flatten()
    }
}
