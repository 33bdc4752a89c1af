//! The one thing that an older tag operation is about.

use kms::{Error as Refusal, key, secret};
use schemars::JsonSchema;
use serde::Deserialize;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Cx};

use super::Kind;
use crate::errors::{Error, Result};
use crate::field::{KeyRef, Text};
use crate::secret::SecretName;
use crate::{of_key, place};

/// A key or a secret.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct One {
    /// Key, by its identifier or its resource name.
    key_id: Option<KeyRef>,
    /// Secret, by its name; counts where no key is named.
    secret_name: Option<SecretName>,
    /// Certificate; there is none.
    #[serde(default)]
    certificate_id: Text,
}

/// What was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// A key.
    Key(Box<key::Key>),
    /// A secret.
    Secret(Box<secret::Secret>),
}

impl One {
    /// Finds it.
    pub(super) fn load(&self, cx: &mut Cx<'_>) -> std::result::Result<Option<Found>, Fault> {
        let call = cx.call();
        if let Some(named) = &self.key_id {
            return Ok(of_key::find(cx.scope(), call, named)?.map(|key| Found::Key(Box::new(key))));
        }
        let Some(named) = &self.secret_name else { return Ok(None) };
        let found = secret::find(cx.scope(), place::region(call), named.name())?;
        Ok(found.map(|secret| Found::Secret(Box::new(secret))))
    }

    /// The question about it.
    pub(super) fn check(&self, action: &str, found: Option<&Found>, caller: &Caller, call: &Call) -> Check {
        let action = action.to_owned();
        match (&self.key_id, &self.secret_name, found) {
            (Some(named), _, Some(Found::Key(key))) => of_key::about(action, caller, call, named, Some(key)),
            (Some(named), ..) => of_key::about(action, caller, call, named, None),
            (None, Some(named), _) => {
                Check::new(action, place::secret_arn(place::region(call), caller.account(), named.name()))
            }
            (None, None, _) => Check::new(action, place::all(caller, call, "key/*")),
        }
    }

    /// What kind it is, and under what its tags are kept.
    pub(super) fn place(&self, found: Option<Found>) -> Result<(Kind, String)> {
        match (found, &self.key_id) {
            (Some(Found::Key(key)), Some(named)) => {
                of_key::present(named, Some(*key), false).map(|key| (Kind::Key, key.id))
            }
            (Some(Found::Key(key)), None) => Ok((Kind::Key, key.id)),
            (Some(Found::Secret(secret)), _) => Ok((Kind::Secret, secret.place)),
            (None, Some(named)) => Err(of_key::present(named, None, false).err().unwrap_or_else(Error::no_resource)),
            (None, None) => Err(match &self.secret_name {
                Some(named) => Error::Domain(Refusal::NoSecret { name: named.name().to_owned() }),
                None if self.certificate_id.get().is_some() => Error::no_resource(),
                None => Error::missing("KeyId"),
            }),
        }
    }
}
