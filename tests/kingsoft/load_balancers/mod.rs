//! SLB: classic load balancers, their listeners, the servers behind them, health checks, and addresses of EIP.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on says so by panicking")]

mod listeners;

use std::time::Duration;

use serde_json::{Value, json};
use testkit::{KsyunActor, Reply, TestCloud};

use super::kec::{Network, network, text};

const LINE: &str = "5fc2595f-1bfd-481b-bf64-2d08f116d800";

async fn slb(actor: &KsyunActor, action: &str, parameters: &[(&str, &str)]) -> Reply {
    actor.call("slb", action, parameters).await
}

/// What Terraform's provider orders, with further parameters.
async fn create(root: &KsyunActor, network: &Network, more: &[(&str, &str)]) -> Value {
    let order = [("VpcId", network.vpc.as_str()), ("LoadBalancerName", "lb-test-tf"), ("IpVersion", "ipv4")];
    slb(root, "CreateLoadBalancer", &[&order[..], more].concat()).await.contents()
}

async fn balancers(root: &KsyunActor, narrowed: &[(&str, &str)]) -> Vec<Value> {
    let body = slb(root, "DescribeLoadBalancers", narrowed).await.ok();
    body["LoadBalancerDescriptions"].as_array().unwrap().clone()
}

async fn balancer(root: &KsyunActor, id: &str) -> Value {
    balancers(root, &[("LoadBalancerId.1", id)]).await.remove(0)
}

/// A listener of a load balancer, ordered as Terraform's provider does.
async fn listen(root: &KsyunActor, balancer: &str, protocol: &str, port: &str, more: &[(&str, &str)]) -> Value {
    let order = [
        ("LoadBalancerId", balancer),
        ("ListenerProtocol", protocol),
        ("ListenerPort", port),
        ("ListenerState", "start"),
        ("HttpProtocol", "HTTP1.1"),
        ("TlsCipherPolicy", "TlsCipherPolicy1.0"),
    ];
    slb(root, "CreateListeners", &[&order[..], more].concat()).await.contents()
}

async fn listener(root: &KsyunActor, id: &str) -> Value {
    slb(root, "DescribeListeners", &[("ListenerId.1", id)]).await.ok()["ListenerSet"][0].clone()
}

#[tokio::test]
async fn a_load_balancer_is_made_and_changed() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let made = create(&root, &network, &[("Type", "public"), ("AdminStateUp", "false")]).await;
    let id = text(&made, "/LoadBalancerId");
    let expected = json!({
        "LoadBalancerId": id,
        "LoadBalancerName": "lb-test-tf",
        "Type": "public",
        "VpcId": network.vpc,
        "PublicIp": "",
        "State": "disassociate",
        "LoadBalancerState": "stop",
        "LbType": "classic",
        "LbStatus": "active",
        "IpVersion": "ipv4",
        "IsWaf": false,
        "ListenersCount": 0,
        "ChargeType": "PostpaidByTime",
        "ProjectId": "0",
        "DeleteProtection": "off",
        "ModifyProtection": "off",
        "CreateTime": made["CreateTime"],
        "TagSet": [],
    });
    assert_eq!(made, expected);
    assert_eq!(balancer(&root, &id).await, made);
    assert_eq!(text(&made, "/CreateTime").len(), "2026-12-21 08:00:00".len());
    let change = [("LoadBalancerId", id.as_str()), ("LoadBalancerName", "shop"), ("LoadBalancerState", "start")];
    let changed = slb(&root, "ModifyLoadBalancer", &change).await.contents();
    assert_eq!((&changed["LoadBalancerName"], &changed["LoadBalancerState"]), (&json!("shop"), &json!("start")));
    assert_eq!(balancer(&root, &id).await, changed);
    assert_eq!(root.vpc("DeleteVpc", &[("VpcId", &network.vpc)]).await.refused(), "409 VpcDeleteConflict");
    let named = [("LoadBalancerId", id.as_str())];
    assert_eq!(slb(&root, "DeleteLoadBalancer", &named).await.contents(), json!({"Return": true}));
    assert_eq!(balancers(&root, &[("LoadBalancerId.1", &id)]).await, Vec::<Value>::new());
    assert_eq!(slb(&root, "DeleteLoadBalancer", &named).await.refused(), "404 LoadBalancerNotFound");
}

#[tokio::test]
async fn an_internal_load_balancer_has_an_address_of_its_subnet() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (here, there) = (network(&root).await, network(&root).await);
    let inside = [("Type", "internal"), ("SubnetId", here.subnet.as_str()), ("PrivateIpAddress", "10.0.1.5")];
    let made = create(&root, &here, &inside).await;
    let expected = [
        ("/Type", "internal"),
        ("/SubnetId", here.subnet.as_str()),
        ("/VnetId", &here.subnet),
        ("/PrivateIpAddress", "10.0.1.5"),
        ("/PublicIp", ""),
        ("/LoadBalancerState", "start"),
    ];
    for (path, word) in expected {
        assert_eq!(text(&made, path), word, "{path}");
    }
    let order = async |more: &[(&str, &str)]| {
        slb(&root, "CreateLoadBalancer", &[&[("VpcId", here.vpc.as_str())], more].concat()).await.refused()
    };
    assert_eq!(order(&inside).await, "409 PrivateIpAddressInUse");
    assert_eq!(order(&[("Type", "internal")]).await, "400 MissingParameter");
    let elsewhere = [("Type", "internal"), ("SubnetId", there.subnet.as_str())];
    assert_eq!(order(&elsewhere).await, "400 InvalidParameter");
    assert_eq!(order(&[("Type", "internal"), ("SubnetId", "none")]).await, "404 SubnetNotFound");
    let id = text(&made, "/LoadBalancerId");
    let limited = listen(&root, &id, "TCP", "80", &[("BandWidthIn", "5")]).await;
    assert_eq!((&limited["BandWidthIn"], limited.get("BandWidthOut")), (&json!(5), None));
    assert_eq!(root.vpc("DeleteSubnet", &[("SubnetId", &here.subnet)]).await.refused(), "409 SubnetDeleteConflict");
    slb(&root, "DeleteLoadBalancer", &[("LoadBalancerId", &id)]).await.ok();
    root.vpc("DeleteSubnet", &[("SubnetId", &here.subnet)]).await.ok();
}

#[tokio::test]
async fn an_order_that_the_cloud_does_not_have_is_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    for (name, value, code) in [
        ("Type", "private", "400 InvalidParameter"),
        ("IpVersion", "ipv6", "400 InvalidParameter"),
        ("LbType", "application", "400 InvalidParameter"),
        ("DeleteProtection", "on", "400 InvalidParameter"),
        ("AccessLogsEnabled", "true", "400 InvalidParameter"),
        ("ChargeType", "Weekly", "400 InvalidParameter"),
        ("ProjectId", "7", "400 InvalidParameter"),
        ("VpcId", "none", "404 VpcNotFound"),
    ] {
        let order = [("VpcId", network.vpc.as_str())];
        let mut order: Vec<_> = order.into_iter().filter(|(other, _)| *other != name).collect();
        order.push((name, value));
        assert_eq!(slb(&root, "CreateLoadBalancer", &order).await.refused(), code, "{name}={value}");
    }
    let id = text(&create(&root, &network, &[]).await, "/LoadBalancerId");
    for (name, value, code) in [
        ("ListenerProtocol", "HTTPS", "400 InvalidParameter"),
        ("ListenerPort", "0", "400 InvalidParameter"),
        ("Method", "Best", "400 InvalidParameter"),
        ("Method", "QUIC_CID", "400 InvalidParameter"),
        ("BindType", "BackendServerGroup", "400 InvalidParameter"),
        ("CertificateId", "c", "400 InvalidParameter"),
        ("LoadBalancerAclId", "a", "400 InvalidParameter"),
        ("BandWidthIn", "5", "400 InvalidParameter"),
        ("SessionPersistencePeriod", "86401", "400 InvalidParameter"),
        ("LoadBalancerId", "none", "404 LoadBalancerNotFound"),
    ] {
        let order = [("LoadBalancerId", id.as_str()), ("ListenerProtocol", "HTTP"), ("ListenerPort", "80")];
        let mut order: Vec<_> = order.into_iter().filter(|(other, _)| *other != name).collect();
        order.push((name, value));
        assert_eq!(slb(&root, "CreateListeners", &order).await.refused(), code, "{name}={value}");
    }
    let wrong = slb(&root, "DescribeLoadBalancers", &[("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")]).await;
    assert_eq!(wrong.refused(), "400 InvalidParameter");
}

#[tokio::test]
async fn load_balancers_are_listed_by_network_project_and_state_and_in_pages() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (here, there) = (network(&root).await, network(&root).await);
    let mut made = Vec::new();
    for network in [&here, &here, &here, &here, &here, &there] {
        made.push(text(&create(&root, network, &[]).await, "/LoadBalancerId"));
    }
    let ids = async |narrowed: &[(&str, &str)]| {
        let found = balancers(&root, narrowed).await;
        found.iter().map(|balancer| text(balancer, "/LoadBalancerId")).collect::<Vec<_>>()
    };
    let newest_first: Vec<_> = made.iter().rev().cloned().collect();
    assert_eq!(ids(&[]).await, newest_first);
    assert_eq!(ids(&[("ProjectId.1", "0"), ("IsContainTag", "true"), ("State", "disassociate")]).await, newest_first);
    for nothing in [("ProjectId.1", "7"), ("State", "associate"), ("TagKey.1", "team"), ("LoadBalancerId.1", "none")] {
        assert_eq!(ids(&[nothing]).await, Vec::<String>::new(), "{nothing:?}");
    }
    let in_network = [("Filter.1.Name", "vpc-id"), ("Filter.1.Value.1", there.vpc.as_str())];
    assert_eq!(ids(&in_network).await, [made[5].as_str()]);
    let page = slb(&root, "DescribeLoadBalancers", &[("MaxResults", "5")]).await.ok();
    assert_eq!((&page["TotalCount"], text(&page, "/NextToken").as_str()), (&json!(6), "6"));
    assert_eq!(ids(&[("MaxResults", "5"), ("NextToken", "6")]).await, [made[0].as_str()]);
}

#[tokio::test]
async fn terraform_reads_and_replaces_the_tags_of_a_load_balancer() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = text(&create(&root, &network, &[]).await, "/LoadBalancerId");
    let order = [
        ("ResourceType", "loadbalancer"),
        ("ReplaceTags.1.ResourceUuids", id.as_str()),
        ("Tag.1.Key", "team"),
        ("Tag.1.Value", "web"),
    ];
    root.call("tagv2", "ReplaceResourcesTags", &order).await.ok();
    let asked = [("ResourceType", "loadbalancer"), ("ResourceUuids", id.as_str())];
    let tags = root.call("tagv2", "ListTagsByResourceIds", &asked).await.ok()["Tags"].clone();
    assert_eq!((&tags[0]["TagKey"], &tags[0]["TagValue"]), (&json!("team"), &json!("web")));
    let mut shown = balancer(&root, &id).await["TagSet"].clone();
    assert_eq!(shown[0]["TagId"].take(), json!(tags[0]["TagId"].to_string()), "a text here and a number there");
    shown[0]["TagId"] = tags[0]["TagId"].clone();
    assert_eq!(shown, tags);
    assert_eq!(balancers(&root, &[("TagKV.1.Name", "team"), ("TagKV.1.Value", "web")]).await.len(), 1);
    assert_eq!(balancers(&root, &[("TagKV.1.Name", "team"), ("TagKV.1.Value", "db")]).await.len(), 0);
}

#[tokio::test]
async fn an_address_is_given_to_a_load_balancer_and_taken_away() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = text(&create(&root, &network, &[("Type", "public")]).await, "/LoadBalancerId");
    let inside = [("Type", "internal"), ("SubnetId", network.subnet.as_str())];
    let internal = text(&create(&root, &network, &inside).await, "/LoadBalancerId");
    let order = [("LineId", LINE), ("BandWidth", "1"), ("ChargeType", "PostPaidByDay"), ("PurchaseTime", "1")];
    let made = root.call("eip", "AllocateAddress", &order).await.ok();
    let (elastic, ip) = (text(&made, "/AllocationId"), text(&made, "/PublicIp"));
    let give = async |to: &str, more: &[(&str, &str)]| {
        let order = [("AllocationId", elastic.as_str()), ("InstanceType", "Slb"), ("InstanceId", to)];
        root.call("eip", "AssociateAddress", &[&order[..], more].concat()).await
    };
    assert_eq!(give(&internal, &[]).await.refused(), "400 InvalidParameter");
    assert_eq!(give("none", &[]).await.refused(), "404 LoadBalancerNotFound");
    assert_eq!(give(&id, &[("NetworkInterfaceId", "any")]).await.refused(), "400 InvalidParameter");
    give(&id, &[]).await.ok();
    let named = [("AllocationId.1", elastic.as_str())];
    let shown = root.call("eip", "DescribeAddresses", &named).await.ok()["AddressesSet"][0].clone();
    let expected = [("/State", "associate"), ("/InstanceType", "Slb"), ("/InstanceId", id.as_str())];
    for (path, word) in expected {
        assert_eq!(text(&shown, path), word, "{path}");
    }
    for absent in ["NetworkInterfaceId", "NetworkInterfaceType", "PrivateIpAddress"] {
        assert_eq!(shown.get(absent), None, "{absent}");
    }
    let held = balancer(&root, &id).await;
    assert_eq!((text(&held, "/PublicIp"), text(&held, "/State")), (ip, "associate".to_owned()));
    assert_eq!(balancers(&root, &[("State", "associate")]).await, [held]);
    let delete = [("LoadBalancerId", id.as_str())];
    assert_eq!(slb(&root, "DeleteLoadBalancer", &delete).await.refused(), "409 LoadBalancerDeleteConflict");
    cloud.advance(Duration::from_secs(60));
    root.call("eip", "DisassociateAddress", &[("AllocationId", &elastic)]).await.ok();
    let free = balancer(&root, &id).await;
    assert_eq!((text(&free, "/PublicIp"), text(&free, "/State")), (String::new(), "disassociate".to_owned()));
    slb(&root, "DeleteLoadBalancer", &delete).await.ok();
}

#[tokio::test]
async fn whoever_gives_an_address_to_a_load_balancer_needs_a_permission_on_both() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = text(&create(&root, &network, &[]).await, "/LoadBalancerId");
    let made = root.call("eip", "AllocateAddress", &[("LineId", LINE), ("BandWidth", "1")]).await.ok();
    let elastic = text(&made, "/AllocationId");
    let alice = cloud.ksyun_user("alice").await;
    let to = [("AllocationId", elastic.as_str()), ("InstanceType", "Slb"), ("InstanceId", &id)];
    let allow = async |name: &str, action: &str, resource: &str| {
        let statement = json!({"Effect": "Allow", "Action": [action], "Resource": [resource]});
        let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
        let made = root.iam("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", &document)]).await;
        let krn = made.field("/CreatePolicyResult/Policy/Krn");
        root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    };
    allow("address", "eip:AssociateAddress", &format!("krn:ksc:eip:*:*:eip/{elastic}")).await;
    let refused = alice.call("eip", "AssociateAddress", &to).await.refused();
    assert_eq!(refused, "403 AccessDenied", "the load balancer is not allowed");
    allow("balancer", "eip:AssociateAddress", &format!("krn:ksc:slb:*:*:loadbalancer/{id}")).await;
    alice.call("eip", "AssociateAddress", &to).await.ok();
    let listen = [("LoadBalancerId", id.as_str()), ("ListenerProtocol", "TCP"), ("ListenerPort", "80")];
    assert_eq!(slb(&alice, "CreateListeners", &listen).await.refused(), "403 AccessDenied");
    allow("listener", "slb:CreateListeners", &format!("krn:ksc:slb:*:*:loadbalancer/{id}")).await;
    slb(&alice, "CreateListeners", &listen).await.ok();
}

#[tokio::test]
async fn a_load_balancer_is_moved_to_a_project() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = text(&create(&root, &network, &[]).await, "/LoadBalancerId");
    let project = root.iam("CreateProject", &[("ProjectName", "shop")]).await.field("/Result");
    root.iam("UpdateInstanceProjectId", &[("InstanceId", &id), ("ProjectId", &project)]).await.ok();
    assert_eq!(text(&balancer(&root, &id).await, "/ProjectId"), project);
    assert_eq!(balancers(&root, &[("ProjectId.1", "0")]).await.len(), 0);
    assert_eq!(balancers(&root, &[("ProjectId.1", &project)]).await.len(), 1);
}
