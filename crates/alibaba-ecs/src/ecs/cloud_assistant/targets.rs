//! The instances that a call is for: by their ids, or by their tags.

use compute::catalogue::OperatingSystem;
use compute::command::Language;
use compute::instance::{Filter, Instance, get_many, list};
use compute::invocation::Target;
use compute::listing::Window;
use store::Fault;
use wire::{Cx, Scope, Shells};

use crate::ecs::codes;
use crate::ecs::errors::{Error, Result};
use crate::ecs::image::software;
use crate::tag::{Tag, filter};

/// How many tags instances are chosen by at most.
const MOST_TAGS: usize = 10;

/// How many instances a command may be for.
pub(super) const MOST_OF_COMMAND: usize = 100;

/// How a call chooses instances.
#[derive(Debug, Clone, Copy)]
pub(super) struct Chosen<'c> {
    /// Their ids.
    pub(super) ids: &'c [String],
    /// Tags that they have, where no ids are given.
    pub(super) tags: &'c [Tag],
}

/// The instances of a call that are there, in the order in which they were named.
#[derive(Debug, Default)]
pub struct Targets {
    /// Each id that the call gives, once; those of the instances with its tags.
    pub(super) ids: Vec<String>,
    found: Vec<Instance>,
}

impl Chosen<'_> {
    /// Reads the instances for the checks.
    pub(super) fn load(&self, scope: &mut Scope<'_>, region: &str) -> std::result::Result<Targets, Fault> {
        if self.ids.is_empty() && !self.tags.is_empty() {
            let Ok(tags) = filter(self.tags) else { return Ok(Targets::default()) };
            let wanted = Filter { region: Some(region.to_owned()), tags, ..Filter::default() };
            let window = Window::after(None, i64::try_from(MOST_OF_COMMAND).unwrap_or(i64::MAX) + 1);
            return match list(scope, &wanted, window) {
                Ok(part) => {
                    let ids = part.items.iter().map(|instance| instance.id.clone()).collect();
                    Ok(Targets { ids, found: part.items })
                }
                Err(compute::Error::Store(fault)) => Err(fault),
                Err(_) => Ok(Targets::default()),
            };
        }
        Targets::named(scope, region, self.ids)
    }

    /// Refuses instances that are chosen in two ways, or in none.
    pub(super) fn check(&self, targets: &Targets) -> Result<()> {
        let code = if !self.ids.is_empty() && !self.tags.is_empty() {
            codes::cloud_assistant::IDS_AND_TAGS
        } else if self.tags.len() > MOST_TAGS {
            codes::cloud_assistant::TOO_MANY_RESOURCE_TAGS
        } else if self.tags.iter().any(|tag| tag.key.is_empty()) {
            codes::cloud_assistant::NO_RESOURCE_TAG_KEY
        } else if !self.tags.is_empty() && targets.ids.is_empty() {
            codes::cloud_assistant::NO_INSTANCE_HAS_TAGS
        } else {
            return targets.check(MOST_OF_COMMAND);
        };
        Err(Error::of(code))
    }
}

impl Targets {
    /// Reads the instances of a region with these ids.
    pub(super) fn named(scope: &mut Scope<'_>, region: &str, named: &[String]) -> std::result::Result<Self, Fault> {
        let mut ids: Vec<String> = Vec::new();
        for id in named {
            if !ids.contains(id) {
                ids.push(id.clone());
            }
        }
        let keys: Vec<_> = ids.iter().map(String::as_str).collect();
        let mut found = match get_many(scope, &keys) {
            Ok(found) => found,
            Err(compute::Error::Store(fault)) => return Err(fault),
            Err(_) => Vec::new(),
        };
        found.retain(|instance| instance.region == region);
        found.sort_by_key(|instance| ids.iter().position(|id| *id == instance.id));
        Ok(Self { ids, found })
    }

    /// Refuses no instance, too many, and one that is not there.
    pub(super) fn check(&self, most: usize) -> Result<()> {
        let code = match self.ids.len() {
            0 => codes::cloud_assistant::NO_INSTANCE,
            count if count > most => codes::cloud_assistant::TOO_MANY_INSTANCES,
            count if count > self.found.len() => codes::cloud_assistant::INSTANCE_NOT_FOUND,
            _ => return Ok(()),
        };
        Err(Error::of(code))
    }

    /// Refuses an instance whose system does not run such scripts.
    pub(super) fn check_language(&self, language: Language) -> Result<()> {
        let is_for_windows = language != Language::Shell;
        if self.found.iter().any(|instance| is_windows(instance) != is_for_windows) {
            return Err(Error::of(codes::cloud_assistant::NOT_APPLICABLE));
        }
        Ok(())
    }

    /// The instances, and whether something in each takes tasks.
    pub(super) fn with_shells(&self, cx: &Cx<'_>) -> Vec<Target<'_>> {
        let shells = &cx.sandbox().shells;
        self.found.iter().map(|instance| Target { instance, takes: takes(shells, instance) }).collect()
    }
}

/// Whether something in an instance takes tasks: a shell is open. In one of Windows nothing does.
pub(super) fn takes(shells: &Shells, instance: &Instance) -> bool {
    !is_windows(instance) && shells.is_open(&instance.id)
}

/// Whether the instance has Windows on its disk.
pub(super) fn is_windows(instance: &Instance) -> bool {
    software::of(instance).is_some_and(|software| software.os == OperatingSystem::Windows)
}
