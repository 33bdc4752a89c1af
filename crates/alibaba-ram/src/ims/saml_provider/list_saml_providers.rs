//! `ListSAMLProviders`

use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Cx, Effect, Operation, With};

use super::view::SamlProvider;
use crate::ims::{Ims, checks};
use crate::page::{Page, Part};

/// Lists the SAML providers of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListSAMLProviders {}

impl Operation for ListSAMLProviders {
    const NAME: &'static str = "ListSAMLProviders";
    const EFFECT: Effect = Effect::Read;
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("MaxItems", "100")];
    type Service = Ims;
    type Input = With<Self, Part>;
    type Output = Page<SamlProvider>;

    fn checks(_: &Self::Input, caller: &Caller, _: &Call) -> Checks {
        checks(Self::NAME, caller, "saml-provider/*")
    }

    fn handle(cx: &mut Cx<'_>, With(_, part): Self::Input) -> iam::Result<Page<SamlProvider>> {
        let account = cx.caller().account();
        let page = iam::provider::saml::list(cx.scope(), part.after(), part.limit_of_100())?;
        let shown = |provider| SamlProvider { authn_sign_algo: None, ..SamlProvider::new(account, provider) };
        Ok(page.map(shown).into())
    }
}
