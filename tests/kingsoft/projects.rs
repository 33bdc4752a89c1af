//! Projects: made, renamed, and what is in them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use serde_json::{Value, json};
use testkit::{ACCOUNT, KsyunActor, TestCloud};

use super::kec::{instance, launched, network};

async fn made(root: &KsyunActor, name: &str) -> String {
    root.iam("CreateProject", &[("ProjectName", name)]).await.field("/Result")
}

async fn projects(root: &KsyunActor) -> Vec<Value> {
    let listed = root.iam("GetAccountAllProjectList", &[]).await.ok();
    listed["ListProjectResult"]["ProjectList"].as_array().unwrap().clone()
}

#[tokio::test]
async fn projects_are_made_beside_the_default_one() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let order = [("ProjectName", "shop"), ("ProjectDesc", "the web shop")];
    let made = root.iam("CreateProject", &order).await.contents();
    assert_eq!(made, json!({"Result": 100_001}));
    let mut listed = projects(&root).await;
    assert_eq!((listed.len(), &listed[0]["ProjectId"]), (2, &json!(0)));
    assert_eq!(listed[1]["CreateTime"].take().as_str().map(str::len), Some(20));
    let shop = json!({
        "ProjectId": 100_001, "AccountId": ACCOUNT, "ProjectName": "shop", "ProjectDesc": "the web shop", "Status": 1,
        "Krn": format!("krn:ksc:iam::{ACCOUNT}:project/100001"), "CreateTime": null,
    });
    assert_eq!(listed[1], shop);
    assert_eq!(root.iam("CreateProject", &order).await.refused(), "409 EntityAlreadyExists");
    let renamed = [("ProjectId", "100001"), ("ProjectName", "site"), ("ProjectDesc", "")];
    assert_eq!(root.iam("UpdateProjectInfo", &renamed).await.contents(), json!({"Result": true}));
    let listed = projects(&root).await;
    assert_eq!((&listed[1]["ProjectName"], &listed[1]["ProjectDesc"]), (&json!("site"), &json!("")));
    let second = root.iam("GetAccountAllProjectsByParams", &[("Ps", "1"), ("Pn", "2")]).await.ok();
    let second = &second["ListProjectResult"];
    assert_eq!((&second["Total"], &second["ProjectList"][0]["ProjectName"]), (&json!(2), &json!("site")));
    let long = "x".repeat(65);
    assert_eq!(root.iam("CreateProject", &[("ProjectName", &long)]).await.refused(), "400 InvalidParameterValue");
    assert_eq!(root.iam("CreateProject", &[]).await.refused(), "400 MissingParameter");
    for unknown in ["0", "7"] {
        let order = [("ProjectId", unknown), ("ProjectName", "x")];
        assert_eq!(root.iam("UpdateProjectInfo", &order).await.refused(), "404 ProjectNoSuchEntity", "{unknown}");
    }
    assert_eq!(root.iam("GetAccountAllProjectsByParams", &[("Ps", "0")]).await.refused(), "400 InvalidParameterValue");
}

#[tokio::test]
async fn an_instance_is_launched_into_a_project_and_moved_to_another() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let project = made(&root, "shop").await;
    let id = launched(&root, &network, &[("ProjectId", &project)]).await.remove(0);
    let number = || async { instance(&root, &id).await["ProjectId"].clone() };
    assert_eq!(number().await, json!(100_001));
    let count =
        async |narrowed: &[(&str, &str)]| root.kec("DescribeInstances", narrowed).await.ok()["InstanceCount"].clone();
    assert_eq!(count(&[]).await, json!(0), "without a project only the default one is looked at");
    assert_eq!(count(&[("ProjectId.1", &project), ("ProjectId.2", "7")]).await, json!(1));
    let to = |project: &'static str| [("InstanceId", id.as_str()), ("ProjectId", project)];
    assert_eq!(root.iam("UpdateInstanceProjectId", &to("0")).await.contents(), json!({"Result": true}));
    assert_eq!((number().await, count(&[]).await), (json!(0), json!(1)));
    // Terraform's provider sends back what it has read, and numbers from a million on as floating-point ones.
    root.iam("UpdateInstanceProjectId", &to("1.00001e+05")).await.ok();
    assert_eq!(number().await, json!(100_001));
    assert_eq!(root.iam("UpdateInstanceProjectId", &to("7")).await.refused(), "404 ProjectNoSuchEntity");
    let nothing = [("InstanceId", "none"), ("ProjectId", "0")];
    assert_eq!(root.iam("UpdateInstanceProjectId", &nothing).await.refused(), "404 InstanceNoSuchEntity");
    let several = [("InstanceIds.0", id.as_str()), ("InstanceIds.1", "none"), ("ProjectId", "0")];
    let moved = root.iam("BatchUpdateInstanceProjectId", &several).await.contents();
    assert_eq!(moved, json!({"Result": {"SuccessCount": 1, "FailCount": 1}}));
    assert_eq!(number().await, json!(0));
}

#[tokio::test]
async fn a_launch_into_a_project_that_there_is_not_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let order = [
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", &*network.subnet),
        ("SecurityGroupId.1", &*network.group),
        ("ChargeType", "HourlyInstantSettlement"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
        ("ProjectId", "7"),
    ];
    assert_eq!(root.kec("RunInstances", &order).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn an_address_is_bought_in_a_project_and_moved_to_another() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let project = made(&root, "shop").await;
    let line = ("LineId", "5fc2595f-1bfd-481b-bf64-2d08f116d800");
    let order = [line, ("BandWidth", "1"), ("ProjectId", &project)];
    let id = root.call("eip", "AllocateAddress", &order).await.field("/AllocationId");
    let seen = async |narrowed: &[(&str, &str)]| {
        let listed = root.call("eip", "DescribeAddresses", narrowed).await.ok();
        let listed = listed["AddressesSet"].as_array().unwrap().clone();
        listed.iter().map(|address| address["ProjectId"].clone()).collect::<Vec<_>>()
    };
    // A text here, and a number elsewhere.
    assert_eq!(seen(&[]).await, [json!("100001")]);
    assert_eq!(seen(&[("ProjectId.1", "0")]).await, Vec::<Value>::new());
    assert_eq!(seen(&[("ProjectId.1", "0"), ("ProjectId.2", &project)]).await.len(), 1);
    let to = [("InstanceId", id.as_str()), ("ProjectId", "0")];
    root.iam("UpdateInstanceProjectId", &to).await.ok();
    assert_eq!(seen(&[("ProjectId.1", "0")]).await, [json!("0")]);
}
