//! `ListOIDCProviders`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::OidcProvider;
use crate::ims::{Ims, checks};
use crate::ram::field::{Marker, MaxItems};

/// Lists the OIDC providers of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListOIDCProviders {
    /// Where the page begins.
    marker: Option<Marker>,
    /// How many providers a page has, 1 to 100; 100 by default.
    max_items: Option<MaxItems>,
    /// Where the page begins, as Terraform's provider says it.
    next_token: Option<Marker>,
    /// How many providers a page has, as Terraform's provider says it.
    max_results: Option<MaxItems>,
}

#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    #[serde(rename = "OIDCProviders")]
    oidc_providers: OidcProviders,
    is_truncated: bool,
    marker: Option<String>,
    /// The same mark, for a caller that pages with `NextToken`.
    next_token: Option<String>,
}

#[derive(Debug, Serialize, JsonSchema)]
struct OidcProviders {
    #[serde(rename = "OIDCProvider")]
    oidc_provider: Vec<OidcProvider>,
}

impl Operation for ListOIDCProviders {
    const NAME: &'static str = "ListOIDCProviders";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ims;
    type Input = Self;
    type Output = Output;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "oidc-provider/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Output> {
        let account = cx.caller().account();
        let speaks_of_tokens = input.max_results.is_some() || input.next_token.is_some();
        let marker = input.marker.or(input.next_token);
        let limit = input.max_items.or(input.max_results).unwrap_or_default().at_most(100);
        let page = iam::provider::oidc::list(cx.scope(), marker.as_ref().map(|marker| marker.0.as_str()), limit)?;
        let next = page.next.as_deref().map(Marker::hide);
        let shown = |provider| OidcProvider::new(account, provider);
        Ok(Output {
            is_truncated: next.is_some(),
            next_token: next.clone().filter(|_| speaks_of_tokens),
            marker: next,
            oidc_providers: OidcProviders { oidc_provider: page.items.into_iter().map(shown).collect() },
        })
    }
}
