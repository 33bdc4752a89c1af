//! Roles, roles of services, and policies with their versions.

use super::*;

#[tokio::test]
async fn a_role_made_here_is_rams() {
    let world = World::new().await;
    let pairs = [("RoleName", "Ops"), ("AssumeRolePolicyDocument", TRUST), ("Description", "")];
    let made = world.root("CreateRole", &pairs).await;
    let role = &made["Role"];
    let expected = json!({
        "RoleId": role["RoleId"],
        "RoleName": "Ops",
        "RolePrincipalName": format!("Ops@role.{ACCOUNT}.onaliyunservice.com"),
        "Arn": "acs:ram::1234567890123456:role/ops",
        "CreateDate": "2026-01-01T00:00:00Z",
        "Description": "",
        "AssumeRolePolicyDocument": TRUST,
        "MaxSessionDuration": 3_600,
    });
    assert_eq!(role, &expected);
    let (here, mut there) =
        (world.root("GetRole", &[("RoleName", "ops")]).await, world.ram("GetRole", &[("RoleName", "ops")]).await);
    let console = there["Role"].as_object_mut().unwrap().remove("AllowConsoleLogin");
    assert_eq!((&here, console), (&there, Some(json!(true))), "this product's answers know of no console");
    assert_eq!(here["Role"]["IsServiceLinkedRole"], false);
    let changed = world.root("UpdateRole", &[("RoleName", "Ops"), ("NewMaxSessionDuration", "7200")]).await;
    assert_eq!(changed["Role"]["RolePrincipalName"], expected["RolePrincipalName"]);
    assert_eq!(changed["Role"]["MaxSessionDuration"], 7_200);
    assert_eq!(world.refused("CreateRole", &pairs).await, "409 EntityAlreadyExists.Role");
    world.root("DeleteRole", &[("RoleName", "Ops")]).await;
    assert_eq!(world.refused("GetRole", &[("RoleName", "Ops")]).await, "404 EntityNotExist.Role");
}

#[tokio::test]
async fn a_task_tells_what_became_of_a_services_role() {
    let world = World::new().await;
    let made = world.root("CreateServiceLinkedRole", &[("ServiceName", "hdr.aliyuncs.com")]).await;
    let name = made["Role"]["RoleName"].as_str().unwrap();
    assert_eq!(made["Role"]["RolePrincipalName"], format!("{name}@role.{ACCOUNT}.onaliyunservice.com"));
    let deleted = world.root("DeleteServiceLinkedRole", &[("RoleName", name)]).await;
    let task = deleted["DeletionTaskId"].as_str().unwrap();
    let status = world.root("GetServiceLinkedRoleDeletionStatus", &[("DeletionTaskId", task)]).await;
    assert_eq!(status, json!({"RequestId": "r", "Status": "SUCCEEDED"}));
}

#[tokio::test]
async fn a_task_is_known_by_its_whole_identifier() {
    let world = World::new().await;
    world.root("CreateServiceLinkedRole", &[("ServiceName", "hdr.aliyuncs.com")]).await;
    let deleted = world.root("DeleteServiceLinkedRole", &[("RoleName", "AliyunServiceRoleForHdr")]).await;
    let task = deleted["DeletionTaskId"].as_str().unwrap();
    let ask = async |id: &str| world.refused("GetServiceLinkedRoleDeletionStatus", &[("DeletionTaskId", id)]).await;
    let other = task.replace("hdr.aliyuncs.com/AliyunServiceRoleForHdr", "gdb.aliyuncs.com/AliyunServiceRoleForGDB");
    assert_eq!(ask(&other).await, "404 EntityNotExist.ServiceLinkedRole.DeletionTask");
    assert_eq!(ask("task").await, "400 InvalidParameter.DeletionTaskId.Length");
    assert_eq!(ask(&"x".repeat(30)).await, "400 InvalidParameter.DeletionTaskId");
    assert_eq!(world.refused("GetServiceLinkedRoleDeletionStatus", &[]).await, "400 MissingDeletionTaskId");
}

#[tokio::test]
async fn a_policy_and_its_versions_are_rams() {
    let world = World::new().await;
    world.policy("P").await;
    assert_eq!(
        world.refused("CreatePolicy", &[("PolicyName", "P"), ("PolicyDocument", DOCUMENT)]).await,
        "409 EntityAlreadyExists.Policy"
    );
    let bad = [("PolicyName", "Q"), ("PolicyDocument", "{}")];
    assert_eq!(world.refused("CreatePolicy", &bad).await, "400 MalformedPolicyDocument");
    let version = [("PolicyName", "P"), ("PolicyDocument", DOCUMENT)];
    let made = world.root("CreatePolicyVersion", &version).await;
    assert_eq!(made["PolicyVersion"]["IsDefaultVersion"], false);
    world.root("SetDefaultPolicyVersion", &[("PolicyName", "P"), ("VersionId", "v2")]).await;
    let got = world.root("GetPolicy", &[("PolicyName", "P"), ("PolicyType", "Custom")]).await;
    let expected = json!({
        "PolicyName": "P",
        "PolicyType": "Custom",
        "DefaultVersion": "v2",
        "AttachmentCount": 0,
        "CreateDate": "2026-01-01T00:00:00Z",
        "UpdateDate": "2026-01-01T00:00:00Z",
        "PolicyDocument": DOCUMENT,
    });
    assert_eq!(got["Policy"], expected);
    let (name, kind) = (("PolicyName", "P"), ("PolicyType", "Custom"));
    let one = world.root("GetPolicyVersion", &[name, kind, ("VersionId", "v1")]).await;
    assert_eq!(one["PolicyVersion"]["IsDefaultVersion"], false);
    let listed = world.root("ListPolicyVersions", &[name, kind]).await;
    assert_eq!(listed["PolicyVersions"]["PolicyVersion"].as_array().unwrap().len(), 2);
    assert_eq!(world.refused("DeletePolicy", &[name]).await, "409 DeleteConflict.Policy.Version");
    assert_eq!(
        world.refused("DeletePolicyVersion", &[name, ("VersionId", "v2")]).await,
        "409 DeleteConflict.Policy.Version.Default"
    );
    world.root("DeletePolicyVersion", &[name, ("VersionId", "v1")]).await;
    assert_eq!(
        world.refused("GetPolicyVersion", &[name, kind, ("VersionId", "v1")]).await,
        "404 EntityNotExist.Policy.Version"
    );
    world.root("DeletePolicy", &[name]).await;
    assert_eq!(world.refused("GetPolicy", &[name, kind]).await, "404 EntityNotExist.Policy");
}

#[tokio::test]
async fn no_older_version_makes_room_here() {
    let world = World::new().await;
    world.policy("P").await;
    let version = [("PolicyName", "P"), ("PolicyDocument", DOCUMENT)];
    for _ in 0..4 {
        world.root("CreatePolicyVersion", &version).await;
    }
    assert_eq!(world.refused("CreatePolicyVersion", &version).await, "409 LimitExceeded.Policy.Version");
}
