//! The dialog that gives instances a role, or takes it away.

use axum::extract::RawQuery;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use interface::CloudRefusal;
use maud::{Markup, html};
use serde_json::{Map, Value, json};

use super::fleet;
use super::list::role_dialog;
use crate::frame::{self, Section};
use crate::reply::{self, Seen, list, text};
use crate::submitted::{Submitted, fields, get};
use crate::visitor::Visitor;

/// Roles whose trust is asked for one by one.
const ASKED: usize = 100;

/// `GET instances/role`
pub(super) async fn show(visitor: Visitor, RawQuery(query): RawQuery) -> Result<Response, Response> {
    let words = visitor.words();
    let fields = fields(query.unwrap_or_default().as_bytes());
    let region = get(&fields, "region");
    let instances: Vec<_> = fields.iter().filter(|(name, _)| name == "instance").map(|(_, id)| id.as_str()).collect();
    if instances.is_empty() {
        return Err(frame::failed(&visitor, StatusCode::BAD_REQUEST, &words.t("instances-none-selected")));
    }
    let roles = assignable(&visitor).await?;
    let body = html! {
        form.form method="post" action="/console/instances/role" {
            (frame::form_token(&visitor))
            input type="hidden" name="region" value=(region);
            p { (words.t("role-of")) }
            ul { @for id in &instances { li { code { (id) } input type="hidden" name="instance" value=(id); } } }
            fieldset {
                legend { (words.t("role-operation-type")) }
                label.choice { input type="radio" name="do" value="Bind" checked; (words.t("role-bind")) }
                label.choice { input type="radio" name="do" value="Unbind"; (words.t("role-unbind")) }
            }
            (choice(&visitor, &roles, false))
            div.tools {
                button.main { (words.t("role-ok")) }
                a.button href={"/console/instances?region=" (region)} { (words.t("role-cancel")) }
            }
        }
    };
    Ok(frame::page(&visitor, Some(Section::Instances), &words.t(role_dialog(&visitor)), &body))
}

/// The roles that an instance can be given: those that the compute service is trusted by.
pub(super) async fn assignable(visitor: &Visitor) -> Seen<Vec<String>> {
    if visitor.is_kingsoft() {
        let found = visitor.call("kec", "DescribeKecIamRoles", json!({})).await?.outcome;
        return Ok(found.map(|found| names(list(&found, "/ListRolesResult/Roles/member"))));
    }
    let rows = match reply::all(visitor, "Ram", "ListRoles", json!({ "MaxItems": 1000 }), "/Roles/Role").await? {
        Ok(rows) => rows,
        Err(refused) => return Ok(Err(refused)),
    };
    let mut trusting = Vec::new();
    for name in names(&rows).into_iter().take(ASKED) {
        // A role that was deleted meanwhile is none to give.
        let role = visitor.call("Ram", "GetRole", json!({ "RoleName": name })).await?.outcome.unwrap_or_default();
        let trust = role.pointer("/Role/AssumeRolePolicyDocument").and_then(Value::as_str).unwrap_or_default();
        if trust.contains("\"ecs.aliyuncs.com\"") {
            trusting.push(name);
        }
    }
    Ok(Ok(trusting))
}

fn names(rows: &[Value]) -> Vec<String> {
    rows.iter().map(|row| text(row, "RoleName").into_owned()).collect()
}

/// The field with the roles to choose from. Somebody who may not list roles may still know the name of one.
pub(super) fn choice(visitor: &Visitor, roles: &Result<Vec<String>, CloudRefusal>, or_none: bool) -> Markup {
    let words = visitor.words();
    let label = words.t(if visitor.is_kingsoft() { "role-iam" } else { "role-ram" });
    html! {
        @match roles {
            Ok(roles) => {
                label { (label)
                    select name="role" {
                        @if or_none || roles.is_empty() { option value="" { (words.t("role-none")) } }
                        @for role in roles { option { (role) } }
                    }
                }
                @if roles.is_empty() { p.hint { (words.t("role-none-there")) " " a href="/console/identities/roles" { (words.t("identities-create-role")) } } }
            }
            Err(refused) => {
                label { (label) input name="role" spellcheck="false" autocomplete="off"; }
                p.hint { (words.t("role-cannot-list")) " " a href={"/console/calls/" (refused.request_id)} { (words.t("frame-why")) } }
            }
        }
    }
}

/// `POST instances/role`
pub(super) async fn change(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let (region, role, ids) = (form.get("region"), form.get("role"), form.all("instance"));
    let binds = form.get("do") == "Bind";
    let mut params = Map::new();
    let operation = if visitor.is_kingsoft() {
        params.insert("InstanceId".to_owned(), json!(ids));
        if binds {
            params.insert("IamRoleName".to_owned(), role.into());
        }
        if binds { "AttachInstancesIamRole" } else { "DetachInstancesIamRole" }
    } else {
        params.insert("InstanceIds".to_owned(), json!(ids).to_string().into());
        if binds || !role.is_empty() {
            params.insert("RamRoleName".to_owned(), role.into());
        }
        if binds { "AttachInstanceRamRole" } else { "DetachInstanceRamRole" }
    };
    let reply = fleet::compute(visitor, region, operation, Value::Object(params)).await?;
    let done = match reply.outcome {
        Ok(done) => done,
        Err(refused) => return Ok(Redirect::to(&format!("/console/calls/{}", refused.request_id)).into_response()),
    };
    if done["FailCount"].as_u64().unwrap_or(0) == 0 {
        return Ok(Redirect::to(&format!("/console/instances?region={region}")).into_response());
    }
    let words = visitor.words();
    let body = html! {
        div.notice.failed role="alert" { p { (words.t("role-some-failed")) } }
        (frame::block(words, &serde_json::to_string_pretty(&done).unwrap_or_default()))
        p { a.button href={"/console/instances?region=" (region)} { (words.t("instances-title")) } }
    };
    Ok(frame::page(visitor, Some(Section::Instances), &words.t(role_dialog(visitor)), &body))
}
