//! Disk categories and the sizes they come in.

use serde::Deserialize;

use super::Image;
use super::table::{Entry, words};

/// The sizes a disk may have, in GiB, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct SizeRange {
    /// The smallest size.
    pub min: u32,
    /// The largest size.
    pub max: u32,
}

impl SizeRange {
    /// Whether a disk may have this size.
    pub fn contains(&self, gib: u32) -> bool {
        (self.min..=self.max).contains(&gib)
    }

    pub(super) fn from_columns(min: Option<u32>, max: Option<u32>) -> Result<Option<Self>, String> {
        match (min, max) {
            (None, None) => Ok(None),
            (Some(min), Some(max)) if min <= max => Ok(Some(Self { min, max })),
            _ => Err(format!("`{min:?}` to `{max:?}` is not a range of sizes")),
        }
    }
}

/// A grade of speed within a disk category.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerformanceLevel {
    /// The id that requests name.
    pub id: String,
    /// The smallest disk that can have this grade, in GiB.
    pub min_gib: u32,
}

/// A kind of disk that can be ordered, or that comes with certain instance types.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DiskCategory {
    /// The id that requests name.
    pub id: String,
    /// The name for people.
    pub name: String,
    /// The sizes of a system disk, if it can be one.
    pub system: Option<SizeRange>,
    /// The size of a system disk when a launch names none, unless the image is larger.
    pub system_default_gib: Option<u32>,
    /// The sizes of a data disk, if it can be one.
    pub data: Option<SizeRange>,
    /// The grades of speed, slowest first; empty where there is no choice.
    pub performance_levels: Vec<PerformanceLevel>,
    /// The grade that a launch gets when it names none.
    pub default_level: Option<String>,
    /// The families that take it as a system disk; empty means all of them.
    pub system_families: Vec<String>,
    /// The families that take it as a data disk; empty means all of them.
    pub data_families: Vec<String>,
    /// Whether a system disk is of this category when a launch names none.
    pub default_system: bool,
}

impl DiskCategory {
    /// The sizes of a system disk on an instance of this family.
    pub fn system_for(&self, family: &str) -> Option<SizeRange> {
        self.system.filter(|_| allows(&self.system_families, family))
    }

    /// The sizes of a data disk on an instance of this family.
    pub fn data_for(&self, family: &str) -> Option<SizeRange> {
        self.data.filter(|_| allows(&self.data_families, family))
    }

    /// The grade of speed with this id.
    pub fn performance_level(&self, id: &str) -> Option<&PerformanceLevel> {
        self.performance_levels.iter().find(|level| level.id == id)
    }

    /// The sizes that remain of a range at a grade of speed, or at the default one.
    ///
    /// Each grade has its own smallest size, which may lie below that of the category.
    pub fn at_level(&self, range: SizeRange, level: Option<&str>) -> SizeRange {
        let level = level.or(self.default_level.as_deref());
        match level.and_then(|id| self.performance_level(id)) {
            Some(level) => SizeRange { min: level.min_gib, ..range },
            None => range,
        }
    }

    /// The size of a system disk that a launch leaves open.
    pub fn default_system_size(&self, image: &Image) -> u32 {
        self.system_default_gib.unwrap_or(0).max(image.size_gib)
    }
}

fn allows(families: &[String], family: &str) -> bool {
    families.is_empty() || families.iter().any(|id| id == family)
}

#[derive(Deserialize)]
pub(super) struct Row {
    category: String,
    name: String,
    system_min: Option<u32>,
    system_max: Option<u32>,
    system_default: Option<u32>,
    data_min: Option<u32>,
    data_max: Option<u32>,
    #[serde(deserialize_with = "words")]
    levels: Vec<String>,
    default_level: Option<String>,
    #[serde(deserialize_with = "words")]
    system_families: Vec<String>,
    #[serde(deserialize_with = "words")]
    data_families: Vec<String>,
    default_system: bool,
}

impl Entry for DiskCategory {
    const TABLE: &'static str = "disk categories";
    type Row = Row;

    fn id(&self) -> &str {
        &self.id
    }

    fn from_row(row: Row) -> Result<Self, (String, String)> {
        let id = row.category.clone();
        Self::read(row).map_err(|reason| (id, reason))
    }
}

impl DiskCategory {
    fn read(row: Row) -> Result<Self, String> {
        let performance_levels = row.levels.iter().map(|level| read_level(level)).collect::<Result<Vec<_>, _>>()?;
        if let Some(default) = &row.default_level
            && !performance_levels.iter().any(|level| level.id == *default)
        {
            return Err(format!("default level `{default}` is not a level"));
        }
        Ok(Self {
            id: row.category,
            name: row.name,
            system: SizeRange::from_columns(row.system_min, row.system_max)?,
            system_default_gib: row.system_default,
            data: SizeRange::from_columns(row.data_min, row.data_max)?,
            performance_levels,
            default_level: row.default_level,
            system_families: row.system_families,
            data_families: row.data_families,
            default_system: row.default_system,
        })
    }
}

/// Reads `PL2:461`: a level and the smallest disk that can have it.
fn read_level(text: &str) -> Result<PerformanceLevel, String> {
    let (id, min_gib) = text
        .split_once(':')
        .and_then(|(id, min)| Some((id, min.parse().ok()?)))
        .ok_or_else(|| format!("level `{text}` is not written as `name:size`"))?;
    Ok(PerformanceLevel { id: id.to_owned(), min_gib })
}
