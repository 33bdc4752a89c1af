//! `ListGroups`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Cx;

use crate::iam::errors::Error;
use crate::iam::field::Part;
use crate::iam::group::Groups;
use crate::iam::list_all::Kind;

/// Lists the groups of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListGroups {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_groups_result: Groups,
}

impl Kind for ListGroups {
    const NAME: &'static str = "ListGroups";
    const KIND: &'static str = "group";
    type Output = Output;

    fn page(self, cx: &mut Cx<'_>, part: &Part) -> Result<Output, Error> {
        let page = iam::group::list(cx.scope(), part.marker.after(), part.max_items.0)?;
        let total = iam::group::count(cx.scope())?;
        Ok(Output { list_groups_result: Groups::page(cx, page, total)? })
    }
}
