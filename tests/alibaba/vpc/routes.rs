//! Route tables, routes and gateways to the Internet.

use serde_json::Value;

use super::*;

/// The routes of a table that a list shows: destination, kind of next hop, next hop.
fn routes(shown: &Value) -> Vec<(String, String, String)> {
    let list = shown["RouteEntrys"]["RouteEntry"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list.map(|route| {
        let hop = &route["NextHops"]["NextHop"][0];
        (text(&route["DestinationCidrBlock"]), text(&hop["NextHopType"]), text(&hop["NextHopId"]))
    })
    .collect()
}

#[tokio::test]
async fn a_vswitch_uses_the_table_that_it_is_given() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let vpc = ("VpcId", net.vpc.as_str());
    let vswitch = ("VSwitchId", net.vswitch.as_str());
    let new = [REGION, vpc, ("RouteTableName", "desks"), ("Tag.1.Key", "team"), ("Tag.1.Value", "net")];
    let table = root.vpc("CreateRouteTable", &new).await.field("/RouteTableId");
    let own = [REGION, ("RouteTableId", table.as_str())];
    let pair = [&own[..], &[vswitch]].concat();
    let listed = async || {
        root.vpc("DescribeRouteTableList", &own).await.ok()["RouterTableList"]["RouterTableListType"][0].clone()
    };
    let shown = listed().await;
    assert_eq!((&shown["RouteTableType"], &shown["AssociateType"]), (&"Custom".into(), &"VSwitch".into()));
    assert_eq!(
        (&shown["VSwitchIds"]["VSwitchId"], &shown["Tags"]["Tag"][0]["Key"]),
        (&serde_json::json!([]), &"team".into())
    );
    root.vpc("AssociateRouteTable", &pair).await.ok();
    assert_eq!(text(&listed().await, "/VSwitchIds/VSwitchId/0"), net.vswitch);
    let shown = root.vpc("DescribeVSwitchAttributes", &[REGION, vswitch]).await.ok();
    assert_eq!(
        (text(&shown, "/RouteTable/RouteTableId"), text(&shown, "/RouteTable/RouteTableType")),
        (table.clone(), "Custom".to_owned())
    );
    let found = root.vpc("DescribeVSwitches", &own).await.ok();
    assert_eq!(
        (found["TotalCount"].clone(), text(&found, "/VSwitches/VSwitch/0/VSwitchId")),
        (1.into(), net.vswitch.clone())
    );
    assert_eq!(root.vpc("AssociateRouteTable", &pair).await.refused(), "400 OperationDenied.RouteTableAssociated");
    assert_eq!(root.vpc("DeleteRouteTable", &own).await.refused(), "400 DependencyViolation.VSwitch");
    assert_eq!(root.vpc("DeleteVSwitch", &[vswitch]).await.refused(), "400 DependencyViolation");
    root.vpc("UnassociateRouteTable", &pair).await.ok();
    assert_eq!(root.vpc("UnassociateRouteTable", &pair).await.refused(), "400 OperationDenied.RouteTableNotAssociated");
    root.vpc("DeleteRouteTable", &own).await.ok();
    assert_eq!(root.vpc("DeleteRouteTable", &own).await.refused(), "404 InvalidRouteTableId.NotFound");
}

#[tokio::test]
async fn routes_are_made_changed_and_listed_beside_those_of_the_cloud() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let table = root.vpc("DescribeRouteTableList", &[REGION, ("VpcId", net.vpc.as_str())]).await;
    let table = table.field("/RouterTableList/RouterTableListType/0/RouteTableId");
    let own = [REGION, ("RouteTableId", table.as_str())];
    let to = |block| {
        [&own[..], &[("DestinationCidrBlock", block), ("NextHopType", "Instance"), ("NextHopId", instance.as_str())]]
            .concat()
    };
    let id = root.vpc("CreateRouteEntry", &to("10.0.0.7")).await.field("/RouteEntryId");
    for (block, refusal) in [
        ("10.0.0.7/32", "400 RouterEntryConflict.Duplicated"),
        ("192.168.1.0/25", "400 InvalidCidrBlock.Overlapped"),
        ("100.64.0.0/10", "400 InvalidRouteEntry"),
        ("10.0.0.1/8", "400 InvalidCidrBlock.Malformed"),
        ("pl-none", "404 InvalidPrefixListId.NotFound"),
    ] {
        assert_eq!(root.vpc("CreateRouteEntry", &to(block)).await.refused(), refusal, "{block}");
    }
    let nat =
        [&own[..], &[("DestinationCidrBlock", "0.0.0.0/0"), ("NextHopType", "NatGateway"), ("NextHopId", "ngw-1")]]
            .concat();
    assert_eq!(root.vpc("CreateRouteEntry", &nat).await.refused(), "400 InvalidNextHop");
    let listed = async |more: &[(&str, &str)]| {
        routes(&root.vpc("DescribeRouteEntryList", &[&own[..], more].concat()).await.ok())
    };
    let row = |block: &str, kind: &str, id: &str| (block.to_owned(), kind.to_owned(), id.to_owned());
    assert_eq!(
        listed(&[]).await,
        [
            row("10.0.0.7/32", "Instance", &instance),
            row("192.168.1.0/24", "local", ""),
            row("100.64.0.0/10", "local", "")
        ]
    );
    assert_eq!(listed(&[("NextHopType", "Instance")]).await.len(), 1);
    assert_eq!(listed(&[("NextHopType", "NatGateway")]).await.len(), 0);
    assert_eq!(listed(&[("RouteEntryType", "System")]).await.len(), 2);
    assert_eq!(listed(&[("DestinationCidrBlock", "192.168.1.0/24")]).await.len(), 1);
    let part = root.vpc("DescribeRouteEntryList", &[&own[..], &[("MaxResult", "2")]].concat()).await;
    assert_eq!(listed(&[("MaxResult", "2"), ("NextToken", &part.field("/NextToken"))]).await.len(), 1);
    let none = [REGION, ("RouteTableId", "vtb-none")];
    assert_eq!(root.vpc("DescribeRouteEntryList", &none).await.refused(), "404 InvalidRouteTable.NotFound");

    let interface = root.ecs("DescribeNetworkInterfaces", &[REGION, ("InstanceId", &instance)]).await;
    let interface = interface.field("/NetworkInterfaceSets/NetworkInterfaceSet/0/NetworkInterfaceId");
    let change = [
        REGION,
        ("RouteEntryId", id.as_str()),
        ("RouteEntryName", "office"),
        ("NewNextHopType", "NetworkInterface"),
        ("NewNextHopId", &interface),
    ];
    root.vpc("ModifyRouteEntry", &change).await.ok();
    let shown = root.vpc("DescribeRouteTables", &[&own[..], &[("Type", "Custom")]].concat()).await.ok();
    let shown = &shown["RouteTables"]["RouteTable"][0]["RouteEntrys"]["RouteEntry"];
    assert_eq!(
        (shown.as_array().map(Vec::len), &shown[0]["RouteEntryName"], &shown[0]["InstanceId"]),
        (Some(1), &"office".into(), &interface.as_str().into())
    );
    root.vpc("CreateRouteEntry", &to("10.1.0.0/16")).await.ok();
    cloud.advance(Duration::from_secs(5));
    let release = [("InstanceId", instance.as_str()), ("Force", "true")];
    assert_eq!(root.ecs("DeleteInstance", &release).await.refused(), "400 DependencyViolation.RouteEntry");
    let other = [&own[..], &[("DestinationCidrBlock", "10.1.0.0/16"), ("NextHopId", "i-none")]].concat();
    assert_eq!(root.vpc("DeleteRouteEntry", &other).await.refused(), "400 InvalidRouteEntry.NotFound");
    root.vpc("DeleteRouteEntry", &to("10.1.0.0/16")).await.ok();
    root.vpc("DeleteRouteEntry", &[REGION, ("RouteEntryId", id.as_str())]).await.ok();
    root.ecs("DeleteInstance", &release).await.ok();
}

#[tokio::test]
async fn a_batch_tells_what_became_of_each_route() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let new = [REGION, ("VpcId", net.vpc.as_str())];
    let table = root.vpc("CreateRouteTable", &new).await.field("/RouteTableId");
    let entry = |number: usize, block: &str| {
        [("RouteTableId", table.as_str()), ("DstCidrBlock", block), ("NextHop", &instance), ("NextHopType", "Instance")]
            .map(|(name, value)| (format!("RouteEntries.{number}.{name}"), value.to_owned()))
    };
    let call: Vec<_> = [entry(1, "10.0.0.0/8"), entry(2, "192.168.1.0/24")].concat();
    let mut call: Vec<_> = call.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    call.push(REGION);
    let made = root.vpc("CreateRouteEntries", &call).await.ok();
    assert_eq!((&made["SuccessCount"], &made["FailedCount"]), (&1.into(), &1.into()));
    assert_eq!(text(&made, "/FailedRouteEntries/0/FailedCode"), "InvalidCidrBlock.Overlapped");
    let asked = [REGION, ("VpcId", net.vpc.as_str()), ("RouteEntryType", "Custom"), ("RouteTableId", &table)];
    let counted = root.vpc("GetVpcRouteEntrySummary", &asked).await.ok();
    assert_eq!(counted["RouteEntrySummarys"][0]["EntrySummarys"][0]["Count"], 1);
    assert_eq!(
        root.vpc("DeleteRouteTable", &[REGION, ("RouteTableId", &table)]).await.refused(),
        "400 DependencyViolation.RouteEntry"
    );
    let gone = root.vpc("DeleteRouteEntries", &call).await.ok();
    assert_eq!((&gone["SuccessCount"], &gone["FailedCount"]), (&1.into(), &1.into()));
    assert_eq!(text(&gone, "/FailedRouteEntries/0/FailedCode"), "InvalidRouteEntry.NotFound");
}

#[tokio::test]
async fn a_route_may_be_for_a_prefix_list_which_then_stays() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let table = root.vpc("CreateRouteTable", &[REGION, ("VpcId", net.vpc.as_str())]).await.field("/RouteTableId");
    let list = [REGION, ("PrefixListName", "office"), ("PrefixListEntries.1.Cidr", "10.0.0.0/8")];
    let list = root.vpc("CreateVpcPrefixList", &list).await.field("/PrefixListId");
    let to =
        [REGION, ("RouteTableId", table.as_str()), ("DestinationCidrBlock", list.as_str()), ("NextHopId", &instance)];
    root.vpc("CreateRouteEntry", &to).await.ok();
    let named = root.vpc("GetVpcPrefixListAssociations", &[REGION, ("PrefixListId", &list)]).await.ok();
    assert_eq!((text(&named, "/PrefixListAssociation/0/ResourceId"), &named["TotalCount"]), (table.clone(), &1.into()));
    root.vpc("DeleteVpcPrefixList", &[REGION, ("PrefixListId", &list)]).await.refused();
    root.vpc("DeleteRouteEntry", &to).await.ok();
    root.vpc("DeleteVpcPrefixList", &[REGION, ("PrefixListId", &list)]).await.ok();
}

#[tokio::test]
async fn an_ipv4_gateway_is_enabled_has_a_table_and_leads_to_addresses() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let vpc = ("VpcId", net.vpc.as_str());
    let gateway =
        root.vpc("CreateIpv4Gateway", &[REGION, vpc, ("Ipv4GatewayName", "door")]).await.field("/Ipv4GatewayId");
    assert_eq!(root.vpc("CreateIpv4Gateway", &[REGION, vpc]).await.refused(), "400 ResourceAlreadyExist.Ipv4Gateway");
    let own = [REGION, ("Ipv4GatewayId", gateway.as_str())];
    let eip = root.vpc("AllocateEipAddress", &[REGION]).await.field("/AllocationId");
    let give = [("AllocationId", eip.as_str()), ("InstanceType", "IpAddress"), ("InstanceId", "192.168.1.9"), vpc];
    assert_eq!(root.vpc("AssociateEipAddress", &give).await.refused(), "400 InvalidParameter");
    let table = root.vpc("CreateRouteTable", &[REGION, vpc, ("AssociateType", "Gateway")]).await.field("/RouteTableId");
    let pair = [REGION, ("RouteTableId", table.as_str()), ("GatewayId", gateway.as_str())];
    assert_eq!(
        root.vpc("AssociateRouteTableWithGateway", &pair).await.refused(),
        "400 OperationDenied.Ipv4GatewayNotActive"
    );
    let system = root.vpc("DescribeVpcs", &[REGION]).await.field("/Vpcs/Vpc/0/RouterTableIds/RouterTableIds/0");
    root.vpc("EnableVpcIpv4Gateway", &[&own[..], &[("RouteTableList.1", system.as_str())]].concat()).await.ok();
    root.vpc("AssociateRouteTableWithGateway", &pair).await.ok();
    let shown = root.vpc("GetIpv4GatewayAttribute", &own).await.ok();
    assert_eq!(
        (&shown["Enabled"], &shown["Status"], text(&shown, "/Ipv4GatewayRouteTableId")),
        (&true.into(), &"Created".into(), table.clone())
    );
    let shown = root.vpc("DescribeVpcAttribute", &[REGION, vpc]).await.ok();
    assert_eq!((&shown["SupportIpv4Gateway"], text(&shown, "/Ipv4GatewayId")), (&true.into(), gateway.clone()));
    root.vpc("AssociateEipAddress", &give).await.ok();
    cloud.advance(Duration::from_secs(1));
    let shown = root.vpc("DescribeEipAddresses", &[REGION]).await.ok();
    assert_eq!(
        (text(&shown, "/EipAddresses/EipAddress/0/InstanceId"), text(&shown, "/EipAddresses/EipAddress/0/VpcId")),
        ("192.168.1.9".to_owned(), net.vpc.clone())
    );
    assert_eq!(
        root.vpc("DeleteRouteTable", &[REGION, ("RouteTableId", &table)]).await.refused(),
        "400 OperationDenied.GatewayAssociated"
    );
    assert_eq!(root.vpc("DeleteIpv4Gateway", &own).await.refused(), "400 DependencyViolation.RouteTable");
    root.vpc("DissociateRouteTableFromGateway", &pair).await.ok();
    assert_eq!(root.vpc("DeleteIpv4Gateway", &own).await.refused(), "400 DependencyViolation.RouteEntry");
    let route = [REGION, ("RouteTableId", system.as_str()), ("DestinationCidrBlock", "0.0.0.0/0")];
    root.vpc("DeleteRouteEntry", &route).await.ok();
    root.vpc("DeleteIpv4Gateway", &own).await.ok();
    assert_eq!(root.vpc("GetIpv4GatewayAttribute", &own).await.refused(), "404 ResourceNotFound.Ipv4Gateway");
}

#[tokio::test]
async fn an_ipv6_address_gets_bandwidth_and_a_rule_that_lets_nothing_in() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let (vpc, vswitch) = (("VpcId", net.vpc.as_str()), ("VSwitchId", net.vswitch.as_str()));
    assert_eq!(root.vpc("CreateIpv6Gateway", &[REGION, vpc]).await.refused(), "400 OperationDenied.Ipv6NotEnabled");
    root.vpc("ModifyVpcAttribute", &[REGION, vpc, ("EnableIPv6", "true")]).await.ok();
    root.vpc("ModifyVSwitchAttribute", &[REGION, vswitch, ("Ipv6CidrBlock", "1")]).await.ok();
    let gateway = root.vpc("CreateIpv6Gateway", &[REGION, vpc, ("Name", "door")]).await.field("/Ipv6GatewayId");
    let order = [REGION, vswitch, ("SecurityGroupId", net.group.as_str()), ("Ipv6AddressCount", "1")];
    let interface = root.ecs("CreateNetworkInterface", &order).await.field("/NetworkInterfaceId");
    let held = root.vpc("DescribeIpv6Addresses", &[REGION, ("AssociatedInstanceId", &interface)]).await;
    let address = held.field("/Ipv6Addresses/Ipv6Address/0/Ipv6AddressId");
    let one = [REGION, ("Ipv6AddressId", address.as_str())];
    let ask = [&one[..], &[("Ipv6GatewayId", gateway.as_str()), ("Bandwidth", "10")]].concat();
    let wrong = [&one[..], &[("Bandwidth", "5000")]].concat();
    assert_eq!(root.vpc("AllocateIpv6InternetBandwidth", &wrong).await.refused(), "400 InvalidParameter");
    let bandwidth = root.vpc("AllocateIpv6InternetBandwidth", &ask).await.field("/InternetBandwidthId");
    let found = root.vpc("DescribeIpv6Addresses", &[REGION, ("Ipv6InternetBandwidthId", &bandwidth)]).await.ok();
    let shown = &found["Ipv6Addresses"]["Ipv6Address"][0];
    assert_eq!((&shown["NetworkType"], &shown["Ipv6InternetBandwidth"]["Bandwidth"]), (&"Public".into(), &10.into()));
    let none = root.vpc("DescribeIpv6Addresses", &[REGION, ("NetworkType", "Private")]).await.ok();
    assert_eq!(none["TotalCount"], 0);
    let rule = [REGION, ("Ipv6GatewayId", gateway.as_str()), ("InstanceId", &address), ("InstanceType", "Ipv6Address")];
    let rule = root.vpc("CreateIpv6EgressOnlyRule", &rule).await.field("/Ipv6EgressRuleId");
    let of_gateway = [REGION, ("Ipv6GatewayId", gateway.as_str())];
    let rules = root.vpc("DescribeIpv6EgressOnlyRules", &of_gateway).await.ok();
    assert_eq!(text(&rules, "/Ipv6EgressOnlyRules/Ipv6EgressOnlyRule/0/InstanceId"), address);
    assert_eq!(
        root.vpc("DeleteIpv6Gateway", &of_gateway).await.refused(),
        "400 DependencyViolation.Ipv6InternetBandwidth"
    );
    root.vpc("DeleteIpv6EgressOnlyRule", &[REGION, ("Ipv6EgressOnlyRuleId", &rule)]).await.ok();
    root.vpc("DeleteIpv6InternetBandwidth", &[REGION, ("Ipv6InternetBandwidthId", &bandwidth)]).await.ok();
    root.vpc("DeleteIpv6Gateway", &of_gateway).await.ok();
    assert_eq!(
        root.vpc("DescribeIpv6GatewayAttribute", &of_gateway).await.refused(),
        "404 ResourceNotFound.Ipv6Gateway"
    );
}
