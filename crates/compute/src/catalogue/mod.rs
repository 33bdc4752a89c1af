//! What there is to choose from: regions, instance types, images, disks and lines.
//!
//! A dialect ships its vendor's offer as comma-separated text and calls
//! [`Catalogue::parse`] once. The text keeps the vendor's order, and so does every
//! slice here, so listings come out as the vendor prints them.

mod disk;
mod error;
mod family;
mod image;
mod instance_type;
mod ip_line;
mod region;
mod table;
#[cfg(test)]
mod tests;

pub use disk::{DiskCategory, PerformanceLevel, SizeRange};
pub use error::CatalogueError;
pub use family::{Architecture, Family};
pub use image::{Boot, Image, OperatingSystem};
pub use instance_type::InstanceType;
pub use ip_line::IpLine;
pub use region::{Region, Zone};

use table::{Entry, Table};

/// The texts a catalogue is read from, each with a header row.
///
/// The columns are described in the README beside each dialect's data files. Columns
/// that are not known here, such as the source of a figure, are left unread.
#[derive(Debug, Clone, Copy)]
pub struct Sources {
    /// Regions with their zones.
    pub regions: &'static str,
    /// Instance families.
    pub families: &'static str,
    /// Instance types.
    pub types: &'static str,
    /// Public images.
    pub images: &'static str,
    /// Disk categories.
    pub disks: &'static str,
    /// Lines that public addresses are bought on.
    pub lines: &'static str,
}

/// Everything a vendor offers, ready to look up.
#[derive(Debug, Clone)]
pub struct Catalogue {
    regions: Table<Region>,
    families: Table<Family>,
    types: Table<InstanceType>,
    images: Table<Image>,
    disks: Table<DiskCategory>,
    lines: Table<IpLine>,
}

impl Catalogue {
    /// Reads the texts and checks that they agree with each other.
    pub fn parse(sources: &Sources) -> Result<Self, CatalogueError> {
        let catalogue = Self {
            regions: Table::parse(sources.regions)?,
            families: Table::parse(sources.families)?,
            types: Table::parse(sources.types)?,
            images: Table::parse(sources.images)?,
            disks: Table::parse(sources.disks)?,
            lines: Table::parse(sources.lines)?,
        };
        catalogue.check_references()?;
        region::check_codes(catalogue.regions())?;
        Ok(catalogue)
    }

    /// Every region, in the order of the source.
    pub fn regions(&self) -> &[Region] {
        self.regions.rows()
    }

    /// The region with this id.
    pub fn region(&self, id: &str) -> Option<&Region> {
        self.regions.get(id)
    }

    /// The zone with this id and the region it lies in.
    pub fn zone(&self, id: &str) -> Option<(&Region, &Zone)> {
        // A handful of regions with a few zones each: walking them is quicker than hashing.
        self.regions().iter().find_map(|region| Some((region, region.zone(id)?)))
    }

    /// Every instance family, in the order of the source.
    pub fn families(&self) -> &[Family] {
        self.families.rows()
    }

    /// The family with this id.
    pub fn family(&self, id: &str) -> Option<&Family> {
        self.families.get(id)
    }

    /// Every instance type, in the order of the source.
    pub fn instance_types(&self) -> &[InstanceType] {
        self.types.rows()
    }

    /// The instance type with this id.
    pub fn instance_type(&self, id: &str) -> Option<&InstanceType> {
        self.types.get(id)
    }

    /// The instance types of one family, in the order of the source.
    pub fn types_of<'a>(&'a self, family: &'a str) -> impl Iterator<Item = &'a InstanceType> {
        self.instance_types().iter().filter(move |kind| kind.family == family)
    }

    /// Every public image, in the order of the source.
    pub fn images(&self) -> &[Image] {
        self.images.rows()
    }

    /// The public image with this id.
    pub fn image(&self, id: &str) -> Option<&Image> {
        self.images.get(id)
    }

    /// The newest image of an image family, such as the current Ubuntu 24.04.
    pub fn newest_of(&self, image_family: &str) -> Option<&Image> {
        self.images()
            .iter()
            .filter(|image| image.image_family.as_deref() == Some(image_family))
            .max_by_key(|image| image.created)
    }

    /// Every disk category, in the order of the source.
    pub fn disk_categories(&self) -> &[DiskCategory] {
        self.disks.rows()
    }

    /// The disk category with this id.
    pub fn disk_category(&self, id: &str) -> Option<&DiskCategory> {
        self.disks.get(id)
    }

    /// The category of system disk that an instance of this family gets when a launch names none.
    ///
    /// Falls back to the first category that can serve when none is marked as the default.
    pub fn default_system_disk(&self, family: &str) -> Option<&DiskCategory> {
        let serves = |disk: &&DiskCategory| disk.system_for(family).is_some();
        self.disk_categories()
            .iter()
            .find(|disk| disk.default_system && serves(disk))
            .or_else(|| self.disk_categories().iter().find(serves))
    }

    /// Every line, in the order of the source.
    pub fn lines(&self) -> &[IpLine] {
        self.lines.rows()
    }

    /// The line with this id.
    pub fn line(&self, id: &str) -> Option<&IpLine> {
        self.lines.get(id)
    }

    /// The lines on sale in a region.
    pub fn lines_in<'a>(&'a self, region: &'a str) -> impl Iterator<Item = &'a IpLine> {
        self.lines().iter().filter(move |line| line.is_sold_in(region))
    }

    fn check_references(&self) -> Result<(), CatalogueError> {
        for kind in self.instance_types() {
            self.expect_family(InstanceType::TABLE, &kind.id, &kind.family)?;
            if let Some(category) = &kind.local_disk_category {
                expect(self.disk_category(category).is_some(), InstanceType::TABLE, &kind.id, category)?;
            }
        }
        for disk in self.disk_categories() {
            for family in disk.system_families.iter().chain(&disk.data_families) {
                self.expect_family(DiskCategory::TABLE, &disk.id, family)?;
            }
        }
        for line in self.lines() {
            for region in &line.regions {
                expect(self.region(region).is_some(), IpLine::TABLE, &line.id, region)?;
            }
        }
        Ok(())
    }

    fn expect_family(&self, table: &'static str, entry: &str, family: &str) -> Result<(), CatalogueError> {
        expect(self.family(family).is_some(), table, entry, family)
    }
}

fn expect(found: bool, table: &'static str, entry: &str, reference: &str) -> Result<(), CatalogueError> {
    if found {
        return Ok(());
    }
    Err(CatalogueError::DanglingReference { table, entry: entry.to_owned(), reference: reference.to_owned() })
}
