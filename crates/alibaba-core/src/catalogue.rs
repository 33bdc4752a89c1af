//! What Alibaba Cloud offers: regions, instance types, images, disks and lines.
//!
//! The figures are in `data/`, whose README says where they come from.

use std::sync::LazyLock;

use compute::catalogue::{Catalogue, Sources};

const SOURCES: Sources = Sources {
    regions: include_str!("../data/regions.csv"),
    families: include_str!("../data/families.csv"),
    types: include_str!("../data/types.csv"),
    images: include_str!("../data/images.csv"),
    disks: include_str!("../data/disks.csv"),
    lines: include_str!("../data/lines.csv"),
};

/// What can be ordered, read once and kept.
pub fn catalogue() -> &'static Catalogue {
    static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(read);
    &CATALOGUE
}

#[expect(clippy::expect_used, reason = "the text is part of the program, and a test of `compute` reads the same files")]
fn read() -> Catalogue {
    Catalogue::parse(&SOURCES).expect("the catalogue is sound")
}
