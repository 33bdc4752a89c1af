//! NATs of VPC: their addresses, what goes through them, DNAT rules and rate limits.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

use super::kec::{Network, instance, launched, network, text};

const LINE: &str = "5fc2595f-1bfd-481b-bf64-2d08f116d800";

/// What Terraform's provider orders, with further parameters.
async fn create(root: &KsyunActor, network: &Network, more: &[(&str, &str)]) -> Value {
    let order = [
        ("VpcId", network.vpc.as_str()),
        ("NatName", "shop"),
        ("NatType", "public"),
        ("BandWidth", "1"),
        ("ChargeType", "DailyPaidByTransfer"),
    ];
    let order = [&order[..], more].concat();
    root.vpc("CreateNat", &order).await.contents()
}

async fn nat(root: &KsyunActor, id: &str) -> Value {
    root.vpc("DescribeNats", &[("NatId.1", id)]).await.ok()["NatSet"][0].clone()
}

async fn dnats(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    root.vpc("DescribeDnats", narrowed).await.ok()["DnatSet"].as_array().unwrap().clone()
}

/// An instance that is up: its primary interface and its address.
async fn host(cloud: &TestCloud, root: &KsyunActor, network: &Network) -> (String, String) {
    let one = launched(root, network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let one = instance(root, &one).await;
    (text(&one, "/NetworkInterfaceSet/0/NetworkInterfaceId"), text(&one, "/PrivateIpAddress"))
}

#[tokio::test]
async fn a_nat_is_made_with_addresses_and_changed() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let made = create(&root, &network, &[("NatMode", "Subnet"), ("NatIpNumber", "2")]).await;
    let id = text(&made, "/NatId");
    let expected = json!({
        "NatId": id,
        "NatName": "shop",
        "NatMode": "Subnet",
        "NatType": "public",
        "VpcId": network.vpc,
        "NatLineId": LINE,
        "NatIpNumber": 2,
        "NatIpSet": made["NatIpSet"],
        "BandWidth": 1,
        "ChargeType": "DailyPaidByTransfer",
        "ProjectId": "0",
        "CreateTime": made["CreateTime"],
        "AssociateNatSet": [],
        "AssociateInstanceSet": [],
        "AssociateVpnGatewaySet": [],
        "AssociateDirectConnectGatewaySet": [],
        "DnatSet": [],
        "TagSet": [],
    });
    assert_eq!(made, expected);
    assert_eq!(nat(&root, &id).await, made);
    assert_eq!(text(&made, "/CreateTime").len(), "2026-12-21 08:00:00".len());
    let (ip, ip_id) = (text(&made, "/NatIpSet/0/NatIp"), text(&made, "/NatIpSet/0/NatIpId"));
    assert_eq!(made["NatIpSet"][0], json!({"NatIp": ip, "NatIpId": ip_id, "Enabled": true}));
    let change = [("NatId", id.as_str()), ("NatName", "shop-2"), ("BandWidth", "5"), ("ChargeType", "Daily")];
    let changed = root.vpc("ModifyNat", &change).await.ok();
    assert_eq!((&changed["NatName"], &changed["BandWidth"]), (&json!("shop-2"), &json!(5)));
    assert_eq!(changed["ChargeType"], json!("DailyPaidByTransfer"), "there is an operation for it");
    let billing = |charge: &'static str| [("InstanceType", "nat"), ("InstanceId", id.as_str()), ("ChargeType", charge)];
    root.vpc("ModifyNatGatewayBilling", &billing("Monthly")).await.ok();
    let monthly = nat(&root, &id).await;
    assert_eq!((text(&monthly, "/ChargeType").as_str(), text(&monthly, "/ServiceEndTime").len()), ("Monthly", 19));
    root.vpc("ModifyNatGatewayBilling", &billing("Daily")).await.ok();
    let daily = nat(&root, &id).await;
    assert_eq!((text(&daily, "/ChargeType").as_str(), daily.get("ServiceEndTime")), ("Daily", None));
    root.vpc("AddNatIp", &[("NatId", &id), ("AddNumber", "1")]).await.ok();
    let more = nat(&root, &id).await;
    assert_eq!((&more["NatIpNumber"], more["NatIpSet"].as_array().unwrap().len()), (&json!(3), 3));
    let too_many = root.vpc("AddNatIp", &[("NatId", &id), ("AddNumber", "18")]).await;
    assert_eq!(too_many.refused(), "409 QuotaExceeded");
    let addresses = root.call("eip", "DescribeAddresses", &[]).await.ok();
    assert_eq!(addresses["AddressesSet"], json!([]), "they are no addresses of EIP");
    assert_eq!(root.vpc("DeleteVpc", &[("VpcId", &network.vpc)]).await.refused(), "409 VpcDeleteConflict");
    root.vpc("DeleteNat", &[("NatId", &id)]).await.ok();
    assert_eq!(root.vpc("DescribeNats", &[("NatId.1", &id)]).await.ok()["NatSet"], json!([]));
    assert_eq!(root.vpc("DeleteNat", &[("NatId", &id)]).await.refused(), "404 NatNotFound");
}

#[tokio::test]
async fn an_order_that_the_cloud_does_not_have_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    for (name, value, code) in [
        ("BandWidth", "0", "400 InvalidParameter"),
        ("NatMode", "Zone", "400 InvalidParameter"),
        ("NatType", "private", "400 InvalidParameter"),
        ("NatIpNumber", "21", "400 InvalidParameter"),
        ("NatLineId", "none", "400 InvalidParameter"),
        ("ChargeType", "Weekly", "400 InvalidParameter"),
        ("ChargeType", "Monthly", "400 MissingParameter"),
        ("ProjectId", "7", "400 InvalidParameter"),
        ("NatVersion", "2.0", "400 InvalidParameter"),
        ("VpcId", "none", "404 VpcNotFound"),
    ] {
        let order = [("VpcId", network.vpc.as_str()), ("NatMode", "Vpc"), ("BandWidth", "1")];
        let mut order: Vec<_> = order.into_iter().filter(|(other, _)| *other != name).collect();
        order.push((name, value));
        assert_eq!(root.vpc("CreateNat", &order).await.refused(), code, "{name}={value}");
    }
    let bare = root.vpc("CreateNat", &[("VpcId", &network.vpc), ("BandWidth", "1")]).await;
    assert_eq!(bare.refused(), "400 MissingParameter");
    let wrong = root.vpc("DescribeNats", &[("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")]).await;
    assert_eq!(wrong.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn nats_are_listed_by_network_project_and_tag_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (here, there) = (network(&root).await, network(&root).await);
    let mode = [("NatMode", "Vpc")];
    let mut nats = Vec::new();
    for network in [&here, &here, &there] {
        nats.push(text(&create(&root, network, &mode).await, "/NatId"));
    }
    let ids = async |narrowed: &[(&str, &str)]| {
        let body = root.vpc("DescribeNats", narrowed).await.ok();
        body["NatSet"].as_array().unwrap().iter().map(|nat| text(nat, "/NatId")).collect::<Vec<_>>()
    };
    let newest_first: Vec<_> = nats.iter().rev().cloned().collect();
    assert_eq!(ids(&[]).await, newest_first);
    assert_eq!(ids(&[("ProjectId.1", "0"), ("IsContainTag", "true")]).await, newest_first);
    assert_eq!(ids(&[("ProjectId.1", "7")]).await, Vec::<String>::new());
    assert_eq!(ids(&[("NatVersion", "2.0")]).await, Vec::<String>::new());
    assert_eq!(ids(&[("TagKey.1", "team")]).await, Vec::<String>::new());
    assert_eq!(ids(&[("TagKV.1.Name", "team"), ("TagKV.1.Value", "web")]).await, Vec::<String>::new());
    assert_eq!(ids(&[("NatId.1", "24e8534e-bee7-4737-bb2a-9d62d3ac8842")]).await, Vec::<String>::new());
    let in_network = [("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", there.vpc.as_str())];
    assert_eq!(ids(&in_network).await, [nats[2].as_str()]);
    let page = root.vpc("DescribeNats", &[("MaxResults", "2")]).await.ok();
    assert_eq!(ids(&[("NextToken", &text(&page, "/NextToken"))]).await, [nats[0].as_str()]);
}

#[tokio::test]
async fn subnets_and_instances_go_through_a_nat() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (here, there) = (network(&root).await, network(&root).await);
    let (interface, address) = host(&cloud, &root, &here).await;
    let whole = text(&create(&root, &here, &[("NatMode", "Vpc")]).await, "/NatId");
    let id = text(&create(&root, &here, &[("NatMode", "Subnet")]).await, "/NatId");
    let subnet_of = |nat: &str, subnet: &str| [("NatId", nat.to_owned()), ("SubnetId", subnet.to_owned())];
    let subnet = async |action: &str, [(one, nat), (two, subnet)]: [(&'static str, String); 2]| {
        root.vpc(action, &[(one, &nat), (two, &subnet)]).await
    };
    let whole = subnet("AssociateNat", subnet_of(&whole, &here.subnet)).await;
    assert_eq!(whole.refused(), "400 InvalidParameter", "the whole network goes through it");
    let elsewhere = subnet("AssociateNat", subnet_of(&id, &there.subnet)).await;
    assert_eq!(elsewhere.refused(), "400 InvalidParameter");
    assert_eq!(subnet("AssociateNat", subnet_of("none", &here.subnet)).await.refused(), "404 NatNotFound");
    assert_eq!(subnet("AssociateNat", subnet_of(&id, "none")).await.refused(), "404 SubnetNotFound");
    assert_eq!(subnet("AssociateNat", subnet_of(&id, &here.subnet)).await.contents(), json!({"Return": true}));
    let again = subnet("AssociateNat", subnet_of(&id, &here.subnet)).await;
    assert_eq!(again.refused(), "409 NatAssociateConflict");
    let through = [("NatId", id.as_str()), ("NetworkInterfaceId", &interface)];
    assert_eq!(root.vpc("AssociateInstance", &through).await.contents(), json!({"Return": true}));
    let picked = [&through[..], &[("NatIpId.1", "any")]].concat();
    assert_eq!(root.vpc("AssociateInstance", &picked).await.refused(), "400 InvalidParameter");
    let shown = nat(&root, &id).await;
    assert_eq!(shown["AssociateNatSet"], json!([{"SubnetId": here.subnet}]));
    let expected = json!([{"NetworkInterfaceId": interface, "PrivateIpAddress": address}]);
    assert_eq!(shown["AssociateInstanceSet"], expected);
    let by_nat = [("Filter.1.Name", "nat-id"), ("Filter.1.Value.1", id.as_str())];
    let subnets = root.vpc("DescribeSubnets", &by_nat).await.ok();
    assert_eq!(
        (&subnets["SubnetSet"][0]["SubnetId"], &subnets["SubnetSet"][0]["NatId"]),
        (&json!(here.subnet), &json!(id))
    );
    assert_eq!(subnets["SubnetSet"].as_array().unwrap().len(), 1);
    assert_eq!(root.vpc("DeleteNat", &[("NatId", &id)]).await.refused(), "409 NatDeleteConflict");
    // Terraform's provider takes away both, whichever there is.
    let nothing = subnet("DisassociateNat", subnet_of(&id, "")).await;
    assert_eq!(nothing.refused(), "400 InvalidParameter");
    subnet("DisassociateNat", subnet_of(&id, &here.subnet)).await.ok();
    let gone = subnet("DisassociateNat", subnet_of(&id, &here.subnet)).await;
    assert_eq!(gone.refused(), "404 NatAssociateNotFound");
    root.vpc("DisassociateInstance", &through).await.ok();
    assert_eq!(root.vpc("DisassociateInstance", &through).await.refused(), "404 NatAssociateNotFound");
    assert_eq!(root.vpc("DescribeSubnets", &by_nat).await.ok()["SubnetSet"], json!([]));
    root.vpc("DeleteNat", &[("NatId", &id)]).await.ok();
}

#[tokio::test]
async fn dnat_rules_lead_from_an_address_to_an_instance() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let (interface, private) = host(&cloud, &root, &network).await;
    let made = create(&root, &network, &[("NatMode", "Subnet"), ("NatIpNumber", "2")]).await;
    let (id, ip) = (text(&made, "/NatId"), text(&made, "/NatIpSet/0/NatIp"));
    let order = [
        ("NatId", id.as_str()),
        ("DnatName", "tf_dnat"),
        ("NatIp", &ip),
        ("PrivateIpAddress", &private),
        ("Description", "test"),
    ];
    let order = |more: &[(&'static str, &'static str)]| [&order[..], more].concat();
    let any = order(&[("IpProtocol", "Any"), ("PublicPort", "Any"), ("PrivatePort", "Any")]);
    let first = root.vpc("CreateDnat", &any).await.contents();
    let expected = json!({"Dnat": {
        "DnatId": first["Dnat"]["DnatId"],
        "DnatName": "tf_dnat",
        "Description": "test",
        "NatId": id,
        "NatIp": ip,
        "IpProtocol": "Any",
        "PublicPort": "Any",
        "PrivateIpAddress": private,
        "PrivatePort": "Any",
        "Enabled": true,
        "CreateTime": first["Dnat"]["CreateTime"],
    }});
    assert_eq!(first, expected);
    let dnat = text(&first, "/Dnat/DnatId");
    assert_eq!(nat(&root, &id).await["DnatSet"], json!([first["Dnat"]]));
    // Terraform's provider counts the places of pages from 1.
    assert_eq!(
        dnats(&root, &[("DnatId.1", &dnat), ("MaxResults", "200"), ("NextToken", "1")]).await,
        [first["Dnat"].clone()]
    );
    let web = order(&[("IpProtocol", "TCP"), ("PublicPort", "80"), ("PrivatePort", "8080")]);
    assert_eq!(root.vpc("CreateDnat", &web).await.refused(), "409 DnatConflict");
    let wrong = order(&[("IpProtocol", "TCP"), ("PublicPort", "80")]);
    assert_eq!(root.vpc("CreateDnat", &wrong).await.refused(), "400 InvalidParameter");
    let change = [("DnatId", dnat.as_str()), ("NatId", &id), ("IpProtocol", "TCP")];
    let change = [&change[..], &[("PublicPort", "22"), ("PrivatePort", "22"), ("DnatName", "ssh")]].concat();
    let changed = root.vpc("ModifyDnat", &change).await.ok();
    assert_eq!((&changed["Dnat"]["PublicPort"], &changed["Dnat"]["DnatName"]), (&json!("22"), &json!("ssh")));
    root.vpc("CreateDnat", &web).await.ok();
    for (name, value, count) in [
        ("nat-id", id.as_str(), 2),
        ("nat-id", "5c7b7925-a7d7-4db7-ac7a-434fc8042329", 0),
        ("nat-ip", &ip, 2),
        ("public-port", "22", 1),
        ("private-ip-address", &private, 2),
        ("ip-protocol", "TCP", 2),
        ("ip-protocol", "Any", 0),
        ("dnat-name", "ssh", 1),
        ("network-interface-id", &interface, 2),
        ("network-interface-id", "none", 0),
    ] {
        let found = dnats(&root, &[("Filter.1.Name", name), ("Filter.1.Value.1", value)]).await;
        assert_eq!(found.len(), count, "{name}={value}");
    }
    let used = [("NatId", id.as_str()), ("NatIpId", &text(&made, "/NatIpSet/0/NatIpId"))];
    assert_eq!(root.vpc("DeleteNatIp", &used).await.refused(), "400 NatIpIsUsedByDnat");
    let spare = [("NatId", id.as_str()), ("NatIpId", &text(&made, "/NatIpSet/1/NatIpId"))];
    root.vpc("DeleteNatIp", &spare).await.ok();
    assert_eq!(root.vpc("DeleteNatIp", &spare).await.refused(), "404 NatIpNotFound");
    assert_eq!(root.vpc("DeleteNat", &[("NatId", &id)]).await.refused(), "409 NatDeleteConflict");
    for rule in dnats(&root, &[]).await {
        root.vpc("DeleteDnat", &[("DnatId", &text(&rule, "/DnatId"))]).await.ok();
    }
    assert_eq!(root.vpc("DeleteDnat", &[("DnatId", &dnat)]).await.refused(), "404 DnatNotFound");
    root.vpc("DeleteNat", &[("NatId", &id)]).await.ok();
}

#[tokio::test]
async fn an_interface_is_limited_at_a_nat() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let (interface, private) = host(&cloud, &root, &network).await;
    let id = text(&create(&root, &network, &[("NatMode", "Subnet")]).await, "/NatId");
    let alone = [("NetworkInterfaceId", interface.as_str()), ("BandwidthLimit", "5")];
    assert_eq!(root.vpc("CreateNatRateLimit", &alone).await.refused(), "400 MissingParameter", "it goes through none");
    let named = [&[("NatId", id.as_str())], &alone[..]].concat();
    let made = root.vpc("CreateNatRateLimit", &named).await.contents();
    let shown = root.vpc("DescribeNatRateLimit", &[("NatId", &id)]).await.contents();
    assert_eq!(shown, json!({"NatNetworkInterfaceSet": [made["NatRateLimit"]]}));
    let limit = text(&made, "/NatRateLimit/NatRateLimitId");
    let expected = json!({
        "NatRateLimitId": limit,
        "NatId": id,
        "NetworkInterfaceId": interface,
        "NetworkInterfaceName": made["NatRateLimit"]["NetworkInterfaceName"],
        "NetworkInterfaceType": "primary",
        "BandwidthLimit": 5,
        "InstanceId": made["NatRateLimit"]["InstanceId"],
        "InstanceType": "kec",
        "PrivateIpAddress": private,
    });
    assert_eq!(made["NatRateLimit"], expected);
    assert_eq!(root.vpc("CreateNatRateLimit", &named).await.refused(), "409 NatRateLimitConflict");
    let change = [("NatRateLimitId", limit.as_str()), ("BandwidthLimit", "7"), ("InBandwidthLimit", "3")];
    let changed = root.vpc("ModifyNatRateLimit", &change).await.ok();
    let limits = (&changed["NatRateLimit"]["BandwidthLimit"], &changed["NatRateLimit"]["InBandwidthLimit"]);
    assert_eq!(limits, (&json!(7), &json!(3)));
    let too_fast = [("NatRateLimitId", limit.as_str()), ("BandwidthLimit", "25001")];
    assert_eq!(root.vpc("ModifyNatRateLimit", &too_fast).await.refused(), "400 InvalidParameter");
    for (value, count) in [(interface.as_str(), 1), ("none", 0)] {
        let narrowed = [("Filter.1.Name", "network-interface-id"), ("Filter.1.Value.1", value)];
        let found = root.vpc("DescribeNatRateLimit", &narrowed).await.ok();
        assert_eq!(found["NatNetworkInterfaceSet"].as_array().unwrap().len(), count, "{value}");
    }
    root.vpc("DeleteNatRateLimit", &[("NatRateLimitId", &limit)]).await.ok();
    let gone = root.vpc("DeleteNatRateLimit", &[("NatRateLimitId", &limit)]).await;
    assert_eq!(gone.refused(), "404 NatRateLimitNotFound");
    root.vpc("DeleteNat", &[("NatId", &id)]).await.ok();
}

#[tokio::test]
async fn whoever_gives_a_subnet_to_a_nat_needs_a_permission_on_both() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = text(&create(&root, &network, &[("NatMode", "Subnet")]).await, "/NatId");
    let alice = cloud.ksyun_user("alice").await;
    let allow = async |name: &str, resource: &str| {
        let statement = json!({"Effect": "Allow", "Action": ["vpc:AssociateNat"], "Resource": [resource]});
        let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
        let made = root.iam("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", &document)]).await;
        let krn = made.field("/CreatePolicyResult/Policy/Krn");
        root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    };
    let order = [("NatId", id.as_str()), ("SubnetId", &network.subnet)];
    assert_eq!(alice.vpc("AssociateNat", &order).await.refused(), "403 AccessDenied");
    allow("nat", &format!("krn:ksc:vpc:*:*:nat/{id}")).await;
    assert_eq!(alice.vpc("AssociateNat", &order).await.refused(), "403 AccessDenied", "the subnet is not allowed");
    allow("subnet", &format!("krn:ksc:vpc:*:*:subnet/{}", network.subnet)).await;
    alice.vpc("AssociateNat", &order).await.ok();
}

#[tokio::test]
async fn a_network_is_renamed_as_terraform_does_beside_its_nat() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let vpc = root.vpc("CreateVpc", &[("CidrBlock", "10.0.0.0/16"), ("VpcName", "one")]).await.field("/Vpc/VpcId");
    let change = [("VpcId", vpc.as_str()), ("VpcName", "two")];
    assert_eq!(root.vpc("ModifyVpc", &change).await.contents(), json!({"Return": true}));
    assert_eq!(root.vpc("DescribeVpcs", &[("VpcId.1", &vpc)]).await.field("/VpcSet/0/VpcName"), "two");
    assert_eq!(root.vpc("ModifyVpc", &[("VpcId", "none"), ("VpcName", "x")]).await.refused(), "404 VpcNotFound");
}
