//! Values of the parameters of images.

use schemars::JsonSchema;
use serde::Deserialize;

use crate::field::texts;

texts! {
    /// Name of an image: 2 to 64 letters of any script, digits and `-_@#.`.
    Name = 2 to 64 of |c| c.is_alphanumeric() || matches!(c, '-' | '_' | '@' | '#' | '.');
    /// Platform, such as `centos-7.5`. GUESS: the vendor has a list of words that no page gives whole.
    Platform = 1 to 64 of |c| c.is_ascii_graphic();
}

/// Kind of image.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize, JsonSchema)]
pub(super) enum Kind {
    /// It is used where its disks are local.
    LocalImage,
    /// It is used everywhere.
    #[default]
    CommonImage,
}

impl Kind {
    /// The vendor's word.
    pub(super) fn as_str(self) -> &'static str {
        match self {
            Self::LocalImage => "LocalImage",
            Self::CommonImage => "CommonImage",
        }
    }
}
