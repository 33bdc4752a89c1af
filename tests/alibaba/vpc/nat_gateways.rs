//! NAT gateways, their rules and their addresses.

use testkit::Actor;

use super::*;

/// A gateway with an elastic address.
struct Gateway {
    id: String,
    snats: String,
    forwards: String,
    eip: String,
    address: String,
}

impl Gateway {
    async fn new(cloud: &TestCloud, root: &Actor, net: &Net) -> Self {
        let order = [REGION, ("VpcId", &*net.vpc), ("VSwitchId", &*net.vswitch), ("NatType", "Enhanced")];
        let made = root.vpc("CreateNatGateway", &order).await.ok();
        let eip = root.vpc("AllocateEipAddress", &[REGION]).await.ok();
        let gateway = Self {
            id: text(&made, "/NatGatewayId"),
            snats: text(&made, "/SnatTableIds/SnatTableId/0"),
            forwards: text(&made, "/ForwardTableIds/ForwardTableId/0"),
            eip: text(&eip, "/AllocationId"),
            address: text(&eip, "/EipAddress"),
        };
        let to = gateway.to();
        assert_eq!(root.vpc("AssociateEipAddress", &to).await.refused(), "400 IncorrectStatus.NatGateway");
        cloud.advance(MINUTE);
        root.vpc("AssociateEipAddress", &to).await.ok();
        cloud.advance(MINUTE);
        gateway
    }

    fn to(&self) -> [(&str, &str); 4] {
        [REGION, ("AllocationId", &self.eip), ("InstanceId", &self.id), ("InstanceType", "Nat")]
    }

    /// The only gateway of the list.
    async fn shown(&self, root: &Actor) -> serde_json::Value {
        let found = root.vpc("DescribeNatGateways", &[REGION, ("NatGatewayId", &self.id)]).await.ok();
        found["NatGateways"]["NatGateway"][0].clone()
    }
}

#[tokio::test]
async fn a_gateway_goes_when_its_addresses_and_rules_are_gone() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let gateway = Gateway::new(&cloud, &root, &net).await;
    let shown = gateway.shown(&root).await;
    assert_eq!(
        (text(&shown, "/Status"), text(&shown, "/InternetChargeType")),
        ("Available".to_owned(), "PayByLcu".to_owned())
    );
    assert_eq!(text(&shown, "/IpLists/IpList/0/IpAddress"), gateway.address);
    assert_eq!(text(&shown, "/NatGatewayPrivateInfo/VswitchId"), net.vswitch);
    let seen = root.vpc("DescribeVpcs", &[REGION, ("VpcId", &*net.vpc)]).await.ok();
    assert_eq!(text(&seen, "/Vpcs/Vpc/0/NatGatewayIds/NatGatewayIds/0"), gateway.id);
    let seen = root.vpc("DescribeEipAddresses", &[REGION, ("AllocationId", &*gateway.eip)]).await.ok();
    assert_eq!(text(&seen, "/EipAddresses/EipAddress/0/InstanceType"), "Nat");
    let one = [REGION, ("NatGatewayId", &*gateway.id)];
    let protect = |on| [REGION, ("InstanceId", &*gateway.id), ("Type", "NATGW"), ("ProtectionEnable", on)];
    root.vpc("DeletionProtection", &protect("true")).await.ok();
    assert_eq!(root.vpc("DeleteNatGateway", &one).await.refused(), "400 InvalidOperation.DeletionProtection");
    root.vpc("DeletionProtection", &protect("false")).await.ok();
    assert_eq!(root.vpc("DeleteNatGateway", &one).await.refused(), "400 DependencyViolation.EIPS");
    let rule = [("SnatTableId", &*gateway.snats), ("SourceCIDR", "192.168.1.0/24"), ("SnatIp", &*gateway.address)];
    root.vpc("CreateSnatEntry", &[&rule[..], &[REGION]].concat()).await.ok();
    cloud.advance(MINUTE);
    let eip = [REGION, ("AllocationId", &*gateway.eip)];
    assert_eq!(root.vpc("UnassociateEipAddress", &eip).await.status, 400, "a rule uses it");
    let switch = [REGION, ("VSwitchId", &*net.vswitch)];
    assert_eq!(root.vpc("DeleteVSwitch", &switch).await.refused(), "400 DependencyViolation");
    let table = root.vpc("DescribeRouteTableList", &[REGION, ("VpcId", net.vpc.as_str())]).await;
    let table = table.field("/RouterTableList/RouterTableListType/0/RouteTableId");
    let routes = [REGION, ("RouteTableId", table.as_str()), ("NextHopType", "NatGateway")];
    let route = [("DestinationCidrBlock", "172.11.2.2/32"), ("NextHopId", &*gateway.id)];
    root.vpc("CreateRouteEntry", &[&routes[..], &route[..]].concat()).await.ok();
    root.vpc("DeleteNatGateway", &[&one[..], &[("Force", "true")]].concat()).await.ok();
    assert_eq!(gateway.shown(&root).await, serde_json::Value::Null);
    let left = root.vpc("DescribeRouteEntryList", &routes).await.ok();
    assert_eq!(left["RouteEntrys"]["RouteEntry"], serde_json::json!([]), "a route to it goes with it");
    cloud.advance(MINUTE);
    let seen = root.vpc("DescribeEipAddresses", &eip).await.ok();
    assert_eq!(text(&seen, "/EipAddresses/EipAddress/0/Status"), "Available");
    root.vpc("DeleteVSwitch", &switch).await.ok();
    assert_eq!(root.vpc("GetNatGatewayAttribute", &one).await.refused(), "404 InvalidNatGatewayId.NotFound");
}

#[tokio::test]
async fn rules_of_a_gateway_do_not_get_in_each_others_way() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let gateway = Gateway::new(&cloud, &root, &net).await;
    let table = [REGION, ("SnatTableId", &*gateway.snats)];
    let (source, under) = (("SourceVSwitchId", &*net.vswitch), ("SnatIp", &*gateway.address));
    let order = [table[0], table[1], source, under];
    let made = root.vpc("CreateSnatEntry", &order).await.field("/SnatEntryId");
    let again = root.vpc("CreateSnatEntry", &order).await;
    assert_eq!(again.refused(), "400 Forbidden.SourceVSwitchId.Duplicated");
    let foreign = [table[0], table[1], ("SourceCIDR", "10.1.0.0/24"), ("SnatIp", "203.0.113.9")];
    assert_eq!(root.vpc("CreateSnatEntry", &foreign).await.refused(), "404 InvalidSnatIp.NotFound");
    let spare = root.vpc("AllocateEipAddress", &[REGION]).await.field("/EipAddress");
    let elsewhere = [table[0], table[1], ("SourceCIDR", "10.1.0.0/24"), ("SnatIp", &*spare)];
    assert_eq!(root.vpc("CreateSnatEntry", &elsewhere).await.refused(), "400 EIP_NOT_IN_GATEWAY");
    let listed = root.vpc("DescribeSnatTableEntries", &table).await.ok();
    assert_eq!(text(&listed, "/SnatTableEntries/SnatTableEntry/0/Status"), "Pending");
    assert_eq!(text(&listed, "/SnatTableEntries/SnatTableEntry/0/SourceCIDR"), "192.168.1.0/24");
    cloud.advance(MINUTE);
    let shown = gateway.shown(&root).await;
    assert_eq!(text(&shown, "/IpLists/IpList/0/UsingStatus"), "UsedBySnatTable");

    let forward = |external, internal, protocol| {
        [
            REGION,
            ("ForwardTableId", &*gateway.forwards),
            ("ExternalIp", &*gateway.address),
            ("ExternalPort", external),
            ("InternalIp", "192.168.1.9"),
            ("InternalPort", internal),
            ("IpProtocol", protocol),
        ]
    };
    let whole = root.vpc("CreateForwardEntry", &forward("any", "any", "any")).await;
    assert_eq!(whole.refused(), "400 Forbidden.ExternalIp.UsedInSnatTable");
    let entry = root.vpc("CreateForwardEntry", &forward("80", "8080", "tcp")).await.field("/ForwardEntryId");
    let twice = root.vpc("CreateForwardEntry", &forward("80", "8081", "tcp")).await;
    assert_eq!(twice.refused(), "400 OperationUnsupported.ForwardEntry");
    root.vpc("CreateForwardEntry", &forward("80", "8080", "udp")).await.ok();
    let one = [REGION, ("ForwardTableId", &*gateway.forwards), ("ForwardEntryId", &*entry)];
    assert_eq!(root.vpc("DeleteForwardEntry", &one).await.refused(), "400 IncorretForwardEntryStatus");
    cloud.advance(MINUTE);
    root.vpc("ModifyForwardEntry", &[&one[..], &[("ExternalPort", "443")]].concat()).await.ok();
    let listed = root.vpc("DescribeForwardTableEntries", &one).await.ok();
    let shown = &listed["ForwardTableEntries"]["ForwardTableEntry"];
    assert_eq!((&shown[0]["ExternalPort"], &shown[0]["InternalPort"]), (&"443".into(), &"8080".into()));
    cloud.advance(MINUTE);
    root.vpc("DeleteForwardEntry", &one).await.ok();
    root.vpc("DeleteSnatEntry", &[&table[..], &[("SnatEntryId", &*made)]].concat()).await.ok();
    cloud.advance(MINUTE);
    let left = root.vpc("DescribeForwardTableEntries", &one[..2]).await.ok();
    assert_eq!(left["TotalCount"], 1);
    assert_eq!(root.vpc("DescribeSnatTableEntries", &table).await.ok()["TotalCount"], 0);
}

#[tokio::test]
async fn a_gateway_between_private_networks_has_addresses_of_its_own() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let order = [REGION, ("VpcId", &*net.vpc), ("VSwitchId", &*net.vswitch), ("NatType", "Enhanced")];
    let made = root.vpc("CreateNatGateway", &[&order[..], &[("NetworkType", "intranet")]].concat()).await.ok();
    let (id, snats) = (text(&made, "/NatGatewayId"), text(&made, "/SnatTableIds/SnatTableId/0"));
    cloud.advance(MINUTE);
    let eip = root.vpc("AllocateEipAddress", &[REGION]).await.field("/AllocationId");
    let to = [REGION, ("AllocationId", &*eip), ("InstanceId", &*id), ("InstanceType", "Nat")];
    assert_eq!(root.vpc("AssociateEipAddress", &to).await.refused(), "400 OperationUnsupported.NetworkType");
    let one = [REGION, ("NatGatewayId", &*id)];
    let block = |block| [REGION, ("NatGatewayId", &*id), ("NatIpCidr", block), ("NatIpCidrName", "desks")];
    let taken = root.vpc("CreateNatIpCidr", &block("192.168.2.0/24")).await;
    assert_eq!(taken.refused(), "400 OperationUnsupported.NatIpCidrConflict");
    root.vpc("CreateNatIpCidr", &block("172.16.0.0/24")).await.ok();
    let further = [&block("172.16.0.0/24")[..3], &[("NatIp", "172.16.0.7"), ("NatIpName", "printer")]].concat();
    let further = root.vpc("CreateNatIp", &further).await.field("/NatIpId");
    let listed = root.vpc("ListNatIps", &one).await.ok();
    let shown: Vec<_> = listed["NatIps"].as_array().into_iter().flatten().map(|ip| ip["IsDefault"] == true).collect();
    assert_eq!(shown, [false, true]);
    cloud.advance(MINUTE);
    let rule = [REGION, ("SnatTableId", &*snats), ("SourceVSwitchId", &*net.vswitch), ("SnatIp", "172.16.0.7")];
    let rule = root.vpc("CreateSnatEntry", &rule).await.field("/SnatEntryId");
    cloud.advance(MINUTE);
    let address = [REGION, ("NatIpId", &*further)];
    assert_eq!(root.vpc("DeleteNatIp", &address).await.refused(), "400 DependencyViolation.NatIp");
    root.vpc("DeleteSnatEntry", &[REGION, ("SnatTableId", &*snats), ("SnatEntryId", &*rule)]).await.ok();
    cloud.advance(MINUTE);
    root.vpc("DeleteNatIp", &address).await.ok();
    cloud.advance(MINUTE);
    root.vpc("DeleteNatIpCidr", &block("172.16.0.0/24")[..3]).await.ok();
    let listed = root.vpc("ListNatIpCidrs", &one).await.ok();
    assert_eq!(text(&listed, "/NatIpCidrs/0/NatIpCidr"), "192.168.1.0/24");
    root.vpc("DeleteNatGateway", &one).await.ok();
}

#[tokio::test]
async fn a_user_deletes_only_the_gateway_that_a_policy_names() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let order = [REGION, ("VpcId", &*net.vpc), ("VSwitchId", &*net.vswitch), ("NatType", "Enhanced")];
    let mine = root.vpc("CreateNatGateway", &order).await.field("/NatGatewayId");
    let other = root.vpc("CreateNatGateway", &order).await.field("/NatGatewayId");
    cloud.advance(MINUTE);
    let arn = format!("acs:vpc:cn-hangzhou:*:natgateway/{mine}");
    let statement = serde_json::json!({"Effect": "Allow", "Action": "vpc:DeleteNatGateway", "Resource": arn});
    let policy = serde_json::json!({"Version": "1", "Statement": [statement]});
    let eve = cloud.user_with("eve", &policy).await;
    let delete = async |id: &str| eve.vpc("DeleteNatGateway", &[REGION, ("NatGatewayId", id)]).await;
    assert!(delete(&other).await.refused().starts_with("403 "));
    delete(&mine).await.ok();
}
