//! Roles of services.

use testkit::ACCOUNT;

use super::*;

#[tokio::test]
async fn a_services_role_shows_its_service_and_its_policy() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let made = root.ram("CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]).await.contents();
    let trust = r#"{"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["polardb.aliyuncs.com"]}}],"Version":"1"}"#;
    let id = made["Role"]["RoleId"].as_str().unwrap();
    let expected = json!({
        "RoleId": id,
        "RoleName": "AliyunServiceRoleForPolarDB",
        "Arn": "acs:ram::1234567890123456:role/aliyunserviceroleforpolardb",
        "CreateDate": "2026-01-01T00:00:00Z",
        "Description":
            "Service Linked Role for PolarDB. PolarDB will use this role to access your resources in other services.",
        "AssumeRolePolicyDocument": trust,
        "IsServiceLinkedRole": true,
    });
    assert_eq!(made["Role"], expected);
    let name = ("RoleName", "AliyunServiceRoleForPolarDB");
    let got = root.ram("GetRole", &[name]).await.contents();
    let role = &got["Role"];
    assert_eq!(role["RolePrincipalName"], format!("AliyunServiceRoleForPolarDB@role.{ACCOUNT}.onaliyunservice.com"));
    assert_eq!((&role["IsServiceLinkedRole"], &role["MaxSessionDuration"]), (&json!(true), &json!(3_600)));
    assert_eq!(role["LatestDeletionTask"], Value::Null);
    let attached = root.ram("ListPoliciesForRole", &[name]).await.contents();
    assert_eq!(attached["Policies"]["Policy"][0]["PolicyName"], "AliyunServiceRolePolicyForPolarDB");
    assert_eq!(
        root.ram("CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]).await.refused(),
        "409 EntityAlreadyExists.Role"
    );
}

#[tokio::test]
async fn a_template_says_what_the_role_would_be() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let got = root.ram("GetServiceLinkedRoleTemplate", &[("ServiceName", "ess.aliyuncs.com")]).await.contents();
    let template = &got["ServiceLinkedRoleTemplate"];
    assert_eq!(template["RoleNamePrefix"], "AliyunServiceRoleForAutoScaling");
    assert_eq!(template["SystemPolicyName"], "AliyunServiceRolePolicyForAutoScaling");
    assert_eq!(template["MultipleRolesAllowed"], true);
    let languages: Vec<_> = template["RoleDescriptions"]["RoleDescription"]
        .as_array()
        .unwrap()
        .iter()
        .map(|described| described["Language"].as_str().unwrap())
        .collect();
    assert_eq!(languages, ["en-US", "zh-CN"]);
    for operation in ["GetServiceLinkedRoleTemplate", "CreateServiceLinkedRole"] {
        let unknown = root.ram(operation, &[("ServiceName", "none.aliyuncs.com")]).await.refused();
        assert_eq!(unknown, "404 EntityNotExist.Service", "{operation}");
        assert_eq!(root.ram(operation, &[]).await.refused(), "400 MissingServiceName");
    }
}

#[tokio::test]
async fn a_suffix_and_a_description_are_for_services_with_several_roles() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let create = async |pairs: &[(&str, &str)]| root.ram("CreateServiceLinkedRole", pairs).await.refused();
    let (one, many) = (("ServiceName", "polardb.aliyuncs.com"), ("ServiceName", "ess.aliyuncs.com"));
    assert_eq!(create(&[one, ("CustomSuffix", "a")]).await, "400 InvalidParameter.CustomSuffix.NotAllowed");
    assert_eq!(create(&[one, ("Description", "a")]).await, "400 InvalidParameter.Description.NotAllowed");
    assert_eq!(create(&[many, ("CustomSuffix", "a_b")]).await, "400 InvalidParameter.CustomSuffix.InvalidChars");
    let long = "x".repeat(33);
    assert_eq!(create(&[many, ("CustomSuffix", &long)]).await, "400 InvalidParameter.CustomSuffix.Length");
    let longer = "x".repeat(65);
    assert_eq!(create(&[many, ("CustomSuffix", &longer)]).await, "400 InvalidParameter.CustomSuffix.Length");
    let pairs = [many, ("CustomSuffix", "blue"), ("Description", "for blue")];
    let made = root.ram("CreateServiceLinkedRole", &pairs).await.contents();
    assert_eq!(made["Role"]["RoleName"], "AliyunServiceRoleForAutoScaling_blue");
    assert_eq!(made["Role"]["Description"], "for blue");
    let got = root.ram("GetRole", &[("RoleName", "AliyunServiceRoleForAutoScaling_blue")]).await.contents();
    assert_eq!(got["Role"]["IsServiceLinkedRole"], true);
    let trust = r#"{"Version":"1","Statement":[]}"#;
    let pairs = [("RoleName", "mine_blue"), ("AssumeRolePolicyDocument", trust)];
    assert_eq!(root.ram("CreateRole", &pairs).await.refused(), "400 InvalidParameter.RoleName.InvalidChars");
}

#[tokio::test]
async fn nobody_changes_a_services_role() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]).await.ok();
    let name = ("RoleName", "AliyunServiceRoleForPolarDB");
    let denied = "400 NotSupport.ServiceLinkedRole";
    assert_eq!(root.ram("DeleteRole", &[name]).await.refused(), denied);
    assert_eq!(root.ram("UpdateRole", &[name, ("NewMaxSessionDuration", "7200")]).await.refused(), denied);
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
    assert_eq!(root.ram("UpdateRole", &[name, ("NewAssumeRolePolicyDocument", trust)]).await.refused(), denied);
    let changed = root.ram("UpdateRole", &[name, ("NewDescription", "mine")]).await.contents();
    assert_eq!(changed["Role"]["Description"], "mine");
    let other = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), name];
    assert_eq!(root.ram("AttachPolicyToRole", &other).await.refused(), denied);
    let own = [("PolicyType", "System"), ("PolicyName", "AliyunServiceRolePolicyForPolarDB"), name];
    assert_eq!(root.ram("DetachPolicyFromRole", &own).await.refused(), denied);
}

#[tokio::test]
async fn deleting_a_services_role_names_a_task_and_takes_the_policy_along() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let (service, name) = (("ServiceName", "hdr.aliyuncs.com"), ("RoleName", "AliyunServiceRoleForHdr"));
    root.ram("CreateServiceLinkedRole", &[service]).await.ok();
    let deleted = root.ram("DeleteServiceLinkedRole", &[name]).await.contents();
    let task = deleted["DeletionTaskId"].as_str().unwrap();
    assert!(task.starts_with("task/acs-service-role/hdr.aliyuncs.com/AliyunServiceRoleForHdr/"), "{task}");
    assert_eq!(root.ram("GetRole", &[name]).await.refused(), "404 EntityNotExist.Role");
    assert_eq!(root.ram("DeleteServiceLinkedRole", &[name]).await.refused(), "404 EntityNotExist.Role");
    let policy = [("PolicyType", "System"), ("PolicyName", "AliyunServiceRolePolicyForHdr")];
    assert_eq!(root.ram("GetPolicy", &policy).await.ok()["Policy"]["AttachmentCount"], 0);
    root.ram("CreateServiceLinkedRole", &[service]).await.ok();
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
    root.ram("CreateRole", &[("RoleName", "ops"), ("AssumeRolePolicyDocument", trust)]).await.ok();
    assert_eq!(
        root.ram("DeleteServiceLinkedRole", &[("RoleName", "ops")]).await.refused(),
        "404 EntityNotExist.ServiceLinkedRole"
    );
}

#[tokio::test]
async fn a_policy_can_let_somebody_delete_one_services_role_only() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    for service in ["hdr.aliyuncs.com", "gdb.aliyuncs.com"] {
        root.ram("CreateServiceLinkedRole", &[("ServiceName", service)]).await.ok();
    }
    let pairs = [("PolicyType", "System"), ("PolicyName", "AliyunServiceRolePolicyForHdr"), ("UserName", "ana")];
    root.ram("AttachPolicyToUser", &pairs).await.ok();
    let delete = async |role| ana.ram("DeleteServiceLinkedRole", &[("RoleName", role)]).await;
    assert_eq!(delete("AliyunServiceRoleForGDB").await.refused(), "403 NoPermission");
    delete("AliyunServiceRoleForHdr").await.ok();
}

#[tokio::test]
async fn a_resource_group_that_is_not_there_limits_nothing() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let pair = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("UserName", "ana")];
    let with = |group| [pair.as_slice(), &[("ResourceGroupId", group)]].concat();
    assert_eq!(root.ram("AttachPolicyToUser", &with("rg-none")).await.refused(), "404 EntityNotExists.ResourceGroup");
    assert_eq!(
        root.ram("DetachPolicyFromUser", &with("rg-none")).await.refused(),
        "404 EntityNotExist.User.Policy",
        "what was attached for it before could be detached"
    );
    root.ram("AttachPolicyToUser", &with(ACCOUNT)).await.ok();
    let groups = root.resource_manager("ListResourceGroups", &[]).await;
    root.ram("AttachPolicyToUser", &with(&groups.field("/ResourceGroups/ResourceGroup/0/Id"))).await.ok();
}
