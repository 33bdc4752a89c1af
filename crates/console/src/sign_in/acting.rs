//! Acting as another caller, for whoever signed in with the admin token.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use interface::sign_in::ActAs;
use maud::{Markup, html};

use super::{inside, with_session};
use crate::frame;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// The bar across every page that says so, with the way to be somebody else.
pub(crate) fn bar(visitor: &Visitor) -> Markup {
    if !visitor.signed_in.is_acted() {
        return html! {};
    }
    let words = visitor.words();
    html! {
        section.bar aria-label=(words.t("acting-title")) {
            span { (words.with("acting-now", &[("name", &visitor.signed_in.arn())])) }
            form method="post" action="/console/act-as" {
                (frame::form_token(visitor))
                input type="hidden" name="to" value=(visitor.guest.here);
                label { (words.t("acting-as")) " " input name="act-as" required spellcheck="false" placeholder="user/alice" list="act-as-forms"; }
                datalist #act-as-forms { option value="root"; option value="user/"; option value="role/"; }
                button { (words.t("acting-switch")) }
            }
        }
    }
}

/// `POST act-as`: a session of another caller of the same account takes the place of this one.
pub(crate) async fn switch(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    if !visitor.signed_in.is_acted() {
        return Err(frame::failed(visitor, StatusCode::FORBIDDEN, &visitor.words().t("acting-needs-the-token")));
    }
    let ask = ActAs {
        cloud: Some(visitor.signed_in.cloud().to_owned()),
        account_id: Some(visitor.signed_in.account().to_owned()),
        act_as: form.get("act-as").to_owned(),
        duration_seconds: None,
    };
    let begun = visitor.server.act_as(ask, &visitor.guest.origin).await;
    let begun = begun.map_err(|refused| frame::refusal(visitor, &refused.into()))?;
    visitor.server.sign_out(visitor.token());
    Ok(with_session(&visitor.guest, &begun.token, Redirect::to(&inside(form.get("to"))).into_response()))
}
