//! How material is kept: sealed under a secret of the sandbox, for the account it belongs to.

use kernel::TenantId;
use sts::{Purpose, Sealer};

use crate::error::{Error, Result};

/// What sealed material is for. Its first bytes are the sandbox's own; nobody but the sandbox reads it.
const MATERIAL: Purpose = Purpose { name: "key-material", head: [0x01, 0x02, 0x01], longest: 16 * 1_024 };

/// What sealed texts of secrets are for.
const DATA: Purpose = Purpose { name: "secret-data", head: [0x01, 0x02, 0x02], longest: 64 * 1_024 };

/// Seals material and opens what it sealed.
#[derive(Debug, Clone, Copy)]
pub struct Vault<'s>(&'s Sealer);

impl<'s> Vault<'s> {
    /// A vault that seals with this.
    pub fn new(sealer: &'s Sealer) -> Self {
        Self(sealer)
    }

    /// Material as it is kept.
    pub(crate) fn seal(self, account: TenantId, material: &[u8]) -> String {
        self.0.seal_text(&MATERIAL, account, material)
    }

    /// The text of a secret as it is kept.
    pub(crate) fn seal_data(self, account: TenantId, data: &[u8]) -> String {
        self.0.seal_text(&DATA, account, data)
    }

    /// The text of a secret that was kept.
    pub(crate) fn open_data(self, account: TenantId, sealed: &str) -> Result<Vec<u8>> {
        self.0
            .open_text(&DATA, account, sealed)
            .ok_or_else(|| Error::damaged("a secret was sealed under another secret"))
    }

    /// The material of what was kept.
    pub(crate) fn open(self, account: TenantId, sealed: &str) -> Result<Vec<u8>> {
        self.0
            .open_text(&MATERIAL, account, sealed)
            .ok_or_else(|| Error::damaged("material was sealed under another secret"))
    }
}
