//! Which images a list is to show.

use alibaba_core::catalogue::catalogue;
use compute::catalogue::{Architecture, Image as Offered, OperatingSystem};
use compute::image::{Filter, Status};
use wire::Scope;

use super::describe_images::DescribeImages;
use super::view::{architecture, os_type};
use crate::ecs::bounds;
use crate::ecs::codes;
use crate::ecs::errors::Result;
use crate::tag as tags;

/// The account's own images that are wanted; `None` where none is.
pub(super) fn own(scope: &Scope<'_>, input: &DescribeImages) -> Result<Option<Filter>> {
    let account: Option<i64> = scope.account().as_str().parse().ok();
    let can_be = matches!(input.image_owner_alias.get(), None | Some("self"))
        && input.image_owner_id.is_none_or(|owner| Some(owner) == account);
    let filter = narrowed(input)?.filter(|_| can_be);
    Ok(filter.map(|filter| Filter {
        snapshot: input.snapshot_id.cloned(),
        resource_group: input.resource_group_id.cloned(),
        ..filter
    }))
}

/// The images of other accounts that are wanted; `None` where none is.
pub(super) fn shared(scope: &Scope<'_>, input: &DescribeImages) -> Result<Option<Filter>> {
    // What belongs to the owner of an image is not to be seen by others.
    let can_be = matches!(input.image_owner_alias.get(), None | Some("others"))
        && input.tag.is_empty()
        && input.snapshot_id.get().is_none()
        && input.resource_group_id.get().is_none();
    let Some(filter) = narrowed(input)?.filter(|_| can_be) else { return Ok(None) };
    let Some(number) = input.image_owner_id else { return Ok(Some(filter)) };
    let owner = scope.store().tenant(scope.tenant().cloud.name, &number.to_string());
    Ok(owner.map(|owner| Filter { owner: Some(owner.id), ..filter }))
}

/// What both kinds have in common; `None` where no image that an account made is wanted.
fn narrowed(input: &DescribeImages) -> Result<Option<Filter>> {
    let (created_from, created_until) = bounds::created(&input.filter, codes::instance::FILTER_NOT_FOUND)?;
    let kind = input.instance_type.get().and_then(|id| catalogue().instance_type(id));
    let suits = kind.and_then(|kind| catalogue().family(&kind.family)).map(|family| family.architecture);
    let named = match input.architecture.get() {
        Some("arm64") => Some(Architecture::Arm64),
        Some(_) => Some(Architecture::X86_64),
        None => None,
    };
    let can_be = input.is_public != Some(true)
        && input.architecture.get() != Some("i386")
        && input.is_support_cloudinit != Some(false)
        && input.is_support_io_optimized != Some(false)
        && (suits.is_none() || named.is_none() || suits == named);
    let ids: Vec<_> = input.image_id.iter().map(str::to_owned).collect();
    let filter = Filter {
        region: Some(input.region_id.0.id.clone()),
        ids: Some(ids).filter(|ids| !ids.is_empty()),
        name: input.image_name.cloned(),
        family: input.image_family.cloned(),
        os: match input.os_type.get() {
            Some("windows") => Some(OperatingSystem::Windows),
            Some(_) => Some(OperatingSystem::Linux),
            None => None,
        },
        architecture: suits.or(named),
        statuses: Some(statuses(input)),
        is_used: input.usage.get().map(|usage| usage == "instance"),
        created_from,
        created_until,
        tags: tags::filter(&input.tag)?,
        ..Filter::default()
    };
    Ok(Some(filter).filter(|_| can_be))
}

/// The states that are wanted. No image of the sandbox waits, fails or is unavailable.
fn statuses(input: &DescribeImages) -> Vec<Status> {
    let Some(text) = input.status.get() else { return vec![Status::Available] };
    let words: Vec<_> = text.split(',').map(str::trim).collect();
    let has = |wanted: &str| words.iter().any(|word| *word == wanted || word.eq_ignore_ascii_case("all"));
    let known = [("Creating", Status::Creating), ("Available", Status::Available), ("Deprecated", Status::Deprecated)];
    known.into_iter().filter(|(word, _)| has(word)).map(|(_, status)| status).collect()
}

/// Whether an image that the vendor offers is wanted.
pub(super) fn matches(input: &DescribeImages, image: &Offered) -> bool {
    let family = input.instance_type.get().and_then(|id| catalogue().instance_type(id));
    let family = family.and_then(|kind| catalogue().family(&kind.family));
    // Public images belong to the vendor, have no tags, no resource group and no snapshot of a customer.
    let public = matches!(input.image_owner_alias.get(), None | Some("system"))
        && input.image_owner_id.is_none()
        && input.is_public != Some(false)
        && input.is_support_cloudinit != Some(false)
        && input.is_support_io_optimized != Some(false)
        && input.tag.is_empty()
        && input.snapshot_id.get().is_none()
        && input.resource_group_id.get().is_none()
        && input.usage.get() != Some("none")
        && statuses(input).contains(&Status::Available);
    public
        && (input.image_id.iter().next().is_none() || input.image_id.iter().any(|id| id == image.id))
        && input.image_name.get().is_none_or(|glob| fits(glob, &image.name))
        && input.image_family.get().is_none_or(|series| image.image_family.as_deref() == Some(series))
        && input.os_type.get().is_none_or(|os| os == os_type(image.os))
        && input.architecture.get().is_none_or(|set| set == architecture(image.architecture))
        && family.is_none_or(|family| family.architecture == image.architecture)
}

/// Whether a name fits a text in which `*` stands for anything.
fn fits(glob: &str, name: &str) -> bool {
    let mut parts = glob.split('*');
    let Some(mut rest) = name.strip_prefix(parts.next().unwrap_or_default()) else { return false };
    let mut last = None;
    for part in parts {
        if let Some(previous) = last.replace(part) {
            match rest.find(previous) {
                Some(at) => rest = rest.get(at + previous.len()..).unwrap_or_default(),
                None => return false,
            }
        }
    }
    match last {
        Some(last) => rest.ends_with(last),
        None => rest.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use super::fits;

    #[test]
    fn a_star_stands_for_anything() {
        for (glob, name) in
            [("a", "a"), ("*", ""), ("a*", "abc"), ("*c", "abc"), ("a*c", "abc"), ("*b*", "abc"), ("a*b*c", "aXbYc")]
        {
            assert!(fits(glob, name), "{glob} {name}");
        }
        for (glob, name) in [("a", "ab"), ("", "a"), ("b*", "abc"), ("*b", "abc"), ("a*b*c", "acb"), ("ab*bc", "abc")] {
            assert!(!fits(glob, name), "{glob} {name}");
        }
    }
}
