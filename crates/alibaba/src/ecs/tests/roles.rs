//! Roles of instances.

use super::*;

#[tokio::test]
async fn a_role_is_attached_shown_and_detached() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    cloud.role("App", TRUSTS_ECS).await;
    cloud.role("Other", TRUSTS_ECS).await;
    cloud.role("ForFunctions", TRUSTS_FC).await;
    let (one, two) = (cloud.one(&net).await, cloud.one(&net).await);
    let ids = serde_json::json!([one, two]).to_string();
    let call = |role| [("RegionId", "cn-hangzhou"), ("InstanceIds", ids.as_str()), ("RamRoleName", role)];
    assert_eq!(refused(cloud.ecs("AttachInstanceRamRole", &call("None")).await), code(404, "InvalidRamRole.NotFound"));
    assert_eq!(
        refused(cloud.ecs("AttachInstanceRamRole", &call("ForFunctions")).await),
        code(404, "InvalidRamRole.NotEcsRole")
    );
    let attached = cloud.ecs("AttachInstanceRamRole", &call("App")).await.unwrap();
    assert_eq!((&attached["TotalCount"], &attached["FailCount"]), (&Value::from(2), &Value::from(0)));
    let first = &attached["AttachInstanceRamRoleResults"]["AttachInstanceRamRoleResult"][0];
    assert_eq!((text(first, "/Code"), text(first, "/Message")), ("200".to_owned(), "success".to_owned()));
    let other = cloud.ecs("AttachInstanceRamRole", &call("Other")).await.unwrap();
    assert_eq!(other["FailCount"], 2);

    let detached =
        cloud.ecs("DetachInstanceRamRole", &[call("App")[0], ("InstanceIds", &format!("[\"{one}\"]"))]).await;
    let detached = detached.unwrap();
    assert_eq!(text(&detached, "/RamRoleName"), "App");
    let shown = cloud.ecs("DescribeInstanceRamRole", &call("App")[..2]).await.unwrap();
    let shown: Vec<_> = shown["InstanceRamRoleSets"]["InstanceRamRoleSet"]
        .as_array()
        .unwrap()
        .iter()
        .map(|set| (text(set, "/InstanceId"), text(set, "/RamRoleName")))
        .collect();
    assert_eq!(shown, [(two.clone(), "App".to_owned()), (one, String::new())], "a named instance is always shown");
    let with_role = cloud.ecs("DescribeInstanceRamRole", &[("RegionId", "cn-hangzhou"), ("RamRoleName", "App")]).await;
    assert_eq!(with_role.unwrap()["TotalCount"], 1);
    let again = cloud.ecs("DetachInstanceRamRole", &call("Other")).await.unwrap();
    assert_eq!(again["FailCount"], 2, "neither has that role");
}

#[tokio::test]
async fn calls_about_roles_are_checked() {
    let cloud = TestCloud::new().await;
    cloud.role("App", TRUSTS_ECS).await;
    let region = ("RegionId", "cn-hangzhou");
    let role = ("RamRoleName", "App");
    for (action, pairs, status, expected) in [
        ("AttachInstanceRamRole", vec![region, role, ("InstanceIds", "i-1")], 400, "InvalidInstanceIds.Malformed"),
        ("AttachInstanceRamRole", vec![region, role, ("InstanceIds", "[]")], 400, "InvalidInstanceIds.Malformed"),
        ("AttachInstanceRamRole", vec![region, role, ("InstanceIds", r#"["i-1"]"#)], 404, "InvalidInstanceId.NotFound"),
        ("AttachInstanceRamRole", vec![region, ("InstanceIds", "[]")], 400, "MissingParameter.RamRoleName"),
        ("AttachInstanceRamRole", vec![role, ("InstanceIds", "[]")], 400, "MissingParameter.RegionId"),
        ("DescribeInstanceRamRole", vec![region], 403, "InvalidParameter.AllEmpty"),
    ] {
        assert_eq!(refused(cloud.ecs(action, &pairs).await), code(status, expected), "{action} {pairs:?}");
    }
}
