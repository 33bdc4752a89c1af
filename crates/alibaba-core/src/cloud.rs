//! What makes this cloud itself: identifiers, quotas, its policy language.

use kernel::account::IdFormats;
use kernel::{Alphabet, Cloud, IdFormat, TenantId};

/// Alibaba Cloud.
///
/// IdFormats follow the samples of the vendor's pages; quotas its page on limits and `GetAccountSummary`.
pub static CLOUD: Cloud = Cloud {
    name: "alibaba",
    policy_dialect: "ram",
    exact_names: false,
    system: TenantId(1),
    system_policies: &crate::system_policies::SYSTEM_POLICIES,
    shapes: IdFormats {
        account: IdFormat::new("alibaba-account", "", Alphabet::Digits, 16),
        user: IdFormat::new("ram-user", "", Alphabet::Digits, 18),
        group: IdFormat::new("ram-group", "g-", Alphabet::Mixed, 16),
        role: IdFormat::new("ram-role", "", Alphabet::Digits, 18),
        access_key: IdFormat::new("ram-key", "LTAI", Alphabet::Mixed, 20),
        secret: IdFormat::new("ram-secret", "", Alphabet::Mixed, 30),
        session_key: IdFormat::new("sts-key", "STS.", Alphabet::Mixed, 25),
    },
    quotas: &[
        ("users", 1_000),
        ("access-keys-per-user", 2),
        ("groups", 50),
        ("groups-per-user", 5),
        ("roles", 1_000),
        ("policies", 1_500),
        ("versions-per-policy", 5),
        ("tags-per-resource", 20),
        ("mfa-devices", 1_000),
        ("system-policies-per-user", 20),
        ("system-policies-per-group", 20),
        ("system-policies-per-role", 20),
        ("custom-policies-per-user", 10),
        ("custom-policies-per-group", 5),
        ("custom-policies-per-role", 5),
        ("saml-providers", 100),
        ("oidc-providers", 100),
        ("client-ids-per-provider", 50),
        ("fingerprints-per-provider", 5),
        ("resource-groups", 30),
    ],
};
