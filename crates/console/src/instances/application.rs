//! A call as the application in an instance makes it: with the credentials from its metadata.

use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use interface::sign_in::{KeyGiven, Secret};
use interface::{Asked, Leaf};
use maud::{Markup, html};
use serde_json::{Value, json};

use super::fleet::Instance;
use super::metadata::{field, is_credentials};
use crate::frame::{self, Section, Verdict, verdict};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// Calls that an application makes to find out what it may do.
const OFFERED: [(&str, &str, &str); 6] = [
    ("alibaba", "Ecs", "DescribeInstances"),
    ("alibaba", "Sts", "GetCallerIdentity"),
    ("alibaba", "Ram", "ListUsers"),
    ("kingsoft", "kec", "DescribeInstances"),
    ("kingsoft", "iam", "ListUsers"),
    ("kingsoft", "vpc", "DescribeVpcs"),
];

/// The form that makes one.
pub(super) fn part(visitor: &Visitor, region: &str, instance: &Instance, tree: &[Leaf]) -> Markup {
    let words = visitor.words();
    html! {
        @if tree.iter().any(is_credentials) {
            section {
                h2 { (words.t("application-title")) }
                p.hint { (words.t("application-hint")) }
                form.tools method="post" action={"/console/instances/" (instance.id) "/application"} {
                    (frame::form_token(visitor))
                    input type="hidden" name="region" value=(region);
                    label { (words.t("calls-operation"))
                        select name="operation" {
                            @for (_, product, operation) in OFFERED.iter().filter(|(cloud, ..)| *cloud == visitor.signed_in.cloud()) {
                                option value={(product) ":" (operation)} { (product) ":" (operation) }
                            }
                        }
                    }
                    button { (words.t("application-call")) }
                }
            }
        }
    }
}

/// `POST instances/{id}/application`
pub(super) async fn call(Path(id): Path<String>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let words = visitor.words();
    let refusal = |refusal: interface::Refusal| frame::refusal(visitor, &refusal);
    let tree = visitor.server.metadata_tree(&visitor.signed_in, &id).await.map_err(refusal)?;
    let credentials = tree.iter().find(|leaf| is_credentials(leaf)).map(|leaf| leaf.body.as_str()).unwrap_or_default();
    let read = |name: &str| field(credentials, name).unwrap_or_default();
    let secret = if visitor.is_kingsoft() { "SecretAccessKey" } else { "AccessKeySecret" };
    let sign_in = KeyGiven {
        cloud: Some(visitor.signed_in.cloud().to_owned()),
        access_key_id: read("AccessKeyId"),
        access_key_secret: Secret(read(secret)),
        security_token: Some(Secret(read("SecurityToken"))),
        duration_seconds: None,
    };
    let asked = form.get("operation");
    let offered = OFFERED.iter().find(|(cloud, product, operation)| {
        *cloud == visitor.signed_in.cloud() && asked == format!("{product}:{operation}")
    });
    let Some((cloud, product, operation)) = offered.copied() else {
        return Err(frame::failed(visitor, StatusCode::BAD_REQUEST, &words.t("frame-nothing-here")));
    };
    let mut origin = visitor.guest.origin.clone();
    "application".clone_into(&mut origin.user_agent);
    let begun = visitor.server.sign_in(sign_in, &origin).await.map_err(|refused| refusal(refused.into()))?;
    let region = form.filled("region");
    let mut params = serde_json::Map::new();
    if product == "Ecs" {
        params.insert("RegionId".to_owned(), json!(region));
    }
    let application = visitor.server.signed_in(&begun.token, origin.address).await;
    let asked = Asked { cloud, product, operation, region, params };
    let answered = visitor.server.call(application, asked, origin).await;
    visitor.server.sign_out(&begun.token);
    let answered = answered.map_err(refusal)?;
    let call = format!("{product}:{operation}");
    let body = html! {
        @match &answered.outcome {
            Ok(reply) => {
                div.notice.allowed role="status" { p { (verdict(words, Verdict::Allowed)) " " code { (call) } } }
                (frame::block(words, &pretty(reply)))
            }
            Err(refused) => (frame::refused_part(words, refused)),
        }
        div.tools {
            @if answered.outcome.is_ok() { a.button href={"/console/calls/" (answered.request_id)} { (words.t("application-decision")) } }
            a.button href={"/console/instances/" (id) "?region=" (form.get("region"))} { (words.t("application-back")) }
        }
    };
    Ok(frame::page(visitor, Some(Section::Instances), &words.with("application-did", &[("call", &call)]), &body))
}

fn pretty(reply: &[u8]) -> String {
    let value: Value = serde_json::from_slice(reply).unwrap_or_default();
    serde_json::to_string_pretty(&value).unwrap_or_default()
}
