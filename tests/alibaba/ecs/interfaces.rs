//! Network interfaces of a launch, and IPv6.

use serde_json::json;

use super::*;

/// A cloud whose transitions take no time, with a network that has IPv6.
async fn v6_net() -> (TestCloud, Actor, Net) {
    let cloud = TestCloud::new().await;
    cloud.own("POST", "clock", Some(json!({"transitions": "instant"}))).await;
    let root = cloud.root();
    let vpc = [("CidrBlock", "192.168.0.0/16"), ("EnableIpv6", "true")];
    let vpc = root.vpc("CreateVpc", &vpc).await.field("/VpcId");
    let vswitch = switch(&root, &vpc, "cn-hangzhou-h", "192.168.1.0/24", Some("1")).await;
    let group = root.ecs("CreateSecurityGroup", &[("VpcId", &vpc)]).await.field("/SecurityGroupId");
    (cloud, root, Net { vpc, vswitch, group })
}

async fn switch(root: &Actor, vpc: &str, zone: &str, block: &str, part: Option<&str>) -> String {
    let mut pairs = vec![("VpcId", vpc), ("ZoneId", zone), ("CidrBlock", block)];
    pairs.extend(part.map(|part| ("Ipv6CidrBlock", part)));
    root.vpc("CreateVSwitch", &pairs).await.field("/VSwitchId")
}

/// The first address of the IPv6 block of a vSwitch, but for its last part.
async fn block(root: &Actor, vswitch: &str) -> String {
    let shown = root.vpc("DescribeVSwitchAttributes", &[REGION, ("VSwitchId", vswitch)]).await;
    shown.field("/Ipv6CidrBlock").strip_suffix("/64").unwrap().to_owned()
}

/// The interfaces of an instance, as the list of instances shows them.
async fn interfaces(root: &Actor, id: &str) -> Vec<Value> {
    let answer = root.ecs("DescribeInstances", &[("InstanceIds", &format!(r#"["{id}"]"#))]).await.ok();
    let found = answer.pointer("/Instances/Instance/0/NetworkInterfaces/NetworkInterface");
    found.and_then(Value::as_array).unwrap().clone()
}

async fn eni(root: &Actor, id: &str) -> Option<Value> {
    let answer = root.ecs("DescribeNetworkInterfaces", &[("NetworkInterfaceId.1", id)]).await.ok();
    answer.pointer("/NetworkInterfaceSets/NetworkInterfaceSet/0").cloned()
}

#[tokio::test]
async fn a_launch_makes_secondary_interfaces_that_go_or_stay() {
    let (cloud, root, net) = v6_net().await;
    let second = switch(&root, &net.vpc, "cn-hangzhou-h", "192.168.2.0/24", None).await;
    let other = root.ecs("CreateSecurityGroup", &[("VpcId", &net.vpc)]).await.field("/SecurityGroupId");
    let made = net
        .run(
            &root,
            &[
                ("NetworkInterface.1.VSwitchId", &second),
                ("NetworkInterface.1.SecurityGroupIds.1", &other),
                ("NetworkInterface.1.PrimaryIpAddress", "192.168.2.77"),
                ("NetworkInterface.1.NetworkInterfaceName", "data"),
                ("NetworkInterface.1.Description", "backups"),
                ("NetworkInterface.1.DeleteOnRelease", "false"),
                ("NetworkInterface.2.InstanceType", "Secondary"),
                ("NetworkInterface.2.SecondaryPrivateIpAddressCount", "2"),
                ("Tag.1.Key", "team"),
                ("Tag.1.Value", "web"),
            ],
        )
        .await;
    let instance = made.field("/InstanceIdSets/InstanceIdSet/0");
    let listed = interfaces(&root, &instance).await;
    let kinds: Vec<_> = listed.iter().map(|one| text(one, "/Type")).collect();
    assert_eq!(kinds, ["Primary", "Secondary", "Secondary"]);
    let (stays, goes) = (text(&listed[1], "/NetworkInterfaceId"), text(&listed[2], "/NetworkInterfaceId"));
    let shown = eni(&root, &stays).await.unwrap();
    assert_eq!(text(&shown, "/Status"), "InUse");
    assert_eq!(
        (text(&shown, "/NetworkInterfaceName"), text(&shown, "/Description"), text(&shown, "/PrivateIpAddress")),
        ("data".to_owned(), "backups".to_owned(), "192.168.2.77".to_owned())
    );
    assert_eq!(shown["SecurityGroupIds"]["SecurityGroupId"], json!([other]));
    assert_eq!(shown["Tags"]["Tag"], json!([{"TagKey": "team", "TagValue": "web"}]));
    let shown = eni(&root, &goes).await.unwrap();
    assert_eq!(shown["SecurityGroupIds"]["SecurityGroupId"], json!([net.group]), "the groups of the primary one");
    assert_eq!(shown["PrivateIpSets"]["PrivateIpSet"].as_array().unwrap().len(), 3);
    let folder = "meta-data/network/interfaces/macs/";
    let macs = cloud.metadata_of(&instance, folder).await.1;
    assert_eq!(macs.lines().count(), 3, "{macs}");
    let mac = text(&listed[1], "/MacAddress");
    let gateway = cloud.metadata_of(&instance, &format!("{folder}{mac}/gateway")).await;
    assert_eq!(gateway, (200, "192.168.2.253".to_owned()));
    root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    assert_eq!(eni(&root, &goes).await, None);
    assert_eq!(text(&eni(&root, &stays).await.unwrap(), "/Status"), "Available");
}

#[tokio::test]
async fn every_instance_of_a_launch_gets_interfaces_of_its_own() {
    let (_cloud, root, net) = v6_net().await;
    let more = [("Amount", "3"), ("NetworkInterface.1.InstanceType", "Secondary"), ("Ipv6AddressCount", "2")];
    let made = net.run(&root, &more).await.ok();
    let ids = made["InstanceIdSets"]["InstanceIdSet"].as_array().unwrap().clone();
    let mut addresses = Vec::new();
    for id in &ids {
        let listed = interfaces(&root, id.as_str().unwrap()).await;
        assert_eq!((listed.len(), listed[0]["Ipv6Sets"]["Ipv6Set"].as_array().unwrap().len()), (2, 2));
        addresses.extend(listed.iter().map(|one| text(one, "/PrimaryIpAddress")));
    }
    addresses.sort_unstable();
    addresses.dedup();
    assert_eq!(addresses.len(), 6);
}

#[tokio::test]
async fn an_interface_that_is_there_is_attached_at_the_launch_of_one_instance() {
    let (_cloud, root, net) = v6_net().await;
    let new = [("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", net.group.as_str())];
    let free = root.ecs("CreateNetworkInterface", &new).await.field("/NetworkInterfaceId");
    let named = ("NetworkInterface.1.NetworkInterfaceId", free.as_str());
    assert_eq!(net.run(&root, &[named, ("Amount", "2")]).await.refused(), "400 InvalidParam.NetworkInterface");
    let primary = [named, ("NetworkInterface.1.InstanceType", "Primary")];
    let primary = [&primary[..], &[("NetworkInterface.1.VSwitchId", &net.vswitch)]].concat();
    let primary = [&primary[..], &[("NetworkInterface.1.SecurityGroupId", &net.group)]].concat();
    assert_eq!(net.run(&root, &primary).await.refused(), "400 InvalidParam.NetworkInterface");
    let instance = net.run(&root, &[named]).await.field("/InstanceIdSets/InstanceIdSet/0");
    assert_eq!(text(&interfaces(&root, &instance).await[1], "/NetworkInterfaceId"), free);
    assert_eq!(net.run(&root, &[named]).await.refused(), "400 InvalidOperation.InvalidEniState");
}

#[tokio::test]
async fn an_interface_that_is_there_becomes_the_primary_one_and_outlives_its_instance() {
    let (cloud, root, net) = v6_net().await;
    let new = [
        ("VSwitchId", net.vswitch.as_str()),
        ("SecurityGroupId", net.group.as_str()),
        ("PrimaryIpAddress", "192.168.1.77"),
        ("Ipv6AddressCount", "1"),
    ];
    let id = root.ecs("CreateNetworkInterface", &new).await.field("/NetworkInterfaceId");
    let launch = async |more: Pairs<'_>| {
        let named = [
            REGION,
            ("ImageId", "aliyun_3_x64_20G_alibase_20240819.vhd"),
            ("InstanceType", "ecs.g7.large"),
            ("NetworkInterface.1.InstanceType", "Primary"),
            ("NetworkInterface.1.NetworkInterfaceId", id.as_str()),
        ];
        root.ecs("RunInstances", &[&named, more].concat()).await
    };
    for more in [("Amount", "2"), ("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", net.group.as_str())] {
        assert_eq!(launch(&[more]).await.refused(), "400 InvalidParam.NetworkInterface", "{more:?}");
    }
    let elastic = root.vpc("AllocateEipAddress", &[REGION]).await.field("/AllocationId");
    let associate = [("AllocationId", elastic.as_str()), ("InstanceId", &id), ("InstanceType", "NetworkInterface")];
    root.vpc("AssociateEipAddress", &associate).await.ok();
    assert_eq!(launch(&[]).await.refused(), "400 InvalidParam.NetworkInterface", "an elastic address stands for it");
    root.vpc("UnassociateEipAddress", &associate).await.ok();
    let instance = launch(&[("InternetMaxBandwidthOut", "1")]).await.field("/InstanceIdSets/InstanceIdSet/0");
    let listed = interfaces(&root, &instance).await;
    assert_eq!(listed.len(), 1);
    assert_eq!(
        (text(&listed[0], "/NetworkInterfaceId"), text(&listed[0], "/Type")),
        (id.clone(), "Primary".to_owned())
    );
    let of_instance = root.ecs("DescribeInstances", &[("InstanceIds", &format!(r#"["{instance}"]"#))]).await.ok();
    let of_instance = &of_instance["Instances"]["Instance"][0];
    assert_eq!(text(of_instance, "/VpcAttributes/PrivateIpAddress/IpAddress/0"), "192.168.1.77");
    assert_eq!(of_instance["SecurityGroupIds"]["SecurityGroupId"], json!([net.group]));
    let address = cloud.metadata_of(&instance, "meta-data/private-ipv4").await;
    assert_eq!(address, (200, "192.168.1.77".to_owned()));
    assert_eq!(launch(&[]).await.refused(), "400 InvalidOperation.InvalidEniState");
    let detach = [("NetworkInterfaceId", id.as_str()), ("InstanceId", &instance)];
    let detached = root.ecs("DetachNetworkInterface", &detach).await;
    assert_eq!(detached.refused(), "400 InvalidOperation.DetachPrimaryEniNotAllowed");
    root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    let left = eni(&root, &id).await.unwrap();
    assert_eq!((text(&left, "/Status"), text(&left, "/Type")), ("Available".to_owned(), "Secondary".to_owned()));
    root.ecs("DeleteNetworkInterface", &[("NetworkInterfaceId", &id)]).await.ok();
}

#[tokio::test]
async fn a_trunk_interface_carries_members_on_the_network_card_it_is_attached_to() {
    let (_cloud, root, net) = v6_net().await;
    let big = [("InstanceType", "ecs.g7nex.32xlarge")];
    let instance = net.run(&root, &big).await.field("/InstanceIdSets/InstanceIdSet/0");
    let old = net.run(&root, &[("InstanceType", "ecs.g5.large")]).await.field("/InstanceIdSets/InstanceIdSet/0");
    let create = async |kind: &str| {
        let new = [("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", &net.group), ("InstanceType", kind)];
        root.ecs("CreateNetworkInterface", &new).await
    };
    assert_eq!(create("Member").await.refused(), "400 InvalidParameter");
    let made = create("Trunk").await;
    assert_eq!(made.field("/Type"), "Trunk");
    let trunk = made.field("/NetworkInterfaceId");
    let member = create("Secondary").await.field("/NetworkInterfaceId");
    let call = async |action: &str, id: &str, instance: &str, more: Pairs<'_>| {
        let named = [("NetworkInterfaceId", id), ("InstanceId", instance)];
        root.ecs(action, &[&named, more].concat()).await
    };
    let attach =
        async |id: &str, instance: &str, more: Pairs<'_>| call("AttachNetworkInterface", id, instance, more).await;
    let carried = [("TrunkNetworkInstanceId", trunk.as_str())];
    assert_eq!(attach(&trunk, &old, &[]).await.refused(), "403 InvalidOperation.InvalidEniType");
    assert_eq!(attach(&member, &instance, &carried).await.refused(), "400 InvalidParams.EniId");
    assert_eq!(attach(&trunk, &instance, &[("NetworkCardIndex", "2")]).await.refused(), "400 InvalidParameter");
    attach(&trunk, &instance, &[("NetworkCardIndex", "1")]).await.ok();
    assert_eq!(
        attach(&member, &instance, &[("TrunkNetworkInstanceId", "eni-none")]).await.refused(),
        "404 InvalidEniId.NotFound"
    );
    attach(&member, &instance, &carried).await.ok();
    let shown = eni(&root, &member).await.unwrap();
    let attachment = json!({
        "InstanceId": instance, "DeviceIndex": 1, "NetworkCardIndex": 0, "TrunkNetworkInterfaceId": trunk,
    });
    assert_eq!((text(&shown, "/Type"), &shown["Attachment"]), ("Member".to_owned(), &attachment));
    let shown = eni(&root, &trunk).await.unwrap();
    assert_eq!((text(&shown, "/Type"), &shown["Attachment"]["NetworkCardIndex"]), ("Trunk".to_owned(), &json!(1)));
    for (kind, expected) in [("Primary", 2), ("Trunk", 1), ("Member", 1), ("Secondary", 0)] {
        let found = root.ecs("DescribeNetworkInterfaces", &[("Type", kind)]).await.ok();
        assert_eq!(found["TotalCount"], json!(expected), "{kind}");
    }
    let detach = async |id: &str, more: Pairs<'_>| call("DetachNetworkInterface", id, &instance, more).await;
    assert_eq!(detach(&trunk, &[]).await.refused(), "400 InvalidOperation.InvalidEniState");
    let wrong = [("TrunkNetworkInstanceId", member.as_str())];
    assert_eq!(detach(&member, &wrong).await.refused(), "400 InvalidParams.EniId");
    detach(&member, &carried).await.ok();
    detach(&trunk, &[]).await.ok();
    let left = eni(&root, &trunk).await.unwrap();
    assert_eq!((text(&left, "/Status"), &left["Attachment"]), ("Available".to_owned(), &json!({})));
    let own = [("NetworkInterface.1.NetworkInterfaceId", trunk.as_str())];
    assert_eq!(net.run(&root, &own).await.refused(), "400 InvalidParam.NetworkInterface");
}

#[tokio::test]
async fn an_interface_has_no_more_addresses_than_the_type_of_its_instance_allows() {
    let (_cloud, root, net) = v6_net().await;
    let new = [("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", &net.group)];
    let with = async |more: Pairs<'_>| {
        root.ecs("CreateNetworkInterface", &[&new, more].concat()).await.field("/NetworkInterfaceId")
    };
    let (private, v6) =
        (with(&[("SecondaryPrivateIpAddressCount", "6")]).await, with(&[("Ipv6AddressCount", "7")]).await);
    let fits = with(&[("SecondaryPrivateIpAddressCount", "5")]).await;
    let instance = net.run(&root, &[]).await.field("/InstanceIdSets/InstanceIdSet/0");
    let attach = async |id: &str| {
        root.ecs("AttachNetworkInterface", &[("NetworkInterfaceId", id), ("InstanceId", &instance)]).await
    };
    assert_eq!(attach(&private).await.refused(), "403 InvalidOperation.Ipv4CountExceeded");
    assert_eq!(attach(&v6).await.refused(), "403 InvalidOperation.Ipv6CountExceeded");
    attach(&fits).await.ok();
    let one_more = [("NetworkInterfaceId", fits.as_str()), ("SecondaryPrivateIpAddressCount", "1")];
    let assigned = root.ecs("AssignPrivateIpAddresses", &one_more).await;
    assert_eq!(assigned.refused(), "403 InvalidOperation.Ipv4CountExceeded");
}

#[tokio::test]
async fn interfaces_that_a_launch_cannot_have_are_refused() {
    let (_cloud, root, net) = v6_net().await;
    let far = switch(&root, &net.vpc, "cn-hangzhou-i", "192.168.9.0/24", None).await;
    let refused = async |more: Pairs<'_>| net.run(&root, more).await.refused();
    assert_eq!(
        refused(&[("NetworkInterface.1.VSwitchId", &far)]).await,
        "403 InvalidOperation.AvailabilityZoneMismatch"
    );
    assert_eq!(refused(&[("NetworkInterface.1.InstanceType", "Third")]).await, "400 InvalidParameter");
    assert_eq!(refused(&[("NetworkInterface.1.NetworkCardIndex", "1")]).await, "400 InvalidParameter");
    assert_eq!(refused(&[("NetworkInterface.1.Ipv6AddressCount", "1")]).await, "400 InvalidParam.NetworkInterface");
    assert_eq!(
        refused(&[("NetworkInterface.1.NetworkInterfaceTrafficMode", "HighPerformance")]).await,
        "400 InvalidParameter"
    );
    let three: Vec<_> = ["1", "2", "3"].map(|number| format!("NetworkInterface.{number}.InstanceType")).to_vec();
    let three: Vec<_> = three.iter().map(|name| (name.as_str(), "Secondary")).collect();
    assert_eq!(refused(&three).await, "403 EniPerInstanceLimitExceeded", "the type takes three, the primary included");
}

#[tokio::test]
async fn ipv6_addresses_come_with_a_launch_and_can_be_given_and_taken() {
    let (cloud, root, net) = v6_net().await;
    let block = block(&root, &net.vswitch).await;
    let at = |tail: &str| format!("{block}{tail}");
    let first = at("8");
    let launched = net.run(&root, &[("Ipv6Address.1", &first)]).await;
    let instance = launched.field("/InstanceIdSets/InstanceIdSet/0");
    assert_eq!(net.run(&root, &[("Ipv6Address.1", &first)]).await.refused(), "403 InvalidIp.IpAssigned");
    let listed = interfaces(&root, &instance).await;
    assert_eq!(listed[0]["Ipv6Sets"]["Ipv6Set"], json!([{"Ipv6Address": first}]));
    let id = text(&listed[0], "/NetworkInterfaceId");
    let assign = async |more: Pairs<'_>| {
        root.ecs("AssignIpv6Addresses", &[&[("NetworkInterfaceId", id.as_str())], more].concat()).await
    };
    for (wrong, expected) in [
        (at(""), "403 InvalidIp.Address"),
        (at("ffff:ffff:ffff:ffff"), "403 InvalidIp.Address"),
        ("2001:db8::1".to_owned(), "403 InvalidIp.Address"),
        ("192.168.1.9".to_owned(), "403 InvalidIp.Address"),
        (first.clone(), "403 InvalidIp.IpAssigned"),
    ] {
        assert_eq!(assign(&[("Ipv6Address.1", &wrong)]).await.refused(), expected, "{wrong}");
    }
    let twice = at("64");
    let twice = [("Ipv6Address.1", twice.as_str()), ("Ipv6Address.2", twice.as_str())];
    assert_eq!(assign(&twice).await.refused(), "403 InvalidIp.IpRepeated");
    assert_eq!(assign(&[]).await.refused(), "400 MissingParameter");
    let drawn = assign(&[("Ipv6AddressCount", "2")]).await.ok();
    assert_eq!(drawn["Ipv6Sets"]["Ipv6Address"].as_array().unwrap().len(), 2);
    assert_eq!(assign(&[("Ipv6AddressCount", "4")]).await.refused(), "403 InvalidOperation.Ipv6CountExceeded");
    let shown = eni(&root, &id).await.unwrap();
    assert_eq!(shown["Ipv6Sets"]["Ipv6Set"].as_array().unwrap().len(), 3);
    let mac = text(&shown, "/MacAddress");
    let path = format!("meta-data/network/interfaces/macs/{mac}/ipv6s");
    let (status, seen) = cloud.metadata_of(&instance, &path).await;
    assert_eq!((status, serde_json::from_str::<Vec<String>>(&seen).unwrap().len()), (200, 3), "{seen}");
    for (action, name) in [("DescribeInstances", "Ipv6Address.1"), ("DescribeNetworkInterfaces", "Ipv6Address.1")] {
        let found = async |address: &str| root.ecs(action, &[(name, address)]).await.ok()["TotalCount"].clone();
        assert_eq!((found(&first).await, found(&at("9")).await), (json!(1), json!(0)), "{action}");
    }
    let disable = [REGION, ("VSwitchId", &net.vswitch), ("EnableIPv6", "false")];
    assert_eq!(root.vpc("ModifyVSwitchAttribute", &disable).await.refused(), "400 DependencyViolation");
    let unassign = [("NetworkInterfaceId", id.as_str()), ("Ipv6Address.1", first.as_str())];
    root.ecs("UnassignIpv6Addresses", &unassign).await.ok();
    assert_eq!(root.ecs("UnassignIpv6Addresses", &unassign).await.refused(), "403 InvalidIp.IpUnassigned");
    root.ecs("DeleteInstance", &[("InstanceId", &instance), ("Force", "true")]).await.ok();
    root.vpc("ModifyVSwitchAttribute", &disable).await.ok();
}

#[tokio::test]
async fn ipv6_needs_a_vswitch_that_has_it_and_says_what_else_is_wrong() {
    let (_cloud, root, net) = v6_net().await;
    let without = switch(&root, &net.vpc, "cn-hangzhou-h", "192.168.3.0/24", None).await;
    let refused = async |more: Pairs<'_>| net.run(&root, more).await.refused();
    assert_eq!(
        refused(&[("VSwitchId", &without), ("Ipv6AddressCount", "1")]).await,
        "403 InvalidVSwitch.Ipv6NotTurnOn"
    );
    assert_eq!(refused(&[("Ipv6AddressCount", "7")]).await, "403 MaxEniIpv6IpsCountExceeded");
    assert_eq!(refused(&[("Ipv6AddressCount", "11")]).await, "400 InvalidParameter");
    assert_eq!(refused(&[("Ipv6Address.1", "2001:db8::1"), ("Ipv6AddressCount", "1")]).await, "400 InvalidParameter");
    assert_eq!(refused(&[("Ipv6Address.1", "2001:db8::1"), ("Amount", "2")]).await, "400 InvalidParameter");
    let new = [("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", net.group.as_str())];
    let made = root.ecs("CreateNetworkInterface", &[&new[..], &[("Ipv6AddressCount", "3")]].concat()).await.ok();
    assert_eq!(made["Ipv6Sets"]["Ipv6Set"].as_array().unwrap().len(), 3);
}

#[tokio::test]
async fn an_instance_that_moves_leaves_its_other_addresses_behind() {
    let (_cloud, root, net) = v6_net().await;
    let near = switch(&root, &net.vpc, "cn-hangzhou-h", "192.168.2.0/24", None).await;
    let launched = net.run(&root, &[("Ipv6AddressCount", "1")]).await;
    let instance = launched.field("/InstanceIdSets/InstanceIdSet/0");
    let id = text(&interfaces(&root, &instance).await[0], "/NetworkInterfaceId");
    let further = [("NetworkInterfaceId", id.as_str()), ("PrivateIpAddress.1", "192.168.1.77")];
    root.ecs("AssignPrivateIpAddresses", &further).await.ok();
    root.ecs("StopInstance", &[("InstanceId", &instance)]).await.ok();
    let go = async |to: &str, address: &str| {
        let pairs = [("InstanceId", instance.as_str()), ("VSwitchId", to), ("PrivateIpAddress", address)];
        root.ecs("ModifyInstanceVpcAttribute", &pairs).await.ok();
        let shown = eni(&root, &id).await.unwrap();
        let count = |set: &str| shown.pointer(set).and_then(Value::as_array).unwrap().len();
        (count("/PrivateIpSets/PrivateIpSet"), count("/Ipv6Sets/Ipv6Set"))
    };
    assert_eq!(go(&net.vswitch, "192.168.1.99").await, (2, 1), "another address of the same switch");
    assert_eq!(go(&near, "192.168.2.99").await, (1, 0));
    let new = [("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", net.group.as_str())];
    let again = [&new[..], &[("PrimaryIpAddress", "192.168.1.77")]].concat();
    root.ecs("CreateNetworkInterface", &again).await.ok();
}
