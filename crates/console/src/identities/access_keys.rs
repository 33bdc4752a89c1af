//! The access keys of a user.

use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::kind::Kind;
use super::{back_to, named};
use crate::frame::{self, Section, block, copyable};
use crate::reply::{list, text};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

fn product(visitor: &Visitor) -> &'static str {
    if visitor.is_kingsoft() { "iam" } else { "Ram" }
}

/// The keys, with what can be done to each.
pub(super) async fn part(visitor: &Visitor, user: &str) -> Result<Markup, Response> {
    let words = visitor.words();
    let keys = visitor.call(product(visitor), "ListAccessKeys", json!({ "UserName": user })).await?.outcome;
    let action = format!("{}/access-keys", named(Kind::User, user));
    let pointer =
        if visitor.is_kingsoft() { "/ListAccessKeyResult/AccessKeyMetadata/member" } else { "/AccessKeys/AccessKey" };
    Ok(html! {
        section {
            h2 { (words.t("keys-title")) }
            @match &keys {
                Err(refused) => (frame::refused_part(words, refused)),
                Ok(keys) => (table(visitor, &action, list(keys, pointer))),
            }
            form method="post" action=(action) { (frame::form_token(visitor)) button { (words.t("keys-create")) } }
        }
    })
}

fn table(visitor: &Visitor, action: &str, keys: &[Value]) -> Markup {
    let words = visitor.words();
    html! {
        @if keys.is_empty() { p.hint { (words.t("keys-none")) } }
        @else {
            table {
                thead { tr { th scope="col" { "AccessKey ID" } th scope="col" { (words.t("keys-status")) } th scope="col" { (words.t("frame-created")) } th scope="col" { span.unseen { (words.t("instances-operation")) } } } }
                tbody {
                    @for key in keys {
                        @let id = text(key, "AccessKeyId");
                        @let active = text(key, "Status") == "Active";
                        tr {
                            th scope="row" { (copyable(words, &id)) }
                            td { (words.t(if active { "keys-active" } else { "keys-inactive" })) }
                            td { time { (text(key, "CreateDate")) } }
                            td { form.tools method="post" action={(action) "/" (id)} {
                                (frame::form_token(visitor))
                                button name="do" value=(if active { "Inactive" } else { "Active" }) aria-label=(format!("{}: {id}", words.t(if active { "keys-disable" } else { "keys-enable" }))) {
                                    (words.t(if active { "keys-disable" } else { "keys-enable" }))
                                }
                                button.danger name="do" value="delete" aria-label=(format!("{}: {id}", words.t("keys-delete"))) { (words.t("keys-delete")) }
                            } }
                        }
                    }
                }
            }
        }
    }
}

/// `POST identities/users/{name}/access-keys`: makes one and shows its secret, this once.
pub(super) async fn create(Path(user): Path<String>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let words = visitor.words();
    let made = visitor.must(product(visitor), "CreateAccessKey", json!({ "UserName": user })).await?;
    let key =
        made.pointer("/AccessKey").or_else(|| made.pointer("/CreateAccessKeyResult/AccessKey")).unwrap_or(&Value::Null);
    let secret = ["AccessKeySecret", "SecretAccessKey"].iter().map(|name| text(key, name).into_owned());
    let secret = secret.into_iter().find(|secret| !secret.is_empty()).unwrap_or_default();
    let body = html! {
        div.notice.allowed role="status" { p { (words.t("keys-shown-once")) } }
        dl.facts {
            dt { "AccessKey ID" } dd { (copyable(words, &text(key, "AccessKeyId"))) }
            dt { (words.t("sign-in-key-secret")) } dd { (copyable(words, &secret)) }
        }
        (block(words, &environment(visitor, &text(key, "AccessKeyId"), &secret)))
        p { a.button href=(named(Kind::User, &user)) { (words.with("keys-back", &[("name", &user)])) } }
    };
    Ok(frame::page(visitor, Some(Section::Identities), &words.with("keys-made", &[("name", &user)]), &body))
}

/// The variables that the cloud's clients read.
fn environment(visitor: &Visitor, id: &str, secret: &str) -> String {
    let prefix = if visitor.is_kingsoft() { "KSYUN" } else { "ALIBABA_CLOUD" };
    let (id_name, secret_name) =
        if visitor.is_kingsoft() { ("ACCESS_KEY", "SECRET_KEY") } else { ("ACCESS_KEY_ID", "ACCESS_KEY_SECRET") };
    format!("export {prefix}_{id_name}={id}\nexport {prefix}_{secret_name}={secret}")
}

/// `POST identities/users/{name}/access-keys/{id}`
pub(super) async fn change(Path((user, id)): Path<(String, String)>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let (operation, params) = match form.get("do") {
        "delete" => ("DeleteAccessKey", json!({ "UserName": user, "UserAccessKeyId": id, "AccessKeyId": id })),
        status => {
            ("UpdateAccessKey", json!({ "UserName": user, "UserAccessKeyId": id, "AccessKeyId": id, "Status": status }))
        }
    };
    visitor.must(product(visitor), operation, without_others(visitor, params)).await?;
    Ok(back_to(&named(Kind::User, &user)))
}

/// The clouds name the parameter differently.
fn without_others(visitor: &Visitor, mut params: Value) -> Value {
    if let Some(fields) = params.as_object_mut() {
        fields.remove(if visitor.is_kingsoft() { "UserAccessKeyId" } else { "AccessKeyId" });
    }
    params
}
