//! A recorded check, asked once more.

use policy_engine::{Alias, Context, Decision, Layers, Principal, Request, decide};
use wire::Checked;

/// Puts a check to policies.
pub(crate) fn ask(
    checked: &Checked,
    principal: &Principal<'_>,
    resource_account: &str,
    layers: &Layers<'_>,
) -> Decision {
    let context = context(checked);
    let also = checked.also.as_ref().map(|also| Alias { action: &also.action, resource: &also.resource });
    let request = Request::new(principal, &checked.action, &checked.resource, resource_account, &context);
    decide(layers, &request.also_as(also))
}

fn context(checked: &Checked) -> Context {
    let values = checked.conditions.iter();
    values.fold(Context::new(), |context, (key, values)| {
        context.with_values(key.clone(), values.iter().map(String::as_str))
    })
}

/// Whether two actions are the same; they are compared without case.
pub(crate) fn is_same_action(one: &str, other: &str) -> bool {
    one.eq_ignore_ascii_case(other)
}
