//! `ListPolicies`

use iam::policy::{Listed, Owner};
use kernel::page::Paged;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Cx;

use crate::iam::errors::Error;
use crate::iam::field::Part;
use crate::iam::list_all::Kind;
use crate::iam::view::{self, Page};

/// Lists the policies of the cloud and of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct ListPolicies {
    /// `ALL`, `KSC` for those of the cloud, `Local` for those of the account.
    scope: Option<Scope>,
    /// Whether to list only policies that are attached to somebody.
    #[serde(default)]
    only_attached: bool,
}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_policies_result: Page<view::Policy<i64>>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, JsonSchema)]
enum Scope {
    #[serde(rename = "ALL", alias = "All")]
    All,
    #[serde(rename = "KSC")]
    Ksc,
    Local,
}

impl Kind for ListPolicies {
    const NAME: &'static str = "ListPolicies";
    const KIND: &'static str = "policy";
    const EXAMPLE: &'static [(&'static str, &'static str)] = &[("Scope", "Local")];
    type Output = Output;

    fn page(self, cx: &mut Cx<'_>, part: &Part) -> Result<Output, Error> {
        let owner = match self.scope.unwrap_or(Scope::All) {
            Scope::All => None,
            Scope::Ksc => Some(Owner::System),
            Scope::Local => Some(Owner::Account),
        };
        let mut listed = Vec::new();
        let mut next = part.marker.after().map(str::to_owned);
        loop {
            let room = part.max_items.0 - listed.len();
            let page = iam::policy::list(cx.scope(), owner, &[], next.as_deref(), room)?;
            next = page.next;
            listed.extend(page.items.into_iter().filter(|listed| !self.only_attached || listed.attachments > 0));
            if next.is_none() || listed.len() == part.max_items.0 {
                break;
            }
        }
        let account = cx.caller().account();
        let shown = |listed: Listed| view::Policy::new(account, listed.policy, listed.attachments);
        Ok(Output { list_policies_result: Paged { items: listed, next }.map(shown).into() })
    }
}
