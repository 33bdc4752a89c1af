//! What is IMS's own in the operations that RAM has too.

use iam::Name;
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Check, Scope};

use crate::ims::field::{KeyOwnerName, UserPrincipalName};
use crate::ims::{Ims, check, view};
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

    fn check(operation: &str, caller: &Caller, relative: &str) -> Check {
        check(operation, caller, relative)
    }
}
