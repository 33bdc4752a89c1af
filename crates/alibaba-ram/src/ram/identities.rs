//! What differs between RAM and IMS in the operations that both have.

use alibaba_core::arn;
use iam::Name;
use iam::group::{Joined, members_of};
use iam::login_profile::LoginProfile;
use iam::password_policy::PasswordPolicy;
use iam::security_preference::SecurityPreference;
use schemars::JsonSchema;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use sts::Caller;
use wire::{Check, Checks, Cx, Scope, Service};

use crate::page::{Listed, Page, Part};
use crate::ram::field::{MfaDeviceName, UserName};
use crate::ram::key::KeyOwner;
use crate::ram::{Ram, login, setting, view};

/// A product with operations on the identities of an account: RAM, which names a user alone, and IMS, which names it with
/// the domain of the account.
pub trait Identities: Service<Error = iam::Error> {
    /// Whether answers about an access key say when it was changed, and for which service it was used.
    const SAYS_MORE_OF_KEYS: bool;

    /// The parameter that names a user.
    type User: NamesUser;
    /// The parameter that names the owner of access keys.
    type Owner: NamesOwner;
    /// A group in answers.
    type Group: From<iam::group::Group> + Listed;
    /// The parameter that names a new MFA device.
    type NewDevice: DeserializeOwned + JsonSchema + Send + Sync + Into<Name>;
    /// A login profile in answers.
    type LoginProfile: Serialize + JsonSchema;
    /// A group that a user is in, in answers.
    type JoinedGroup: From<Joined> + Listed;
    /// A member of a group in answers.
    type Member: Listed;
    /// A password policy in answers.
    type PasswordPolicy: From<PasswordPolicy> + Serialize + JsonSchema;
    /// A security preference in answers.
    type SecurityPreference: From<SecurityPreference> + Serialize + JsonSchema;

    /// The question that an operation asks about a resource of the caller's account.
    fn check(operation: &str, caller: &Caller, relative: &str) -> Check;

    /// The one question of an operation that asks one.
    fn checks(operation: &str, caller: &Caller, relative: &str) -> Checks {
        Checks::only(Self::check(operation, caller, relative))
    }

    /// A page of the members of a group.
    fn members(scope: &mut Scope<'_>, group: &Name, part: &Part) -> iam::Result<Page<Self::Member>>;

    /// A login profile as answers show it.
    fn login_profile(cx: &mut Cx<'_>, profile: LoginProfile) -> iam::Result<Self::LoginProfile>;

    /// The question about a user that a call names.
    fn check_user(operation: &str, caller: &Caller, user: &Self::User) -> Check {
        Self::check(operation, caller, &format!("user/{}", user.asked()))
    }
}

/// The parameter that names a user.
pub trait NamesUser: DeserializeOwned + JsonSchema + Send + Sync {
    /// An example of it.
    const EXAMPLE: (&'static str, &'static str);

    /// The user, for the question to the policies.
    fn asked(&self) -> &str;

    /// The user, when the name can be one of the account's.
    fn known(self, scope: &mut Scope<'_>) -> iam::Result<Name>;
}

/// The parameter that names the owner of access keys, when it is not the caller.
pub trait NamesOwner: DeserializeOwned + JsonSchema + Send + Sync {
    /// An example of it.
    const EXAMPLE: (&'static str, &'static str);

    /// The user that is named, for the question to the policies.
    fn asked(&self) -> Option<&str>;

    /// The user that is named, when the name can be one of the account's.
    fn known(self, scope: &mut Scope<'_>) -> iam::Result<Option<Name>>;
}

/// A user by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct User {
    /// Name of the user.
    user_name: UserName,
}

/// The owner of keys by name.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Owner {
    /// Name of the user; without it the keys are those of the caller.
    user_name: Option<KeyOwner>,
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
    const EXAMPLE: (&'static str, &'static str) = ("UserName", "alice");

    fn asked(&self) -> &str {
        &self.user_name.0
    }

    fn known(self, _: &mut Scope<'_>) -> iam::Result<Name> {
        Ok(self.user_name.into())
    }
}

impl NamesOwner for Owner {
    const EXAMPLE: (&'static str, &'static str) = User::EXAMPLE;

    fn asked(&self) -> Option<&str> {
        self.user_name.as_ref()?.0.as_deref()
    }

    fn known(self, _: &mut Scope<'_>) -> iam::Result<Option<Name>> {
        Ok(self.asked().map(Name::from))
    }
}

impl Identities for Ram {
    const SAYS_MORE_OF_KEYS: bool = false;
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
        Check::new(format!("ram:{operation}"), arn::ram(caller.account(), relative))
    }

    fn members(scope: &mut Scope<'_>, group: &Name, part: &Part) -> iam::Result<Page<view::Member>> {
        let page = members_of(scope, group, part.after(), part.limit())?;
        Ok(page.map(view::Member::from).into())
    }

    fn login_profile(_: &mut Cx<'_>, profile: LoginProfile) -> iam::Result<login::LoginProfile> {
        Ok(profile.into())
    }
}
