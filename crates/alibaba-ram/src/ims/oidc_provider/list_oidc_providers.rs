//! `ListOIDCProviders`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_with::skip_serializing_none;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation};

use super::view::OidcProvider;
use crate::ims::{Ims, checks};
use crate::page::Page;
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

/// Where a page of OIDC providers stands in their list.
#[skip_serializing_none]
#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Place {
    is_truncated: bool,
    marker: Option<String>,
    /// The same mark, for a caller that pages with `NextToken`.
    next_token: Option<String>,
}

impl Operation for ListOIDCProviders {
    const NAME: &'static str = "ListOIDCProviders";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ims;
    type Input = Self;
    type Output = Page<OidcProvider, Place>;

    fn checks(_: &Self, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "oidc-provider/*")
    }

    fn handle(cx: &mut Cx<'_>, input: Self) -> iam::Result<Self::Output> {
        let account = cx.caller().account();
        let speaks_of_tokens = input.max_results.is_some() || input.next_token.is_some();
        let marker = input.marker.or(input.next_token);
        let limit = input.max_items.or(input.max_results).unwrap_or_default().at_most(100);
        let page = iam::provider::oidc::list(cx.scope(), marker.as_deref(), limit)?;
        let next = page.next.as_deref().map(Marker::hide);
        let shown = |provider| OidcProvider::new(account, provider);
        let place =
            Place { is_truncated: next.is_some(), next_token: next.clone().filter(|_| speaks_of_tokens), marker: next };
        Ok(Page::at(page.items.into_iter().map(shown).collect(), place))
    }
}
