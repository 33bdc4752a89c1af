//! Who may do what: the resources that checks name, passing a role, and refusals.

use kernel::{TenantId, Timestamp};

use super::*;

fn asked(version: &str, action: &str, pairs: Pairs<'_>) -> Vec<String> {
    let account = "1234567890123456".parse().unwrap();
    let tenant = Arc::new(Tenant { id: TenantId(1_000), account, cloud: &crate::CLOUD });
    let caller = Caller { tenant, identity: Identity::Root, key_id: String::new() };
    let region = pairs.iter().find(|(name, _)| *name == "RegionId").map(|(_, region)| (*region).to_owned());
    let call = Call {
        request_id: "r".to_owned(),
        format: Format::Json,
        region,
        source_ip: "127.0.0.1".parse().unwrap(),
        secure: false,
        user_agent: String::new(),
        host: "ecs.aliyuncs.com".to_owned(),
        at: Timestamp::UNIX_EPOCH,
    };
    let product = PRODUCTS.iter().find(|product| product.version == version).unwrap();
    let params = Params::read(pairs.iter().copied()).unwrap();
    let route = product.route(action).unwrap();
    let checks = (route.checks)(&params, &caller, &call).unwrap_or_else(|error| panic!("{action}: {error}"));
    checks.iter().map(|check| format!("{} {}", check.action, check.resource)).collect()
}

#[test]
fn every_example_is_read_and_asks_for_its_own_action() {
    for version in ["2014-05-26", "2016-04-28", "2017-12-14"] {
        let product = PRODUCTS.iter().find(|product| product.version == version).unwrap();
        for route in product.routes {
            let questions = asked(version, route.name, route.example);
            assert!(!questions.is_empty(), "{}", route.name);
            for question in questions {
                let (action, _) = question.split_once(' ').unwrap();
                let (_, name) = action.split_once(':').unwrap();
                assert!(name == route.name || action == "ram:PassRole", "{question}");
            }
        }
    }
}

#[test]
fn an_order_asks_about_everything_it_is_made_from() {
    let pairs = [
        ("RegionId", "cn-hangzhou"),
        ("ImageId", "m-1"),
        ("InstanceType", "ecs.g7.large"),
        ("VSwitchId", "vsw-bp1x"),
        ("SecurityGroupIds.1", "sg-bp1a"),
        ("SecurityGroupIds.2", "sg-bp1b"),
        ("KeyPairName", "key"),
        ("DataDisk.1.SnapshotId", "s-bp1c"),
        ("RamRoleName", "MyApplicationRole"),
    ];
    assert_eq!(
        asked("2014-05-26", "RunInstances", &pairs),
        [
            "ecs:RunInstances acs:ecs:cn-hangzhou:1234567890123456:instance/*",
            "ecs:RunInstances acs:ecs:cn-hangzhou:1234567890123456:image/m-1",
            "ecs:RunInstances acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-bp1a",
            "ecs:RunInstances acs:ecs:cn-hangzhou:1234567890123456:securitygroup/sg-bp1b",
            "ecs:RunInstances acs:ecs:cn-hangzhou:1234567890123456:snapshot/s-bp1c",
            "ecs:RunInstances acs:ecs:cn-hangzhou:1234567890123456:keypair/key",
            "ram:PassRole acs:ram:*:1234567890123456:role/myapplicationrole",
        ]
    );
}

#[test]
fn a_call_cannot_claim_that_an_instance_is_elsewhere() {
    let pairs = [("RegionId", "cn-beijing"), ("InstanceId", "i-bp1abcdefghijklmnopq")];
    let asked = asked("2014-05-26", "StartInstance", &pairs);
    assert_eq!(asked, ["ecs:StartInstance acs:ecs:cn-hangzhou:1234567890123456:instance/i-bp1abcdefghijklmnopq"]);
}

#[test]
fn a_vswitch_is_asked_about_in_the_region_of_its_network() {
    let pairs = [("VpcId", "vpc-2zeabc"), ("ZoneId", "cn-beijing-a"), ("CidrBlock", "192.168.1.0/24")];
    let expected = "acs:vpc:cn-beijing:1234567890123456:vswitch/*";
    assert_eq!(asked("2016-04-28", "CreateVSwitch", &pairs), [format!("vpc:CreateVSwitch {expected}")]);
    assert_eq!(asked("2016-04-28", "DescribeVSwitches", &pairs[..1]), [format!("vpc:DescribeVSwitches {expected}")]);
}

#[tokio::test]
async fn a_user_without_a_policy_is_refused_and_told_why() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let eve = cloud.user("eve", "").await;
    let failure = cloud.run(&eve, &net, &[]).await.unwrap_err();
    assert_eq!((failure.status, failure.code.as_ref()), (403, "Forbidden.RAM"));
    let (name, detail) = &failure.fields[0];
    assert_eq!((*name, &detail["AuthAction"]), ("AccessDeniedDetail", &Value::from("ecs:RunInstances")));
    let list = cloud.send(&eve, "2014-05-26", "DescribeInstances", &[("RegionId", "cn-hangzhou")]).await;
    assert_eq!(refused(list), code(403, "Forbidden.RAM"), "not an empty list: see decision 0010");
}

#[tokio::test]
async fn passing_a_role_is_a_permission_of_its_own() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    cloud.role("MyApplicationRole", TRUSTS_ECS).await;
    cloud.role("Other", TRUSTS_ECS).await;
    let ecs = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"}]}"#;
    let eve = cloud.user("eve", ecs).await;
    let with_role = |name| [("RamRoleName", name)];
    assert_eq!(
        refused(cloud.run(&eve, &net, &with_role("MyApplicationRole")).await),
        code(403, "InvalidUser.PassRoleForbidden")
    );
    cloud.run(&eve, &net, &[]).await.unwrap();

    let seed = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:*","Resource":"*"},
        {"Effect":"Allow","Action":"ram:PassRole","Resource":"acs:ram:*:*:role/MyApplicationRole",
         "Condition":{"StringEquals":{"acs:Service":"ecs.aliyuncs.com"}}}]}"#;
    let ops = cloud.user("ops", seed).await;
    cloud.run(&ops, &net, &with_role("MyApplicationRole")).await.unwrap();
    assert_eq!(refused(cloud.run(&ops, &net, &with_role("Other")).await), code(403, "InvalidUser.PassRoleForbidden"));
    let listed = cloud.ecs("DescribeInstances", &[("RegionId", "cn-hangzhou")]).await.unwrap();
    assert_eq!(listed["TotalCount"], 2, "a refused order makes nothing");
}

#[tokio::test]
async fn a_condition_on_tags_sees_those_of_the_instance() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let web = cloud.run(&cloud.root(), &net, &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]).await.unwrap();
    let (web, plain) = (text(&web, "/InstanceIdSets/InstanceIdSet/0"), cloud.one(&net).await);
    cloud.advance(5);
    let policy = r#"{"Version":"1","Statement":[{"Effect":"Allow","Action":"ecs:StopInstance","Resource":"*",
        "Condition":{"StringEquals":{"acs:ResourceTag/team":"web"}}}]}"#;
    let eve = cloud.user("eve", policy).await;
    let stop = |id| [("InstanceId", id)];
    assert_eq!(
        refused(cloud.send(&eve, "2014-05-26", "StopInstance", &stop(plain.as_str())).await),
        code(403, "Forbidden.RAM")
    );
    cloud.send(&eve, "2014-05-26", "StopInstance", &stop(web.as_str())).await.unwrap();
}
