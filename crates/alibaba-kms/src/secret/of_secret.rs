//! Operations about one secret, which the call names.

use std::marker::PhantomData;

use kms::Error as Refusal;
use kms::secret::{Secret, find};
use schemars::JsonSchema;
use serde::Serialize;
use serde::de::DeserializeOwned;
use store::Fault;
use sts::Caller;
use wire::{Call, Check, Checks, Cx, Effect, Staged};

use super::SecretName;
use crate::errors::{Error, Result};
use crate::{Kms, place};

/// An operation about one secret. It is the type of its parameters.
pub trait OfSecret: DeserializeOwned + JsonSchema + Send + Sync + 'static {
    /// Its name.
    const NAME: &'static str;
    /// Whether it writes.
    const EFFECT: Effect;
    /// Parameters of a call that reads well.
    const EXAMPLE: &'static [(&'static str, &'static str)];
    /// What the caller must be allowed to do with the key of the secret, where it has one.
    const ON_KEY: Option<&'static str> = None;
    /// Its answer.
    type Output: Serialize + JsonSchema;

    /// The secret that it is about.
    fn secret(&self) -> &SecretName;

    /// Does it.
    fn handle(self, cx: &mut Cx<'_>, secret: Secret) -> Result<Self::Output>;
}

/// An operation about one secret, with the stages that all of them have in common.
#[derive(Debug)]
pub struct Of<O>(PhantomData<O>);

impl<O: OfSecret> Staged for Of<O> {
    const NAME: &'static str = O::NAME;
    const EFFECT: Effect = O::EFFECT;
    const PREPARES: bool = false;
    const EXAMPLE: &'static [(&'static str, &'static str)] = O::EXAMPLE;
    type Service = Kms;
    type Input = O;
    type Prepared = ();
    type Loaded = Option<Secret>;
    type Output = O::Output;

    fn load(cx: &mut Cx<'_>, input: &O, (): ()) -> std::result::Result<Option<Secret>, Fault> {
        let (named, call) = (input.secret(), cx.call());
        let region = named.place().map_or_else(|| place::region(call), |(region, _)| region);
        let is_foreign = named.place().is_some_and(|(region, account)| {
            account != cx.caller().account() || place::stated_region(call).is_some_and(|stated| stated != region)
        });
        if is_foreign { Ok(None) } else { find(cx.scope(), region, named.name()) }
    }

    fn checks(input: &O, found: &Option<Secret>, caller: &Caller, call: &Call) -> Checks {
        let check = about(format!("kms:{}", O::NAME), caller, call, input.secret());
        let key = found.as_ref().filter(|secret| !secret.key_id.is_empty()).zip(O::ON_KEY);
        let on_key = |(secret, action): (&Secret, &'static str)| {
            Check::new(action, place::key_arn(&secret.region, caller.account(), &secret.key_id))
        };
        Checks::only(check).and_if(key, on_key)
    }

    fn handle(cx: &mut Cx<'_>, input: O, found: Option<Secret>) -> Result<O::Output> {
        let missing = || Error::Domain(Refusal::NoSecret { name: input.secret().name().to_owned() });
        let secret = found.ok_or_else(missing)?;
        input.handle(cx, secret)
    }
}

/// The question about a secret.
pub(super) fn about(action: String, caller: &Caller, call: &Call, named: &SecretName) -> Check {
    let (region, account) = named.place().unwrap_or_else(|| (place::region(call), caller.account()));
    let check = Check::new(action, place::secret_arn(region, account, named.name()));
    if account == caller.account() { check } else { check.owned_by(account) }
}
