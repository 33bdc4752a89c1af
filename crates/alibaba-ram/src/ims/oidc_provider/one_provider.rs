//! Operations on one OIDC provider, which answer what it is afterwards.

use std::fmt::Debug;
use std::marker::PhantomData;

use iam::Name;
use iam::provider::oidc::Provider;
use schemars::JsonSchema;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, Scope, With};

use super::view::Output;
use crate::ims::field::ProviderName;
use crate::ims::{Ims, checks};

/// What an operation does with one provider: it is the parameters beside the provider's name.
pub trait OfProvider: DeserializeOwned + JsonSchema + Debug + Send + Sync + 'static {
    /// Name of the operation.
    const NAME: &'static str;
    /// Whether it changes the provider.
    const EFFECT: Effect;
    /// An example of its parameters.
    const EXAMPLE: &'static [(&'static str, &'static str)];

    /// Does it, and tells what the provider is now.
    fn apply(self, scope: &mut Scope<'_>, provider: &Name) -> iam::Result<Provider>;
}

/// An operation on one OIDC provider.
#[derive(Debug)]
pub struct OnProvider<T>(PhantomData<T>);

/// The provider that a call names.
#[derive(Debug, Deserialize, JsonSchema)]
#[schemars(description = "")]
pub struct Named {
    /// Name of the provider.
    #[serde(rename = "OIDCProviderName")]
    name: ProviderName,
}

impl<T: OfProvider> Operation for OnProvider<T> {
    const NAME: &'static str = T::NAME;
    const EFFECT: Effect = T::EFFECT;
    const EXAMPLE: &'static [(&'static str, &'static str)] = T::EXAMPLE;
    type Service = Ims;
    type Input = With<Named, T>;
    type Output = Output;

    fn checks(With(named, _): &Self::Input, caller: &Caller, _: &Call) -> Checks {
        checks(T::NAME, caller, &format!("oidc-provider/{}", named.name.0))
    }

    fn handle(cx: &mut Cx<'_>, With(named, input): Self::Input) -> iam::Result<Output> {
        let provider = input.apply(cx.scope(), &named.name.into())?;
        Ok(Output::new(cx.caller().account(), provider))
    }
}
