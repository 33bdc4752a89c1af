//! One user.

use axum::extract::Path;
use axum::response::Response;
use maud::html;
use serde_json::{Value, json};

use super::kind::Kind;
use super::{access_keys, attached, back_to, login, named, tabs};
use crate::frame::{self, Section, copyable};
use crate::reply::{self, text};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// `GET identities/users/{name}`
pub(super) async fn show(visitor: Visitor, Path(name): Path<String>) -> Result<Response, Response> {
    let words = visitor.words();
    let product = if visitor.is_kingsoft() { "iam" } else { "Ram" };
    let found = visitor.must(product, "GetUser", json!({ "UserName": name })).await?;
    let user = found.pointer("/User").or_else(|| found.pointer("/GetUserResult/User")).unwrap_or(&Value::Null);
    let account = visitor.signed_in.account();
    let arn =
        if visitor.is_kingsoft() { text(user, "Krn").into_owned() } else { format!("acs:ram::{account}:user/{name}") };
    let (operation, pointer) = if visitor.is_kingsoft() {
        ("ListGroupsForUser", "/ListGroupsForUserResult/Groups/member")
    } else {
        ("ListGroupsForUser", "/Groups/Group")
    };
    let groups = reply::all(&visitor, product, operation, json!({ "UserName": name }), pointer).await?;
    let path = named(Kind::User, &name);
    let body = html! {
        (tabs(words, Kind::User))
        dl.facts {
            dt { (words.t("identities-arn")) } dd { (copyable(words, &arn)) }
            dt { (words.t("frame-created")) } dd { time { (text(user, "CreateDate")) } }
            @if let Ok(groups) = &groups {
                dt { (words.t("identities-groups")) }
                dd {
                    @if groups.is_empty() { (words.t("identities-in-no-group")) }
                    @for group in groups {
                        @let name = text(group, "GroupName");
                        a href=(named(Kind::Group, &name)) { bdi { (name) } } " "
                    }
                }
            }
        }
        p { a.button href={"/console/calls?caller=" (form_urlencoded::byte_serialize(arn.as_bytes()).collect::<String>())} { (words.t("identities-calls")) } }
        (attached::part(&visitor, Kind::User, &name).await?)
        (access_keys::part(&visitor, &name).await?)
        (login::part(&visitor, &name).await?)
        section {
            h2 { (words.t("identities-delete")) }
            form method="post" action={(path) "/delete"} {
                (frame::form_token(&visitor))
                button.danger { (words.with("identities-delete-user", &[("name", &name)])) }
            }
        }
    };
    let heading = words.with("identities-what-user", &[("name", &name)]);
    Ok(frame::page(&visitor, Some(Section::Identities), &heading, &body))
}

/// `POST identities/users/{name}/delete`
pub(super) async fn delete(Path(name): Path<String>, form: Submitted) -> Result<Response, Response> {
    let product = if form.visitor.is_kingsoft() { "iam" } else { "Ram" };
    form.visitor.must(product, "DeleteUser", json!({ "UserName": name })).await?;
    Ok(back_to(Kind::User.path()))
}
