//! The smallest changes that would turn a decision, and the button that makes one.

use axum::extract::Path;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use maud::{Markup, html};
use policy_engine::{AttachedTo, Change, Element, Explanation, Layer, Pointer, PrincipalKind, SourceKind, Suggestion};
use serde_json::{Value, json};

use super::gates::{layer_name, source_name};
use crate::frame;
use crate::language::Words;
use crate::policy::{self, Holder, Policy};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// The suggestions of one check, each with its button where the clouds have operations for it.
pub(super) fn draw(visitor: &Visitor, request_id: &str, check: usize, explanation: &Explanation) -> Markup {
    let words = visitor.words();
    let heading = if explanation.decision.outcome.is_allow() { "suggest-refuse" } else { "suggest-allow" };
    html! {
        @if !explanation.suggestions.is_empty() {
            div.suggestions {
                h3 { (words.t(heading)) }
                @for (number, suggestion) in explanation.suggestions.iter().enumerate() {
                    div.suggestion {
                        ul { @for change in &suggestion.changes { li { (describe(words, change)) } } }
                        @if plan(explanation, suggestion).is_some() {
                            form method="post" action={"/console/calls/" (request_id) "/apply"} {
                                (frame::form_token(visitor))
                                input type="hidden" name="check" value=(check);
                                input type="hidden" name="suggestion" value=(number);
                                button.main { (words.t("suggest-apply")) }
                            }
                        } @else {
                            p.hint { (words.t("suggest-by-hand")) }
                        }
                    }
                }
            }
        }
    }
}

/// One change in words.
fn describe(words: &Words, change: &Change) -> Markup {
    match change {
        Change::AddStatement { layer, statement, .. } => html! {
            (words.with("suggest-add-statement", &[("layer", &layer_name(words, *layer))]))
            (frame::block(words, &serde_json::to_string_pretty(statement).unwrap_or_default()))
        },
        Change::AddValue { statement, element, key, value } => html! {
            (words.with("suggest-add-value", &[("element", super::document::name(*element))]))
            @if let Some(key) = key { " " code { (key) } }
            ": " code dir="ltr" { (value) } " — " (source_name(words, &statement.source))
        },
        Change::RemoveStatement { statement } => html! {
            (words.with("suggest-remove", &[("number", &(statement.index + 1).to_string())])) " "
            (source_name(words, &statement.source))
        },
        Change::SendValue { key, value: Some(value) } => html! {
            (words.t("suggest-send")) " " code { (key) } " = " code dir="ltr" { (value) }
        },
        Change::SendValue { key, value: None } => html! { (words.t("suggest-leave-out")) " " code { (key) } },
    }
}

/// A change as operations make it.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    /// Create a policy with one statement and attach it.
    Grant { holder: Holder, statement: Value },
    /// Change the document of a policy of the account.
    Edit { policy: String, edit: Edit },
    /// Detach a policy that the cloud provides.
    Detach { policy: Policy, holder: Holder },
    /// Change who may assume a role.
    Trust { role: String, edit: Edit },
}

/// A change to a document.
#[derive(Debug, Clone, PartialEq)]
enum Edit {
    Add(Value),
    Widen { index: usize, element: &'static str, value: String },
    Remove(usize),
}

/// The steps of a suggestion; `None` where one of them is not for operations to make.
fn plan(explanation: &Explanation, suggestion: &Suggestion) -> Option<Vec<Step>> {
    suggestion.changes.iter().map(|change| step(explanation, change)).collect()
}

fn step(explanation: &Explanation, change: &Change) -> Option<Step> {
    match change {
        Change::AddStatement { layer: Layer::AccountIdentity, statement, .. } => {
            Some(Step::Grant { holder: caller(explanation)?, statement: statement.clone() })
        }
        Change::AddStatement { layer: Layer::Resource, statement, .. } => {
            Some(Step::Trust { role: role(&explanation.request.resource)?, edit: Edit::Add(statement.clone()) })
        }
        // A condition has more to it than one value.
        Change::AddValue { element: Element::Condition, .. }
        | Change::AddStatement { .. }
        | Change::SendValue { .. } => None,
        Change::AddValue { statement, element, value, .. } => {
            let element = super::document::name(*element);
            edit(explanation, statement, Edit::Widen { index: statement.index, element, value: value.clone() })
        }
        Change::RemoveStatement { statement } => edit(explanation, statement, Edit::Remove(statement.index)),
    }
}

/// A change to the document that a statement stands in.
fn edit(explanation: &Explanation, at: &Pointer, edit: Edit) -> Option<Step> {
    let name = at.source.name.to_string();
    match at.source.kind {
        SourceKind::Custom => Some(Step::Edit { policy: name, edit }),
        SourceKind::Trust => Some(Step::Trust { role: role(&explanation.request.resource)?, edit }),
        SourceKind::System if matches!(edit, Edit::Remove(_)) => {
            let holder = match &at.source.attached_to {
                AttachedTo::User(name) => Holder::User(name.to_string()),
                AttachedTo::Group(name) => Holder::Group(name.to_string()),
                AttachedTo::Role(name) => Holder::Role(name.to_string()),
                _ => return None,
            };
            Some(Step::Detach { policy: Policy { name, is_system: true }, holder })
        }
        _ => None,
    }
}

/// Whom a policy for the caller is attached to.
fn caller(explanation: &Explanation) -> Option<Holder> {
    let name = explanation.request.principal_name.clone();
    match explanation.request.principal_kind {
        PrincipalKind::User => Some(Holder::User(name)),
        PrincipalKind::Role => Some(Holder::Role(name)),
        _ => None,
    }
}

/// The role that a resource name names.
fn role(resource: &str) -> Option<String> {
    resource.rsplit_once(":role/").map(|(_, name)| name.to_owned())
}

/// `POST calls/{request_id}/apply`: makes the change as whoever is signed in, and leads back to the call.
pub(super) async fn apply(Path(request_id): Path<String>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let recorded = visitor.server.recorded(&visitor.signed_in, &request_id).await;
    let recorded = recorded.map_err(|refusal| frame::refusal(visitor, &refusal))?;
    let number = |name: &str| form.get(name).parse::<usize>().ok();
    let explanations = recorded.map(|recorded| visitor.server.explanations(&recorded)).unwrap_or_default();
    let steps = number("check").and_then(|check| explanations.get(check)).and_then(|explanation| {
        let suggestion = explanation.suggestions.get(number("suggestion")?)?;
        Some((explanation, plan(explanation, suggestion)?))
    });
    let Some((explanation, steps)) = steps else {
        let text = visitor.words().t("suggest-gone");
        return Err(frame::failed(visitor, StatusCode::NOT_FOUND, &text));
    };
    for step in &steps {
        make(visitor, explanation, &request_id, step).await?;
    }
    Ok(Redirect::to(&format!("/console/calls/{request_id}?applied=yes")).into_response())
}

async fn make(visitor: &Visitor, explanation: &Explanation, request_id: &str, step: &Step) -> Result<(), Response> {
    match step {
        Step::Grant { holder, statement } => {
            let name = policy_name(&explanation.request.action, request_id);
            let version = if visitor.is_kingsoft() { "2015-11-01" } else { "1" };
            let document = json!({ "Version": version, "Statement": [statement] });
            policy::create(visitor, &name, &text_of(&document)).await?;
            policy::attach(visitor, &Policy::custom(name), holder).await
        }
        Step::Edit { policy, edit } => {
            let current = policy::document(visitor, &Policy::custom(policy.as_str())).await?;
            let changed = change(&current, edit).ok_or_else(|| changed_meanwhile(visitor))?;
            policy::replace(visitor, policy, &changed).await
        }
        Step::Detach { policy, holder } => policy::detach(visitor, policy, holder).await,
        Step::Trust { role, edit } => {
            let found = visitor.must("Ram", "GetRole", json!({ "RoleName": role })).await?;
            let current = found.pointer("/Role/AssumeRolePolicyDocument").and_then(Value::as_str).unwrap_or_default();
            let document = change(current, edit).ok_or_else(|| changed_meanwhile(visitor))?;
            let params = json!({ "RoleName": role, "NewAssumeRolePolicyDocument": document });
            visitor.must("Ram", "UpdateRole", params).await.map(drop)
        }
    }
}

/// A name that says what the policy is for, and differs from call to call.
fn policy_name(action: &str, request_id: &str) -> String {
    let plain: String = action.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).take(48).collect();
    let end: String = request_id.chars().rev().filter(char::is_ascii_alphanumeric).take(8).collect();
    format!("Allow-{plain}-{end}")
}

fn text_of(document: &Value) -> String {
    serde_json::to_string_pretty(document).unwrap_or_default()
}

/// The document is another one by now, so the change has no place in it.
fn changed_meanwhile(visitor: &Visitor) -> Response {
    frame::failed(visitor, StatusCode::CONFLICT, &visitor.words().t("suggest-changed-meanwhile"))
}

/// A document after a change; `None` where the change has no place in it.
fn change(text: &str, edit: &Edit) -> Option<String> {
    let mut document: Value = serde_json::from_str(text).ok()?;
    let statements = document.get_mut("Statement")?;
    if statements.is_object() {
        *statements = json!([statements.clone()]);
    }
    let statements = statements.as_array_mut()?;
    match edit {
        Edit::Add(statement) => statements.push(statement.clone()),
        Edit::Remove(index) => {
            statements.get(*index)?;
            statements.remove(*index);
            if statements.is_empty() {
                return None;
            }
        }
        Edit::Widen { index, element, value } => {
            let element = statements.get_mut(*index)?.get_mut(*element)?;
            match element {
                Value::Array(values) => values.push(value.as_str().into()),
                Value::String(one) => *element = json!([one.clone(), value]),
                _ => return None,
            }
        }
    }
    Some(text_of(&document))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str =
        r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":["a"]},{"Effect":"Deny"}]}"#;

    fn after(edit: &Edit) -> Value {
        serde_json::from_str(&change(TEXT, edit).unwrap()).unwrap()
    }

    #[test]
    fn a_statement_is_added_widened_and_removed_where_it_stands() {
        let added = after(&Edit::Add(json!({ "Effect": "Allow" })));
        assert_eq!(added["Statement"].as_array().unwrap().len(), 3);
        let widen = |element, value: &str| after(&Edit::Widen { index: 0, element, value: value.to_owned() });
        assert_eq!(widen("Action", "ram:PassRole")["Statement"][0]["Action"], json!(["ecs:*", "ram:PassRole"]));
        assert_eq!(widen("Resource", "b")["Statement"][0]["Resource"], json!(["a", "b"]));
        assert_eq!(
            after(&Edit::Remove(1))["Statement"],
            json!([{ "Effect": "Allow", "Action": "ecs:*", "Resource": ["a"] }])
        );
    }

    #[test]
    fn a_document_that_became_another_is_left_alone() {
        assert_eq!(change(TEXT, &Edit::Remove(2)), None);
        assert_eq!(change(r#"{"Statement":[{"Effect":"Deny"}]}"#, &Edit::Remove(0)), None);
        assert_eq!(change("[]", &Edit::Add(json!({}))), None);
    }

    #[test]
    fn the_name_of_a_policy_says_what_it_is_for() {
        assert_eq!(policy_name("ram:PassRole", "4F019C29-242D-8B95"), "Allow-ram-PassRole-59B8D242");
    }
}
