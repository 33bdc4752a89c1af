//! Whether a user signs in with a password.

use axum::extract::Path;
use axum::response::Response;
use maud::{Markup, html};
use serde_json::json;

use super::kind::Kind;
use super::{back_to, named};
use crate::frame;
use crate::reply::text;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// The login profile of a user, or the form that makes one. Kingsoft Cloud has no operation for it here.
pub(super) async fn part(visitor: &Visitor, user: &str) -> Result<Markup, Response> {
    let words = visitor.words();
    if visitor.is_kingsoft() {
        return Ok(html! {});
    }
    let found = visitor.call("Ram", "GetLoginProfile", json!({ "UserName": user })).await?.outcome;
    let action = format!("{}/login", named(Kind::User, user));
    Ok(html! {
        section {
            h2 { (words.t("login-title")) }
            @match &found {
                Ok(found) => {
                    @let profile = &found["LoginProfile"];
                    dl.facts {
                        dt { (words.t("login-reset")) } dd { (yes_or_no(visitor, &text(profile, "PasswordResetRequired"))) }
                        dt { (words.t("login-mfa")) } dd { (yes_or_no(visitor, &text(profile, "MFABindRequired"))) }
                    }
                    form method="post" action=(action) {
                        (frame::form_token(visitor))
                        button.danger name="do" value="delete" { (words.t("login-delete")) }
                    }
                }
                Err(refused) if refused.code == "EntityNotExist.User.LoginProfile" => {
                    p.hint { (words.t("login-none")) }
                    form.form method="post" action=(action) {
                        (frame::form_token(visitor))
                        label { (words.t("login-password")) input type="password" name="password" required autocomplete="new-password"; }
                        label.choice { input type="checkbox" name="reset" value="true" checked; (words.t("login-reset")) }
                        label.choice { input type="checkbox" name="mfa" value="true"; (words.t("login-mfa")) }
                        button { (words.t("login-create")) }
                    }
                }
                Err(refused) => (frame::refused_part(words, refused)),
            }
        }
    })
}

fn yes_or_no(visitor: &Visitor, value: &str) -> String {
    visitor.words().t(if value == "true" { "identities-yes" } else { "identities-no" })
}

/// `POST identities/users/{name}/login`
pub(super) async fn change(Path(user): Path<String>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    if form.get("do") == "delete" {
        visitor.must("Ram", "DeleteLoginProfile", json!({ "UserName": user })).await?;
    } else {
        let chosen = |name: &str| form.get(name) == "true";
        let params = json!({
            "UserName": user,
            "Password": form.get("password"),
            "PasswordResetRequired": chosen("reset"),
            "MFABindRequired": chosen("mfa"),
        });
        visitor.must("Ram", "CreateLoginProfile", params).await?;
    }
    Ok(back_to(&named(Kind::User, &user)))
}
