//! Routes of VPC: to the Internet and to instances.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

use super::kec::{instance, launched, network, text};

async fn routes(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    root.vpc("DescribeRoutes", narrowed).await.ok()["RouteSet"].as_array().unwrap().clone()
}

fn filter<'f>(name: &'f str, value: &'f str) -> [(&'f str, &'f str); 2] {
    [("Filter.1.Name", name), ("Filter.1.Value.1", value)]
}

#[tokio::test]
async fn a_route_leads_to_the_internet_and_keeps_its_network_from_going() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", "10.7.0.0/21")]).await.field("/Vpc/VpcId");
    let other = root.vpc("CreateVpc", &[("CidrBlock", "10.7.0.0/21")]).await.field("/Vpc/VpcId");
    assert_eq!(routes(&root, &filter("vpc-id", &vpc)).await, Vec::<Value>::new(), "a network is born with none");
    let order = [
        ("VpcId", vpc.as_str()),
        ("DestinationCidrBlock", "10.0.0.0/16"),
        ("RouteType", "InternetGateway"),
        ("Description", "out"),
    ];
    let mut made = root.vpc("CreateRoute", &order).await.contents();
    let id = text(&made, "/RouteId");
    let expected = json!({
        "RouteId": id,
        "RouteType": "InternetGateway",
        "VpcId": vpc,
        "RouteTableId": made["RouteTableId"],
        "DestinationCidrBlock": "10.0.0.0/16",
        "Description": "out",
        "System": false,
        "CreateTime": made["CreateTime"],
    });
    assert_eq!(made, expected);
    let shown = routes(&root, &[("RouteId.1", &id)]).await.remove(0);
    let gateway = text(&shown, "/NextHopSet/0/GatewayId");
    assert!(!gateway.is_empty());
    made["NextHopSet"] = json!([{"GatewayId": gateway, "GatewayName": ""}]);
    assert_eq!(shown, made);
    let second = [("VpcId", vpc.as_str()), ("DestinationCidrBlock", "0.0.0.0/0"), ("RouteType", "InternetGateway")];
    let second = root.vpc("CreateRoute", &second).await.field("/RouteId");
    let elsewhere =
        [("VpcId", other.as_str()), ("DestinationCidrBlock", "0.0.0.0/0"), ("RouteType", "InternetGateway")];
    let elsewhere = root.vpc("CreateRoute", &elsewhere).await.field("/RouteId");
    let ids = async |narrowed: &[(&str, &str)]| {
        routes(&root, narrowed).await.iter().map(|route| text(route, "/RouteId")).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]).await, [elsewhere.as_str(), &second, &id]);
    assert_eq!(ids(&filter("vpc-id", &vpc)).await, [second.as_str(), &id]);
    assert_eq!(ids(&filter("destination-cidr-block", "0.0.0.0/0")).await, [elsewhere.as_str(), &second]);
    assert_eq!(ids(&filter("instance-id", &gateway)).await, Vec::<String>::new());
    let page = root.vpc("DescribeRoutes", &[("MaxResults", "2")]).await.ok();
    assert_eq!(page["RouteSet"].as_array().unwrap().len(), 2);
    assert_eq!(ids(&[("NextToken", &text(&page, "/NextToken"))]).await, [id.as_str()]);
    assert_eq!(root.vpc("DeleteVpc", &[("VpcId", &vpc)]).await.refused(), "409 VpcDeleteConflict");
    for route in [&id, &second] {
        root.vpc("DeleteRoute", &[("RouteId", route)]).await.ok();
    }
    assert_eq!(root.vpc("DeleteRoute", &[("RouteId", &id)]).await.refused(), "404 RouteNotFound");
    root.vpc("DeleteVpc", &[("VpcId", &vpc)]).await.ok();
}

#[tokio::test]
async fn a_route_leads_to_an_instance_of_its_network() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let holder = instance(&root, &one).await;
    let interface = text(&holder, "/NetworkInterfaceSet/0/NetworkInterfaceId");
    let host = |more: &[(&'static str, String)]| {
        let named = [
            ("VpcId", network.vpc.clone()),
            ("DestinationCidrBlock", "172.16.0.0/12".to_owned()),
            ("RouteType", "Host".to_owned()),
        ];
        [&named[..], more].concat()
    };
    let call = async |order: Vec<(&'static str, String)>| {
        let order: Vec<_> = order.iter().map(|(name, value)| (*name, value.as_str())).collect();
        root.vpc("CreateRoute", &order).await
    };
    assert_eq!(call(host(&[])).await.refused(), "400 MissingParameter");
    assert_eq!(call(host(&[("InstanceId", "none".to_owned())])).await.refused(), "400 InstanceIdInvalid");
    let other = [("InstanceId", one.clone()), ("NetworkInterfaceId", "none".to_owned())];
    assert_eq!(call(host(&other)).await.refused(), "400 InvalidParameter");
    let both = [("InstanceId", one.clone()), ("NetworkInterfaceId", interface.clone())];
    let id = call(host(&both)).await.field("/RouteId");
    let shown = routes(&root, &filter("instance-id", &one)).await.remove(0);
    assert_eq!((text(&shown, "/RouteId"), text(&shown, "/RouteType")), (id.clone(), "Host".to_owned()));
    let hop = &shown["NextHopSet"][0];
    assert_eq!((&hop["GatewayId"], &hop["NetworkInterfaceId"]), (&json!(one), &json!(interface)));
    let subnets = root.vpc("DescribeSubnets", &[("SubnetId.1", &network.subnet)]).await.ok();
    assert_eq!(subnets["SubnetSet"][0]["RouteTableId"], shown["RouteTableId"]);
    assert_eq!(call(host(&both)).await.refused(), "400 InvalidParameter", "the destination has a route");
    let refused = async |name: &'static str, value: &str| {
        let order = [
            ("VpcId", network.vpc.as_str()),
            ("DestinationCidrBlock", "192.168.0.0/16"),
            ("RouteType", "InternetGateway"),
        ];
        let mut order: Vec<_> = order.into_iter().filter(|(other, _)| *other != name).collect();
        order.push((name, value));
        root.vpc("CreateRoute", &order).await.refused()
    };
    for (name, value, code) in [
        ("RouteType", "Tunnel", "400 InvalidParameter"),
        ("RouteType", "Bridge", "400 InvalidParameter"),
        ("DestinationCidrBlock", "10.0.1.0/28", "400 InvalidParameter"),
        ("DestinationCidrBlock", "anywhere", "400 InvalidParameter"),
        ("VpnTunnelId", "x", "400 InvalidParameter"),
        // A route to the Internet took any text for an interface that it does not have.
        ("NetworkInterfaceId", "no interface", "400 InvalidParameter"),
        ("RouteTableId", "none", "404 RouteTableNotFound"),
        ("VpcId", "none", "404 VpcNotFound"),
    ] {
        assert_eq!(refused(name, value).await, code, "{name}={value}");
    }
    let wrong = root.vpc("DescribeRoutes", &filter("color", "red")).await;
    assert_eq!(wrong.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn whoever_makes_a_route_needs_a_permission() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", "10.7.0.0/21")]).await.field("/Vpc/VpcId");
    let alice = cloud.ksyun_user("alice").await;
    let order = [("VpcId", vpc.as_str()), ("DestinationCidrBlock", "0.0.0.0/0"), ("RouteType", "InternetGateway")];
    assert_eq!(alice.vpc("CreateRoute", &order).await.refused(), "403 AccessDenied");
    let id = root.vpc("CreateRoute", &order).await.field("/RouteId");
    assert_eq!(alice.vpc("DeleteRoute", &[("RouteId", &id)]).await.refused(), "403 AccessDenied");
    assert_eq!(alice.vpc("DescribeRoutes", &[]).await.refused(), "403 AccessDenied");
}
