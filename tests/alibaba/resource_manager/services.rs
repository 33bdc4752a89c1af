//! Resource Management and service-linked roles through the gateway.

use std::time::Duration;

use testkit::{Actor, TestCloud};

const TRUST: &str = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"sts:AssumeRole",
    "Principal":{"Service":["ecs.aliyuncs.com"]}}]}"#;
const SERVICE: &str = "hdr.aliyuncs.com";
const ROLE: (&str, &str) = ("RoleName", "AliyunServiceRoleForHdr");

async fn status(root: &Actor, task: &str) -> testkit::Reply {
    root.resource_manager("GetServiceLinkedRoleDeletionStatus", &[("DeletionTaskId", task)]).await
}

/// A new instance, with a role if one is given.
async fn instance(cloud: &TestCloud, role: Option<&str>) -> String {
    let root = cloud.root();
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", "192.168.0.0/16")]).await.field("/VpcId");
    cloud.advance(Duration::from_secs(60));
    let subnet = [("VpcId", vpc.as_str()), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", "192.168.1.0/24")];
    let subnet = root.vpc("CreateVSwitch", &subnet).await.field("/VSwitchId");
    cloud.advance(Duration::from_secs(60));
    let group = root.ecs("CreateSecurityGroup", &[("VpcId", &vpc)]).await.field("/SecurityGroupId");
    let mut launch = vec![
        ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
        ("InstanceType", "ecs.g6.large"),
        ("VSwitchId", &subnet),
        ("SecurityGroupId", &group),
    ];
    launch.extend(role.map(|role| ("RamRoleName", role)));
    root.ecs("RunInstances", &launch).await.field("/InstanceIdSets/InstanceIdSet/0")
}

#[tokio::test]
async fn a_services_role_serves_its_service_until_it_is_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.resource_manager("CreateServiceLinkedRole", &[("ServiceName", SERVICE)]).await.ok();
    assert!(cloud.as_service("ecs.aliyuncs.com", ROLE.1).await.is_none(), "another service may not");
    let service = cloud.as_service(SERVICE, ROLE.1).await.expect("its own service may");
    let arn = service.sts("GetCallerIdentity", &[]).await.field("/Arn");
    assert_eq!(arn, "acs:ram::1234567890123456:assumed-role/aliyunserviceroleforhdr/hdr.aliyuncs.com");
    assert_eq!(service.ram("GetRole", &[ROLE]).await.refused(), "403 NoPermission");

    let task = service.resource_manager("DeleteServiceLinkedRole", &[ROLE]).await.field("/DeletionTaskId");
    assert_eq!(service.sts("GetCallerIdentity", &[]).await.refused(), "400 InvalidSecurityToken.Expired");
    assert_eq!(status(&root, &task).await.field("/Status"), "SUCCEEDED");
    assert_eq!(root.ram("GetRole", &[ROLE]).await.refused(), "404 EntityNotExist.Role");
}

#[tokio::test]
async fn a_role_that_an_instance_carries_is_not_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    // Instances keep roles by name: this one is given a role of the account's own, whose name the service takes over.
    root.ram("CreateRole", &[ROLE, ("AssumeRolePolicyDocument", TRUST)]).await.ok();
    let id = instance(&cloud, Some(ROLE.1)).await;
    root.ram("DeleteRole", &[ROLE]).await.ok();
    root.ram("CreateServiceLinkedRole", &[("ServiceName", SERVICE)]).await.ok();

    let task = root.ram("DeleteServiceLinkedRole", &[ROLE]).await.field("/DeletionTaskId");
    let failed = status(&root, &task).await;
    assert_eq!(failed.field("/Status"), "FAILED");
    let usage = |part: &str| failed.field(&format!("/Reason/RoleUsages/RoleUsage/0/{part}"));
    assert_eq!(usage("Region"), "cn-hangzhou");
    assert_eq!(usage("Resources/Resource/0"), format!("acs:ecs:cn-hangzhou:1234567890123456:instance/{id}"));
    assert!(failed.field("/Reason/Message").contains("acs:ram::1234567890123456:role/aliyunserviceroleforhdr"));
    let role = root.ram("GetRole", &[ROLE]).await;
    assert_eq!(role.field("/Role/LatestDeletionTask/DeletionTaskId"), task);

    let ids = format!("[\"{id}\"]");
    root.ecs("DetachInstanceRamRole", &[("InstanceIds", &ids), ("RamRoleName", ROLE.1)]).await.ok();
    let task = root.ram("DeleteServiceLinkedRole", &[ROLE]).await.field("/DeletionTaskId");
    assert_eq!(status(&root, &task).await.field("/Status"), "SUCCEEDED");
}

#[tokio::test]
async fn a_list_is_read_page_by_page_until_all_are_seen() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    for number in 0..7 {
        let name = format!("role-{number}");
        let role = [("RoleName", name.as_str()), ("AssumeRolePolicyDocument", TRUST)];
        root.resource_manager("CreateRole", &role).await.ok();
    }
    let mut names = Vec::new();
    for page in ["1", "2", "3"] {
        let listed = root.resource_manager("ListRoles", &[("PageNumber", page), ("PageSize", "3")]).await.ok();
        assert_eq!(listed["TotalCount"], 7);
        let roles = listed["Roles"]["Role"].as_array().expect("a list").iter();
        names.extend(roles.map(|role| role["RoleName"].as_str().expect("a name").to_owned()));
    }
    assert_eq!(names, (0..7).map(|number| format!("role-{number}")).collect::<Vec<_>>());
}

#[tokio::test]
async fn a_policy_for_the_default_resource_group_counts_for_what_is_in_it() {
    let cloud = TestCloud::new().await;
    let (root, alice) = (cloud.root(), cloud.user("alice").await);
    let id = instance(&cloud, None).await;
    let see = async || alice.ecs("DescribeInstanceAttribute", &[("InstanceId", &id)]).await;
    assert_eq!(see().await.refused(), "403 Forbidden.RAM");
    let groups = root.resource_manager("ListResourceGroups", &[]).await;
    let group = groups.field("/ResourceGroups/ResourceGroup/0/Id");
    let pair = [
        ("PolicyType", "System"),
        ("PolicyName", "AliyunECSReadOnlyAccess"),
        ("PrincipalType", "IMSUser"),
        ("PrincipalName", "alice@1234567890123456.onaliyun.com"),
        ("ResourceGroupId", &group),
    ];
    root.resource_manager("AttachPolicy", &pair).await.ok();
    see().await.ok();
    assert_eq!(alice.ecs("DescribeInstances", &[]).await.refused(), "403 Forbidden.RAM", "a list is in no group");
    root.resource_manager("DetachPolicy", &pair).await.ok();
    assert_eq!(see().await.refused(), "403 Forbidden.RAM");
}

#[tokio::test]
async fn clients_are_told_where_resource_management_answers() {
    let cloud = TestCloud::new().await;
    let ask = [("Id", "cn-hangzhou"), ("ServiceCode", "resourcemanager"), ("Type", "openAPI")];
    let found = cloud.root().call("Location", "DescribeEndpoints", &ask).await;
    assert_eq!(found.field("/Endpoints/Endpoint/0/SerivceCode"), "resourcemanager");
}
