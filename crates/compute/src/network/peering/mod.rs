//! Peering connections: two networks that reach each other over routes, of one account or of two.

mod answer;
mod create;
mod delete;
mod get;
mod list;
mod modify;
pub(super) mod rows;
#[cfg(test)]
mod tests;

pub use answer::{accept, reject};
pub use create::{New, create};
pub use delete::delete;
pub use get::{Blocks, blocks, get};
pub use list::{Filter, list};
pub use modify::{Change, modify};

use std::sync::Arc;
use std::time::Duration;

use kernel::{Tenant, Timestamp};
use store::Scope;

/// Kind under which tags of connections are kept.
pub const TAGGED: &str = "peering";

/// How long a connection waits for the other account.
const WAITS: Duration = Duration::from_secs(7 * 24 * 60 * 60);

/// A connection between two networks, as one account sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Peering {
    /// Identifier.
    pub id: String,
    /// Its place among the account's things.
    pub position: i64,
    /// The region of the account's side; that of the requester where both sides are the account's.
    pub region: String,
    /// The side that asked for it.
    pub from: End,
    /// The side that was asked.
    pub to: End,
    /// Name; may be empty.
    pub name: String,
    /// Free text; may be empty.
    pub description: String,
    /// Most Mbit/s; `None` for as much as there is.
    pub mbps: Option<i64>,
    /// The vendor's word for the quality of the line.
    pub link_type: String,
    /// What became of it.
    pub state: State,
    /// Resource group; may be empty.
    pub resource_group: String,
    /// When it was made.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub changed_at: Timestamp,
}

/// One side of a connection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct End {
    /// The account.
    pub account: String,
    /// The region of the network.
    pub region: String,
    /// The network.
    pub vpc_id: String,
}

/// What became of a connection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum State {
    /// The other account has not answered.
    Accepting,
    /// The networks reach each other.
    Active,
    /// The other account does not want it.
    Rejected,
    /// The other account did not answer in time.
    Expired,
}

/// Why a rule about connections refused.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Refusal {
    /// A network would be connected with itself.
    #[error("network `{vpc}` is at both ends")]
    Same {
        /// The network.
        vpc: String,
    },
    /// The two networks are connected already.
    #[error("the networks are connected by `{id}`")]
    Another {
        /// The connection.
        id: String,
    },
    /// The state of the connection does not allow this.
    #[error("connection `{id}` is {state:?}")]
    WrongState {
        /// The connection.
        id: String,
        /// Its state.
        state: State,
    },
    /// Only the side that was asked may answer.
    #[error("connection `{id}` is not for this account to answer")]
    NotAsked {
        /// The connection.
        id: String,
    },
    /// The network on the other side is not there.
    #[error("there is no network `{vpc}` to connect with")]
    NoVpc {
        /// The network.
        vpc: String,
    },
    /// The quality of a line is a matter of connections between regions.
    #[error("both networks are in one region")]
    OneRegion,
}

impl Peering {
    /// Its state at a moment: one that nobody answered expires.
    pub fn state(&self, now: Timestamp) -> State {
        let waited = Duration::try_from(now.duration_since(self.created_at)).unwrap_or_default();
        if self.state == State::Accepting && waited >= WAITS { State::Expired } else { self.state }
    }

    /// The networks of the account that traffic reaches over it.
    pub fn networks(&self, scope: &Scope<'_>) -> Vec<String> {
        if self.state != State::Active {
            return Vec::new();
        }
        let own = [&self.from, &self.to].into_iter().filter(|end| end.account == scope.account().as_str());
        own.map(|end| end.vpc_id.clone()).collect()
    }

    /// Whether both networks are in one region.
    pub fn is_in_one_region(&self) -> bool {
        self.from.region == self.to.region
    }
}

/// The account with this number in the cloud of the request.
fn account(scope: &Scope<'_>, number: &str) -> Option<Arc<Tenant>> {
    scope.store().tenant(scope.tenant().cloud.name, number)
}

/// Does something in each account that has a side of a connection.
fn in_both<T>(
    scope: &mut Scope<'_>,
    peering: &Peering,
    mut what: impl FnMut(&mut Scope<'_>) -> store::Result<T>,
) -> store::Result<()> {
    let mut numbers = vec![peering.from.account.as_str()];
    numbers.extend((peering.to.account != peering.from.account).then_some(peering.to.account.as_str()));
    for number in numbers {
        if let Some(tenant) = account(scope, number) {
            scope.in_account(&tenant, &mut what)?;
        }
    }
    Ok(())
}
