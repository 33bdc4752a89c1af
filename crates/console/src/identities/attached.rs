//! The policies of a user, a group or a role.

use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use interface::CloudRefusal;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::kind::{Kind, policies};
use super::{back_to, named};
use crate::frame;
use crate::policy::{self, Holder, Policy};
use crate::reply::{self, Seen, text};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// The policies that are attached, each with the button that detaches it, and the form that attaches one.
pub(super) async fn part(visitor: &Visitor, kind: Kind, name: &str) -> Result<Markup, Response> {
    let words = visitor.words();
    let action = format!("{}/policies", named(kind, name));
    let attached = of(visitor, kind, name).await?;
    Ok(html! {
        section {
            h2 { (words.t("identities-attached")) }
            @match attached {
                Err(refused) => (frame::refused_part(words, &refused)),
                Ok(policies) if policies.is_empty() => p.hint { (words.t("identities-attached-none")) },
                Ok(policies) => table {
                    thead { tr { th scope="col" { (words.t("identities-policy")) } th scope="col" { (words.t("identities-policy-kind")) } th scope="col" { span.unseen { (words.t("instances-operation")) } } } }
                    tbody {
                        @for policy in &policies {
                            tr {
                                th scope="row" { a href=(named(Kind::Policy, &value_of(policy))) { bdi { (policy.name) } } }
                                td { (words.t(if policy.is_system { "policy-system" } else { "policy-custom" })) }
                                td { form method="post" action=(action) {
                                    (frame::form_token(visitor))
                                    input type="hidden" name="detach" value=(value_of(policy));
                                    button aria-label=(words.with("identities-detach-named", &[("name", &policy.name)])) { (words.t("identities-detach")) }
                                } }
                            }
                        }
                    }
                },
            }
            form.form method="post" action=(action) {
                (frame::form_token(visitor))
                (choice(visitor, false).await?)
                button { (words.t("identities-attach")) }
            }
        }
    })
}

/// The policies of a holder.
async fn of(visitor: &Visitor, kind: Kind, name: &str) -> Seen<Vec<Policy>> {
    let field = kind.name_field();
    let params = json!({ field: name });
    let rows: Result<Vec<Value>, CloudRefusal> = if visitor.is_kingsoft() {
        let (operation, pointer) = match kind {
            Kind::User => ("ListAttachedUserPolicies", "/ListAttachedUserPoliciesResult/AttachedPolicies/member"),
            Kind::Group => ("ListGroupPolicies", "/ListGroupPoliciesResult/AttachedPolicies/member"),
            _ => ("ListAttachedRolePolicies", "/ListAttachedRolePoliciesResult/AttachedPolicies/member"),
        };
        reply::all(visitor, "iam", operation, params, pointer).await?
    } else {
        let operation = match kind {
            Kind::User => "ListPoliciesForUser",
            Kind::Group => "ListPoliciesForGroup",
            _ => "ListPoliciesForRole",
        };
        reply::all(visitor, "Ram", operation, params, "/Policies/Policy").await?
    };
    let policy = |row: &Value| Policy {
        name: text(row, "PolicyName").into_owned(),
        is_system: text(row, "PolicyType") == "System" || text(row, "PolicyKrn").contains("::ksc:"),
    };
    Ok(rows.map(|rows| rows.iter().map(policy).collect()))
}

/// A field that names policies: those of the account and those that the cloud provides.
pub(super) async fn choice(visitor: &Visitor, several: bool) -> Result<Markup, Response> {
    let words = visitor.words();
    let (own, system) = (policies(visitor, false).await?, policies(visitor, true).await?);
    let options = |rows: &Result<Vec<Value>, CloudRefusal>, is_system: bool| {
        let rows = rows.as_ref().map(Vec::as_slice).unwrap_or_default();
        let named = rows.iter().map(|row| Policy { name: text(row, "PolicyName").into_owned(), is_system });
        html! { @for policy in named { option value=(value_of(&policy)) { (policy.name) } } }
    };
    Ok(html! {
        label { (words.t(if several { "identities-policies-to-attach" } else { "identities-policy" }))
            select name="policy" multiple[several] size=[several.then_some("6")] required[!several] {
                @if !several { option value="" { (words.t("frame-choose")) } }
                optgroup label=(words.t("policy-custom")) { (options(&own, false)) }
                optgroup label=(words.t("policy-system")) { (options(&system, true)) }
            }
        }
    })
}

/// A policy as forms and addresses name it.
pub(super) fn value_of(policy: &Policy) -> String {
    if policy.is_system { format!("System:{}", policy.name) } else { policy.name.clone() }
}

/// The policy that a form or an address names. No policy of an account has a colon in its name.
pub(super) fn policy_of(value: &str) -> Policy {
    match value.strip_prefix("System:") {
        Some(name) => Policy { name: name.to_owned(), is_system: true },
        None => Policy::custom(value),
    }
}

/// The policies that a form chose.
pub(super) fn chosen(form: &Submitted) -> Vec<Policy> {
    form.all("policy").into_iter().map(policy_of).collect()
}

/// `POST identities/{kind}/{name}/policies`: attaches what is chosen, or detaches one.
pub(super) async fn change(Path((kind, name)): Path<(String, String)>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let (kind, holder) = match Kind::of_path(&kind) {
        Some(kind @ Kind::User) => (kind, Holder::User(name.clone())),
        Some(kind @ Kind::Group) => (kind, Holder::Group(name.clone())),
        Some(kind @ Kind::Role) => (kind, Holder::Role(name.clone())),
        _ => return Err(frame::failed(visitor, StatusCode::NOT_FOUND, &visitor.words().t("frame-nothing-here"))),
    };
    if let Some(detach) = form.filled("detach") {
        policy::detach(visitor, &policy_of(detach), &holder).await?;
    }
    for chosen in chosen(&form) {
        policy::attach(visitor, &chosen, &holder).await?;
    }
    Ok(back_to(&named(kind, &name)))
}
