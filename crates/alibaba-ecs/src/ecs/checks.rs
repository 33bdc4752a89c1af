//! What policies are asked, and the condition keys of the resources they are asked about.

use std::borrow::Cow;

use alibaba_core::arn;
use policy_engine::Context;
use store::{Fault, tag};
use sts::Caller;
use wire::{Call, Check, Checks, Cx};

use super::location::region_of_id;
use crate::resource::Named;
use crate::tag::Tag;

/// A resource of ECS or VPC by its id; the region is the one the id speaks of, so that a call cannot
/// claim another, and else that of the call.
pub(crate) fn resource(service: &str, caller: &Caller, call: &Call, kind: &str, id: &str) -> String {
    // A name speaks of no region, whatever it looks like.
    let speaks = Some(id).filter(|_| kind != "keypair").and_then(region_of_id);
    let region = speaks.map(|region| region.id.as_str()).or(call.region.as_deref());
    arn::regional(service, region, caller.account(), format_args!("{kind}/{id}"))
}

/// One question about a resource of the action's own product.
pub(crate) fn about(action: impl Into<Cow<'static, str>>, caller: &Caller, call: &Call, kind: &str, id: &str) -> Check {
    let action = action.into();
    let product = action.split(':').next().unwrap_or_default();
    let resource = resource(product, caller, call, kind, id);
    Check::new(action, resource)
}

/// Asks about one resource.
pub(crate) fn one(action: impl Into<Cow<'static, str>>, caller: &Caller, call: &Call, kind: &str, id: &str) -> Checks {
    Checks::only(about(action, caller, call, kind, id))
}

/// Asks about each of these resources, or about all of the kind where none is named.
pub(crate) fn each<'a>(
    action: impl Into<Cow<'static, str>>,
    caller: &Caller,
    call: &Call,
    kind: &str,
    ids: impl IntoIterator<Item = &'a str>,
) -> Checks {
    let action = action.into();
    let mut checks = ids.into_iter().map(|id| about(action.clone(), caller, call, kind, id));
    match checks.next() {
        Some(first) => Checks::only(first).and_all(checks),
        None => one(action.clone(), caller, call, kind, "*"),
    }
}

/// The question whether the caller may give a role to an instance.
pub(crate) fn pass_role(caller: &Caller, role: &str) -> Check {
    Check::new("ram:PassRole", arn::role(caller.account(), role)).fact("acs:Service", "ecs.aliyuncs.com")
}

/// The same questions with the tags that the call gives, as what it sets or as what it looks for.
///
/// `acs:RequestTag/<key>` stands for them alone. The older key of the product, `ecs:tag/<key>` or `vpc:tag/<key>`, stands
/// for them and for stored tags ([`facts`]): the tutorials that grant `ecs:*` under it have their users launch with the
/// tags in the call, and list by giving them as the filter ("Create a resource with a specific tag", "Control access to
/// resources by using tags").
pub(crate) fn with_tags(checks: Checks, tags: &[Tag]) -> Checks {
    let product = checks.iter().next().and_then(|check| check.action.split(':').next()).unwrap_or_default().to_owned();
    tags.iter().fold(checks, |checks, tag| {
        let value = tag.value.as_deref().unwrap_or_default();
        checks
            .each_fact(format!("acs:RequestTag/{}", tag.key), value)
            .each_fact(format!("{product}:tag/{}", tag.key), value)
    })
}

/// Adds the tags of a resource of ECS or VPC, under the newer key and under the older one. A missing one has none.
pub(crate) fn facts(cx: &mut Cx<'_>, check: &Check, context: &mut Context) -> Result<(), Fault> {
    if check.resource.starts_with("acs:ram:") {
        return alibaba_core::condition_keys::ram_tags(cx, check, context);
    }
    let Some(named) = Named::parse(&check.resource) else { return Ok(()) };
    for (key, value) in tag::of(cx.scope(), named.kind.tagged, &named.key())?.iter() {
        context.push(format!("acs:ResourceTag/{key}"), value);
        context.push(format!("{}:tag/{key}", named.service), value);
    }
    Ok(())
}

/// The resource group of a resource of ECS or VPC: the default one where it names none. A missing one is in none.
pub(crate) fn resource_group(cx: &mut Cx<'_>, check: &Check) -> Result<Option<String>, Fault> {
    let Some(named) = Named::parse(&check.resource) else { return Ok(None) };
    let Some(place) = named.place(cx.scope())? else { return Ok(None) };
    let group = Some(place.resource_group).filter(|group| !group.is_empty());
    Ok(Some(group.unwrap_or_else(|| alibaba_core::resource_group::default_of(cx.caller().account()))))
}
