//! One group.

use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::kind::Kind;
use super::{attached, back_to, named, tabs};
use crate::frame::{self, Section};
use crate::reply::{self, text};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

fn product(visitor: &Visitor) -> &'static str {
    if visitor.is_kingsoft() { "iam" } else { "Ram" }
}

/// `GET identities/groups/{name}`
pub(super) async fn show(visitor: Visitor, Path(name): Path<String>) -> Result<Response, Response> {
    let words = visitor.words();
    visitor.must(product(&visitor), "GetGroup", json!({ "GroupName": name })).await?;
    let pointer = if visitor.is_kingsoft() { "/ListUsersForGroupResult/Users" } else { "/Users/User" };
    let members =
        reply::all(&visitor, product(&visitor), "ListUsersForGroup", json!({ "GroupName": name }), pointer).await?;
    let users = Kind::User.all(&visitor).await?.unwrap_or_default();
    let path = named(Kind::Group, &name);
    let body = html! {
        (tabs(words, Kind::Group))
        section {
            h2 { (words.t("identities-members")) }
            @match &members {
                Err(refused) => (frame::refused_part(words, refused)),
                Ok(members) => (table(&visitor, &path, members)),
            }
            form.form method="post" action={(path) "/members"} {
                (frame::form_token(&visitor))
                label { (words.t("identities-user"))
                    select name="add" required {
                        option value="" { (words.t("frame-choose")) }
                        @for user in &users { option { (text(user, "UserName")) } }
                    }
                }
                button { (words.t("identities-add-member")) }
            }
        }
        (attached::part(&visitor, Kind::Group, &name).await?)
        section {
            h2 { (words.t("identities-delete")) }
            form method="post" action={(path) "/delete"} {
                (frame::form_token(&visitor))
                button.danger { (words.with("identities-delete-group", &[("name", &name)])) }
            }
        }
    };
    let heading = words.with("identities-what-group", &[("name", &name)]);
    Ok(frame::page(&visitor, Some(Section::Identities), &heading, &body))
}

fn table(visitor: &Visitor, path: &str, members: &[Value]) -> Markup {
    let words = visitor.words();
    html! {
        @if members.is_empty() { p.hint { (words.t("identities-no-member")) } }
        ul {
            @for member in members {
                @let name = text(member, "UserName");
                li { form.tools method="post" action={(path) "/members"} {
                    (frame::form_token(visitor))
                    a href=(named(Kind::User, &name)) { bdi { (name) } }
                    input type="hidden" name="remove" value=(name);
                    button aria-label=(words.with("identities-remove-named", &[("name", &name)])) { (words.t("identities-remove")) }
                } }
            }
        }
    }
}

/// `POST identities/groups/{name}/members`
pub(super) async fn change(Path(name): Path<String>, form: Submitted) -> Result<Response, Response> {
    let changes = [("add", "AddUserToGroup"), ("remove", "RemoveUserFromGroup")];
    for (field, operation) in changes {
        if let Some(user) = form.filled(field) {
            let params = json!({ "GroupName": name, "UserName": user });
            form.visitor.must(product(&form.visitor), operation, params).await?;
        }
    }
    Ok(back_to(&named(Kind::Group, &name)))
}

/// `POST identities/groups/{name}/delete`
pub(super) async fn delete(Path(name): Path<String>, form: Submitted) -> Result<Response, Response> {
    form.visitor.must(product(&form.visitor), "DeleteGroup", json!({ "GroupName": name })).await?;
    Ok(back_to(Kind::Group.path()))
}
