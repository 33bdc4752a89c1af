//! The launch template that a call names.

use compute::launch_template::{self, LaunchTemplate, Reference};
use schemars::JsonSchema;
use serde::Deserialize;
use sts::Caller;
use wire::{Call, Checks, Scope};

use crate::ecs::checks::one;
use crate::ecs::errors::{Error, Result};
use crate::ecs::field::{RegionId, Text};

/// The launch template of a call.
#[derive(Debug, Deserialize, JsonSchema)]
#[serde(rename_all = "PascalCase")]
#[schemars(description = "")]
pub struct Named {
    /// Region of the launch template.
    pub(super) region_id: RegionId,
    /// Its id.
    #[serde(default)]
    launch_template_id: Text,
    /// Its name, where the id is left out.
    #[serde(default)]
    launch_template_name: Text,
}

/// How a call names a launch template; `None` where it names none. An id wins over a name.
pub(super) fn reference<'t>(id: &'t Text, name: &'t Text) -> Option<Reference<'t>> {
    id.get().map(Reference::Id).or_else(|| name.get().map(Reference::Name))
}

impl Named {
    /// What the checks know of it: its id.
    pub(super) fn load(&self, scope: &mut Scope<'_>) -> std::result::Result<Option<LaunchTemplate>, store::Fault> {
        match self.find(scope) {
            Ok(template) => Ok(Some(template)),
            Err(Error::Domain(compute::Error::Store(fault))) => Err(fault),
            Err(_) => Ok(None),
        }
    }

    /// Asks about it. One that goes by a name which the region does not have is any.
    pub(super) fn checks(
        &self,
        action: &'static str,
        found: Option<&LaunchTemplate>,
        caller: &Caller,
        call: &Call,
    ) -> Checks {
        let id = found.map(|template| template.id.as_str()).or(self.launch_template_id.get());
        one(action, caller, call, "launchtemplate", id.unwrap_or("*"))
    }

    /// The launch template.
    pub(super) fn find(&self, scope: &mut Scope<'_>) -> Result<LaunchTemplate> {
        let Some(reference) = reference(&self.launch_template_id, &self.launch_template_name) else {
            return Err(Error::missing("LaunchTemplateId"));
        };
        Ok(launch_template::get(scope, &self.region_id.0.id, reference)?)
    }

    /// What `load` found, or why it found nothing.
    pub(super) fn found(&self, scope: &mut Scope<'_>, found: Option<LaunchTemplate>) -> Result<LaunchTemplate> {
        found.map_or_else(|| self.find(scope), Ok)
    }
}
