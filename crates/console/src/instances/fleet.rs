//! Instances, as either cloud describes them.

use axum::response::Response;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::region::or_usual;
use crate::reply::{Seen, list, text};
use crate::visitor::{Reply, Visitor};

/// How many instances a page shows. A filter by name finds the others.
const MOST: u32 = 100;

/// Where a page looks.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(default)]
pub(super) struct Place {
    pub(super) region: String,
    /// Part of a name.
    pub(super) name: String,
}

impl Place {
    /// The region, or the one that the cloud's own console begins with.
    pub(super) fn region<'p>(&'p self, visitor: &Visitor) -> &'p str {
        or_usual(visitor, &self.region)
    }
}

/// An instance.
#[derive(Debug, Clone)]
pub(super) struct Instance {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) state: String,
    pub(super) kind: String,
    pub(super) zone: String,
    pub(super) addresses: Vec<String>,
    pub(super) role: String,
    /// Everything that the cloud says of it.
    pub(super) all: Value,
}

impl Instance {
    pub(super) fn is_running(&self) -> bool {
        matches!(self.state.as_str(), "Running" | "active")
    }

    pub(super) fn is_stopped(&self) -> bool {
        matches!(self.state.as_str(), "Stopped" | "stopped")
    }

    fn of_alibaba(row: &Value, roles: &[Value]) -> Self {
        let id = text(row, "InstanceId").into_owned();
        let addresses = ["/VpcAttributes/PrivateIpAddress/IpAddress", "/PublicIpAddress/IpAddress"];
        let listed = addresses.iter().flat_map(|pointer| list(row, pointer)).filter_map(Value::as_str);
        let elastic =
            row.pointer("/EipAddress/IpAddress").and_then(Value::as_str).filter(|address| !address.is_empty());
        let role = roles.iter().find(|role| text(role, "InstanceId") == id.as_str());
        Self {
            name: text(row, "InstanceName").into_owned(),
            state: text(row, "Status").into_owned(),
            kind: text(row, "InstanceType").into_owned(),
            zone: text(row, "ZoneId").into_owned(),
            addresses: listed.chain(elastic).map(str::to_owned).collect(),
            role: role.map(|role| text(role, "RamRoleName").into_owned()).unwrap_or_default(),
            all: row.clone(),
            id,
        }
    }

    fn of_kingsoft(row: &Value) -> Self {
        let interfaces = list(row, "/NetworkInterfaceSet");
        let public = interfaces.iter().map(|interface| text(interface, "PublicIp").into_owned());
        let private = std::iter::once(text(row, "PrivateIpAddress").into_owned());
        Self {
            id: text(row, "InstanceId").into_owned(),
            name: text(row, "InstanceName").into_owned(),
            state: text(&row["InstanceState"], "Name").into_owned(),
            kind: text(row, "InstanceType").into_owned(),
            zone: text(row, "AvailabilityZone").into_owned(),
            addresses: private.chain(public).filter(|address| !address.is_empty()).collect(),
            role: text(row, "IamRoleName").into_owned(),
            all: row.clone(),
        }
    }
}

/// Runs an operation of the compute service in a region.
pub(super) async fn compute(
    visitor: &Visitor,
    region: &str,
    operation: &str,
    mut params: Value,
) -> Result<Reply, Response> {
    if visitor.is_kingsoft() {
        return visitor.call_in(Some(region), "kec", operation, params).await;
    }
    params["RegionId"] = region.into();
    visitor.call("Ecs", operation, params).await
}

/// The instances of a region, or one of them.
pub(super) async fn instances(visitor: &Visitor, place: &Place, id: Option<&str>) -> Seen<Vec<Instance>> {
    let region = place.region(visitor);
    if visitor.is_kingsoft() {
        let mut params = json!({ "MaxResults": MOST });
        if let Some(id) = id {
            params["InstanceId"] = json!([id]);
        } else if !place.name.is_empty() {
            params["Search"] = place.name.as_str().into();
        }
        let found = compute(visitor, region, "DescribeInstances", params).await?.outcome;
        return Ok(found.map(|found| list(&found, "/InstancesSet").iter().map(Instance::of_kingsoft).collect()));
    }
    let mut params = json!({ "PageSize": MOST });
    if let Some(id) = id {
        params["InstanceIds"] = json!([id]).to_string().into();
    } else if !place.name.is_empty() {
        params["InstanceName"] = format!("*{}*", place.name).into();
    }
    let found = match compute(visitor, region, "DescribeInstances", params).await?.outcome {
        Ok(found) => found,
        Err(refused) => return Ok(Err(refused)),
    };
    let rows = list(&found, "/Instances/Instance");
    if rows.is_empty() {
        return Ok(Ok(Vec::new()));
    }
    let ids: Vec<_> = rows.iter().map(|row| text(row, "InstanceId")).collect();
    let asked = json!({ "InstanceIds": json!(ids).to_string(), "PageSize": MOST });
    // Somebody who may see instances need not be allowed to see their roles.
    let roles = compute(visitor, region, "DescribeInstanceRamRole", asked).await?.outcome.unwrap_or_default();
    let roles = list(&roles, "/InstanceRamRoleSets/InstanceRamRoleSet");
    Ok(Ok(rows.iter().map(|row| Instance::of_alibaba(row, roles)).collect()))
}
