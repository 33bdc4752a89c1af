//! One role.

use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::kind::Kind;
use super::{attached, back_to, named, tabs};
use crate::frame::{self, Section, copyable};
use crate::reply::text;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// `GET identities/roles/{name}`
pub(super) async fn show(visitor: Visitor, Path(name): Path<String>) -> Result<Response, Response> {
    let words = visitor.words();
    let product = if visitor.is_kingsoft() { "iam" } else { "Ram" };
    let found = visitor.must(product, "GetRole", json!({ "RoleName": name })).await?;
    let role = found.pointer("/Role").or_else(|| found.pointer("/GetRoleResult/Role")).unwrap_or(&Value::Null);
    let arn = ["Arn", "Krn"]
        .iter()
        .map(|field| text(role, field).into_owned())
        .find(|arn| !arn.is_empty())
        .unwrap_or_default();
    let path = named(Kind::Role, &name);
    let body = html! {
        (tabs(words, Kind::Role))
        dl.facts {
            dt { (words.t("identities-arn")) } dd { (copyable(words, &arn)) }
            dt { (words.t("frame-created")) } dd { time { (text(role, "CreateDate")) } }
            @if !text(role, "Description").is_empty() { dt { (words.t("frame-description")) } dd { bdi { (text(role, "Description")) } } }
        }
        section { h2 { (words.t("identities-trust")) } (draw_trust(&visitor, &path, role)) }
        (attached::part(&visitor, Kind::Role, &name).await?)
        section {
            h2 { (words.t("identities-delete")) }
            form method="post" action={(path) "/delete"} {
                (frame::form_token(&visitor))
                button.danger { (words.with("identities-delete-role", &[("name", &name)])) }
            }
        }
    };
    let heading = words.with("identities-what-role", &[("name", &name)]);
    Ok(frame::page(&visitor, Some(Section::Identities), &heading, &body))
}

/// Who may assume the role. In Alibaba Cloud that is a policy, in Kingsoft Cloud a list.
fn draw_trust(visitor: &Visitor, path: &str, role: &Value) -> Markup {
    let words = visitor.words();
    if visitor.is_kingsoft() {
        let names = |name: &str| match &role[name] {
            Value::Array(names) => names.iter().filter_map(Value::as_str).collect::<Vec<_>>().join(", "),
            other => other.as_str().unwrap_or_default().to_owned(),
        };
        return html! {
            dl.facts {
                dt { (words.t("identities-trusted-service")) } dd { code { (names("TrustServices")) } }
                dt { (words.t("identities-trusted-account")) } dd { code { (names("TrustAccounts")) } }
            }
        };
    }
    html! {
        form.form method="post" action={(path) "/trust"} {
            (frame::form_token(visitor))
            label { (words.t("policy-trust")) textarea name="document" rows="12" spellcheck="false" { (pretty(&text(role, "AssumeRolePolicyDocument"))) } }
            button { (words.t("identities-change-trust")) }
        }
    }
}

/// A document that is easier to read, where it can be.
pub(super) fn pretty(document: &str) -> String {
    if document.contains('\n') {
        return document.to_owned();
    }
    let read = serde_json::from_str::<Value>(document).ok().and_then(|read| serde_json::to_string_pretty(&read).ok());
    read.unwrap_or_else(|| document.to_owned())
}

/// `POST identities/roles/{name}/trust`
pub(super) async fn trust(Path(name): Path<String>, form: Submitted) -> Result<Response, Response> {
    let params = json!({ "RoleName": name, "NewAssumeRolePolicyDocument": form.get("document") });
    form.visitor.must("Ram", "UpdateRole", params).await?;
    Ok(back_to(&named(Kind::Role, &name)))
}

/// `POST identities/roles/{name}/delete`
pub(super) async fn delete(Path(name): Path<String>, form: Submitted) -> Result<Response, Response> {
    let product = if form.visitor.is_kingsoft() { "iam" } else { "Ram" };
    form.visitor.must(product, "DeleteRole", json!({ "RoleName": name })).await?;
    Ok(back_to(Kind::Role.path()))
}
