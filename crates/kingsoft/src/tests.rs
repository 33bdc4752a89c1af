//! What the seed tells, played in process: a role for instances, from its creation to its removal.

use serde_json::{Value, json};
use wire::{Params, Settings};

use crate::bench::{ACCOUNT, Bench, Key, Reply};
use crate::product::PRODUCTS;

/// What a launch needs: a subnet and a security group.
struct Network {
    vpc: String,
    subnet: String,
    group: String,
}

fn text(value: &Value, path: &str) -> String {
    value.pointer(path).and_then(Value::as_str).unwrap_or_else(|| panic!("{path} in {value}")).to_owned()
}

async fn network(bench: &Bench) -> Network {
    let vpc = text(&bench.root("CreateVpc", &[("CidrBlock", "10.0.0.0/16")]).await, "/Vpc/VpcId");
    let subnet = [("VpcId", vpc.as_str()), ("CidrBlock", "10.0.1.0/28"), ("SubnetType", "Normal")];
    let subnet = text(&bench.root("CreateSubnet", &subnet).await, "/Subnet/SubnetId");
    let group = bench.root("CreateSecurityGroup", &[("VpcId", &vpc), ("SecurityGroupName", "web")]).await;
    Network { vpc, subnet, group: text(&group, "/SecurityGroup/SecurityGroupId") }
}

async fn launch(bench: &Bench, key: &Key, network: &Network, more: &[(&str, &str)]) -> Reply {
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
    bench.call(key, "RunInstances", &pairs).await
}

async fn launched(bench: &Bench, network: &Network, more: &[(&str, &str)]) -> Vec<String> {
    let body = launch(bench, &bench.root, network, more).await.ok();
    let made = body["InstancesSet"].as_array().unwrap().iter();
    made.map(|one| text(one, "/InstanceId")).collect()
}

async fn instance(bench: &Bench, id: &str) -> Value {
    let body = bench.root("DescribeInstances", &[("InstanceId.1", id)]).await;
    body["InstancesSet"][0].clone()
}

async fn role_of(bench: &Bench, id: &str) -> String {
    text(&instance(bench, id).await, "/IamRoleName")
}

async fn role(bench: &Bench, name: &str) {
    bench.root("CreateRole", &[("RoleName", name), ("TrustServices", "kec")]).await;
}

#[test]
fn every_example_is_read_by_its_operation() {
    let caller = crate::bench::caller();
    let call = crate::bench::blank_call();
    for product in PRODUCTS {
        for route in product.routes {
            let params = Params::read(route.example.iter().copied()).unwrap();
            let checks = (route.checks)(&params, &caller, &call);
            let checks = checks.unwrap_or_else(|error| panic!("{}: {error}", route.name));
            for check in checks.iter() {
                assert!(check.resource.starts_with("krn:ksc:"), "{}: {}", route.name, check.resource);
                assert!(check.action.contains(':'), "{}", route.name);
            }
            let known = (route.parameters)();
            let unknown: Vec<_> = params.names().filter(|name| !known.contains(name)).collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", route.name);
        }
    }
}

#[tokio::test]
async fn a_role_is_bound_to_several_instances_and_taken_away() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    role(&bench, "app").await;
    let ids = launched(&bench, &network, &[("MaxCount", "3"), ("MinCount", "3")]).await;
    let kec = bench.user("operator", &["KECAdminFullAccess"]).await;
    let pairs = [("InstanceId.0", ids[0].as_str()), ("InstanceId.1", &ids[1]), ("IamRoleName", "app")];
    let body = bench.call(&kec, "AttachInstancesIamRole", &pairs).await.ok();
    assert_eq!((&body["TotalCount"], &body["FailCount"], &body["IamRoleName"]), (&json!(2), &json!(0), &json!("app")));
    assert_eq!(
        body["Results"],
        json!([{"InstanceId": ids[0], "Result": "true"}, {"InstanceId": ids[1], "Result": "true"}])
    );
    assert_eq!(role_of(&bench, &ids[0]).await, "app");
    assert_eq!(role_of(&bench, &ids[2]).await, "");

    role(&bench, "other").await;
    let pairs = [("InstanceId.1", ids[0].as_str()), ("IamRoleName", "other")];
    bench.call(&kec, "AttachInstancesIamRole", &pairs).await.ok();
    assert_eq!(role_of(&bench, &ids[0]).await, "other", "a role is replaced without taking the old one away first");

    let pairs = [("InstanceId.1", ids[0].as_str()), ("InstanceId.2", &ids[2])];
    let body = bench.call(&kec, "DetachInstancesIamRole", &pairs).await.ok();
    assert_eq!(
        body["Results"],
        json!([{"InstanceId": ids[0], "Result": true}, {"InstanceId": ids[2], "Result": true}])
    );
    assert_eq!(role_of(&bench, &ids[0]).await, "");
}

#[tokio::test]
async fn what_happened_to_each_instance_is_in_the_answer() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    role(&bench, "app").await;
    let id = launched(&bench, &network, &[]).await.remove(0);
    let pairs = [("InstanceId.1", id.as_str()), ("InstanceId.2", "gone"), ("IamRoleName", "app")];
    let body = bench.root("AttachInstancesIamRole", &pairs).await;
    assert_eq!((&body["TotalCount"], &body["FailCount"]), (&json!(2), &json!(1)));
    assert_eq!(
        body["Results"][1],
        json!({"InstanceId": "gone", "Result": "false", "Code": "InstanceIdInvalid",
               "Message": "The instance gone does not exist."})
    );
    let call = |pairs: Vec<(&'static str, String)>| {
        let bench = &bench;
        async move {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let reply = bench.call(&bench.root, "AttachInstancesIamRole", &pairs).await;
            let (status, code) = reply.refused();
            (status, code.to_owned())
        }
    };
    let owned = |text: &str| text.to_owned();
    let refused = |status: u16, code: &str| (status, code.to_owned());
    let role = || ("IamRoleName", owned("app"));
    assert_eq!(call(vec![("InstanceId.1", owned("gone")), role()]).await, refused(400, "InstanceIdInvalid"));
    assert_eq!(call(vec![role()]).await, refused(400, "InstanceIdRequired"));
    assert_eq!(call(vec![("InstanceId.1", id.clone())]).await, refused(400, "MissingParameter"));
    let nobody = ("IamRoleName", owned("nobody"));
    assert_eq!(call(vec![("InstanceId.1", id.clone()), nobody]).await, refused(404, "RoleNoSuchEntity"));
    let many = (0..101).map(|n| (Box::leak(format!("InstanceId.{n}").into_boxed_str()) as &'static str, n.to_string()));
    let many: Vec<_> = many.chain([role()]).collect();
    assert_eq!(call(many).await, refused(400, "InstanceIdLimitExceeded"));
}

#[tokio::test]
async fn only_users_with_a_policy_for_it_configure_the_role_of_an_instance() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    role(&bench, "app").await;
    let id = launched(&bench, &network, &[]).await.remove(0);
    let reader = bench.user("reader", &["KECReadOnlyAccess", "IAMFullAccess"]).await;
    let attach = [("InstanceId.1", id.as_str()), ("IamRoleName", "app")];
    let refused = bench.call(&reader, "AttachInstancesIamRole", &attach).await;
    assert_eq!(refused.refused(), (403, "AccessDenied"));
    assert!(text(&refused.body, "/Error/Message").contains("lack of policy"));
    assert_eq!(role_of(&bench, &id).await, "", "nothing has changed");

    let document = r#"{"Statement":[{"Effect":"Allow","Action":["kec:RunInstances"],"Resource":["*"]}]}"#;
    bench.root("CreatePolicy", &[("PolicyName", "runner"), ("PolicyDocument", document)]).await;
    let krn = format!("krn:ksc:iam::{ACCOUNT}:policy/runner");
    bench.root("AttachUserPolicy", &[("UserName", "reader"), ("PolicyKrn", &krn)]).await;
    launch(&bench, &reader, &network, &[]).await.ok();
    let with_role = launch(&bench, &reader, &network, &[("IamRoleName", "app")]).await;
    assert_eq!(with_role.refused(), (403, "AccessDenied"), "a launch is no way around the permission");
    let listed = bench.root("DescribeInstances", &[]).await;
    assert_eq!(listed["InstanceCount"], json!(2), "nothing has been launched");

    let krn = "krn:ksc:iam::ksc:policy/KECAdminFullAccess";
    bench.root("AttachUserPolicy", &[("UserName", "reader"), ("PolicyKrn", krn)]).await;
    bench.call(&reader, "AttachInstancesIamRole", &attach).await.ok();
    assert_eq!(role_of(&bench, &id).await, "app");
    launch(&bench, &reader, &network, &[("IamRoleName", "app")]).await.ok();
}

#[tokio::test]
async fn a_strict_sandbox_asks_for_the_roles_trust() {
    let bench = Bench::with(Settings { strict_service_trust: true, ..Settings::default() }).await;
    let network = network(&bench).await;
    role(&bench, "app").await;
    bench.root("CreateRole", &[("RoleName", "people"), ("TrustAccounts", ACCOUNT)]).await;
    let refused = launch(&bench, &bench.root, &network, &[("IamRoleName", "people")]).await;
    assert_eq!(refused.refused(), (400, "InvalidParameter"));
    launch(&bench, &bench.root, &network, &[("IamRoleName", "app")]).await.ok();
    let usable = bench.root("DescribeKecIamRoles", &[]).await;
    let names: Vec<_> = usable["ListRolesResult"]["Roles"]["member"].as_array().unwrap().iter().collect();
    assert_eq!((names.len(), text(names[0], "/RoleName")), (1, "app".to_owned()));

    let lenient = Bench::new().await;
    lenient.root("CreateRole", &[("RoleName", "people"), ("TrustAccounts", ACCOUNT)]).await;
    let network = self::network(&lenient).await;
    launch(&lenient, &lenient.root, &network, &[("IamRoleName", "people")]).await.ok();
}

#[tokio::test]
async fn a_policy_attached_later_counts_for_sessions_that_have_begun() {
    let bench = Bench::new().await;
    let alice = bench.user("alice", &["STSAssumeRoleAccess"]).await;
    bench.root("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await;
    let session = bench.assume(&alice, "app", &[]).await;
    assert_eq!(bench.call(&session, "DescribeInstances", &[]).await.refused(), (403, "AccessDenied"));
    let pair = [("RoleName", "app"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/KECReadOnlyAccess")];
    bench.root("AttachRolePolicy", &pair).await;
    bench.call(&session, "DescribeInstances", &[]).await.ok();
    bench.root("DetachRolePolicy", &pair).await;
    assert_eq!(bench.call(&session, "DescribeInstances", &[]).await.refused(), (403, "AccessDenied"));
}

#[tokio::test]
async fn a_session_can_do_no_more_than_its_policy_says() {
    let bench = Bench::new().await;
    let alice = bench.user("alice", &["STSAssumeRoleAccess"]).await;
    bench.root("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await;
    let pair = [("RoleName", "app"), ("PolicyKrn", "krn:ksc:iam::ksc:policy/AdministratorAccess")];
    bench.root("AttachRolePolicy", &pair).await;
    let policy = r#"{"Statement":[{"Effect":"Allow","Action":"kec:Describe*","Resource":"*"}]}"#;
    let session = bench.assume(&alice, "app", &[("Policy", policy)]).await;
    bench.call(&session, "DescribeInstances", &[]).await.ok();
    assert_eq!(bench.call(&session, "ListUsers", &[]).await.refused(), (403, "AccessDenied"));
}

#[tokio::test]
async fn the_account_itself_and_strangers_assume_no_role() {
    let bench = Bench::new().await;
    bench.root("CreateRole", &[("RoleName", "app"), ("TrustAccounts", ACCOUNT)]).await;
    bench.root("CreateRole", &[("RoleName", "theirs"), ("TrustAccounts", "2000000001")]).await;
    let alice = bench.user("alice", &["STSAssumeRoleAccess"]).await;
    let bob = bench.user("bob", &[]).await;
    let assume = |key: Key, role: &'static str, more: &'static [(&'static str, &'static str)]| {
        let bench = &bench;
        async move {
            let krn = format!("krn:ksc:iam::{ACCOUNT}:role/{role}");
            let mut pairs = vec![("RoleKrn", krn.as_str()), ("RoleSessionName", "s")];
            pairs.extend_from_slice(more);
            // The host of IAM answers as that of STS does.
            let reply = bench.call_service(&key, "iam", "AssumeRole", &pairs).await;
            let (status, code) = reply.refused();
            (status, code.to_owned())
        }
    };
    let denied = (403, "AccessDenied".to_owned());
    let bad = (400, "InvalidParameterValue".to_owned());
    assert_eq!(assume(bench.root.clone(), "app", &[]).await, denied);
    assert_eq!(assume(bob, "app", &[]).await, denied, "no policy of his allows it");
    assert_eq!(assume(alice.clone(), "theirs", &[]).await, denied, "the role does not trust her account");
    assert_eq!(assume(alice.clone(), "APP", &[]).await, (404, "RoleNoSuchEntity".to_owned()));
    assert_eq!(assume(alice.clone(), "app", &[("DurationSeconds", "899")]).await, bad);
    assert_eq!(assume(alice.clone(), "app", &[("DurationSeconds", "86401")]).await, bad);
    assert_eq!(assume(alice.clone(), "app", &[("Policy", "{}")]).await, bad);
    assert_eq!(assume(alice, "app", &[("DurationSeconds", "86400")]).await, (200, String::new()));
}

#[tokio::test]
async fn a_launch_takes_what_the_subnet_has_and_no_less_than_asked() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    // 16 addresses but for the two ends and the gateway.
    let none = launch(&bench, &bench.root, &network, &[("MaxCount", "14"), ("MinCount", "14")]).await;
    assert_eq!(none.refused(), (400, "ProductSellOutInvalid"));
    let ids = launched(&bench, &network, &[("MaxCount", "20"), ("MinCount", "10")]).await;
    assert_eq!(ids.len(), 13);
    let subnets = bench.root("DescribeSubnets", &[("SubnetId.1", &network.subnet)]).await;
    assert_eq!(subnets["SubnetSet"][0]["AvailbleIPNumber"], json!("0"));
    let delete = bench.call(&bench.root, "DeleteSubnet", &[("SubnetId", &network.subnet)]).await;
    assert_eq!(delete.refused(), (409, "SubnetDeleteConflict"));
}

#[tokio::test]
async fn a_network_is_taken_down_in_the_order_that_terraform_uses() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    let id = launched(&bench, &network, &[]).await.remove(0);
    let early = bench.call(&bench.root, "DeleteVpc", &[("VpcId", &network.vpc)]).await;
    assert_eq!(early.refused(), (409, "VpcDeleteConflict"));
    bench.sandbox.store.clock().advance(std::time::Duration::from_secs(5)).unwrap();
    bench.root("TerminateInstances", &[("InstanceId.1", &id), ("ForceDelete", "true")]).await;
    assert_eq!(bench.root("DescribeInstances", &[("InstanceId.1", &id)]).await["InstancesSet"], json!([]));
    bench.root("DeleteSecurityGroup", &[("SecurityGroupId", &network.group)]).await;
    bench.root("DeleteSubnet", &[("SubnetId", &network.subnet)]).await;
    bench.root("DescribeRoutes", &[]).await;
    bench.root("DeleteVpc", &[("VpcId", &network.vpc)]).await;
    let gone = bench.call(&bench.root, "DeleteVpc", &[("VpcId", &network.vpc)]).await;
    assert_eq!(gone.refused(), (404, "VpcNotFound"));
}

#[tokio::test]
async fn states_follow_from_time() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    let id = launched(&bench, &network, &[]).await.remove(0);
    let tick = || bench.sandbox.store.clock().advance(std::time::Duration::from_secs(5)).unwrap();
    let state = || async { text(&instance(&bench, &id).await, "/InstanceState/Name") };
    assert_eq!(state().await, "scheduling");
    tick();
    assert_eq!(state().await, "active");
    bench.root("StopInstances", &[("InstanceId.1", &id), ("StoppedMode", "StopCharging")]).await;
    assert_eq!(state().await, "stopping");
    tick();
    assert_eq!(text(&instance(&bench, &id).await, "/StoppedMode"), "StopCharging");
    let wrong = bench.call(&bench.root, "RebootInstances", &[("InstanceId.1", &id)]).await;
    assert_eq!(wrong.refused(), (400, "InstanceStateNotSupported"));
    bench.root("StartInstances", &[("InstanceId.1", &id)]).await;
    tick();
    assert_eq!(state().await, "active");
}

#[tokio::test]
async fn instances_are_found_by_filters_and_pages() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    let more = [("MaxCount", "3"), ("MinCount", "3"), ("InstanceName", "web"), ("InstanceNameSuffix", "5")];
    launched(&bench, &network, &more).await;
    launched(&bench, &network, &[("InstanceName", "db")]).await;
    let count = |pairs: Vec<(&'static str, String)>| {
        let bench = &bench;
        async move {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            let body = bench.root("DescribeInstances", &pairs).await;
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
    let wrong = bench.call(&bench.root, "DescribeInstances", &[("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")]);
    assert_eq!(wrong.await.refused(), (400, "InvalidParameter"));
}

#[tokio::test]
async fn a_call_that_only_wants_to_know_changes_nothing() {
    let bench = Bench::new().await;
    let dry = [("UserName", "alice"), ("DryRun", "true")];
    assert_eq!(bench.call(&bench.root, "CreateUser", &dry).await.refused(), (412, "DryRunOperation"));
    assert_eq!(bench.call(&bench.root, "GetUser", &[("UserName", "alice")]).await.status, 404);
    bench.root("CreateUser", &[("UserName", "alice"), ("DryRun", "false")]).await;
    assert_eq!(bench.call(&bench.root, "CreateUser", &dry).await.refused(), (409, "EntityAlreadyExists"));
}

#[tokio::test]
async fn a_policy_about_tags_sees_those_of_the_instance() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    let web = launched(&bench, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.remove(0);
    let db = launched(&bench, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "db")]).await.remove(0);
    let document = r#"{"Statement":[{"Effect":"Allow","Action":"kec:*","Resource":"*",
        "Condition":{"StringEquals":{"ksc:Tag":["team&web"]}}}]}"#;
    let alice = bench.user("alice", &[]).await;
    bench.root("CreatePolicy", &[("PolicyName", "web"), ("PolicyDocument", document)]).await;
    let krn = format!("krn:ksc:iam::{ACCOUNT}:policy/web");
    bench.root("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await;
    let describe = |id: String| {
        let (bench, alice) = (&bench, &alice);
        async move { bench.call(alice, "DescribeInstances", &[("InstanceId.1", &id)]).await.status }
    };
    assert_eq!((describe(web).await, describe(db).await), (200, 403));
}

#[tokio::test]
async fn a_policy_about_one_spelling_of_a_name_cannot_be_evaded_with_another() {
    let bench = Bench::new().await;
    role(&bench, "Admin").await;
    let alice = bench.user("alice", &["IAMFullAccess"]).await;
    let document = format!(
        r#"{{"Statement":[{{"Effect":"Deny","Action":"iam:*","Resource":"krn:ksc:iam::{ACCOUNT}:role/Admin"}}]}}"#
    );
    bench.root("CreatePolicy", &[("PolicyName", "hands-off"), ("PolicyDocument", &document)]).await;
    let krn = format!("krn:ksc:iam::{ACCOUNT}:policy/hands-off");
    bench.root("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await;
    let delete = |name: &'static str| {
        let (bench, alice) = (&bench, &alice);
        async move { bench.call(alice, "DeleteRole", &[("RoleName", name)]).await.status }
    };
    assert_eq!((delete("Admin").await, delete("admin").await), (403, 404));
    assert_eq!(bench.call(&alice, "CreateRole", &[("RoleName", "ADMIN"), ("TrustAccounts", "1")]).await.status, 409);
}

#[tokio::test]
async fn terraform_reads_and_replaces_the_tags_of_an_instance() {
    let bench = Bench::new().await;
    let network = network(&bench).await;
    let id = launched(&bench, &network, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.remove(0);
    let replace = |tags: &str| {
        let body = format!(r#"{{"ResourceType":"instance","ReplaceTags":[{{"ResourceUuids":"{id}"}}]{tags}}}"#);
        let target = "/?Action=ReplaceResourcesTags&Version=2020-09-01";
        let kind = [("content-type", "application/json; charset=utf-8")];
        bench.send(crate::bench::signed(&bench.root, "tagv2", target, &kind, &body))
    };
    let tags = || async {
        let body = bench.root("ListTagsByResourceIds", &[("ResourceType", "instance"), ("ResourceUuids", &id)]).await;
        let tags = body["Tags"].as_array().unwrap().iter();
        tags.map(|tag| (text(tag, "/TagKey"), text(tag, "/TagValue"))).collect::<Vec<_>>()
    };
    assert_eq!(tags().await, [("team".to_owned(), "web".to_owned())]);
    assert_eq!(replace(r#","Tag_0_Key":"a_b","Tag_0_Value":"1""#).await.ok()["Result"], json!(true));
    assert_eq!(tags().await, [("a_b".to_owned(), "1".to_owned())]);
    replace("").await.ok();
    assert_eq!(tags().await, []);
}
