//! Keys of the key management service, as far as other products name them.

use kernel::{Alphabet, IdFormat};

use crate::catalogue::catalogue;

/// Spelling of keys' identifiers; the first three letters behind the prefix belong to the region.
pub static ID_FORMAT: IdFormat = IdFormat::new("alibaba-kms-key", "key-", Alphabet::Lower, 21);

/// The region that a key's identifier speaks of. Invented ones speak of none.
pub fn region_of(id: &str) -> Option<&'static str> {
    let code = id.strip_prefix(ID_FORMAT.prefix)?.get(..3)?;
    catalogue().regions().iter().find(|region| region.id_code == code).map(|region| region.id.as_str())
}

/// The alias of the key that a service of the cloud encrypts with where it is told no other.
pub fn alias_of_service(service: &str) -> String {
    format!("alias/acs/{service}")
}
