//! One operation: what it does, how it is called, and what it answered.

use axum::extract::{Path, Query};
use axum::response::{IntoResponse, Response};
use http::StatusCode;
use interface::Operation;
use maud::{Markup, html};
use serde_json::Value;

use super::example;
use super::form::{self, Filled, PREFIX};
use super::reference::{code_in, english, table};
use super::shape::{self, Field};
use crate::frame::{self, Section, Verdict, verdict};
use crate::language::Words;
use crate::submitted::Submitted;
use crate::visitor::{Guest, Reply, Visitor};

/// Name of the field for the region, where no parameter names it.
const REGION: &str = "region";

/// Cloud, product and operation, as an address names them.
type Named = Path<(String, String, String)>;

/// `GET api/{cloud}/{product}/{operation}`; parameters in the address take the place of the example.
pub(super) async fn show(
    guest: Guest,
    visitor: Option<Visitor>,
    Path((cloud, product, name)): Named,
    Query(given): Query<Vec<(String, String)>>,
) -> Response {
    let Some(operation) = interface::operation(&cloud, &product, &name) else {
        return missing(&guest, visitor.as_ref());
    };
    let mut given = given;
    let region = given.iter().position(|(name, _)| name == REGION).filter(|_| operation.region_beside);
    let region = region.map(|place| given.remove(place).1).unwrap_or_default();
    let filled = if given.is_empty() { of_example(operation) } else { Filled(given) };
    page(&guest, visitor.as_ref(), operation, &Shown { region, filled, more: String::new(), answer: None })
}

/// `POST api/{cloud}/{product}/{operation}`: calls it with what the form says.
pub(super) async fn submit(Path((cloud, product, name)): Named, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let Some(operation) = interface::operation(&cloud, &product, &name) else {
        return Ok(missing(&visitor.guest, Some(visitor)));
    };
    let pairs = form.fields().filter_map(|(name, text)| Some((name.strip_prefix(PREFIX)?.to_owned(), text.to_owned())));
    let filled = Filled(pairs.collect());
    let fields = shape::fields(&operation.input());
    let (more, region) = (form.get("more").to_owned(), form.get(REGION).to_owned());
    let shown = |filled, more, answer| Shown { region: region.clone(), filled, more, answer };
    if !more.is_empty() {
        return Ok(page(&visitor.guest, Some(visitor), operation, &shown(filled, more, None)));
    }
    let params = match form::read(&fields, &filled) {
        Ok(params) => params,
        Err(no_json) => {
            let shown = shown(filled, more, Some(Answer::Unread(no_json)));
            let page = page(&visitor.guest, Some(visitor), operation, &shown);
            return Ok((StatusCode::BAD_REQUEST, page).into_response());
        }
    };
    let place = Some(region.as_str()).filter(|region| !region.is_empty());
    let reply = visitor.call_in(place, operation.product, operation.name, Value::Object(params)).await?;
    // A secret does not come back in a page.
    let secret = |name: &str| fields.iter().any(|field| field.secret && name.split('.').next() == Some(&field.name));
    let filled = Filled(filled.0.into_iter().filter(|(name, _)| !secret(name)).collect());
    Ok(page(&visitor.guest, Some(visitor), operation, &shown(filled, more, Some(Answer::Reply(reply)))))
}

/// What a page shows beside the operation itself.
struct Shown {
    region: String,
    filled: Filled,
    /// Name of the list that is to have one row more.
    more: String,
    answer: Option<Answer>,
}

enum Answer {
    /// The operation answered.
    Reply(Reply),
    /// It was not called.
    Unread(form::NoJson),
}

fn of_example(operation: &Operation) -> Filled {
    Filled(operation.example.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect())
}

fn missing(guest: &Guest, visitor: Option<&Visitor>) -> Response {
    let heading = guest.words.t("frame-nothing-here");
    let body = html! { p { a href="/console/api" { (guest.words.t("api-all")) } } };
    (StatusCode::NOT_FOUND, frame::public_page(guest, visitor, Section::Api, &heading, &body)).into_response()
}

fn page(guest: &Guest, visitor: Option<&Visitor>, operation: &Operation, shown: &Shown) -> Response {
    let words = guest.words;
    let (input, output) = (shape::fields(&operation.input()), shape::fields(&operation.output()));
    let heading = words.with("api-operation", &[("operation", &format!("{}:{}", operation.product, operation.name))]);
    let body = html! {
        p.lead { (english(words, &operation.sentence)) }
        @for paragraph in operation.more.split("\n\n").filter(|paragraph| !paragraph.is_empty()) {
            p { (english(words, paragraph)) }
        }
        p.hint {
            (frame::cloud_name(words, operation.cloud)) " · " (operation.version) " · "
            (words.t(if operation.writes { "api-writes" } else { "api-reads" }))
        }
        @if let Some(answer) = &shown.answer { (draw_answer(words, operation, answer)) }
        section aria-labelledby="call" {
            h2 #call { (words.t("api-call-it")) }
            (call(guest, visitor, operation, &input, shown))
        }
        section aria-labelledby="commands" {
            h2 #commands { (words.t("api-commands")) }
            (commands(guest, operation))
        }
        section {
            h2 #parameters { (words.t("api-parameters")) }
            @if input.is_empty() { p.hint { (words.t("api-no-parameters")) } }
            @else { (table(words, &words.t("api-parameters"), &input, true)) }
        }
        section {
            h2 #reply-fields { (words.t("api-reply-fields")) }
            @if output.is_empty() { p.hint { (words.t("api-no-fields")) } }
            @else { (table(words, &words.t("api-reply-fields"), &output, false)) }
        }
    };
    frame::public_page(guest, visitor, Section::Api, &heading, &body)
}

/// The form, or what is to be done before there is one.
fn call(guest: &Guest, visitor: Option<&Visitor>, operation: &Operation, input: &[Field], shown: &Shown) -> Markup {
    let words = guest.words;
    let cloud = frame::cloud_name(words, operation.cloud);
    let visitor = match visitor {
        Some(visitor) if visitor.signed_in.cloud() == operation.cloud => visitor,
        other => {
            let key = if other.is_some() { "api-other-cloud" } else { "api-sign-in" };
            let to: String = form_urlencoded::byte_serialize(guest.here.as_bytes()).collect();
            return html! {
                div.notice {
                    p { (words.with(key, &[("cloud", &cloud)])) }
                    p { a.button href={"/console/sign-in?to=" (to)} { (words.t("sign-in-do")) } }
                }
            };
        }
    };
    let action = format!("/console/api/{}/{}/{}", operation.cloud, operation.product, operation.name);
    html! {
        form.form.explorer method="post" action=(action) {
            (frame::form_token(visitor))
            // The first button of a form is the one that the Enter key presses.
            button.unseen tabindex="-1" aria-hidden="true" { (words.t("api-call")) }
            @if operation.region_beside {
                div.field {
                    label for=(REGION) { (words.t("api-region")) }
                    input #region name=(REGION) value=(shown.region) spellcheck="false" autocomplete="off" aria-describedby="region-said";
                    p.hint id="region-said" { (words.t("api-region-said")) }
                }
            }
            (form::draw(words, input, &shown.filled, &shown.more))
            @if input.is_empty() { p.hint { (words.t("api-no-parameters")) } }
            div.tools {
                button.main { (words.t("api-call")) }
                @if operation.writes { span.hint { (words.t("decision-again-writes")) } }
            }
        }
    }
}

fn commands(guest: &Guest, operation: &Operation) -> Markup {
    let words = guest.words;
    let scheme = if guest.origin.secure { "https" } else { "http" };
    let url = format!("{scheme}://{}", guest.origin.host);
    let native = if operation.cloud == "alibaba" { "api-command-line" } else { "api-query" };
    html! {
        h3 { (words.t(native)) }
        (frame::block(words, &example::native(operation)))
        @if operation.cloud == "alibaba" { p.hint { (code_in(&words.t("api-command-line-said"))) } }
        h3 { (words.t("api-curl")) }
        (frame::block(words, &example::curl(operation, &url)))
        @if !operation.open { p.hint { (code_in(&words.t("api-curl-said"))) } }
    }
}

fn draw_answer(words: &Words, operation: &Operation, answer: &Answer) -> Markup {
    let reply = match answer {
        Answer::Unread(form::NoJson { name, why }) => {
            let said = words.with("api-no-json", &[("name", name), ("why", why)]);
            return html! { div.notice.refused role="alert" { p { (said) } } };
        }
        Answer::Reply(reply) => reply,
    };
    html! {
        section.answer aria-labelledby="answer" {
            h2 #answer { (words.with("api-answer", &[("operation", operation.name)])) }
            @match &reply.outcome {
                Ok(value) => {
                    p role="status" { (verdict(words, Verdict::Allowed)) " "
                        a href={"/console/calls/" (reply.request_id)} { (words.t("api-decision")) } }
                    (frame::block(words, &serde_json::to_string_pretty(value).unwrap_or_default()))
                }
                Err(refused) => (frame::refused_part(words, refused)),
            }
        }
    }
}
