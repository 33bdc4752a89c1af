//! What is IMS's own in the operations that RAM has too.

use alibaba_core::principal_name::Domain;
use iam::Name;
use iam::group::members_of;
use iam::login_profile::LoginProfile;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Check, Cx, Scope};

use crate::ims::field::{KeyOwnerName, MfaDeviceName, UserPrincipalName};
use crate::ims::{Ims, check, login, setting, view};
use crate::page::{Page, Part};
use crate::ram::identities::{Identities, NamesOwner, NamesUser};

/// A user by its name with the domain of the account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct User {
    /// Name of the user with the domain of the account.
    user_principal_name: UserPrincipalName,
}

/// The owner of keys by its name with the domain of the account.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Owner {
    /// Name of the user with the domain of the account; without it the keys are those of the caller.
    user_principal_name: Option<KeyOwnerName>,
}

/// A new MFA device by name.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct NewDevice {
    /// Name of the device, unique in the account.
    #[serde(rename = "VirtualMFADeviceName")]
    name: MfaDeviceName,
}

impl From<NewDevice> for Name {
    fn from(device: NewDevice) -> Self {
        device.name.into()
    }
}

impl NamesUser for User {
    const EXAMPLE: (&'static str, &'static str) = ("UserPrincipalName", "alice@1234567890123456.onaliyun.com");

    fn asked(&self) -> &str {
        self.user_principal_name.user().as_str()
    }

    fn known(self, scope: &mut Scope<'_>) -> iam::Result<Name> {
        self.user_principal_name.known(scope)
    }
}

impl NamesOwner for Owner {
    const EXAMPLE: (&'static str, &'static str) = User::EXAMPLE;

    fn asked(&self) -> Option<&str> {
        Some(self.user_principal_name.as_ref()?.0.as_ref()?.user().as_str())
    }

    fn known(self, scope: &mut Scope<'_>) -> iam::Result<Option<Name>> {
        self.user_principal_name.and_then(|owner| owner.0).map(|name| name.known(scope)).transpose()
    }
}

impl Identities for Ims {
    const SAYS_MORE_OF_KEYS: bool = true;
    type User = User;
    type Owner = Owner;
    type Group = view::Group;
    type NewDevice = NewDevice;
    type LoginProfile = login::LoginProfile;
    type JoinedGroup = view::JoinedGroup;
    type Member = view::Member;
    type PasswordPolicy = setting::PasswordPolicyView;
    type SecurityPreference = setting::SecurityPreferenceView;

    fn check(operation: &str, caller: &Caller, relative: &str) -> Check {
        check(operation, caller, relative)
    }

    fn members(scope: &mut Scope<'_>, group: &Name, part: &Part) -> iam::Result<Page<view::Member>> {
        let page = members_of(scope, group, part.after(), part.limit_of_100())?;
        let domain = Domain::of_account(scope)?;
        Ok(page.map(|member| view::Member::new(&domain, member)).into())
    }

    fn login_profile(cx: &mut Cx<'_>, profile: LoginProfile) -> iam::Result<login::LoginProfile> {
        login::LoginProfile::of(cx, &profile)
    }
}
