//! KEC, VPC and tags: a role for instances from its creation to its removal, and what an instance needs.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{ACCOUNT, KsyunActor, Reply, TestCloud};
use wire::Settings;

/// What a launch needs: a subnet and a security group.
pub(super) struct Network {
    pub(super) vpc: String,
    pub(super) subnet: String,
    pub(super) group: String,
}

pub(super) fn text(value: &Value, path: &str) -> String {
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} in {value}")).to_owned()
}

pub(super) async fn network(root: &KsyunActor) -> Network {
    let vpc = text(&root.vpc("CreateVpc", &[("CidrBlock", "10.0.0.0/16")]).await.ok(), "/Vpc/VpcId");
    let subnet = [("VpcId", vpc.as_str()), ("CidrBlock", "10.0.1.0/28"), ("SubnetType", "Normal")];
    let subnet = text(&root.vpc("CreateSubnet", &subnet).await.ok(), "/Subnet/SubnetId");
    let group = root.vpc("CreateSecurityGroup", &[("VpcId", &vpc), ("SecurityGroupName", "web")]).await.ok();
    Network { vpc, subnet, group: text(&group, "/SecurityGroup/SecurityGroupId") }
}

async fn launch(key: &KsyunActor, network: &Network, more: &[(&str, &str)]) -> Reply {
    let mut pairs = vec![
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", network.subnet.as_str()),
        ("SecurityGroupId.1", network.group.as_str()),
        ("ChargeType", "HourlyInstantSettlement"),
    ];
    pairs.extend_from_slice(more);
    if !more.iter().any(|(name, _)| *name == "MaxCount") {
        pairs.extend([("MaxCount", "1"), ("MinCount", "1")]);
    }
    key.kec("RunInstances", &pairs).await
}

pub(super) async fn launched(root: &KsyunActor, network: &Network, more: &[(&str, &str)]) -> Vec<String> {
    let body = launch(root, network, more).await.ok();
    let made = body["InstancesSet"].as_array().unwrap().iter();
    made.map(|one| text(one, "/InstanceId")).collect()
}

pub(super) async fn instance(root: &KsyunActor, id: &str) -> Value {
    let body = root.kec("DescribeInstances", &[("InstanceId.1", id)]).await.ok();
    body["InstancesSet"][0].clone()
}

async fn role_of(root: &KsyunActor, id: &str) -> String {
    text(&instance(root, id).await, "/IamRoleName")
}

async fn role(root: &KsyunActor, name: &str) {
    root.iam("CreateRole", &[("RoleName", name), ("TrustServices", "kec")]).await.ok();
}

#[tokio::test]
async fn a_role_is_bound_to_several_instances_and_taken_away() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    role(&root, "app").await;
    let ids = launched(&root, &network, &[("MaxCount", "3"), ("MinCount", "3")]).await;
    let kec = cloud.ksyun_user_with("operator", &["KECAdminFullAccess"]).await;
    let pairs = [("InstanceId.0", ids[0].as_str()), ("InstanceId.1", &ids[1]), ("IamRoleName", "app")];
    let body = kec.kec("AttachInstancesIamRole", &pairs).await.ok();
    assert_eq!((&body["TotalCount"], &body["FailCount"], &body["IamRoleName"]), (&json!(2), &json!(0), &json!("app")));
    assert_eq!(
        body["Results"],
        json!([{"InstanceId": ids[0], "Result": "true"}, {"InstanceId": ids[1], "Result": "true"}])
    );
    assert_eq!(role_of(&root, &ids[0]).await, "app");
    assert_eq!(role_of(&root, &ids[2]).await, "");

    role(&root, "other").await;
    let pairs = [("InstanceId.1", ids[0].as_str()), ("IamRoleName", "other")];
    kec.kec("AttachInstancesIamRole", &pairs).await.ok();
    assert_eq!(role_of(&root, &ids[0]).await, "other", "a role is replaced without taking the old one away first");

    let pairs = [("InstanceId.1", ids[0].as_str()), ("InstanceId.2", &ids[2])];
    let body = kec.kec("DetachInstancesIamRole", &pairs).await.ok();
    assert_eq!(
        body["Results"],
        json!([{"InstanceId": ids[0], "Result": true}, {"InstanceId": ids[2], "Result": true}])
    );
    assert_eq!(role_of(&root, &ids[0]).await, "");
}

#[tokio::test]
async fn what_happened_to_each_instance_is_in_the_answer() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    role(&root, "app").await;
    let id = launched(&root, &network, &[]).await.remove(0);
    let pairs = [("InstanceId.1", id.as_str()), ("InstanceId.2", "gone"), ("IamRoleName", "app")];
    let body = root.kec("AttachInstancesIamRole", &pairs).await.ok();
    assert_eq!((&body["TotalCount"], &body["FailCount"]), (&json!(2), &json!(1)));
    assert_eq!(
        body["Results"][1],
        json!({"InstanceId": "gone", "Result": "false", "Code": "InstanceIdInvalid",
               "Message": "The instance gone does not exist."})
    );
    let call = |pairs: Vec<(&'static str, String)>| {
        let root = &root;
        async move {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            root.kec("AttachInstancesIamRole", &pairs).await.refused()
        }
    };
    let owned = |text: &str| text.to_owned();
    let role = || ("IamRoleName", owned("app"));
    assert_eq!(call(vec![("InstanceId.1", owned("gone")), role()]).await, "400 InstanceIdInvalid");
    assert_eq!(call(vec![role()]).await, "400 InstanceIdRequired");
    assert_eq!(call(vec![("InstanceId.1", id.clone())]).await, "400 MissingParameter");
    let nobody = ("IamRoleName", owned("nobody"));
    assert_eq!(call(vec![("InstanceId.1", id.clone()), nobody]).await, "404 RoleNoSuchEntity");
    let many = (0..101).map(|n| (Box::leak(format!("InstanceId.{n}").into_boxed_str()) as &'static str, n.to_string()));
    let many: Vec<_> = many.chain([role()]).collect();
    assert_eq!(call(many).await, "400 InstanceIdLimitExceeded");
}

#[tokio::test]
async fn only_users_with_a_policy_for_it_configure_the_role_of_an_instance() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    role(&root, "app").await;
    let id = launched(&root, &network, &[]).await.remove(0);
    let reader = cloud.ksyun_user_with("reader", &["KECReadOnlyAccess", "IAMFullAccess"]).await;
    let attach = [("InstanceId.1", id.as_str()), ("IamRoleName", "app")];
    let refused = reader.kec("AttachInstancesIamRole", &attach).await;
    assert_eq!(refused.refused(), "403 AccessDenied");
    assert!(refused.field("/Error/Message").contains("lack of policy"));
    assert_eq!(role_of(&root, &id).await, "", "nothing has changed");

    let document = r#"{"Statement":[{"Effect":"Allow","Action":["kec:RunInstances"],"Resource":["*"]}]}"#;
    root.iam("CreatePolicy", &[("PolicyName", "runner"), ("PolicyDocument", document)]).await.ok();
    let krn = format!("krn:ksc:iam::{ACCOUNT}:policy/runner");
    root.iam("AttachUserPolicy", &[("UserName", "reader"), ("PolicyKrn", &krn)]).await.ok();
    launch(&reader, &network, &[]).await.ok();
    let with_role = launch(&reader, &network, &[("IamRoleName", "app")]).await;
    assert_eq!(with_role.refused(), "403 AccessDenied", "a launch is no way around the permission");
    let listed = root.kec("DescribeInstances", &[]).await.ok();
    assert_eq!(listed["InstanceCount"], json!(2), "nothing has been launched");

    let krn = "krn:ksc:iam::ksc:policy/KECAdminFullAccess";
    root.iam("AttachUserPolicy", &[("UserName", "reader"), ("PolicyKrn", krn)]).await.ok();
    reader.kec("AttachInstancesIamRole", &attach).await.ok();
    assert_eq!(role_of(&root, &id).await, "app");
    launch(&reader, &network, &[("IamRoleName", "app")]).await.ok();
}

#[tokio::test]
async fn a_strict_sandbox_asks_for_the_roles_trust() {
    let settings = Settings { strict_service_trust: true, ..Settings::default() };
    let cloud = TestCloud::with_settings(settings).await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    role(&root, "app").await;
    root.iam("CreateRole", &[("RoleName", "people"), ("TrustAccounts", ACCOUNT)]).await.ok();
    let refused = launch(&root, &network, &[("IamRoleName", "people")]).await;
    assert_eq!(refused.refused(), "400 InvalidParameter");
    launch(&root, &network, &[("IamRoleName", "app")]).await.ok();
    let usable = root.kec("DescribeKecIamRoles", &[]).await.ok();
    let names: Vec<_> = usable["ListRolesResult"]["Roles"]["member"].as_array().unwrap().iter().collect();
    assert_eq!((names.len(), text(names[0], "/RoleName")), (1, "app".to_owned()));

    let lenient = TestCloud::new().await.ksyun_root();
    lenient.iam("CreateRole", &[("RoleName", "people"), ("TrustAccounts", ACCOUNT)]).await.ok();
    let network = self::network(&lenient).await;
    launch(&lenient, &network, &[("IamRoleName", "people")]).await.ok();
}

#[tokio::test]
async fn a_launch_takes_what_the_subnet_has_and_no_less_than_asked() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    // 16 addresses but for the two ends and the gateway.
    let none = launch(&root, &network, &[("MaxCount", "14"), ("MinCount", "14")]).await;
    assert_eq!(none.refused(), "400 ProductSellOutInvalid");
    let ids = launched(&root, &network, &[("MaxCount", "20"), ("MinCount", "10")]).await;
    assert_eq!(ids.len(), 13);
    let subnets = root.vpc("DescribeSubnets", &[("SubnetId.1", &network.subnet)]).await.ok();
    assert_eq!(subnets["SubnetSet"][0]["AvailbleIPNumber"], json!("0"));
    let delete = root.vpc("DeleteSubnet", &[("SubnetId", &network.subnet)]).await;
    assert_eq!(delete.refused(), "409 SubnetDeleteConflict");
}

#[tokio::test]
async fn a_network_is_taken_down_in_the_order_that_terraform_uses() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = launched(&root, &network, &[]).await.remove(0);
    let early = root.vpc("DeleteVpc", &[("VpcId", &network.vpc)]).await;
    assert_eq!(early.refused(), "409 VpcDeleteConflict");
    cloud.advance(Duration::from_secs(5));
    root.kec("TerminateInstances", &[("InstanceId.1", &id), ("ForceDelete", "true")]).await.ok();
    assert_eq!(root.kec("DescribeInstances", &[("InstanceId.1", &id)]).await.ok()["InstancesSet"], json!([]));
    root.vpc("DeleteSecurityGroup", &[("SecurityGroupId", &network.group)]).await.ok();
    root.vpc("DeleteSubnet", &[("SubnetId", &network.subnet)]).await.ok();
    root.vpc("DescribeRoutes", &[]).await.ok();
    root.vpc("DeleteVpc", &[("VpcId", &network.vpc)]).await.ok();
    let gone = root.vpc("DeleteVpc", &[("VpcId", &network.vpc)]).await;
    assert_eq!(gone.refused(), "404 VpcNotFound");
}

#[tokio::test]
async fn states_follow_from_time() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = launched(&root, &network, &[]).await.remove(0);
    let tick = || cloud.advance(Duration::from_secs(5));
    let state = || async { text(&instance(&root, &id).await, "/InstanceState/Name") };
    assert_eq!(state().await, "scheduling");
    tick();
    assert_eq!(state().await, "active");
    root.kec("StopInstances", &[("InstanceId.1", &id), ("StoppedMode", "StopCharging")]).await.ok();
    assert_eq!(state().await, "stopping");
    tick();
    assert_eq!(text(&instance(&root, &id).await, "/StoppedMode"), "StopCharging");
    let wrong = root.kec("RebootInstances", &[("InstanceId.1", &id)]).await;
    assert_eq!(wrong.refused(), "400 InstanceStateNotSupported");
    root.kec("StartInstances", &[("InstanceId.1", &id)]).await.ok();
    tick();
    assert_eq!(state().await, "active");
}

#[tokio::test]
async fn instances_are_found_by_filters_and_pages() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let more = [("MaxCount", "3"), ("MinCount", "3"), ("InstanceName", "web"), ("InstanceNameSuffix", "5")];
    launched(&root, &network, &more).await;
    launched(&root, &network, &[("InstanceName", "db")]).await;
    let count = |pairs: Vec<(&'static str, String)>| {
        let root = &root;
        async move {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let body = root.kec("DescribeInstances", &pairs).await.ok();
            (body["InstanceCount"].as_u64().unwrap(), body["InstancesSet"].as_array().unwrap().len())
        }
    };
    let filter =
        |name: &str, value: &str| vec![("Filter.1.Name", name.to_owned()), ("Filter.1.Value.1", value.to_owned())];
    assert_eq!(count(filter("instance-name", "web-6")).await, (1, 1));
    assert_eq!(count(filter("network-interface.group-id", &network.group)).await, (4, 4));
    assert_eq!(count(filter("charge-type", "87")).await, (4, 4));
    assert_eq!(count(filter("vpc-id", "other")).await, (0, 0));
    assert_eq!(count(vec![("Search", "db".to_owned())]).await, (1, 1));
    assert_eq!(count(vec![("MaxResults", "3".to_owned())]).await, (4, 3));
    assert_eq!(count(vec![("MaxResults", "3".to_owned()), ("Marker", "3".to_owned())]).await, (4, 1));
    assert_eq!(count(vec![("ProjectId.1", "7".to_owned())]).await, (0, 0));
    let wrong = root.kec("DescribeInstances", &[("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")]);
    assert_eq!(wrong.await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn a_policy_about_tags_sees_those_of_the_instance() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let web = launched(&root, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.remove(0);
    let db = launched(&root, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "db")]).await.remove(0);
    let document = r#"{"Statement":[{"Effect":"Allow","Action":"kec:*","Resource":"*",
        "Condition":{"StringEquals":{"ksc:Tag":["team&web"]}}}]}"#;
    let alice = cloud.ksyun_user_with("alice", &[]).await;
    root.iam("CreatePolicy", &[("PolicyName", "web"), ("PolicyDocument", document)]).await.ok();
    let krn = format!("krn:ksc:iam::{ACCOUNT}:policy/web");
    root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    let describe = |id: String| {
        let alice = &alice;
        async move { alice.kec("DescribeInstances", &[("InstanceId.1", &id)]).await.status }
    };
    assert_eq!((describe(web).await, describe(db).await), (200, 403));
}

#[tokio::test]
async fn terraform_reads_and_replaces_the_tags_of_an_instance() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = launched(&root, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.remove(0);
    let replace = async |tags: &str| {
        let body = format!(r#"{{"ResourceType":"instance","ReplaceTags":[{{"ResourceUuids":"{id}"}}]{tags}}}"#);
        let target = "/?Action=ReplaceResourcesTags&Version=2020-09-01";
        let kind = [("content-type", "application/json; charset=utf-8")];
        root.send("tagv2", target, &kind, &body).await
    };
    let tags = || async {
        let body = root
            .call("tagv2", "ListTagsByResourceIds", &[("ResourceType", "instance"), ("ResourceUuids", &id)])
            .await
            .ok();
        let tags = body["Tags"].as_array().unwrap().iter();
        tags.map(|tag| (text(tag, "/TagKey"), text(tag, "/TagValue"))).collect::<Vec<_>>()
    };
    assert_eq!(tags().await, [("team".to_owned(), "web".to_owned())]);
    assert_eq!(replace(r#","Tag_0_Key":"a_b","Tag_0_Value":"1""#).await.ok()["Result"], json!(true));
    assert_eq!(tags().await, [("a_b".to_owned(), "1".to_owned())]);
    replace("").await.ok();
    assert_eq!(tags().await, []);
}

/// As many alternatives as there are projects made a statement too deep for the database.
#[tokio::test]
async fn a_list_may_be_narrowed_to_many_projects() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    launch(&root, &network, &[]).await.ok();
    let names: Vec<_> = (1..=900).map(|number| (format!("ProjectId.{number}"), (number % 600).to_string())).collect();
    let projects: Vec<_> = names.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let listed = root.kec("DescribeInstances", &projects).await.ok();
    assert_eq!(listed["InstanceCount"], json!(1), "{listed}");
}

/// Terraform made a network anew at every plan: it asked for IPv6 addresses, was told that all is well, and read that the
/// network has none.
#[tokio::test]
async fn what_a_read_would_show_is_done_or_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let vpc = |name, value| [("CidrBlock", "10.0.0.0/16"), (name, value)];
    let own = vpc("Ipv6CidrBlock", "2001:db8::/56");
    assert_eq!(root.vpc("CreateVpc", &own).await.refused(), "400 InvalidParameter");
    let made = root.vpc("CreateVpc", &vpc("ProvidedIpv6CidrBlock", "false")).await.ok();
    assert_eq!(made["Vpc"]["ProvidedIpv6CidrBlock"], json!(false));
    for (name, value) in [("ProvidedIpv6CidrBlock", "true"), ("SecondaryCidrId", "a")] {
        let subnet = [("VpcId", &*network.vpc), ("CidrBlock", "10.0.2.0/28"), ("SubnetType", "Normal"), (name, value)];
        assert_eq!(root.vpc("CreateSubnet", &subnet).await.refused(), "400 InvalidParameter", "{name}");
    }
    let entry = [("SecurityGroupId", &*network.group), ("CidrBlock", "10.0.0.0/8"), ("Direction", "in")];
    let entry = [&entry[..], &[("Protocol", "ip"), ("RuleTag", "a")]].concat();
    assert_eq!(root.vpc("AuthorizeSecurityGroupEntry", &entry).await.refused(), "400 InvalidParameter");
    let orders = [
        ("BandWidthShareId", "a"),
        ("AutoDeleteEip", "true"),
        ("DedicatedHostId", "a"),
        ("InstanceConfigure.VCPU", "2"),
    ];
    for (name, value) in orders {
        assert_eq!(launch(&root, &network, &[(name, value)]).await.refused(), "400 InvalidParameter", "{name}");
    }
    let ids = launched(&root, &network, &[("SyncTag", "true"), ("FailureAutoDelete", "true")]).await;
    let shown = instance(&root, &ids[0]).await;
    assert_eq!((&shown["SyncTag"], &shown["FailureAutoDelete"]), (&json!(true), &json!(true)));
}

/// Subnets and instances kept whatever text came for one, however long.
#[tokio::test]
async fn name_servers_are_addresses() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let subnet = [("VpcId", network.vpc.as_str()), ("CidrBlock", "10.0.2.0/28")];
    for name in ["Dns1", "Dns2"] {
        let wrong = [(name, "ns.example.com")];
        let made = root.vpc("CreateSubnet", &[&subnet[..], &wrong].concat()).await;
        assert_eq!(made.refused(), "400 InvalidParameter", "{name}");
        assert_eq!(launch(&root, &network, &wrong).await.refused(), "400 InvalidParameter", "{name}");
    }
    let given = [("Dns1", "198.18.254.40"), ("Dns2", "")];
    let made = root.vpc("CreateSubnet", &[&subnet[..], &given].concat()).await;
    assert_eq!((made.field("/Subnet/Dns1"), made.field("/Subnet/Dns2")), (given[0].1.to_owned(), String::new()));
    launched(&root, &network, &given).await;
}
