//! Data guard groups and the instances in them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

use super::kec::{Network, instance, launched, network};

const MINUTE: Duration = Duration::from_secs(60);

async fn create(root: &KsyunActor, name: &str) -> String {
    root.kec("CreateDataGuardGroup", &[("DataGuardName", name)]).await.field("/DataGuardId")
}

async fn groups(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    root.kec("DescribeDataGuardGroup", narrowed).await.ok()["DataGuardsSet"].as_array().unwrap().clone()
}

async fn launch_refused(root: &KsyunActor, network: &Network, group: &str, count: &str) -> String {
    let order = [
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", network.subnet.as_str()),
        ("SecurityGroupId.1", network.group.as_str()),
        ("ChargeType", "Daily"),
        ("MaxCount", count),
        ("MinCount", "1"),
        ("DataGuardId", group),
    ];
    root.kec("RunInstances", &order).await.refused()
}

#[tokio::test]
async fn a_group_is_made_renamed_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let order = [("DataGuardName", "apart"), ("DataGuardType", "host")];
    let made = root.kec("CreateDataGuardGroup", &order).await.contents();
    let id = made["DataGuardId"].as_str().unwrap();
    assert_eq!(made, json!({"DataGuardId": id}));
    let group = json!({
        "DataGuardId": id, "DataGuardName": "apart", "DataGuardLevel": "Host", "DataGuardCapacity": 20,
        "DataGuardUsedSize": 0, "DataGuardInstancesList": [], "DataGuardType": "host",
    });
    // What Terraform's provider reads with.
    let named = [("DataGuardId", id), ("DataGuardName", "apart")];
    let shown = root.kec("DescribeDataGuardGroup", &named).await.contents();
    assert_eq!(shown, json!({"DataGuardsSet": [group], "isSupportDomain": true}));
    let domain = [("DataGuardName", "domains"), ("DataGuardType", "domain")];
    root.kec("CreateDataGuardGroup", &domain).await.ok();
    let found = groups(&root, &[("DataGuardName", "domains")]).await;
    assert_eq!((&found[0]["DataGuardLevel"], &found[0]["DataGuardType"]), (&json!("tol"), &json!("domain")));
    let wrong = [("DataGuardName", "racks"), ("DataGuardType", "rack")];
    assert_eq!(root.kec("CreateDataGuardGroup", &wrong).await.refused(), "400 InvalidParameter");
    assert_eq!(root.kec("CreateDataGuardGroup", &[]).await.refused(), "400 MissingParameter");
    let renamed = [("DataGuardId", id), ("DataGuardName", "spread")];
    assert_eq!(root.kec("ModifyDataGuardGroups", &renamed).await.contents(), json!({"Return": true}));
    assert_eq!(groups(&root, &named).await, Vec::<Value>::new(), "it has another name");
    let both = [("DataGuardId.1", id), ("DataGuardId.2", "none")];
    let deleted = root.kec("DeleteDataGuardGroups", &both).await.contents();
    let expected =
        json!({"ReturnSet": [{"DataGuardId": id, "Return": true}, {"DataGuardId": "none", "Return": false}]});
    assert_eq!(deleted, expected);
    assert_eq!(root.kec("DeleteDataGuardGroups", &both).await.refused(), "404 DataGuardGroupNotFound");
    assert_eq!(root.kec("ModifyDataGuardGroups", &renamed).await.refused(), "404 DataGuardGroupNotFound");
    assert_eq!(groups(&root, &[("Region", "cn-shanghai-2")]).await.len(), 0);
    assert_eq!(groups(&root, &[]).await.len(), 1);
}

#[tokio::test]
async fn instances_are_launched_into_a_group() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let group = create(&root, "apart").await;
    let more = [("DataGuardId", group.as_str()), ("InstanceName", "web")];
    let one = launched(&root, &network, &more).await.remove(0);
    let in_it = json!([{"DataGuardId": group, "DataGuardName": "apart", "DataGuardType": "host"}]);
    assert_eq!(instance(&root, &one).await["DataGuardSet"], in_it);
    let shown = groups(&root, &[("DataGuardId", &group)]).await.remove(0);
    assert_eq!(shown["DataGuardInstancesList"], json!([{"InstanceId": one, "InstanceName": "web"}]));
    assert_eq!(shown["DataGuardUsedSize"], json!(1));
    let plain = launched(&root, &network, &[("DataGuardId", "")]).await.remove(0);
    assert_eq!(instance(&root, &plain).await["DataGuardSet"], json!([]));
    assert_eq!(launch_refused(&root, &network, "none", "1").await, "404 DataGuardGroupNotFound");
    assert_eq!(launch_refused(&root, &network, &group, "20").await, "400 InvalidParameter", "it takes 20");
    let taken = root.kec("DeleteDataGuardGroups", &[("DataGuardId.1", &group)]).await;
    assert_eq!(taken.refused(), "409 DeleteConflict");
    cloud.advance(MINUTE);
    root.kec("TerminateInstances", &[("InstanceId.1", &one), ("ForceDelete", "true")]).await.ok();
    root.kec("DeleteDataGuardGroups", &[("DataGuardId.1", &group)]).await.ok();
}

#[tokio::test]
async fn instances_are_put_into_a_group_and_taken_out() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let (group, other) = (create(&root, "apart").await, create(&root, "other").await);
    let ids = launched(&root, &network, &[("MaxCount", "2"), ("MinCount", "2")]).await;
    let (first, second) = (ids[0].as_str(), ids[1].as_str());
    let into = [("DataGuardId", group.as_str()), ("InstanceId.1", first)];
    let done = root.kec("AddVmIntoDataGuard", &into).await.contents();
    let told = json!({"Flag": true, "InstanceId": first, "Message": ""});
    assert_eq!(done, json!({"DataGuardResult": told, "Return": true}));
    assert_eq!(instance(&root, first).await["DataGuardSet"][0]["DataGuardId"], json!(group));
    assert_eq!(root.kec("AddVmIntoDataGuard", &into).await.refused(), "400 InvalidParameter");
    let both = [("DataGuardId", other.as_str()), ("InstanceId.1", second), ("InstanceId.2", first)];
    let done = root.kec("AddVmIntoDataGuard", &both).await.ok();
    assert_eq!((&done["Return"], &done["DataGuardResult"]["Flag"]), (&json!(false), &json!(false)));
    assert_eq!(done["DataGuardResult"]["InstanceId"], json!(first), "it is in another one");
    assert_eq!(instance(&root, second).await["DataGuardSet"][0]["DataGuardName"], "other");
    let lost = [("DataGuardId", "none"), ("InstanceId.1", first)];
    for action in ["AddVmIntoDataGuard", "RemoveVmFromDataGuard"] {
        assert_eq!(root.kec(action, &lost).await.refused(), "404 DataGuardGroupNotFound", "{action}");
        let nobody = [("DataGuardId", group.as_str()), ("InstanceId.1", "none")];
        assert_eq!(root.kec(action, &nobody).await.refused(), "400 InstanceIdInvalid", "{action}");
        assert_eq!(root.kec(action, &nobody[..1]).await.refused(), "400 InstanceIdRequired", "{action}");
    }
    let out = [("DataGuardId", group.as_str()), ("InstanceId.1", first), ("InstanceId.2", second)];
    let done = root.kec("RemoveVmFromDataGuard", &out).await.contents();
    let expected = json!([{"InstanceId": first, "Return": true}, {"InstanceId": second, "Return": false}]);
    assert_eq!(done, json!({"ReturnSet": expected}));
    assert_eq!(root.kec("RemoveVmFromDataGuard", &out).await.refused(), "400 InvalidParameter", "none is in it");
    assert_eq!(instance(&root, first).await["DataGuardSet"], json!([]));
    root.kec("DeleteDataGuardGroups", &[("DataGuardId.1", &group)]).await.ok();
}

#[tokio::test]
async fn a_model_names_a_group() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let group = create(&root, "apart").await;
    let order = [
        ("ModelName", "web"),
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", &network.subnet),
        ("SecurityGroupId.1", &network.group),
        ("ChargeType", "Daily"),
        ("DataGuardId", &group),
    ];
    let model = root.kec("CreateModel", &order).await.field("/ModelId");
    let shown = root.kec("DescribeModels", &[("ModelId.1", &model)]).await.ok();
    assert_eq!(shown["ModelSet"][0]["DataGuardId"], json!(group));
    let launch = [("ModelId", model.as_str()), ("MaxCount", "1"), ("MinCount", "1")];
    let one = root.kec("RunInstances", &launch).await.field("/InstancesSet/0/InstanceId");
    assert_eq!(instance(&root, &one).await["DataGuardSet"][0]["DataGuardId"], json!(group));
}
