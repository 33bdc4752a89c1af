//! What networks and subnets get later: further blocks, IPv6 addresses, names; and lists of the addresses of subnets.

use std::net::Ipv6Addr;
use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

use super::kec::{Network, instance, launched, network, text};

async fn vpc(root: &KsyunActor, id: &str) -> Value {
    root.vpc("DescribeVpcs", &[("VpcId.1", id)]).await.ok()["VpcSet"][0].clone()
}

async fn subnet(root: &KsyunActor, id: &str) -> Value {
    root.vpc("DescribeSubnets", &[("SubnetId.1", id)]).await.ok()["SubnetSet"][0].clone()
}

#[tokio::test]
async fn a_network_gets_further_blocks_from_which_subnets_are_cut() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let add =
        async |block: &str| root.vpc("AddSecondaryCidrBlock", &[("VpcId", &network.vpc), ("CidrBlock", block)]).await;
    let first = vpc(&root, &network.vpc).await;
    let got = add("192.168.0.0/16").await.contents();
    let id = text(&got, "/Vpc/SecondaryCidrSet/0/SecondaryCidrId");
    let mut expected = first;
    expected["SecondaryCidrSet"] = json!([{"SecondaryCidrId": id, "Cidr": "192.168.0.0/16"}]);
    assert_eq!(got, json!({"Vpc": expected}));
    assert_eq!(vpc(&root, &network.vpc).await, expected);
    assert_eq!(add("10.0.0.0/24").await.refused(), "409 CidrBlockConflict");
    assert_eq!(add("8.8.0.0/16").await.refused(), "400 InvalidParameter");
    let second = add("172.16.0.0/16").await.ok();
    let second = text(&second, "/Vpc/SecondaryCidrSet/1/SecondaryCidrId");
    let cut = async |block: &str, more: &[(&str, &str)]| {
        let order = [("VpcId", network.vpc.as_str()), ("CidrBlock", block), ("SubnetType", "Normal")];
        root.vpc("CreateSubnet", &[&order[..], more].concat()).await
    };
    assert_eq!(cut("192.168.1.0/24", &[]).await.refused(), "400 MissingParameter");
    for (block, named) in [("192.168.1.0/24", second.as_str()), ("10.0.3.0/24", &id), ("192.168.1.0/24", "none")] {
        let refused = cut(block, &[("SecondaryCidrId", named)]).await.refused();
        assert_eq!(refused, "400 InvalidParameter", "{block} {named}");
    }
    assert_eq!(cut("172.31.0.0/24", &[]).await.refused(), "400 InvalidParameter", "it lies in none of them");
    let made = cut("192.168.1.0/24", &[("SecondaryCidrId", &id)]).await.ok();
    assert_eq!(made["Subnet"]["SecondaryCidrId"], json!(id));
    let made = text(&made, "/Subnet/SubnetId");
    assert_eq!(subnet(&root, &made).await["SecondaryCidrId"], json!(id));
    assert_eq!(subnet(&root, &network.subnet).await["SecondaryCidrId"], json!(""));
    let remove = async |id: &str| {
        root.vpc("DeleteSecondaryCidrBlock", &[("VpcId", &network.vpc), ("SecondaryCidrId", id)]).await
    };
    assert_eq!(remove("none").await.refused(), "404 CidrBlockNotFound");
    assert_eq!(remove(&id).await.refused(), "409 DeleteConflict", "a subnet is cut from it");
    assert_eq!(remove(&second).await.contents(), json!({"Return": true}));
    assert_eq!(remove(&second).await.refused(), "404 CidrBlockNotFound");
    root.vpc("DeleteSubnet", &[("SubnetId", &made)]).await.ok();
    remove(&id).await.ok();
    assert_eq!(vpc(&root, &network.vpc).await["SecondaryCidrSet"], json!([]));
}

/// A network and a subnet that have got IPv6 addresses.
async fn with_v6(root: &KsyunActor) -> Network {
    let network = network(root).await;
    root.vpc("AssociateVpcCidrBlock", &[("VpcId", &network.vpc)]).await.ok();
    root.vpc("AllocateSubnetIpv6CidrBlock", &[("SubnetId", &network.subnet)]).await.ok();
    network
}

#[tokio::test]
async fn a_network_and_a_subnet_get_ipv6_addresses_later() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let (of_vpc, of_subnet) = ([("VpcId", network.vpc.as_str())], [("SubnetId", network.subnet.as_str())]);
    let early = root.vpc("AllocateSubnetIpv6CidrBlock", &of_subnet).await;
    assert_eq!(early.refused(), "400 InvalidParameter", "the network has none");
    let got = root.vpc("AssociateVpcCidrBlock", &of_vpc).await.contents();
    assert_eq!(got, json!({"Vpc": vpc(&root, &network.vpc).await}));
    let blocks = got["Vpc"]["Ipv6CidrBlockAssociationSet"].as_array().unwrap();
    assert_eq!((blocks.len(), &got["Vpc"]["ProvidedIpv6CidrBlock"]), (1, &json!(true)));
    assert_eq!(root.vpc("AssociateVpcCidrBlock", &of_vpc).await.refused(), "400 InvalidParameter");
    let got = root.vpc("AllocateSubnetIpv6CidrBlock", &of_subnet).await.contents();
    assert_eq!(got, json!({"Subnet": subnet(&root, &network.subnet).await}));
    let first = text(&got, "/Subnet/Ipv6CidrBlockAssociationSet/0/Ipv6CidrBlock");
    assert_eq!(got["Subnet"]["ProvidedIpv6CidrBlock"], json!(true));
    assert_eq!(root.vpc("AllocateSubnetIpv6CidrBlock", &of_subnet).await.refused(), "400 InvalidParameter");
    let cut = async |block: &str, more: &[(&str, &str)]| {
        let order = [("VpcId", network.vpc.as_str()), ("CidrBlock", block), ("SubnetType", "Normal")];
        root.vpc("CreateSubnet", &[&order[..], more].concat()).await
    };
    let provided = ("ProvidedIpv6CidrBlock", "true");
    let taken = cut("10.0.2.0/24", &[provided, ("Ipv6CidrBlock", &first)]).await;
    assert_eq!(taken.refused(), "400 InvalidParameter", "another subnet has it");
    let fifth: Ipv6Addr = first.strip_suffix("/64").unwrap().parse().unwrap();
    let fifth = format!("{}/64", Ipv6Addr::from(u128::from(fifth) | 5 << 64));
    assert_eq!(cut("10.0.2.0/24", &[("Ipv6CidrBlock", &fifth)]).await.refused(), "400 InvalidParameter");
    for wrong in ["x", "2001:db8::/64", "2001:db8::/56"] {
        let refused = cut("10.0.2.0/24", &[provided, ("Ipv6CidrBlock", wrong)]).await.refused();
        assert_eq!(refused, "400 InvalidParameter", "{wrong}");
    }
    let made = cut("10.0.2.0/24", &[provided, ("Ipv6CidrBlock", &fifth)]).await.ok();
    assert_eq!(made["Subnet"]["Ipv6CidrBlockAssociationSet"], json!([{"Ipv6CidrBlock": fifth}]));
    for (action, name, code) in [
        ("AssociateVpcCidrBlock", "VpcId", "404 VpcNotFound"),
        ("AllocateSubnetIpv6CidrBlock", "SubnetId", "404 SubnetNotFound"),
    ] {
        assert_eq!(root.vpc(action, &[(name, "none")]).await.refused(), code);
    }
}

#[tokio::test]
async fn an_instance_is_launched_with_an_ipv6_address() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = with_v6(&root).await;
    let with = launched(&root, &network, &[("DistributeIpv6", "true")]).await.remove(0);
    let without = launched(&root, &network, &[("DistributeIpv6", "false")]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    for (id, has) in [(&with, true), (&without, false)] {
        let shown = instance(&root, id).await;
        assert_eq!(shown["IsDistributeIpv6"], json!(has));
        let narrowed = [("Filter.1.Name", "instance-id"), ("Filter.1.Value.1", id.as_str())];
        let interfaces = root.vpc("DescribeNetworkInterfaces", &narrowed).await.ok();
        let address = interfaces["NetworkInterfaceSet"][0].get("Ipv6Address");
        assert_eq!(address.is_some_and(|address| address.as_str().unwrap().starts_with("3fff:")), has);
    }
    let model = [
        ("ModelName", "web"),
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("InstanceType", "N3.2B"),
        ("SubnetId", &*network.subnet),
        ("SecurityGroupId.1", &*network.group),
        ("ChargeType", "HourlyInstantSettlement"),
        ("IsDistributeIpv6", "true"),
    ];
    let model = root.kec("CreateModel", &model).await.field("/ModelId");
    let models = root.kec("DescribeModels", &[("ModelId.1", &model)]).await.ok();
    assert_eq!(models["ModelSet"][0]["IsDistributeIpv6"], json!(true));
    let launched = launched(&root, &network, &[("ModelId", &model)]).await.remove(0);
    assert_eq!(instance(&root, &launched).await["IsDistributeIpv6"], json!(true));
    let plain = super::kec::network(&root).await;
    let order = [
        ("ImageId", "IMG-5465174a-6d71-4770-b8e1-917a0dd92466"),
        ("SubnetId", &*plain.subnet),
        ("SecurityGroupId.1", &*plain.group),
        ("ChargeType", "HourlyInstantSettlement"),
        ("MaxCount", "1"),
        ("MinCount", "1"),
        ("DistributeIpv6", "true"),
    ];
    let refused = root.kec("RunInstances", &order).await.refused();
    assert_eq!(refused, "400 InvalidParameter", "the subnet has no IPv6 addresses");
}

#[tokio::test]
async fn the_addresses_of_subnets_are_listed_by_whether_they_are_in_use() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let narrowed = |more: &[(&'static str, &'static str)]| {
        let by_subnet = [("Filter.1.Name", "subnet-id"), ("Filter.1.Value.1", network.subnet.as_str())];
        [&by_subnet[..], more].concat()
    };
    let (free, used) = ("DescribeSubnetAvailableAddresses", "DescribeSubnetAllocatedIpAddresses");
    let list = async |action: &str, more: &[(&'static str, &'static str)]| {
        let answer = root.vpc(action, &narrowed(more)).await.contents();
        let addresses = answer["AvailableIpAddress"].as_array().unwrap().iter();
        addresses.map(|address| address.as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    // The block has 16 addresses: two ends and a gateway are nobody's.
    let all: Vec<_> = (2..=14).map(|last| format!("10.0.1.{last}")).collect();
    assert_eq!((list(free, &[]).await, list(used, &[]).await), (all.clone(), Vec::new()));
    launched(&root, &network, &[("PrivateIpAddress", "10.0.1.4")]).await;
    launched(&root, &network, &[]).await;
    assert_eq!(list(used, &[]).await, ["10.0.1.2", "10.0.1.4"]);
    let left: Vec<_> = all.into_iter().filter(|one| !["10.0.1.2", "10.0.1.4"].contains(&one.as_str())).collect();
    assert_eq!(list(free, &[]).await, left);
    let page = root.vpc(free, &narrowed(&[("MaxResults", "2")])).await.contents();
    let next = text(&page, "/NextToken");
    assert_eq!(page, json!({"NextToken": next, "AvailableIpAddress": ["10.0.1.3", "10.0.1.5"]}));
    let rest = root.vpc(free, &[&narrowed(&[])[..], &[("NextToken", next.as_str())]].concat()).await.contents();
    assert_eq!(rest, json!({"AvailableIpAddress": left[2..]}));
    let page = root.vpc(used, &narrowed(&[("MaxResults", "1")])).await.ok();
    assert_eq!(page["AvailableIpAddress"], json!(["10.0.1.2"]));
    for action in [free, used] {
        let nothing = root.vpc(action, &[("Filter.1.Name", "subnet-id"), ("Filter.1.Value.1", "none")]).await.ok();
        assert_eq!(nothing["AvailableIpAddress"], json!([]), "{action}");
        assert_eq!(root.vpc(action, &[]).await.refused(), "400 MissingParameter", "{action}");
        let wrong = root.vpc(action, &[("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", &network.vpc)]).await;
        assert_eq!(wrong.refused(), "400 InvalidParameter", "{action}");
    }
}

#[tokio::test]
async fn a_subnet_and_an_entry_of_a_security_group_say_something_else() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let before = subnet(&root, &network.subnet).await;
    let change = [("SubnetId", network.subnet.as_str()), ("SubnetName", "shop-a"), ("Dns1", "198.18.254.40")];
    let changed = root.vpc("ModifySubnet", &change).await.contents();
    let mut expected = before;
    (expected["SubnetName"], expected["Dns1"]) = (json!("shop-a"), json!("198.18.254.40"));
    assert_eq!(changed, json!({"Subnet": expected}));
    assert_eq!(subnet(&root, &network.subnet).await, expected);
    let second = [("SubnetId", network.subnet.as_str()), ("Dns2", "198.18.254.41")];
    let changed = root.vpc("ModifySubnet", &second).await.ok();
    let servers = (&changed["Subnet"]["Dns1"], &changed["Subnet"]["Dns2"]);
    assert_eq!(servers, (&json!("198.18.254.40"), &json!("198.18.254.41")));
    assert_eq!(root.vpc("ModifySubnet", &[("SubnetId", "none")]).await.refused(), "404 SubnetNotFound");
    let entry = [("SecurityGroupId", &*network.group), ("CidrBlock", "10.0.0.0/8"), ("Direction", "in")];
    let entry = [&entry[..], &[("Protocol", "ip"), ("Description", "the office")]].concat();
    let made = root.vpc("AuthorizeSecurityGroupEntry", &entry).await.ok();
    let id = text(&made, "/SecurityGroupEntryIdSet/0");
    let described = [("SecurityGroupEntryId", id.as_str()), ("Description", "the branch")];
    assert_eq!(root.vpc("ModifySecurityGroupEntry", &described).await.contents(), json!({"Return": true}));
    let groups = root.vpc("DescribeSecurityGroups", &[("SecurityGroupId.1", &network.group)]).await.ok();
    let entries = groups["SecurityGroupSet"][0]["SecurityGroupEntrySet"].clone();
    assert_eq!((&entries[0]["Description"], &entries[0]["SecurityGroupEntryId"]), (&json!("the branch"), &json!(id)));
    let missing = [("SecurityGroupEntryId", "none"), ("Description", "x")];
    let refused = root.vpc("ModifySecurityGroupEntry", &missing).await.refused();
    assert_eq!(refused, "404 SecurityGroupEntryNotFound");
    let alice = cloud.ksyun_user("alice").await;
    assert_eq!(alice.vpc("ModifySecurityGroupEntry", &described).await.refused(), "403 AccessDenied");
    let statement = json!({
        "Effect": "Allow", "Action": ["vpc:ModifySecurityGroupEntry"],
        "Resource": [format!("krn:ksc:vpc:*:*:security-group/{}", network.group)],
    });
    let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
    let made = root.iam("CreatePolicy", &[("PolicyName", "entries"), ("PolicyDocument", &document)]).await;
    let krn = made.field("/CreatePolicyResult/Policy/Krn");
    root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    alice.vpc("ModifySecurityGroupEntry", &described).await.ok();
}
