//! Operations about one key, which the call names.

use std::marker::PhantomData;

use kms::{Error as Refusal, alias, key};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::{Fault, Scope};
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Staged};

use crate::errors::{Error, Result};
use crate::field::{KeyName, KeyRef};
use crate::{Kms, place};

/// An operation about one key. It is the type of its parameters.
pub trait OfKey: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Its name.
    const NAME: &'static str;
    /// Whether it writes.
    const EFFECT: Effect;
    /// Parameters of a call that reads well.
    const EXAMPLE: &'static [(&'static str, &'static str)];
    /// Whether an alias may stand for the key.
    const BY_ALIAS: bool = false;
    /// Its answer.
    type Output: Serialize + JsonSchema;

    /// The key that it is about.
    fn key(&self) -> Option<&KeyRef>;

    /// Does it.
    fn handle(self, cx: &mut Cx<'_>, key: key::Key) -> Result<Self::Output>;
}

/// An operation about one key, with the stages that all of them have in common.
#[derive(Debug)]
pub struct Of<O>(PhantomData<O>);

impl<O: OfKey> Staged for Of<O> {
    const NAME: &'static str = O::NAME;
    const EFFECT: Effect = O::EFFECT;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = O::EXAMPLE;
    type Service = Kms;
    type Input = O;
    type Prepared = ();
    type Loaded = Option<key::Key>;
    type Output = O::Output;

    fn load(cx: &mut Cx<'_>, input: &O, (): ()) -> std::result::Result<Option<key::Key>, Fault> {
        let call = cx.call();
        match input.key() {
            Some(named) => find(cx.scope(), call, named),
            None => Ok(None),
        }
    }

    fn checks(input: &O, found: &Option<key::Key>, caller: &Caller, call: &Call) -> Checks {
        let check = match input.key() {
            Some(named) => about(format!("kms:{}", O::NAME), caller, call, named, found.as_ref()),
            None => Check::new(format!("kms:{}", O::NAME), place::all(caller, call, "key/*")),
        };
        Checks::only(check)
    }

    fn handle(cx: &mut Cx<'_>, input: O, found: Option<key::Key>) -> Result<O::Output> {
        let Some(named) = input.key() else { return Err(Error::missing("KeyId")) };
        let key = present(named, found, O::BY_ALIAS)?;
        input.handle(cx, key)
    }
}

/// The key that a call names, in the region that it states.
pub(crate) fn find(scope: &mut Scope<'_>, call: &Call, named: &KeyRef) -> std::result::Result<Option<key::Key>, Fault> {
    let mut stated = place::stated_region(call);
    if let Some((region, account)) = named.place() {
        // A resource name may leave the region open; of another account nothing is found.
        if account != scope.account().as_str() || stated.is_some_and(|stated| stated != region) {
            return Ok(None);
        }
        stated = Some(region);
    }
    let found = match named.name() {
        KeyName::Id(id) => key::find(scope, id)?,
        KeyName::Alias(name) => {
            let region = stated.unwrap_or_else(|| place::region(call));
            match alias::find(scope, region, name)? {
                Some(alias) => key::find(scope, &alias.key_id)?,
                None => None,
            }
        }
    };
    Ok(found.filter(|key| stated.is_none_or(|stated| key.region == stated)))
}

/// The question about a key, by what it is found to be or else by what the call says of it.
pub(crate) fn about(action: String, caller: &Caller, call: &Call, named: &KeyRef, found: Option<&key::Key>) -> Check {
    let resource = match (found, named.place(), named.name()) {
        (Some(key), ..) => place::key_arn(&key.region, caller.account(), &key.id),
        (None, Some((region, account)), KeyName::Id(id)) => place::key_arn(region, account, id),
        (None, Some((region, account)), KeyName::Alias(name)) => place::alias_arn(region, account, name),
        (None, None, KeyName::Id(id)) => place::unknown_key(caller, call, id),
        (None, None, KeyName::Alias(name)) => place::alias_arn(place::region(call), caller.account(), name),
    };
    let check = Check::new(action, resource);
    match named.place() {
        Some((_, account)) if account != caller.account() => check.owned_by(account),
        _ => check,
    }
}

/// The key, or why it cannot be used.
pub(crate) fn present(named: &KeyRef, found: Option<key::Key>, by_alias: bool) -> Result<key::Key> {
    if !by_alias && matches!(named.name(), KeyName::Alias(_)) {
        return Err(Error::no_alias());
    }
    found.ok_or_else(|| {
        Error::Domain(match named.name() {
            KeyName::Id(id) => Refusal::no_key(id),
            KeyName::Alias(name) => Refusal::NoAlias { name: name.clone() },
        })
    })
}
