//! Network interfaces beside the primary ones.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

use super::kec::{Network, instance, launched, network, text};

async fn created(cloud: &TestCloud, root: &KsyunActor, network: &Network, more: &[(&str, &str)]) -> String {
    let order = [&[("SubnetId", network.subnet.as_str()), ("SecurityGroupId.1", &network.group)][..], more].concat();
    let id = root.vpc("CreateNetworkInterface", &order).await.field("/NetworkInterfaceId");
    cloud.advance(Duration::from_secs(5));
    id
}

async fn listed(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    root.vpc("DescribeNetworkInterfaces", narrowed).await.ok()["NetworkInterfaceSet"].as_array().unwrap().clone()
}

async fn interface(root: &KsyunActor, id: &str) -> Value {
    listed(root, &[("NetworkInterfaceId.1", id)]).await.remove(0)
}

#[tokio::test]
async fn an_interface_has_further_addresses_and_a_name() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let order = [("NetworkInterfaceName", "second"), ("PrivateIpAddress", "10.0.1.9")];
    let id = created(&cloud, &root, &network, &order).await;
    let mut shown = interface(&root, &id).await;
    for changing in ["CreateTime", "MacAddress"] {
        shown[changing].take();
    }
    let whole = json!({
        "NetworkInterfaceId": id, "NetworkInterfaceName": "second", "NetworkInterfaceType": "extension",
        "InstanceType": "kec", "VpcId": network.vpc, "VpcName": "", "SubnetId": network.subnet, "SubnetName": "",
        "CidrBlock": "10.0.1.0/28", "PrivateIpAddress": "10.0.1.9", "MacAddress": null,
        "AvailabilityZoneName": "cn-beijing-6a", "CreateTime": null, "State": "available", "DNS1": "", "DNS2": "",
        "SecurityGroupId": network.group, "SecurityGroupName": "web",
        "SecurityGroupSet": [{"SecurityGroupId": network.group, "SecurityGroupName": "web"}],
        "AssignedPrivateIpAddressSet": [],
    });
    assert_eq!(shown, whole);
    let named = |value: &'static str| [("NetworkInterfaceId", id.as_str()), ("PrivateIpAddress.1", value)];
    let given = root.vpc("AssignPrivateIpAddress", &named("10.0.1.10")).await.ok();
    let further = json!([{"PrivateIpAddress": "10.0.1.10"}]);
    assert_eq!(given["NetworkInterface"]["AssignedPrivateIpAddressSet"], further);
    assert_eq!(root.vpc("AssignPrivateIpAddress", &named("10.0.1.9")).await.refused(), "409 PrivateIpAddressInUse");
    let any = [("NetworkInterfaceId", id.as_str()), ("SecondaryPrivateIpAddressCount", "2")];
    let given = root.vpc("AssignPrivateIpAddress", &any).await.ok();
    assert_eq!(given["NetworkInterface"]["AssignedPrivateIpAddressSet"].as_array().unwrap().len(), 3);
    root.vpc("UnassignPrivateIpAddress", &named("10.0.1.10")).await.ok();
    assert_eq!(root.vpc("UnassignPrivateIpAddress", &named("10.0.1.10")).await.refused(), "400 InvalidParameter");
    let renamed = [("NetworkInterfaceId", id.as_str()), ("NetworkInterfaceName", "third")];
    root.vpc("ModifyNetworkInterface", &renamed).await.ok();
    let shown = interface(&root, &id).await;
    assert_eq!(shown["NetworkInterfaceName"], "third");
    assert_eq!(shown["AssignedPrivateIpAddressSet"].as_array().unwrap().len(), 2);
    root.vpc("DeleteNetworkInterface", &named("")).await.ok();
    assert_eq!(root.vpc("DeleteNetworkInterface", &named("")).await.refused(), "404 NetworkInterfaceNotFound");
}

#[tokio::test]
async fn an_interface_is_attached_to_an_instance_and_detached() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let one = launched(&root, &network, &[]).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let id = created(&cloud, &root, &network, &[]).await;
    let to = [("InstanceId", one.as_str()), ("NetworkInterfaceId", &id)];
    root.kec("AttachNetworkInterface", &to).await.ok();
    cloud.advance(Duration::from_secs(5));
    let shown = interface(&root, &id).await;
    assert_eq!((&shown["InstanceId"], &shown["State"]), (&json!(one), &json!("attached")));
    let holder = instance(&root, &one).await;
    let types = holder["NetworkInterfaceSet"].as_array().unwrap().iter();
    let types: Vec<_> = types.map(|one| text(one, "/NetworkInterfaceType")).collect();
    assert_eq!(types, ["primary", "extension"]);
    assert_eq!(holder["NetworkInterfaceSet"][1]["GroupSet"], json!([{"GroupId": network.group}]));
    let third = created(&cloud, &root, &network, &[]).await;
    let also = [("InstanceId", one.as_str()), ("NetworkInterfaceId", &third)];
    assert_eq!(root.kec("AttachNetworkInterface", &also).await.refused(), "400 InvalidParameter", "two at most");
    assert_eq!(root.vpc("DeleteNetworkInterface", &to[1..]).await.refused(), "400 InvalidParameter");
    for (name, value, count) in [
        ("instance-id", one.as_str(), 2),
        ("vpc-id", &network.vpc, 3),
        ("securitygroup-id", &network.group, 3),
        ("instance-type", "slb", 0),
        ("private-ip-address", "10.0.9.9", 0),
    ] {
        let filter = [("Filter.1.Name", name), ("Filter.1.Value.1", value)];
        assert_eq!(listed(&root, &filter).await.len(), count, "{name}");
    }
    let primary = text(&holder, "/NetworkInterfaceSet/0/NetworkInterfaceId");
    let stuck = [("InstanceId", one.as_str()), ("NetworkInterfaceId", &primary)];
    assert_eq!(root.kec("DetachNetworkInterface", &stuck).await.refused(), "400 InvalidParameter");
    root.kec("DetachNetworkInterface", &to).await.ok();
    cloud.advance(Duration::from_secs(5));
    assert_eq!(interface(&root, &id).await.get("InstanceId"), None);
}

#[tokio::test]
async fn an_instance_moves_and_changes_its_groups_and_name_servers() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let more = [("NetworkInterface.1.SubnetId", network.subnet.as_str())];
    let one = launched(&root, &network, &more).await.remove(0);
    cloud.advance(Duration::from_secs(60));
    let holder = instance(&root, &one).await;
    let ids = [0, 1].map(|index| text(&holder, &format!("/NetworkInterfaceSet/{index}/NetworkInterfaceId")));
    let group = [("VpcId", network.vpc.as_str()), ("SecurityGroupName", "db")];
    let group = root.vpc("CreateSecurityGroup", &group).await.field("/SecurityGroup/SecurityGroupId");
    let subnet = [("VpcId", network.vpc.as_str()), ("CidrBlock", "10.0.2.0/28"), ("SubnetType", "Normal")];
    let subnet = root.vpc("CreateSubnet", &subnet).await.field("/Subnet/SubnetId");
    let change = async |interface: &str, more: &[(&str, &str)]| {
        let order = [&[("InstanceId", one.as_str()), ("NetworkInterfaceId", interface)][..], more].concat();
        root.kec("ModifyNetworkInterfaceAttribute", &order).await
    };
    for id in &ids {
        change(id, &[("SecurityGroupId.1", &group), ("DNS1", "198.18.254.40")]).await.ok();
        let shown = interface(&root, id).await;
        assert_eq!((&shown["SecurityGroupId"], &shown["DNS1"]), (&json!(group), &json!("198.18.254.40")), "{id}");
    }
    change(&ids[0], &[("SubnetId", &subnet), ("PrivateIpAddress", "10.0.2.7")]).await.ok();
    let moved = instance(&root, &one).await;
    assert_eq!((&moved["SubnetId"], &moved["PrivateIpAddress"]), (&json!(subnet), &json!("10.0.2.7")));
    assert_eq!(moved["NetworkInterfaceSet"][0]["GroupSet"], json!([{"GroupId": group}]), "the groups stay");
    assert_eq!(moved["InstanceState"]["Name"], "active");
    assert_eq!(change(&ids[1], &[("SubnetId", &subnet)]).await.refused(), "400 InvalidParameter");
    assert_eq!(change(&ids[0], &[("DNS2", "somewhere")]).await.refused(), "400 InvalidParameter");
    let none = [("InstanceId", one.as_str()), ("NetworkInterfaceId", "none")];
    let refused = root.kec("ModifyNetworkInterfaceAttribute", &none).await;
    assert_eq!(refused.refused(), "404 NetworkInterfaceNotFound");
    root.kec("TerminateInstances", &[("InstanceId.1", &one), ("ForceDelete", "true")]).await.ok();
    assert_eq!(listed(&root, &[]).await.len(), 0, "what came with the instance goes with it");
}
