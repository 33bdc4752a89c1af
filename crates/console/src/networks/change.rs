//! Making and deleting networks, their parts, security groups and rules, by the operations of either cloud.

use axum::response::{IntoResponse, Redirect, Response};
use http::StatusCode;
use serde_json::{Value, json};

use super::place::{self, Place, link};
use super::rules::Wanted;
use crate::frame;
use crate::submitted::Submitted;

/// `POST networks/change`: what is done stands in the field `do`.
pub(super) async fn change(form: Submitted) -> Result<Response, Response> {
    let visitor = &form.visitor;
    let place = Place { region: form.get("region").to_owned(), vpc: form.get("vpc").to_owned() };
    let (what, id) = (form.get("do"), form.get("id"));
    let asked = if visitor.is_kingsoft() { of_kingsoft(&form, what, id) } else { of_alibaba(&form, what, id) };
    let Some((product, operation, params)) = asked else {
        let text = visitor.words().t("frame-nothing-here");
        return Err(frame::failed(visitor, StatusCode::BAD_REQUEST, &text));
    };
    let region = place.region(visitor).to_owned();
    if let Err(refused) = place::ask(visitor, &region, product, operation, params).await? {
        return Ok(Redirect::to(&format!("/console/calls/{}", refused.request_id)).into_response());
    }
    let of_group = matches!(what, "add-rule" | "revoke-rule");
    let to = match what {
        _ if of_group => link(&format!("/console/networks/groups/{id}"), &[("region", &region)]),
        // The page of one network is empty once it is gone.
        "delete-network" => link("/console/networks", &[("region", &region)]),
        _ => place.link(),
    };
    Ok(Redirect::to(&to).into_response())
}

/// An operation that makes a change, with its parameters.
type Step = (&'static str, &'static str, Value);

fn wanted(form: &Submitted) -> Wanted<'_> {
    Wanted {
        inbound: form.get("direction") != "out",
        protocol: form.get("protocol"),
        ports: form.get("ports"),
        peer: form.get("peer"),
        drops: form.get("policy") == "drop",
        priority: form.get("priority"),
        said: form.get("description"),
    }
}

/// Parameters with those that are filled in.
fn with(mut params: Value, further: &[(&str, Option<&str>)]) -> Value {
    for (name, value) in further {
        if let Some(value) = value {
            params[*name] = (*value).into();
        }
    }
    params
}

fn of_alibaba(form: &Submitted, what: &str, id: &str) -> Option<Step> {
    let (name, block) = (form.filled("name"), form.get("block"));
    Some(match what {
        "create-network" => ("Vpc", "CreateVpc", with(json!({ "CidrBlock": block }), &[("VpcName", name)])),
        "delete-network" => ("Vpc", "DeleteVpc", json!({ "VpcId": id })),
        "create-subnet" => {
            let params = json!({ "VpcId": id, "CidrBlock": block, "ZoneId": form.get("zone") });
            ("Vpc", "CreateVSwitch", with(params, &[("VSwitchName", name)]))
        }
        "delete-subnet" => ("Vpc", "DeleteVSwitch", json!({ "VSwitchId": id })),
        "create-group" => ("Ecs", "CreateSecurityGroup", with(json!({ "VpcId": id }), &[("SecurityGroupName", name)])),
        "delete-group" => ("Ecs", "DeleteSecurityGroup", json!({ "SecurityGroupId": id })),
        "add-rule" => {
            let (operation, params) = wanted(form).of_alibaba(id);
            ("Ecs", operation, params)
        }
        "revoke-rule" => {
            let out = form.get("direction") == "out";
            let operation = if out { "RevokeSecurityGroupEgress" } else { "RevokeSecurityGroup" };
            ("Ecs", operation, json!({ "SecurityGroupId": id, "SecurityGroupRuleId": [form.get("rule")] }))
        }
        _ => return None,
    })
}

fn of_kingsoft(form: &Submitted, what: &str, id: &str) -> Option<Step> {
    let (name, block) = (form.filled("name"), form.get("block"));
    let (operation, params) = match what {
        "create-network" => ("CreateVpc", with(json!({ "CidrBlock": block }), &[("VpcName", name)])),
        "delete-network" => ("DeleteVpc", json!({ "VpcId": id })),
        "create-subnet" => {
            let params = json!({ "VpcId": id, "CidrBlock": block, "SubnetType": "Normal" });
            ("CreateSubnet", with(params, &[("SubnetName", name), ("AvailabilityZone", form.filled("zone"))]))
        }
        "delete-subnet" => ("DeleteSubnet", json!({ "SubnetId": id })),
        "create-group" => ("CreateSecurityGroup", with(json!({ "VpcId": id }), &[("SecurityGroupName", name)])),
        "delete-group" => ("DeleteSecurityGroup", json!({ "SecurityGroupId": id })),
        "add-rule" => wanted(form).of_kingsoft(id),
        "revoke-rule" => {
            let params = json!({ "SecurityGroupId": id, "SecurityGroupEntryId": form.get("rule") });
            ("RevokeSecurityGroupEntry", params)
        }
        _ => return None,
    };
    Some(("vpc", operation, params))
}
