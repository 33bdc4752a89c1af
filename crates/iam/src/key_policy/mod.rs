//! From which networks access keys may be used.
//!
//! A policy is one key's, or the account's for all its keys. The one of the key has the first word: while it is
//! active, that of the account does not count. Source: the vendor's page on network ACLs of access keys.

mod get;
mod in_force;
mod rows;
mod set;

pub use get::{get, of_account};
pub use in_force::in_force;
pub use set::{set, set_of_account};

use std::net::IpAddr;

use ipnet::IpNet;
use serde::{Deserialize, Serialize};

/// From which networks a key, or every key of an account, may be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyPolicy {
    /// What the account wrote, in the vendor's form.
    pub document: String,
    /// Whether it counts.
    pub active: bool,
    /// What it allows: a call passes when one of the rules lets it.
    pub rules: Vec<Rule>,
}

/// One rule of a policy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Rule {
    /// Which network the call comes over.
    pub over: Network,
    /// Addresses that it may come from.
    pub blocks: Vec<IpNet>,
}

/// A network that calls come over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Network {
    /// The public one.
    Public,
    /// Any virtual private cloud.
    AnyVpc,
    /// The virtual private cloud with this identifier.
    Vpc(String),
}

impl KeyPolicy {
    /// Whether a call from this address passes.
    ///
    /// Every call reaches the sandbox over what stands for the public network, so rules about virtual private clouds
    /// let none pass.
    pub fn lets(&self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        let public = self.rules.iter().filter(|rule| rule.over == Network::Public);
        public.flat_map(|rule| &rule.blocks).any(|block| block.contains(&address))
    }
}

#[cfg(test)]
mod tests;
