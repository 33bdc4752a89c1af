//! How many of each thing an account may have.

use store::Scope;

use crate::attachment::HolderKind;
use crate::error::{Error, Result};

/// One quota.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Limit {
    /// Users of an account.
    Users,
    /// Access keys of a user.
    AccessKeysPerUser,
    /// Groups of an account.
    Groups,
    /// Groups that one user may be in.
    GroupsPerUser,
    /// Roles of an account.
    Roles,
    /// Policies that an account wrote itself.
    Policies,
    /// Versions of one policy.
    VersionsPerPolicy,
    /// Tags of one user, group, role or policy.
    Tags,
    /// MFA devices of an account.
    MfaDevices,
    /// Users that may be in one group.
    UsersPerGroup,
    /// Policies of either kind attached to one holder.
    AttachedPolicies(HolderKind),
    /// Policies of the cloud attached to one holder.
    SystemPolicies(HolderKind),
    /// Policies of the account attached to one holder.
    CustomPolicies(HolderKind),
    /// SAML providers of an account.
    SamlProviders,
    /// OIDC providers of an account.
    OidcProviders,
    /// Client ids of one OIDC provider.
    ClientIdsPerProvider,
    /// Fingerprints of one OIDC provider.
    FingerprintsPerProvider,
    /// Resource groups of an account, beside the default one.
    ResourceGroups,
}

impl Limit {
    /// Name of the quota in a cloud's table, such as `users`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Users => "users",
            Self::AccessKeysPerUser => "access-keys-per-user",
            Self::Groups => "groups",
            Self::GroupsPerUser => "groups-per-user",
            Self::Roles => "roles",
            Self::Policies => "policies",
            Self::VersionsPerPolicy => "versions-per-policy",
            Self::Tags => "tags-per-resource",
            Self::MfaDevices => "mfa-devices",
            Self::UsersPerGroup => "users-per-group",
            Self::AttachedPolicies(HolderKind::User) => "policies-per-user",
            Self::AttachedPolicies(HolderKind::Group) => "policies-per-group",
            Self::AttachedPolicies(HolderKind::Role) => "policies-per-role",
            Self::SystemPolicies(HolderKind::User) => "system-policies-per-user",
            Self::SystemPolicies(HolderKind::Group) => "system-policies-per-group",
            Self::SystemPolicies(HolderKind::Role) => "system-policies-per-role",
            Self::CustomPolicies(HolderKind::User) => "custom-policies-per-user",
            Self::CustomPolicies(HolderKind::Group) => "custom-policies-per-group",
            Self::CustomPolicies(HolderKind::Role) => "custom-policies-per-role",
            Self::SamlProviders => "saml-providers",
            Self::OidcProviders => "oidc-providers",
            Self::ClientIdsPerProvider => "client-ids-per-provider",
            Self::FingerprintsPerProvider => "fingerprints-per-provider",
            Self::ResourceGroups => "resource-groups",
        }
    }
}

/// The number of a quota; no bound is the largest number.
pub fn max(scope: &Scope<'_>, limit: Limit) -> u64 {
    scope.store().quota(scope.tenant().cloud, limit.name())
}

/// Refuses when a thing would have more than it may, with `wanted` of something.
pub fn at_most(scope: &Scope<'_>, limit: Limit, wanted: usize) -> Result<()> {
    let max = scope.store().quota(scope.tenant().cloud, limit.name());
    if u64::try_from(wanted).is_ok_and(|wanted| wanted <= max) {
        Ok(())
    } else {
        Err(Error::LimitExceeded { limit, max })
    }
}

/// Refuses when `used` leaves no room for one more.
pub fn room_for(scope: &Scope<'_>, limit: Limit, used: i64) -> Result<()> {
    let max = scope.store().quota(scope.tenant().cloud, limit.name());
    if u64::try_from(used).is_ok_and(|used| used < max) { Ok(()) } else { Err(Error::LimitExceeded { limit, max }) }
}
