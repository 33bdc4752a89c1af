//! The networks that access keys may be used from.
//!
//! Source: the vendor's page on `SetAccessKeyPolicy`; the numbers are those of `GetAccountSummary`.

use std::net::IpAddr;

use iam::key_policy::{KeyPolicy, Network, Rule};
use ipnet::IpNet;
use schemars::JsonSchema;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use wire::Problem;

use crate::ram::key::Status;

/// How many statements a document may have.
pub(crate) const STATEMENTS: usize = 8;

/// How many addresses a statement may name. The vendor's page calls each statement a policy.
pub(crate) const ADDRESSES: usize = 50;

/// Version of every document.
const VERSION: u8 = 1;

/// What stands for every virtual private cloud.
const ALL: &str = "AllowAllVPC";

/// A document such as
/// `{"Status":"Active","Statements":[{"Type":"ClassicWhiteList","IPList":["10.0.0.0/8"]}]}`: up to 8 statements of
/// up to 50 addresses.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize, JsonSchema)]
#[serde(try_from = "String")]
pub(crate) struct KeyPolicyDocument(#[schemars(with = "String")] pub(crate) KeyPolicy);

#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Document {
    // The service says the version; what a caller sends does not count.
    #[serde(default)]
    version: Version,
    status: Status,
    statements: Vec<Statement>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct Version(u8);

impl<'de> Deserialize<'de> for Version {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        IgnoredAny::deserialize(deserializer).map(|_| Self::default())
    }
}

impl Default for Version {
    fn default() -> Self {
        Self(VERSION)
    }
}

#[serde_with::skip_serializing_none]
#[derive(Debug, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase", deny_unknown_fields)]
struct Statement {
    r#type: Type,
    value: Option<String>,
    #[serde(rename = "IPList")]
    ip_list: Vec<String>,
}

#[derive(Debug, Clone, Copy, Serialize, Deserialize, JsonSchema)]
enum Type {
    /// Calls over the public network.
    ClassicWhiteList,
    /// Calls over a virtual private cloud.
    #[serde(rename = "VPCWhiteList")]
    VpcWhiteList,
}

impl TryFrom<String> for KeyPolicyDocument {
    type Error = Problem;

    fn try_from(text: String) -> Result<Self, Problem> {
        let document: Document = serde_json::from_str(&text).map_err(|_| Problem::Format)?;
        let crowded = document.statements.iter().any(|statement| statement.ip_list.len() > ADDRESSES);
        if document.statements.len() > STATEMENTS || crowded {
            return Err(Problem::Length);
        }
        let rules = document.statements.iter().map(Statement::rule).collect::<Option<_>>().ok_or(Problem::Value)?;
        let active = document.status == Status::Active;
        let document = serde_json::to_string(&document).map_err(|_| Problem::Format)?;
        Ok(Self(KeyPolicy { document, active, rules }))
    }
}

impl Statement {
    /// What the statement means; `None` when it means nothing.
    fn rule(&self) -> Option<Rule> {
        let value = self.value.as_deref().unwrap_or_default();
        let over = match self.r#type {
            Type::ClassicWhiteList if value.is_empty() => Network::Public,
            Type::VpcWhiteList if value == ALL => Network::AnyVpc,
            Type::VpcWhiteList if value.starts_with("vpc-") => Network::Vpc(value.to_owned()),
            _ => return None,
        };
        let blocks = self.ip_list.iter().map(|text| block(text)).collect::<Option<Vec<_>>>()?;
        (!blocks.is_empty()).then_some(Rule { over, blocks })
    }
}

/// An address, or a block of them.
fn block(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}
