//! The lists of what one NAT gateway has.

use std::time::Duration;

use testkit::TestCloud;

use super::{REGION, counted};

/// The numbers of statements of the lists of what one NAT gateway has: so many rules, or as many as it may have, and so
/// many addresses.
pub(super) async fn numbers(cloud: &TestCloud, rows: usize) -> Vec<(String, u64)> {
    let root = cloud.root();
    cloud.advance(Duration::from_secs(60));
    let page = [("RegionId", REGION), ("PageSize", "50")];
    let found = root.vpc("DescribeNatGateways", &page).await.ok();
    let found = &found["NatGateways"]["NatGateway"][0];
    let text = |path: &str| found.pointer(path).and_then(serde_json::Value::as_str).unwrap().to_owned();
    let (vpc, subnet) = (text("/VpcId"), text("/NatGatewayPrivateInfo/VswitchId"));
    let (gateway, table) = (text("/NatGatewayId"), text("/ForwardTableIds/ForwardTableId/0"));
    let eip = root.vpc("AllocateEipAddress", &page[..1]).await.ok();
    let (eip, address) = (eip["AllocationId"].as_str().unwrap(), eip["EipAddress"].as_str().unwrap());
    let to = [("AllocationId", eip), ("InstanceId", &gateway), ("InstanceType", "Nat")];
    root.vpc("AssociateEipAddress", &to).await.ok();
    let own = [("VpcId", vpc.as_str()), ("VSwitchId", &subnet), ("NatType", "Enhanced"), ("NetworkType", "intranet")];
    let private = root.vpc("CreateNatGateway", &[&own[..], &page[..1]].concat()).await.field("/NatGatewayId");
    cloud.advance(Duration::from_secs(60));
    let snats = text("/SnatTableIds/SnatTableId/0");
    let inside = text("/NatGatewayPrivateInfo/PrivateIpAddress");
    for number in 0..rows {
        let (source, port) = (format!("172.16.{number}.0/24"), (8000 + number).to_string());
        let rule = [("SnatTableId", snats.as_str()), ("SourceCIDR", &source), ("SnatIp", address)];
        if number < 40 {
            root.vpc("CreateSnatEntry", &[&rule[..], &page[..1]].concat()).await.ok();
        }
        let outside = [("ForwardTableId", table.as_str()), ("ExternalIp", address), ("ExternalPort", &port)];
        let inside = [("InternalIp", inside.as_str()), ("InternalPort", &port), ("IpProtocol", "tcp")];
        root.vpc("CreateForwardEntry", &[&outside[..], &inside, &page[..1]].concat()).await.ok();
        let further = format!("172.16.{number}.0/24");
        let named = [("NatGatewayId", private.as_str()), ("NatIpCidr", &further), ("NatIpCidrName", "desks")];
        root.vpc("CreateNatIpCidr", &[&named[..], &page[..1]].concat()).await.ok();
        let named = [("NatGatewayId", private.as_str()), ("NatIpCidr", "172.16.0.0/24"), ("NatIpName", "desks")];
        root.vpc("CreateNatIp", &[&named[..], &page[..1]].concat()).await.ok();
    }
    let mut numbers = Vec::new();
    for (action, gateway, page) in [
        ("DescribeSnatTableEntries", &gateway, ("PageSize", "50")),
        ("DescribeForwardTableEntries", &gateway, ("PageSize", "50")),
        ("ListNatIpCidrs", &private, ("MaxResults", "50")),
        ("ListNatIps", &private, ("MaxResults", "50")),
    ] {
        let (reply, count) = counted(root.vpc(action, &[("RegionId", REGION), ("NatGatewayId", gateway), page])).await;
        reply.ok();
        numbers.push((format!("alibaba Vpc {action}"), count));
    }
    numbers
}
