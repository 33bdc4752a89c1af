//! Elastic addresses, on instances and on interfaces of their own.

use super::*;

#[tokio::test]
async fn an_elastic_address_is_seen_where_its_instance_is() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let made = root.vpc("AllocateEipAddress", &[("Bandwidth", "10"), ("Name", "office")]).await.ok();
    let (eip, address) = (text(&made, "/AllocationId"), text(&made, "/EipAddress"));
    let one = [("AllocationId", eip.as_str())];
    let to = [&one[..], &[("InstanceId", instance.as_str())]].concat();
    assert_eq!(root.vpc("AssociateEipAddress", &to).await.refused(), "400 IncorrectInstanceStatus");
    cloud.advance(Duration::from_secs(5));
    root.vpc("AssociateEipAddress", &to).await.ok();
    let status = async |expected: &str| {
        let found = root.vpc("DescribeEipAddresses", &[("Status", expected)]).await.ok();
        assert_eq!(found["TotalCount"], 1, "{expected}");
    };
    status("Associating").await;
    assert_eq!(root.vpc("UnassociateEipAddress", &one).await.refused(), "400 IncorrectEipStatus");
    cloud.advance(Duration::from_secs(1));
    status("InUse").await;
    let ids = format!(r#"["{address}"]"#);
    let shown = root.ecs("DescribeInstances", &[("EipAddresses", ids.as_str())]).await.ok();
    assert_eq!(text(&shown, "/Instances/Instance/0/EipAddress/AllocationId"), eip);
    assert_eq!(shown["Instances"]["Instance"][0]["EipAddress"]["Bandwidth"], 10);
    assert_eq!(cloud.metadata_of(&instance, "meta-data/eipv4").await, (200, address.clone()));
    let shown = root.ecs("DescribeNetworkInterfaces", &[("InstanceId", instance.as_str())]).await.ok();
    assert_eq!(text(&shown, "/NetworkInterfaceSets/NetworkInterfaceSet/0/AssociatedPublicIp/PublicIpAddress"), address);
    assert_eq!(root.vpc("ReleaseEipAddress", &one).await.refused(), "400 IncorrectEipStatus");
    let second = root.vpc("AllocateEipAddress", &[]).await.field("/AllocationId");
    let again = [("AllocationId", second.as_str()), ("InstanceId", instance.as_str())];
    assert_eq!(root.vpc("AssociateEipAddress", &again).await.refused(), "400 InvalidAssociation.Duplicated");
    root.vpc("UnassociateEipAddress", &one).await.ok();
    assert_eq!(cloud.metadata_of(&instance, "meta-data/eipv4").await.0, 404);
    cloud.advance(Duration::from_secs(1));
    let protect = |on| [("InstanceId", eip.as_str()), ("Type", "EIP"), ("ProtectionEnable", on)];
    root.vpc("DeletionProtection", &protect("true")).await.ok();
    assert_eq!(root.vpc("ReleaseEipAddress", &one).await.refused(), "400 OperationDenied.DeletionProtection");
    root.vpc("DeletionProtection", &protect("false")).await.ok();
    root.vpc("ModifyEipAddressAttribute", &[&one[..], &[("Bandwidth", "501")]].concat()).await.refused();
    root.vpc("ReleaseEipAddress", &one).await.ok();
    assert_eq!(root.vpc("ReleaseEipAddress", &one).await.refused(), "404 InvalidAllocationId.NotFound");
}

#[tokio::test]
async fn an_interface_of_its_own_has_further_and_elastic_addresses() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let instance = net.one(&root).await;
    let order = [
        ("VSwitchId", net.vswitch.as_str()),
        ("SecurityGroupId", net.group.as_str()),
        ("PrimaryIpAddress", "192.168.1.50"),
        ("PrivateIpAddress.1", "192.168.1.60"),
    ];
    let made = root.ecs("CreateNetworkInterface", &order).await.ok();
    assert_eq!((text(&made, "/Status"), text(&made, "/Type")), ("Creating".to_owned(), "Secondary".to_owned()));
    let eni = text(&made, "/NetworkInterfaceId");
    cloud.advance(Duration::from_secs(5));
    let one = [("NetworkInterfaceId", eni.as_str())];
    let count = [&one[..], &[("SecondaryPrivateIpAddressCount", "2")]].concat();
    root.ecs("AssignPrivateIpAddresses", &count).await.ok();
    let gone = |address| [&one[..], &[("PrivateIpAddress.1", address)]].concat();
    assert_eq!(
        root.ecs("UnassignPrivateIpAddresses", &gone("192.168.1.50")).await.refused(),
        "403 InvalidVSwitchId.IpInvalid"
    );
    let bind = [&one[..], &[("InstanceId", instance.as_str())]].concat();
    root.ecs("AttachNetworkInterface", &bind).await.ok();
    cloud.advance(Duration::from_secs(1));
    let eip = root.vpc("AllocateEipAddress", &[]).await.field("/AllocationId");
    let to = [
        ("AllocationId", eip.as_str()),
        ("InstanceId", eni.as_str()),
        ("InstanceType", "NetworkInterface"),
        ("PrivateIpAddress", "192.168.1.60"),
    ];
    root.vpc("AssociateEipAddress", &to).await.ok();
    let shown = root.ecs("DescribeNetworkInterfaceAttribute", &one).await.ok();
    assert_eq!((text(&shown, "/Status"), text(&shown, "/InstanceId")), ("InUse".to_owned(), instance.clone()));
    let sets = shown["PrivateIpSets"]["PrivateIpSet"].as_array().cloned().unwrap_or_default();
    assert_eq!((sets.len(), &sets[0]["PrivateIpAddress"]), (4, &"192.168.1.50".into()));
    let held = sets.iter().find(|set| set["PrivateIpAddress"] == "192.168.1.60").cloned().unwrap_or_default();
    assert_eq!(text(&held, "/AssociatedPublicIp/AllocationId"), eip);
    assert_eq!(root.ecs("DeleteNetworkInterface", &one).await.refused(), "400 InvalidOperation.InvalidEniState");
    root.ecs("DetachNetworkInterface", &bind).await.ok();
    cloud.advance(Duration::from_secs(1));
    root.ecs("DeleteNetworkInterface", &one).await.ok();
    assert_eq!(root.ecs("DeleteNetworkInterface", &one).await.refused(), "404 InvalidEniId.NotFound");
    let free = root.vpc("DescribeEipAddresses", &[("AllocationId", eip.as_str())]).await.ok();
    assert_eq!(text(&free, "/EipAddresses/EipAddress/0/InstanceId"), "");
}
