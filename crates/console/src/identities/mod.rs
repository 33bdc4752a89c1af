//! Identities: users, groups, roles, policies, keys.

mod access_keys;
mod attached;
mod group;
mod kind;
mod list;
mod login;
mod policy_page;
mod role;
mod user;

use std::sync::Arc;

use axum::Router;
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use interface::Server;
use maud::{Markup, html};

use crate::language::Words;
use kind::Kind;

/// The pages of identities.
pub(crate) fn router() -> Router<Arc<Server>> {
    Router::new()
        .route("/identities", get(|| async { Redirect::to("/console/identities/users") }))
        .route("/identities/{kind}", get(list::show).post(list::create))
        .route("/identities/users/{name}", get(user::show))
        .route("/identities/users/{name}/delete", post(user::delete))
        .route("/identities/users/{name}/access-keys", post(access_keys::create))
        .route("/identities/users/{name}/access-keys/{id}", post(access_keys::change))
        .route("/identities/users/{name}/login", post(login::change))
        .route("/identities/groups/{name}", get(group::show))
        .route("/identities/groups/{name}/members", post(group::change))
        .route("/identities/groups/{name}/delete", post(group::delete))
        .route("/identities/roles/{name}", get(role::show))
        .route("/identities/roles/{name}/trust", post(role::trust))
        .route("/identities/roles/{name}/delete", post(role::delete))
        .route("/identities/policies/{policy}", get(policy_page::show))
        .route("/identities/policies/{policy}/versions", post(policy_page::new_version))
        .route("/identities/policies/{policy}/delete", post(policy_page::delete))
        .route("/identities/{kind}/{name}/policies", post(attached::change))
}

/// The kinds, as the parts of one page.
fn tabs(words: &Words, here: Kind) -> Markup {
    html! {
        ul.tabs {
            @for kind in Kind::ALL {
                li { a href=(kind.path()) aria-current=[(kind == here).then_some("true")] { (words.t(kind.title())) } }
            }
        }
    }
}

/// Back to a page after something was done there.
fn back_to(path: &str) -> Response {
    Redirect::to(path).into_response()
}

/// A path with a name in it.
fn named(kind: Kind, name: &str) -> String {
    format!(
        "{}/{}",
        kind.path(),
        form_urlencoded::byte_serialize(name.as_bytes()).collect::<String>().replace('+', "%20")
    )
}
