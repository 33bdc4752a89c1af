//! Regions and their zones.

use std::collections::HashSet;

use serde::Deserialize;

use super::CatalogueError;
use super::table::{Entry, words};

/// A place with data centres, and the host name its interface answers on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Region {
    /// The id that requests name.
    pub id: String,
    /// Its name in English.
    pub name_en: String,
    /// Its name in the vendor's own language.
    pub name_local: String,
    /// The host name of the compute service there.
    pub endpoint: String,
    /// Three characters that ids of resources in this region start with after their prefix.
    ///
    /// Empty where a vendor's ids say nothing about the region.
    pub id_code: String,
    /// The zones, in order. There is at least one.
    pub zones: Vec<Zone>,
}

impl Region {
    /// The zone of this region with this id.
    pub fn zone(&self, id: &str) -> Option<&Zone> {
        self.zones.iter().find(|zone| zone.id == id)
    }
}

/// A part of a region that fails on its own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Zone {
    /// The id that requests name.
    pub id: String,
    /// The letter that tells it from the other zones of its region.
    pub letter: char,
}

#[derive(Deserialize)]
pub(super) struct Row {
    region: String,
    name_en: String,
    name_local: String,
    endpoint: String,
    id_code: String,
    #[serde(deserialize_with = "words")]
    zones: Vec<String>,
}

impl Entry for Region {
    const TABLE: &'static str = "regions";
    type Row = Row;

    fn id(&self) -> &str {
        &self.id
    }

    fn from_row(row: Row) -> Result<Self, (String, String)> {
        if row.zones.is_empty() {
            return Err((row.region, "has no zone".to_owned()));
        }
        let well_formed =
            |code: &str| code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit());
        if !row.id_code.is_empty() && !well_formed(&row.id_code) {
            let reason = format!("id code `{}` is not three of a-z and 0-9", row.id_code);
            return Err((row.region, reason));
        }
        let mut zones = Vec::with_capacity(row.zones.len());
        for id in row.zones {
            // The id is not empty: it came from splitting at white space.
            let letter = id.chars().next_back().unwrap_or_default();
            if !id.starts_with(&row.region) || !letter.is_ascii_lowercase() {
                let reason = format!("zone `{id}` is not the region and a letter");
                return Err((row.region, reason));
            }
            zones.push(Zone { id, letter });
        }
        Ok(Self {
            id: row.region,
            name_en: row.name_en,
            name_local: row.name_local,
            endpoint: row.endpoint,
            id_code: row.id_code,
            zones,
        })
    }
}

/// Checks that an id code leads to one region only.
pub(super) fn check_codes(regions: &[Region]) -> Result<(), CatalogueError> {
    let mut seen = HashSet::new();
    for region in regions {
        if !region.id_code.is_empty() && !seen.insert(&region.id_code) {
            return Err(CatalogueError::BadEntry {
                table: Region::TABLE,
                entry: region.id.clone(),
                reason: format!("shares the id code `{}` with another region", region.id_code),
            });
        }
    }
    Ok(())
}
