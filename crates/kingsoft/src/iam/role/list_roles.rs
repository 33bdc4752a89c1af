//! `ListRoles`

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use wire::Cx;

use crate::iam::errors::Error;
use crate::iam::field::Part;
use crate::iam::list_all::Kind;
use crate::iam::view::{Page, Role};

/// Lists the roles of the account, page by page.
#[derive(Debug, Deserialize, JsonSchema)]
pub struct ListRoles {}

#[derive(Debug, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub struct Output {
    list_roles_result: Page<Role<Vec<String>>>,
}

impl Kind for ListRoles {
    const NAME: &'static str = "ListRoles";
    const KIND: &'static str = "role";
    type Output = Output;

    fn page(self, cx: &mut Cx<'_>, part: &Part) -> Result<Output, Error> {
        let page = iam::role::list(cx.scope(), part.marker.after(), part.max_items.0)?;
        let account = cx.caller().account();
        Ok(Output { list_roles_result: page.map(|role| Role::listed(account, role)).into() })
    }
}
