//! What makes this cloud itself: identifiers, quotas, its policy language.

use kernel::account::IdFormats;
use kernel::{Alphabet, Cloud, IdFormat, TenantId};

/// Kingsoft Cloud.
///
/// Identifiers follow the samples of the vendor's pages and of its tools; quotas its page on limits of IAM.
pub static CLOUD: Cloud = Cloud {
    name: "kingsoft",
    policy_dialect: "ksyun",
    exact_names: true,
    system: TenantId(2),
    system_policies: &crate::system_policies::SYSTEM_POLICIES,
    shapes: IdFormats {
        account: IdFormat::new("kingsoft-account", "", Alphabet::Digits, 10),
        user: IdFormat::new("kingsoft-user", "", Alphabet::Uuid, 36),
        group: IdFormat::new("kingsoft-group", "", Alphabet::Mixed, 22),
        role: IdFormat::new("kingsoft-role", "", Alphabet::Mixed, 22),
        access_key: IdFormat::new("kingsoft-key", "AKLT", Alphabet::Mixed, 22),
        secret: IdFormat::new("kingsoft-secret", "", Alphabet::Mixed, 60),
        session_key: IdFormat::new("kingsoft-session-key", "AKTR", Alphabet::Mixed, 20),
    },
    quotas: &[
        ("users", 200),
        ("access-keys-per-user", 2),
        ("groups", 50),
        ("groups-per-user", 20),
        ("users-per-group", 100),
        ("roles", 100),
        ("policies", 200),
        ("versions-per-policy", 5),
        ("policies-per-user", 60),
        ("policies-per-group", 10),
        ("policies-per-role", 60),
    ],
};
