//! The list of one kind of identities, and the form that makes one.

use axum::extract::Path;
use axum::response::Response;
use http::StatusCode;
use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::kind::{Kind, policies};
use super::{attached, back_to, named, tabs};
use crate::frame::{self, Section};
use crate::policy::{self, Holder};
use crate::reply::text;
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// `GET identities/{kind}`
pub(super) async fn show(visitor: Visitor, Path(kind): Path<String>) -> Result<Response, Response> {
    let words = visitor.words();
    let kind = Kind::of_path(&kind).ok_or_else(|| unknown(&visitor))?;
    let rows = kind.all(&visitor).await?;
    let body = html! {
        (tabs(words, kind))
        @match rows {
            Err(refused) => (frame::refused_part(words, &refused)),
            Ok(rows) if rows.is_empty() => (frame::empty(&words.t("identities-none"), &html! {})),
            Ok(rows) => (table(&visitor, kind, &rows)),
        }
        @if kind == Kind::Policy {
            (system_policies(&visitor).await?)
        }
        (form(&visitor, kind).await?)
    };
    let heading = words.t(match kind {
        Kind::User => "identities-who-are-users",
        Kind::Group => "identities-who-are-groups",
        Kind::Role => "identities-who-are-roles",
        Kind::Policy => "identities-which-policies",
    });
    Ok(frame::page(&visitor, Some(Section::Identities), &heading, &body))
}

fn unknown(visitor: &Visitor) -> Response {
    frame::failed(visitor, StatusCode::NOT_FOUND, &visitor.words().t("frame-nothing-here"))
}

fn table(visitor: &Visitor, kind: Kind, rows: &[Value]) -> Markup {
    let words = visitor.words();
    let said = |row: &Value| {
        let fields = ["DisplayName", "RealName", "Description", "Comments", "Remark"];
        fields.iter().map(|name| text(row, name).into_owned()).find(|said| !said.is_empty()).unwrap_or_default()
    };
    html! {
        div.scroll tabindex="0" role="region" aria-label=(words.t(kind.title())) {
            table {
                thead { tr {
                    th scope="col" { (words.t("frame-name")) }
                    th scope="col" { (words.t("frame-description")) }
                    th scope="col" { (words.t("frame-created")) }
                } }
                tbody {
                    @for row in rows {
                        @let name = text(row, kind.name_field());
                        tr {
                            th scope="row" { a href=(named(kind, &of_policy(kind, &name, false))) { bdi { (name) } } }
                            td { bdi { (said(row)) } }
                            td { time { (text(row, "CreateDate")) } }
                        }
                    }
                }
            }
        }
    }
}

/// How a page is named: policies of the cloud may have the name of one of the account.
fn of_policy(kind: Kind, name: &str, system: bool) -> String {
    if kind == Kind::Policy && system { format!("System:{name}") } else { name.to_owned() }
}

async fn system_policies(visitor: &Visitor) -> Result<Markup, Response> {
    let words = visitor.words();
    let rows = policies(visitor, true).await?;
    Ok(html! {
        details {
            summary { (words.t("identities-system-policies")) }
            @match rows {
                Err(refused) => (frame::refused_part(words, &refused)),
                Ok(rows) => ul {
                    @for row in &rows {
                        @let name = text(row, "PolicyName");
                        li { a href=(named(Kind::Policy, &of_policy(Kind::Policy, &name, true))) { (name) } " " span.hint { (text(row, "Description")) } }
                    }
                },
            }
        }
    })
}

async fn form(visitor: &Visitor, kind: Kind) -> Result<Markup, Response> {
    let words = visitor.words();
    let heading = words.t(match kind {
        Kind::User => "identities-create-user",
        Kind::Group => "identities-create-group",
        Kind::Role => "identities-create-role",
        Kind::Policy => "identities-create-policy",
    });
    Ok(html! {
        section {
            h2 { (heading) }
            form.form method="post" action=(kind.path()) {
                (frame::form_token(visitor))
                @if kind == Kind::Role { (trusted_entity(visitor)) }
                label { (words.t("frame-name")) input name="name" required maxlength="128" spellcheck="false" autocomplete="off"; }
                @if kind == Kind::Policy {
                    label { (words.t("identities-document")) textarea name="document" rows="10" required spellcheck="false" { (template(visitor)) } }
                }
                @if kind != Kind::User {
                    label { (words.t("frame-description")) input name="description" maxlength="1024"; }
                }
                @if kind != Kind::Policy { (attached::choice(visitor, true).await?) }
                button.main { (heading) }
            }
        }
    })
}

/// Whom a role trusts, as the clouds' own dialogs ask it.
fn trusted_entity(visitor: &Visitor) -> Markup {
    let words = visitor.words();
    let services: &[(&str, &str)] = if visitor.is_kingsoft() {
        &[("kec", "Kingsoft Cloud Elastic Compute (KEC)")]
    } else {
        &[
            ("ecs.aliyuncs.com", "Elastic Compute Service (ECS)"),
            ("fc.aliyuncs.com", "Function Compute"),
            ("ess.aliyuncs.com", "Auto Scaling"),
            ("oss.aliyuncs.com", "Object Storage Service"),
        ]
    };
    let cloud = frame::cloud_name(words, visitor.signed_in.cloud());
    html! {
        fieldset {
            legend { (words.t("identities-trusted-entity")) }
            label.choice { input type="radio" name="trusted" value="service" checked; (words.with("identities-trusts-service", &[("cloud", &cloud)])) }
            label.choice { input type="radio" name="trusted" value="account"; (words.with("identities-trusts-account", &[("cloud", &cloud)])) }
            label { (words.t("identities-trusted-service"))
                select name="service" { @for (value, said) in services { option value=(value) { (said) } } }
            }
            label { (words.t("identities-trusted-account"))
                input name="account" inputmode="numeric" value=(visitor.signed_in.account());
            }
        }
    }
}

/// A document to begin with.
fn template(visitor: &Visitor) -> String {
    let (version, action, resource) =
        if visitor.is_kingsoft() { ("2015-11-01", "kec:Describe*", "*") } else { ("1", "ecs:Describe*", "*") };
    let statement = json!([{ "Effect": "Allow", "Action": [action], "Resource": [resource] }]);
    serde_json::to_string_pretty(&json!({ "Version": version, "Statement": statement })).unwrap_or_default()
}

/// `POST identities/{kind}`
pub(super) async fn create(Path(kind): Path<String>, form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let kind = Kind::of_path(&kind).ok_or_else(|| unknown(visitor))?;
    let name = form.get("name").to_owned();
    let mut params = Map::new();
    params.insert(kind.name_field().to_owned(), name.as_str().into());
    if let Some(said) = form.filled("description") {
        let field = if kind == Kind::Group && !visitor.is_kingsoft() { "Comments" } else { "Description" };
        params.insert(field.to_owned(), said.into());
    }
    match kind {
        Kind::Role => params.extend(trust(visitor, &form)),
        Kind::Policy => {
            params.insert("PolicyDocument".to_owned(), form.get("document").into());
        }
        Kind::User | Kind::Group => {}
    }
    let (product, operation) = match kind {
        Kind::User => ("Ram", "CreateUser"),
        Kind::Group => ("Ram", "CreateGroup"),
        Kind::Role => ("Ram", "CreateRole"),
        Kind::Policy => ("Ram", "CreatePolicy"),
    };
    let product = if visitor.is_kingsoft() { "iam" } else { product };
    visitor.must(product, operation, Value::Object(params)).await?;
    let holder = match kind {
        Kind::User => Some(Holder::User(name.clone())),
        Kind::Group => Some(Holder::Group(name.clone())),
        Kind::Role => Some(Holder::Role(name.clone())),
        Kind::Policy => None,
    };
    if let Some(holder) = holder {
        for chosen in attached::chosen(&form) {
            policy::attach(visitor, &chosen, &holder).await?;
        }
    }
    Ok(back_to(&named(kind, &name)))
}

/// The parameters that say whom a new role trusts.
fn trust(visitor: &Visitor, form: &Submitted) -> Map<String, Value> {
    let of_service = form.get("trusted") != "account";
    let params = if visitor.is_kingsoft() {
        if of_service {
            json!({ "TrustServices": form.get("service") })
        } else {
            json!({ "TrustAccounts": form.get("account") })
        }
    } else {
        let principal = if of_service {
            json!({ "Service": [form.get("service")] })
        } else {
            json!({ "RAM": [format!("acs:ram::{}:root", form.get("account"))] })
        };
        let statement = json!([{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": principal }]);
        let document = json!({ "Version": "1", "Statement": statement });
        json!({ "AssumeRolePolicyDocument": serde_json::to_string_pretty(&document).unwrap_or_default() })
    };
    match params {
        Value::Object(params) => params,
        _ => Map::new(),
    }
}
