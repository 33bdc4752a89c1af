//! Roles of services, through the whole life of a request.

use serde_json::{Value, json};

use super::served::World;
use super::*;

const ACCOUNT: &str = "1234567890123456";

async fn refused(world: &World, operation: &str, pairs: &[(&str, &str)]) -> (u16, String) {
    let failure = world.call(&world.root, operation, pairs).await.unwrap_err();
    (failure.status, failure.code.into_owned())
}

fn code(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

#[test]
fn a_question_about_a_services_role_says_which_service() {
    let facts = |operation: &str, pairs: &[(&str, &str)]| {
        let params = Params::read(pairs.iter().copied()).unwrap();
        let checks = (PRODUCT.route(operation).unwrap().checks)(&params, &ana(), &call()).unwrap();
        let check = checks.iter().next().unwrap();
        (check.resource.clone(), check.facts.iter().map(|(key, value)| format!("{key}={value}")).collect::<Vec<_>>())
    };
    let polardb = vec!["ram:ServiceName=polardb.aliyuncs.com".to_owned()];
    let role = "acs:ram:*:1234567890123456:role/";
    assert_eq!(
        facts("CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]),
        (format!("{role}*"), polardb.clone())
    );
    assert_eq!(
        facts("DeleteServiceLinkedRole", &[("RoleName", "AliyunServiceRoleForPolarDB")]),
        (format!("{role}aliyunserviceroleforpolardb"), polardb)
    );
    assert_eq!(facts("DeleteServiceLinkedRole", &[("RoleName", "Ops")]), (format!("{role}ops"), vec![]));
}

#[tokio::test]
async fn a_services_role_shows_its_service_and_its_policy() {
    let world = World::new().await;
    let made = world.root("CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]).await;
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
    let got = world.root("GetRole", &[name]).await;
    let role = &got["Role"];
    assert_eq!(role["RolePrincipalName"], format!("AliyunServiceRoleForPolarDB@role.{ACCOUNT}.onaliyunservice.com"));
    assert_eq!((&role["IsServiceLinkedRole"], &role["MaxSessionDuration"]), (&json!(true), &json!(3_600)));
    assert_eq!(role["LatestDeletionTask"], Value::Null);
    let attached = world.root("ListPoliciesForRole", &[name]).await;
    assert_eq!(attached["Policies"]["Policy"][0]["PolicyName"], "AliyunServiceRolePolicyForPolarDB");
    assert_eq!(
        refused(&world, "CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]).await,
        code(409, "EntityAlreadyExists.Role")
    );
}

#[tokio::test]
async fn a_template_says_what_the_role_would_be() {
    let world = World::new().await;
    let got = world.root("GetServiceLinkedRoleTemplate", &[("ServiceName", "ess.aliyuncs.com")]).await;
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
        let unknown = refused(&world, operation, &[("ServiceName", "none.aliyuncs.com")]).await;
        assert_eq!(unknown, code(404, "EntityNotExist.Service"), "{operation}");
        assert_eq!(refused(&world, operation, &[]).await, code(400, "MissingServiceName"));
    }
}

#[tokio::test]
async fn a_suffix_and_a_description_are_for_services_with_several_roles() {
    let world = World::new().await;
    let create = async |pairs: &[(&str, &str)]| refused(&world, "CreateServiceLinkedRole", pairs).await;
    let (one, many) = (("ServiceName", "polardb.aliyuncs.com"), ("ServiceName", "ess.aliyuncs.com"));
    assert_eq!(create(&[one, ("CustomSuffix", "a")]).await, code(400, "InvalidParameter.CustomSuffix.NotAllowed"));
    assert_eq!(create(&[one, ("Description", "a")]).await, code(400, "InvalidParameter.Description.NotAllowed"));
    assert_eq!(create(&[many, ("CustomSuffix", "a_b")]).await, code(400, "InvalidParameter.CustomSuffix.InvalidChars"));
    let long = "x".repeat(33);
    assert_eq!(create(&[many, ("CustomSuffix", &long)]).await, code(400, "InvalidParameter.CustomSuffix.Length"));
    let longer = "x".repeat(65);
    assert_eq!(create(&[many, ("CustomSuffix", &longer)]).await, code(400, "InvalidParameter.CustomSuffix.Length"));
    let pairs = [many, ("CustomSuffix", "blue"), ("Description", "for blue")];
    let made = world.root("CreateServiceLinkedRole", &pairs).await;
    assert_eq!(made["Role"]["RoleName"], "AliyunServiceRoleForAutoScaling_blue");
    assert_eq!(made["Role"]["Description"], "for blue");
    let got = world.root("GetRole", &[("RoleName", "AliyunServiceRoleForAutoScaling_blue")]).await;
    assert_eq!(got["Role"]["IsServiceLinkedRole"], true);
    let trust = r#"{"Version":"1","Statement":[]}"#;
    let pairs = [("RoleName", "mine_blue"), ("AssumeRolePolicyDocument", trust)];
    assert_eq!(refused(&world, "CreateRole", &pairs).await, code(400, "InvalidParameter.RoleName.InvalidChars"));
}

#[tokio::test]
async fn nobody_changes_a_services_role() {
    let world = World::new().await;
    world.root("CreateServiceLinkedRole", &[("ServiceName", "polardb.aliyuncs.com")]).await;
    let name = ("RoleName", "AliyunServiceRoleForPolarDB");
    let denied = code(400, "NotSupport.ServiceLinkedRole");
    assert_eq!(refused(&world, "DeleteRole", &[name]).await, denied);
    assert_eq!(refused(&world, "UpdateRole", &[name, ("NewMaxSessionDuration", "7200")]).await, denied);
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
    assert_eq!(refused(&world, "UpdateRole", &[name, ("NewAssumeRolePolicyDocument", trust)]).await, denied);
    let changed = world.root("UpdateRole", &[name, ("NewDescription", "mine")]).await;
    assert_eq!(changed["Role"]["Description"], "mine");
    let other = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), name];
    assert_eq!(refused(&world, "AttachPolicyToRole", &other).await, denied);
    let own = [("PolicyType", "System"), ("PolicyName", "AliyunServiceRolePolicyForPolarDB"), name];
    assert_eq!(refused(&world, "DetachPolicyFromRole", &own).await, denied);
}

#[tokio::test]
async fn deleting_a_services_role_names_a_task_and_takes_the_policy_along() {
    let world = World::new().await;
    let (service, name) = (("ServiceName", "hdr.aliyuncs.com"), ("RoleName", "AliyunServiceRoleForHdr"));
    world.root("CreateServiceLinkedRole", &[service]).await;
    let deleted = world.root("DeleteServiceLinkedRole", &[name]).await;
    let task = deleted["DeletionTaskId"].as_str().unwrap();
    assert!(task.starts_with("task/acs-service-role/hdr.aliyuncs.com/AliyunServiceRoleForHdr/"), "{task}");
    assert_eq!(refused(&world, "GetRole", &[name]).await, code(404, "EntityNotExist.Role"));
    assert_eq!(refused(&world, "DeleteServiceLinkedRole", &[name]).await, code(404, "EntityNotExist.Role"));
    let policy = [("PolicyType", "System"), ("PolicyName", "AliyunServiceRolePolicyForHdr")];
    assert_eq!(world.root("GetPolicy", &policy).await["Policy"]["AttachmentCount"], 0);
    world.root("CreateServiceLinkedRole", &[service]).await;
    let trust = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
    world.root("CreateRole", &[("RoleName", "ops"), ("AssumeRolePolicyDocument", trust)]).await;
    assert_eq!(
        refused(&world, "DeleteServiceLinkedRole", &[("RoleName", "ops")]).await,
        code(404, "EntityNotExist.ServiceLinkedRole")
    );
}

#[tokio::test]
async fn a_policy_can_let_somebody_delete_one_services_role_only() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    for service in ["hdr.aliyuncs.com", "gdb.aliyuncs.com"] {
        world.root("CreateServiceLinkedRole", &[("ServiceName", service)]).await;
    }
    let pairs = [("PolicyType", "System"), ("PolicyName", "AliyunServiceRolePolicyForHdr"), ("UserName", "ana")];
    world.root("AttachPolicyToUser", &pairs).await;
    let delete = async |role| world.call(&ana, "DeleteServiceLinkedRole", &[("RoleName", role)]).await;
    assert_eq!(delete("AliyunServiceRoleForGDB").await.unwrap_err().code, "NoPermission");
    delete("AliyunServiceRoleForHdr").await.unwrap();
}

#[tokio::test]
async fn a_resource_group_that_is_not_there_limits_nothing() {
    let world = World::new().await;
    world.user("ana").await;
    let pair = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("UserName", "ana")];
    let with = |group| [pair.as_slice(), &[("ResourceGroupId", group)]].concat();
    assert_eq!(
        refused(&world, "AttachPolicyToUser", &with("rg-none")).await,
        code(404, "EntityNotExists.ResourceGroup")
    );
    assert_eq!(
        refused(&world, "DetachPolicyFromUser", &with("rg-none")).await,
        code(404, "EntityNotExist.User.Policy"),
        "what was attached for it before could be detached"
    );
    world.root("AttachPolicyToUser", &with(ACCOUNT)).await;
    world.root("AttachPolicyToUser", &with(&crate::resource_group::default_of(ACCOUNT))).await;
}
