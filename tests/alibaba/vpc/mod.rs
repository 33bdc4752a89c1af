//! VPC.

mod bandwidth_packages;
mod blocks;
mod cidr_reservations;
mod dhcp_options;
mod elastic_addresses;
mod havips;
mod nat_gateways;
mod network_acls;
mod peering;
mod routes;

use std::time::Duration;

use testkit::TestCloud;

use super::ecs::{Net, REGION, text};

/// Longer than anything of a network takes.
const MINUTE: Duration = Duration::from_secs(60);

#[tokio::test]
async fn a_network_shows_what_is_in_it_and_goes_when_it_is_empty() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = net.one(&root).await;
    let vpc = [REGION, ("VpcId", net.vpc.as_str())];
    let shown = root.call("Vpc", "DescribeVpcAttribute", &vpc).await.ok();
    assert_eq!(
        (text(&shown, "/Status"), text(&shown, "/VSwitchIds/VSwitchId/0")),
        ("Available".to_owned(), net.vswitch.clone())
    );
    assert_eq!(shown["OwnerId"], 1_234_567_890_123_456_i64);
    let switch = [REGION, ("VSwitchId", net.vswitch.as_str())];
    let shown = root.call("Vpc", "DescribeVSwitchAttributes", &switch).await.ok();
    assert_eq!(shown["AvailableIpAddressCount"], 251, "256 less four that are kept and one in use");
    assert!(text(&shown, "/RouteTable/RouteTableId").starts_with("vtb-bp1"));
    let group = [REGION, ("SecurityGroupId", net.group.as_str())];
    assert_eq!(root.call("Vpc", "DeleteVSwitch", &switch).await.refused(), "400 DependencyViolation");
    assert_eq!(root.call("Ecs", "DeleteSecurityGroup", &group).await.refused(), "403 DependencyViolation");
    assert_eq!(root.call("Vpc", "DeleteVpc", &vpc).await.refused(), "400 DependencyViolation.VSwitch");
    cloud.advance(Duration::from_secs(5));
    root.call("Ecs", "DeleteInstance", &[("InstanceId", &id), ("Force", "true")]).await.ok();
    root.call("Vpc", "DeleteVSwitch", &switch).await.ok();
    assert_eq!(root.call("Vpc", "DeleteVpc", &vpc).await.refused(), "400 DependencyViolation.SecurityGroup");
    root.call("Ecs", "DeleteSecurityGroup", &group).await.ok();
    root.call("Vpc", "DeleteVpc", &vpc).await.ok();
    assert_eq!(root.call("Vpc", "DescribeVpcAttribute", &vpc).await.refused(), "404 InvalidVpcId.NotFound");
    assert_eq!(root.call("Vpc", "DescribeVSwitchAttributes", &switch).await.refused(), "404 InvalidVswitchID.NotFound");
    let list = root.call("Vpc", "DescribeVpcs", &[REGION]).await.ok();
    assert_eq!((list["TotalCount"].clone(), list["Vpcs"]["Vpc"].clone()), (0.into(), serde_json::json!([])));
}

#[tokio::test]
async fn blocks_of_vswitches_are_checked() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    for (block, zone, status, expected) in [
        ("192.168.1.128/25", "cn-hangzhou-h", 400, "InvalidCidrBlock.Overlapped"),
        ("10.0.0.0/24", "cn-hangzhou-h", 400, "InvalidParameter"),
        ("192.168.2.0/30", "cn-hangzhou-h", 400, "InvalidCirdrBlock.MaskLength"),
        ("192.168.2.1/24", "cn-hangzhou-h", 400, "InvalidCidrBlock.Malformed"),
        ("192.168.2.0/24", "cn-beijing-a", 404, "InvalidZoneId.NotFound"),
    ] {
        let pairs = [REGION, ("VpcId", net.vpc.as_str()), ("ZoneId", zone), ("CidrBlock", block)];
        assert_eq!(
            root.call("Vpc", "CreateVSwitch", &pairs).await.refused(),
            format!("{status} {expected}"),
            "{block} {zone}"
        );
    }
    let bad = [REGION, ("CidrBlock", "100.64.0.0/16")];
    assert_eq!(root.call("Vpc", "CreateVpc", &bad).await.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn what_a_read_would_show_of_a_network_is_done_or_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let (vpc, vswitch) = (("VpcId", &*net.vpc), ("VSwitchId", &*net.vswitch));
    let cut = [REGION, vpc, ("ZoneId", "cn-hangzhou-h"), ("CidrBlock", "192.168.2.0/24")];
    let block = ("CidrBlock", "172.16.0.0/12");
    for (action, asked) in [
        ("CreateVpc", &[REGION, block, ("Ipv6CidrBlock", "2001:db8::/56")][..]),
        ("CreateVpc", &[REGION, block, ("Ipv4IpamPoolId", "ipam-pool-1")]),
        ("ModifyVpcAttribute", &[REGION, vpc, ("Ipv6CidrBlock", "2001:db8::/56")]),
        ("AssociateVpcCidrBlock", &[REGION, vpc, ("IpamPoolId", "ipam-pool-1")]),
    ] {
        assert_eq!(root.call("Vpc", action, asked).await.refused(), "400 InvalidParameter", "{action} {asked:?}");
    }
    for (action, asked, refusal) in [
        ("CreateVSwitch", &[&cut[..], &[("Ipv6CidrBlock", "0")]].concat(), "400 OperationDenied.Ipv6NotEnabled"),
        ("CreateVSwitch", &[&cut[..], &[("VpcIpv6CidrBlock", "2001:db8::/56")]].concat(), "400 MissingParameter"),
        ("ModifyVSwitchAttribute", &vec![vswitch, ("Ipv6CidrBlock", "0")], "400 OperationDenied.Ipv6NotEnabled"),
    ] {
        assert_eq!(root.call("Vpc", action, asked).await.refused(), refusal, "{action} {asked:?}");
    }
    root.call("Vpc", "CreateVSwitch", &cut).await.ok();
}
