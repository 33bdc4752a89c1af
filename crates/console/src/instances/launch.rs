//! The launch wizard: basic settings, network, system configuration with the role under its advanced options.

use axum::extract::Query;
use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use maud::{Markup, html};
use serde_json::{Value, json};

use super::fleet::{self, Place};
use super::role;
use crate::frame::{self, Section};
use crate::region;
use crate::reply::{Seen, list, text};
use crate::submitted::Submitted;
use crate::visitor::Visitor;

/// Something to choose: its value, and what is said of it.
type Choice = (String, String);

/// `GET instances/launch`
pub(super) async fn show(visitor: Visitor, Query(place): Query<Place>) -> Result<Response, Response> {
    let words = visitor.words();
    let region = place.region(&visitor).to_owned();
    let regions = region::all(&visitor).await?;
    let images = images(&visitor, &region).await?;
    let (subnets, groups) = (subnets(&visitor, &region).await?, groups(&visitor, &region).await?);
    let roles = role::assignable(&visitor).await?;
    let no_network =
        matches!((&subnets, &groups), (Ok(subnets), Ok(groups)) if subnets.is_empty() || groups.is_empty());
    let usual = if visitor.is_kingsoft() { "N3.2B" } else { "ecs.g6.large" };
    let body = html! {
        form.filter method="get" action="/console/instances/launch" {
            (region::choice(words, &regions, &region))
            button { (words.t("instances-show")) }
        }
        @if no_network {
            div.notice.failed role="status" { p { (words.t("launch-no-network")) } }
        }
        form.form method="post" action="/console/instances/launch" {
            (frame::form_token(&visitor))
            input type="hidden" name="region" value=(region);
            fieldset {
                legend { (words.t("launch-basic")) }
                (select(&visitor, "image", "launch-image", &images))
                label { (words.t("instances-type")) input name="type" value=(usual) required spellcheck="false"; }
                label { (words.t("launch-count")) input name="count" type="number" min="1" max="100" value="1" required; }
            }
            fieldset {
                legend { (words.t("launch-network")) }
                (select(&visitor, "subnet", if visitor.is_kingsoft() { "launch-subnet" } else { "launch-vswitch" }, &subnets))
                (select(&visitor, "group", "launch-group", &groups))
            }
            fieldset {
                legend { (words.t("launch-system")) }
                label { (words.t("frame-name")) input name="name" maxlength="128"; }
                details {
                    summary { (words.t("launch-advanced")) }
                    (role::choice(&visitor, &roles, true))
                    label { (words.t("launch-new-role")) input name="new-role" maxlength="64" spellcheck="false" autocomplete="off"; }
                    p.hint { (words.t("launch-new-role-hint")) }
                    label { (words.t("launch-user-data")) textarea name="user-data" rows="4" spellcheck="false" {} }
                }
            }
            button.main { (words.t("instances-launch")) }
        }
    };
    Ok(frame::page(&visitor, Some(Section::Instances), &words.t("launch-title"), &body))
}

fn select(visitor: &Visitor, name: &str, key: &str, choices: &Result<Vec<Choice>, interface::CloudRefusal>) -> Markup {
    let words = visitor.words();
    html! {
        @match choices {
            Ok(choices) => label { (words.t(key))
                select name=(name) required {
                    @if choices.is_empty() { option value="" { (words.t("launch-none")) } }
                    @for (value, said) in choices { option value=(value) { (said) } }
                }
            },
            Err(refused) => {
                label { (words.t(key)) input name=(name) required spellcheck="false"; }
                (frame::refused_part(words, refused))
            }
        }
    }
}

/// What a list of an operation offers.
async fn offered(
    visitor: &Visitor,
    asked: (&str, &str, Value),
    region: &str,
    pointer: &str,
    choice: impl Fn(&Value) -> Choice,
) -> Seen<Vec<Choice>> {
    let (product, operation, mut params) = asked;
    if !visitor.is_kingsoft() {
        params["RegionId"] = region.into();
    }
    let found = visitor.call_in(Some(region), product, operation, params).await?.outcome;
    Ok(found.map(|found| list(&found, pointer).iter().map(choice).collect()))
}

async fn images(visitor: &Visitor, region: &str) -> Seen<Vec<Choice>> {
    let choice = |row: &Value| {
        let name = ["OSNameEn", "ImageName", "Name"].iter().map(|name| text(row, name).into_owned());
        let name = name.into_iter().find(|name| !name.is_empty()).unwrap_or_default();
        (text(row, "ImageId").into_owned(), name)
    };
    if visitor.is_kingsoft() {
        let asked = ("kec", "DescribeImages", json!({ "ImageType": "system" }));
        return offered(visitor, asked, region, "/ImagesSet", choice).await;
    }
    let asked = ("Ecs", "DescribeImages", json!({ "ImageOwnerAlias": "system", "PageSize": 100 }));
    offered(visitor, asked, region, "/Images/Image", choice).await
}

async fn subnets(visitor: &Visitor, region: &str) -> Seen<Vec<Choice>> {
    if visitor.is_kingsoft() {
        let asked = ("vpc", "DescribeSubnets", json!({}));
        return offered(visitor, asked, region, "/SubnetSet", |row| {
            let said = format!("{} ({})", text(row, "SubnetName"), text(row, "CidrBlock"));
            (text(row, "SubnetId").into_owned(), said)
        })
        .await;
    }
    let asked = ("Vpc", "DescribeVSwitches", json!({ "PageSize": 50 }));
    offered(visitor, asked, region, "/VSwitches/VSwitch", |row| {
        let id = text(row, "VSwitchId").into_owned();
        let said = format!("{id} {} ({}, {})", text(row, "VSwitchName"), text(row, "CidrBlock"), text(row, "ZoneId"));
        (id, said)
    })
    .await
}

async fn groups(visitor: &Visitor, region: &str) -> Seen<Vec<Choice>> {
    let choice = |row: &Value| {
        let id = text(row, "SecurityGroupId").into_owned();
        let said = format!("{id} {}", text(row, "SecurityGroupName"));
        (id, said)
    };
    if visitor.is_kingsoft() {
        return offered(visitor, ("vpc", "DescribeSecurityGroups", json!({})), region, "/SecurityGroupSet", choice)
            .await;
    }
    let asked = ("Ecs", "DescribeSecurityGroups", json!({ "PageSize": 50 }));
    offered(visitor, asked, region, "/SecurityGroups/SecurityGroup", choice).await
}

/// `POST instances/launch`
pub(super) async fn run(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let count = form.get("count").parse::<u32>().ok().filter(|count| (1..=100).contains(count));
    let Some(count) = count else {
        return Err(frame::failed(visitor, StatusCode::BAD_REQUEST, &visitor.words().t("launch-wrong-count")));
    };
    let role = match form.filled("new-role") {
        Some(name) => {
            create_role(visitor, name).await?;
            Some(name)
        }
        None => form.filled("role"),
    };
    let params = if visitor.is_kingsoft() { of_kingsoft(&form, count, role) } else { of_alibaba(&form, count, role) };
    let region = form.get("region");
    let reply = fleet::compute(visitor, region, "RunInstances", params).await?;
    Ok(match reply.outcome {
        Ok(_) => Redirect::to(&format!("/console/instances?region={region}")),
        Err(refused) => Redirect::to(&format!("/console/calls/{}", refused.request_id)),
    }
    .into_response())
}

/// A role that the compute service may take.
async fn create_role(visitor: &Visitor, name: &str) -> Result<(), Response> {
    if visitor.is_kingsoft() {
        let params = json!({ "RoleName": name, "TrustServices": "kec" });
        return visitor.must("iam", "CreateRole", params).await.map(drop);
    }
    let statement =
        json!([{ "Effect": "Allow", "Action": "sts:AssumeRole", "Principal": { "Service": ["ecs.aliyuncs.com"] } }]);
    let document = json!({ "Version": "1", "Statement": statement }).to_string();
    let params = json!({ "RoleName": name, "AssumeRolePolicyDocument": document });
    visitor.must("Ram", "CreateRole", params).await.map(drop)
}

fn of_alibaba(form: &Submitted, count: u32, role: Option<&str>) -> Value {
    let mut params = json!({
        "ImageId": form.get("image"),
        "InstanceType": form.get("type"),
        "VSwitchId": form.get("subnet"),
        "SecurityGroupId": form.get("group"),
        "Amount": count,
    });
    let further = [("InstanceName", form.filled("name")), ("RamRoleName", role)];
    for (name, value) in further {
        if let Some(value) = value {
            params[name] = value.into();
        }
    }
    with_user_data(form, params)
}

fn of_kingsoft(form: &Submitted, count: u32, role: Option<&str>) -> Value {
    let mut params = json!({
        "ImageId": form.get("image"),
        "InstanceType": form.get("type"),
        "SubnetId": form.get("subnet"),
        "SecurityGroupId": [form.get("group")],
        "ChargeType": "HourlyInstantSettlement",
        "MaxCount": count,
        "MinCount": count,
    });
    let further = [("InstanceName", form.filled("name")), ("IamRoleName", role)];
    for (name, value) in further {
        if let Some(value) = value {
            params[name] = value.into();
        }
    }
    with_user_data(form, params)
}

/// User data travels in base64.
fn with_user_data(form: &Submitted, mut params: Value) -> Value {
    use base64::Engine;
    if let Some(data) = form.filled("user-data") {
        params["UserData"] = base64::engine::general_purpose::STANDARD.encode(data).into();
    }
    params
}
