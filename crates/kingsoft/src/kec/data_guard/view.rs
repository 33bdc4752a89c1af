//! Data guard groups as their instances show them.

use std::collections::{BTreeSet, HashMap};

use compute::deployment_set::{DeploymentSet, Filter, list};
use compute::instance::Instance;
use compute::listing::Window;
use schemars::JsonSchema;
use serde::Serialize;
use wire::Cx;

use super::DATA_GUARD_ID;
use crate::kec::errors::Error;
use crate::kec::instance::text;

/// The group that an instance is in.
#[derive(Debug, Clone, Serialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
pub(crate) struct DataGuard {
    data_guard_id: String,
    data_guard_name: String,
    data_guard_type: String,
}

impl From<DeploymentSet> for DataGuard {
    fn from(group: DeploymentSet) -> Self {
        Self { data_guard_id: group.id, data_guard_name: group.name, data_guard_type: group.strategy }
    }
}

/// The groups that instances are in, by their identifiers.
pub(crate) fn groups_of(cx: &mut Cx<'_>, instances: &[Instance]) -> Result<HashMap<String, DataGuard>, Error> {
    let ids: BTreeSet<_> = instances.iter().map(|instance| text(instance, DATA_GUARD_ID)).collect();
    let ids: Vec<_> = ids.into_iter().filter(|id| !id.is_empty()).collect();
    if ids.is_empty() {
        return Ok(HashMap::new());
    }
    let groups = list(cx.scope(), &Filter { ids: Some(ids), ..Filter::default() }, Window::ALL)?.items;
    Ok(groups.into_iter().map(|group| (group.id.clone(), group.into())).collect())
}
