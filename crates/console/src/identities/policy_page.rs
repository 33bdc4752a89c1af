//! One policy: its document, its versions, and whom it is attached to.

use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::attached::policy_of;
use super::kind::Kind;
use super::role::pretty;
use super::{back_to, named, tabs};
use crate::frame::{self, Section};
use crate::policy::{self, Policy};
use crate::reply::{list, text};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// `GET identities/policies/{policy}`
pub(super) async fn show(visitor: Visitor, Path(value): Path<String>) -> Result<Response, Response> {
    let words = visitor.words();
    let policy = policy_of(&value);
    let document = pretty(&policy::document(&visitor, &policy).await?);
    let path = named(Kind::Policy, &value);
    let body = html! {
        (tabs(words, Kind::Policy))
        p { (words.t(if policy.is_system { "policy-system" } else { "policy-custom" })) }
        section {
            h2 { (words.t("identities-document")) }
            (frame::block(words, &document))
        }
        (holders(&visitor, &policy).await?)
        @if !policy.is_system {
            section {
                h2 { (words.t("identities-new-version")) }
                form.form method="post" action={(path) "/versions"} {
                    (frame::form_token(&visitor))
                    label { (words.t("identities-document")) textarea name="document" rows="14" spellcheck="false" { (document) } }
                    p.hint { (words.t("identities-new-version-hint")) }
                    button { (words.t("identities-new-version")) }
                }
            }
            section {
                h2 { (words.t("identities-delete")) }
                form method="post" action={(path) "/delete"} {
                    (frame::form_token(&visitor))
                    button.danger { (words.with("identities-delete-policy", &[("name", &policy.name)])) }
                }
            }
        }
    };
    let heading = words.with("identities-what-policy", &[("name", &policy.name)]);
    Ok(frame::page(&visitor, Some(Section::Identities), &heading, &body))
}

async fn holders(visitor: &Visitor, policy: &Policy) -> Result<Markup, Response> {
    let words = visitor.words();
    let (product, params, pointers) = if visitor.is_kingsoft() {
        let params = json!({ "PolicyKrn": policy.krn(visitor.signed_in.account()) });
        let of = |kind: &str| format!("/ListEntitiesForPolicyResult/Policy{kind}s/member");
        ("iam", params, [of("User"), of("Group"), of("Role")])
    } else {
        let params = json!({ "PolicyType": policy.kind(), "PolicyName": policy.name });
        let of = |kind: &str| format!("/{kind}s/{kind}");
        ("Ram", params, [of("User"), of("Group"), of("Role")])
    };
    let found = visitor.call(product, "ListEntitiesForPolicy", params).await?.outcome;
    Ok(html! {
        section {
            h2 { (words.t("identities-attached-to")) }
            @match &found {
                Err(refused) => (frame::refused_part(words, refused)),
                Ok(found) => {
                    @let kinds = [Kind::User, Kind::Group, Kind::Role];
                    @if pointers.iter().all(|pointer| list(found, pointer).is_empty()) { p.hint { (words.t("identities-attached-to-none")) } }
                    ul {
                        @for (kind, pointer) in kinds.into_iter().zip(&pointers) {
                            @for row in list(found, pointer) {
                                @let name = text(row, kind.name_field());
                                li { (words.t(kind.title())) ": " a href=(named(kind, &name)) { bdi { (name) } } }
                            }
                        }
                    }
                }
            }
        }
    })
}

/// `POST identities/policies/{policy}/versions`
pub(super) async fn new_version(Path(value): Path<String>, form: Submitted) -> Result<Response, Response> {
    policy::replace(&form.visitor, &policy_of(&value).name, form.get("document")).await?;
    Ok(back_to(&named(Kind::Policy, &value)))
}

/// `POST identities/policies/{policy}/delete`
pub(super) async fn delete(Path(value): Path<String>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let policy = policy_of(&value);
    let (product, params): (_, Value) = if visitor.is_kingsoft() {
        ("iam", json!({ "PolicyKrn": policy.krn(visitor.signed_in.account()) }))
    } else {
        ("Ram", json!({ "PolicyName": policy.name, "CascadingDelete": true }))
    };
    visitor.must(product, "DeletePolicy", params).await?;
    Ok(back_to(Kind::Policy.path()))
}
