//! What all products of this cloud have in common: names of callers, condition keys of every request, the envelope.

use policy_engine::Context;
use sts::Caller;
use wire::render::{Lists, xml};
use wire::{Call, Denial, Dialect, Failure, Format, PrincipalNames, render};

use crate::caller;
use crate::refusal::access_denied_detail;

/// Alibaba Cloud's dialect.
#[derive(Debug)]
pub struct Alibaba;

impl Dialect for Alibaba {
    fn principal(caller: &Caller) -> PrincipalNames {
        caller::names(caller)
    }

    fn context(call: &Call, caller: &Caller, names: &PrincipalNames) -> Context {
        caller::context(call, caller, names)
    }

    /// `acs:ResourceTag/<key>`, and the older `ecs:tag/<key>`. What is not plain ASCII may be one of them in disguise:
    /// the engine folds the case of any letter.
    fn is_of_resource(key: &str) -> bool {
        let family = key.split('/').next().unwrap_or_default();
        let last = family.rsplit(':').next().unwrap_or_default();
        !family.is_ascii() || ["ResourceTag", "tag"].iter().any(|name| last.eq_ignore_ascii_case(name))
    }

    /// As RAM and the products beside it word it.
    fn denied(denial: &Denial<'_>) -> Failure {
        let text = "You are not authorized to do this action.";
        Failure::new(403, "NoPermission", text).with("AccessDeniedDetail", access_denied_detail(denial))
    }

    fn token_mismatch() -> Failure {
        Failure::new(400, "IdempotentParameterMismatch", "The specified ClientToken was used with other parameters.")
    }

    /// The fields of the reply after `RequestId`.
    fn render(call: &Call, operation: &str, reply: &str, _: fn(&str) -> &'static str) -> Vec<u8> {
        let body = render::joined(&render::object("RequestId", &call.request_id), reply);
        match call.format {
            Format::Json | Format::Plain => body.into_bytes(),
            Format::Xml => xml(&format!("{operation}Response"), &render::parsed(&body), Lists::Repeated),
        }
    }
}
