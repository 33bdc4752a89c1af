//! Families of instance types.

use serde::{Deserialize, Serialize};

use super::table::Entry;

/// The instruction set of a processor.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Architecture {
    /// 64-bit x86.
    #[serde(rename = "x86_64")]
    X86_64,
    /// 64-bit Arm.
    Arm64,
}

/// Instance types that share a processor and a purpose.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// The id that requests name.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// What it is meant for, in the vendor's own words.
    pub category: String,
    /// Its standing among the families, in the vendor's own words; may be empty.
    pub level: String,
    /// Its generation, in the vendor's own words; empty where none is known.
    pub generation: String,
    /// The instruction set.
    pub architecture: Architecture,
    /// The sustained clock in GHz.
    pub base_ghz: f64,
    /// The highest clock in GHz, if the processor has one.
    pub turbo_ghz: Option<f64>,
    /// The processor's model.
    pub processor: String,
}

#[derive(Deserialize)]
pub(super) struct Row {
    family: String,
    name: String,
    category: String,
    level: String,
    generation: String,
    arch: Architecture,
    base_ghz: f64,
    turbo_ghz: Option<f64>,
    processor: String,
}

impl Entry for Family {
    const TABLE: &'static str = "families";
    type Row = Row;

    fn id(&self) -> &str {
        &self.id
    }

    fn from_row(row: Row) -> Result<Self, (String, String)> {
        Ok(Self {
            id: row.family,
            name: row.name,
            category: row.category,
            level: row.level,
            generation: row.generation,
            architecture: row.arch,
            base_ghz: row.base_ghz,
            turbo_ghz: row.turbo_ghz,
            processor: row.processor,
        })
    }
}
