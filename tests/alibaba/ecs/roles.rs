//! Roles of instances.

use super::*;

#[tokio::test]
async fn a_role_is_attached_shown_and_detached() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    role(&root, "App", TRUSTS_ECS).await;
    role(&root, "Other", TRUSTS_ECS).await;
    role(&root, "ForFunctions", TRUSTS_FC).await;
    let (one, two) = (net.one(&root).await, net.one(&root).await);
    let ids = serde_json::json!([one, two]).to_string();
    let call = |role| [("RegionId", "cn-hangzhou"), ("InstanceIds", ids.as_str()), ("RamRoleName", role)];
    assert_eq!(root.call("Ecs", "AttachInstanceRamRole", &call("None")).await.refused(), "404 InvalidRamRole.NotFound");
    assert_eq!(
        root.call("Ecs", "AttachInstanceRamRole", &call("ForFunctions")).await.refused(),
        "404 InvalidRamRole.NotEcsRole"
    );
    let attached = root.call("Ecs", "AttachInstanceRamRole", &call("App")).await.ok();
    assert_eq!((&attached["TotalCount"], &attached["FailCount"]), (&Value::from(2), &Value::from(0)));
    let first = &attached["AttachInstanceRamRoleResults"]["AttachInstanceRamRoleResult"][0];
    assert_eq!((text(first, "/Code"), text(first, "/Message")), ("200".to_owned(), "success".to_owned()));
    let other = root.call("Ecs", "AttachInstanceRamRole", &call("Other")).await.ok();
    assert_eq!(other["FailCount"], 2);

    let detached =
        root.call("Ecs", "DetachInstanceRamRole", &[call("App")[0], ("InstanceIds", &format!("[\"{one}\"]"))]).await;
    let detached = detached.ok();
    assert_eq!(text(&detached, "/RamRoleName"), "App");
    let shown = root.call("Ecs", "DescribeInstanceRamRole", &call("App")[..2]).await.ok();
    let shown: Vec<_> = shown["InstanceRamRoleSets"]["InstanceRamRoleSet"]
        .as_array()
        .unwrap()
        .iter()
        .map(|set| (text(set, "/InstanceId"), text(set, "/RamRoleName")))
        .collect();
    assert_eq!(shown, [(two.clone(), "App".to_owned()), (one, String::new())], "a named instance is always shown");
    let with_role =
        root.call("Ecs", "DescribeInstanceRamRole", &[("RegionId", "cn-hangzhou"), ("RamRoleName", "App")]).await;
    assert_eq!(with_role.ok()["TotalCount"], 1);
    let again = root.call("Ecs", "DetachInstanceRamRole", &call("Other")).await.ok();
    assert_eq!(again["FailCount"], 2, "neither has that role");
}

#[tokio::test]
async fn calls_about_roles_are_checked() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    role(&root, "App", TRUSTS_ECS).await;
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
        assert_eq!(
            root.call("Ecs", action, &pairs).await.refused(),
            format!("{status} {expected}"),
            "{action} {pairs:?}"
        );
    }
}

/// No page knows a conflict between a role and the instances that carry it: see decision 39.
#[tokio::test]
async fn a_role_is_deleted_under_its_instances_and_serves_them_again_when_it_is_made_again() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    role(&root, "App", TRUSTS_ECS).await;
    let id = net.run(&root, &[("RamRoleName", "App")]).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(5));
    let session = cloud.application(&id, "App").await;
    root.ram("DeleteRole", &[("RoleName", "App")]).await.ok();
    let path = "meta-data/ram/security-credentials/App";
    assert_eq!(cloud.metadata_of(&id, path).await.0, 404);
    assert_eq!(session.sts("GetCallerIdentity", &[]).await.refused(), "400 InvalidSecurityToken.Expired");
    role(&root, "App", TRUSTS_ECS).await;
    assert_eq!(session.sts("GetCallerIdentity", &[]).await.refused(), "400 InvalidSecurityToken.Expired");
    cloud.application(&id, "App").await.sts("GetCallerIdentity", &[]).await.ok();
}
