//! `ListSAMLProviders`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::SamlProvider;
use crate::ims::{Ims, checks};
use crate::ram::field::{Marker, MaxItems};

/// Lists the SAML providers of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListSAMLProviders {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many providers a page has, 1 to 100; 100 by default.
    #[serde(default)]
    max_items: MaxItems,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(rename = "SAMLProviders")]
    saml_providers: SamlProviders,
    is_truncated: bool,
    marker: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct SamlProviders {
    #[serde(rename = "SAMLProvider")]
    saml_provider: Vec<SamlProvider>,
}

impl Operation for ListSAMLProviders {
    const NAME: &'static str = "ListSAMLProviders";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "saml-provider/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let account = cx.caller().account();
        let after = input.marker.as_ref().map(|marker| marker.0.as_str());
        let page = iam::provider::saml::list(cx.scope(), after, input.max_items.at_most(100))?;
        let shown = |provider| SamlProvider { authn_sign_algo: None, ..SamlProvider::new(account, provider) };
        Ok(Output {
            is_truncated: page.next.is_some(),
            marker: page.next.as_deref().map(Marker::hide),
            saml_providers: SamlProviders { saml_provider: page.items.into_iter().map(shown).collect() },
        })
    }
}
