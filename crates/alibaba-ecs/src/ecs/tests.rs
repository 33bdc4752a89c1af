//! What ECS, VPC and billing ask the policies about.

use alibaba_testing::{asked, caller};
use sts::Identity;

use super::*;

fn ask(product: &Product, operation: &str, pairs: &[(&str, &str)]) -> Vec<String> {
    asked(product, operation, &caller(Identity::Root), pairs)
}

#[test]
fn every_example_is_read_and_asks_for_its_own_action() {
    for product in [&PRODUCT, &crate::vpc::PRODUCT, &crate::bss::PRODUCT] {
        for route in product.routes {
            let questions = ask(product, route.name, route.example);
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
        ask(&PRODUCT, "RunInstances", &pairs),
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
    let asked = ask(&PRODUCT, "StartInstance", &pairs);
    assert_eq!(asked, ["ecs:StartInstance acs:ecs:cn-hangzhou:1234567890123456:instance/i-bp1abcdefghijklmnopq"]);
}

#[test]
fn a_vswitch_is_asked_about_in_the_region_of_its_network() {
    let pairs = [("VpcId", "vpc-2zeabc"), ("ZoneId", "cn-beijing-a"), ("CidrBlock", "192.168.1.0/24")];
    let expected = "acs:vpc:cn-beijing:1234567890123456:vswitch/*";
    assert_eq!(ask(&crate::vpc::PRODUCT, "CreateVSwitch", &pairs), [format!("vpc:CreateVSwitch {expected}")]);
    assert_eq!(
        ask(&crate::vpc::PRODUCT, "DescribeVSwitches", &pairs[..1]),
        [format!("vpc:DescribeVSwitches {expected}")]
    );
}
