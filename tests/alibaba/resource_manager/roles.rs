//! Roles, roles of services, and policies with their versions.

use super::*;

#[tokio::test]
async fn a_role_made_here_is_rams() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let pairs = [("RoleName", "Ops"), ("AssumeRolePolicyDocument", TRUST), ("Description", "")];
    let made = root.resource_manager("CreateRole", &pairs).await.contents();
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
    let (here, mut there) = (
        root.resource_manager("GetRole", &[("RoleName", "ops")]).await.contents(),
        root.ram("GetRole", &[("RoleName", "ops")]).await.contents(),
    );
    let console = there["Role"].as_object_mut().unwrap().remove("AllowConsoleLogin");
    assert_eq!((&here, console), (&there, Some(json!(true))), "this product's answers know of no console");
    assert_eq!(here["Role"]["IsServiceLinkedRole"], false);
    let changed =
        root.resource_manager("UpdateRole", &[("RoleName", "Ops"), ("NewMaxSessionDuration", "7200")]).await.contents();
    assert_eq!(changed["Role"]["RolePrincipalName"], expected["RolePrincipalName"]);
    assert_eq!(changed["Role"]["MaxSessionDuration"], 7_200);
    assert_eq!(root.resource_manager("CreateRole", &pairs).await.refused(), "409 EntityAlreadyExists.Role");
    root.resource_manager("DeleteRole", &[("RoleName", "Ops")]).await.ok();
    assert_eq!(root.resource_manager("GetRole", &[("RoleName", "Ops")]).await.refused(), "404 EntityNotExist.Role");
}

#[tokio::test]
async fn a_task_tells_what_became_of_a_services_role() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let made =
        root.resource_manager("CreateServiceLinkedRole", &[("ServiceName", "hdr.aliyuncs.com")]).await.contents();
    let name = made["Role"]["RoleName"].as_str().unwrap();
    assert_eq!(made["Role"]["RolePrincipalName"], format!("{name}@role.{ACCOUNT}.onaliyunservice.com"));
    let deleted = root.resource_manager("DeleteServiceLinkedRole", &[("RoleName", name)]).await.contents();
    let task = deleted["DeletionTaskId"].as_str().unwrap();
    let status =
        root.resource_manager("GetServiceLinkedRoleDeletionStatus", &[("DeletionTaskId", task)]).await.contents();
    assert_eq!(status, json!({"Status": "SUCCEEDED"}));
}

#[tokio::test]
async fn a_task_is_known_by_its_whole_identifier() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.resource_manager("CreateServiceLinkedRole", &[("ServiceName", "hdr.aliyuncs.com")]).await.ok();
    let deleted =
        root.resource_manager("DeleteServiceLinkedRole", &[("RoleName", "AliyunServiceRoleForHdr")]).await.contents();
    let task = deleted["DeletionTaskId"].as_str().unwrap();
    let ask = async |id: &str| {
        root.resource_manager("GetServiceLinkedRoleDeletionStatus", &[("DeletionTaskId", id)]).await.refused()
    };
    let other = task.replace("hdr.aliyuncs.com/AliyunServiceRoleForHdr", "gdb.aliyuncs.com/AliyunServiceRoleForGDB");
    assert_eq!(ask(&other).await, "404 EntityNotExist.ServiceLinkedRole.DeletionTask");
    assert_eq!(ask("task").await, "400 InvalidParameter.DeletionTaskId.Length");
    assert_eq!(ask(&"x".repeat(30)).await, "400 InvalidParameter.DeletionTaskId");
    assert_eq!(
        root.resource_manager("GetServiceLinkedRoleDeletionStatus", &[]).await.refused(),
        "400 MissingDeletionTaskId"
    );
}

#[tokio::test]
async fn a_policy_and_its_versions_are_rams() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    policy(&root, "P").await;
    assert_eq!(
        root.resource_manager("CreatePolicy", &[("PolicyName", "P"), ("PolicyDocument", DOCUMENT)]).await.refused(),
        "409 EntityAlreadyExists.Policy"
    );
    let bad = [("PolicyName", "Q"), ("PolicyDocument", "{}")];
    assert_eq!(root.resource_manager("CreatePolicy", &bad).await.refused(), "400 MalformedPolicyDocument");
    let version = [("PolicyName", "P"), ("PolicyDocument", DOCUMENT)];
    let made = root.resource_manager("CreatePolicyVersion", &version).await.contents();
    assert_eq!(made["PolicyVersion"]["IsDefaultVersion"], false);
    root.resource_manager("SetDefaultPolicyVersion", &[("PolicyName", "P"), ("VersionId", "v2")]).await.ok();
    let got = root.resource_manager("GetPolicy", &[("PolicyName", "P"), ("PolicyType", "Custom")]).await.contents();
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
    let one = root.resource_manager("GetPolicyVersion", &[name, kind, ("VersionId", "v1")]).await.contents();
    assert_eq!(one["PolicyVersion"]["IsDefaultVersion"], false);
    let listed = root.resource_manager("ListPolicyVersions", &[name, kind]).await.contents();
    assert_eq!(listed["PolicyVersions"]["PolicyVersion"].as_array().unwrap().len(), 2);
    assert_eq!(root.resource_manager("DeletePolicy", &[name]).await.refused(), "409 DeleteConflict.Policy.Version");
    assert_eq!(
        root.resource_manager("DeletePolicyVersion", &[name, ("VersionId", "v2")]).await.refused(),
        "409 DeleteConflict.Policy.Version.Default"
    );
    root.resource_manager("DeletePolicyVersion", &[name, ("VersionId", "v1")]).await.ok();
    assert_eq!(
        root.resource_manager("GetPolicyVersion", &[name, kind, ("VersionId", "v1")]).await.refused(),
        "404 EntityNotExist.Policy.Version"
    );
    root.resource_manager("DeletePolicy", &[name]).await.ok();
    assert_eq!(root.resource_manager("GetPolicy", &[name, kind]).await.refused(), "404 EntityNotExist.Policy");
}

#[tokio::test]
async fn no_older_version_makes_room_here() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    policy(&root, "P").await;
    let version = [("PolicyName", "P"), ("PolicyDocument", DOCUMENT)];
    for _ in 0..4 {
        root.resource_manager("CreatePolicyVersion", &version).await.ok();
    }
    assert_eq!(
        root.resource_manager("CreatePolicyVersion", &version).await.refused(),
        "409 LimitExceeded.Policy.Version"
    );
}
