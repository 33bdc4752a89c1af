//! Lines that public addresses are bought on.

use serde::Deserialize;

use super::table::{Entry, words};

/// A way into the public network.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct IpLine {
    /// The id that requests name.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// The regions it is sold in; empty means all of them.
    pub regions: Vec<String>,
    /// What kind of line it is, in the vendor's own words.
    pub kind: String,
    /// The version of the addresses on it.
    pub ip_version: String,
    /// Who carries the traffic, in the vendor's own words.
    pub isp: String,
}

impl IpLine {
    /// Whether addresses on this line can be bought in a region.
    pub fn is_sold_in(&self, region: &str) -> bool {
        self.regions.is_empty() || self.regions.iter().any(|id| id == region)
    }
}

#[derive(Deserialize)]
pub(super) struct Row {
    id: String,
    name: String,
    #[serde(deserialize_with = "words")]
    regions: Vec<String>,
    kind: String,
    ip_version: String,
    isp: String,
}

impl Entry for IpLine {
    const TABLE: &'static str = "lines";
    type Row = Row;

    fn id(&self) -> &str {
        &self.id
    }

    fn from_row(row: Row) -> Result<Self, (String, String)> {
        Ok(Self {
            id: row.id,
            name: row.name,
            regions: row.regions,
            kind: row.kind,
            ip_version: row.ip_version,
            isp: row.isp,
        })
    }
}
