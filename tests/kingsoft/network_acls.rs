//! Network ACLs of VPC: their entries, and the subnets that have them.

use serde_json::{Value, json};
use testkit::{KsyunActor, TestCloud};

use super::kec::{network, text};

async fn create(root: &KsyunActor, vpc: &str) -> String {
    root.vpc("CreateNetworkAcl", &[("VpcId", vpc), ("NetworkAclName", "web")]).await.field("/NetworkAclId")
}

async fn acl(root: &KsyunActor, id: &str) -> Value {
    root.vpc("DescribeNetworkAcls", &[("NetworkAclId.1", id)]).await.ok()["NetworkAclSet"][0].clone()
}

/// What Terraform's provider orders, with further parameters, which win over those of the same name.
async fn entry(root: &KsyunActor, acl: &str, more: &[(&str, &str)]) -> testkit::Reply {
    let usual = [
        ("NetworkAclId", acl),
        ("Direction", "in"),
        ("RuleNumber", "16"),
        ("RuleAction", "deny"),
        ("Protocol", "ip"),
        ("CidrBlock", "10.0.16.0/24"),
    ];
    let usual = usual.into_iter().filter(|(name, _)| more.iter().all(|(other, _)| other != name));
    let order: Vec<_> = usual.chain(more.iter().copied()).filter(|(_, value)| !value.is_empty()).collect();
    root.vpc("CreateNetworkAclEntry", &order).await
}

#[tokio::test]
async fn a_network_acl_is_made_listed_changed_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let order = [("VpcId", network.vpc.as_str()), ("NetworkAclName", "web"), ("Description", "of the shop")];
    let made = root.vpc("CreateNetworkAcl", &order).await.contents();
    let id = text(&made, "/NetworkAclId");
    let expected = json!({
        "NetworkAclId": id,
        "NetworkAclName": "web",
        "Description": "of the shop",
        "VpcId": network.vpc,
        "CreateTime": made["CreateTime"],
    });
    assert_eq!(made, expected);
    assert_eq!(text(&made, "/CreateTime").len(), "2026-12-21T08:00:00Z".len());
    let mut with_entries = made.clone();
    with_entries["NetworkAclEntrySet"] = json!([]);
    let listed = root.vpc("DescribeNetworkAcls", &[]).await.contents();
    assert_eq!(listed, json!({"NetworkAclSet": [with_entries]}));
    let change = [("NetworkAclId", id.as_str()), ("NetworkAclName", "db"), ("Description", "")];
    let changed = root.vpc("ModifyNetworkAcl", &change).await.contents();
    with_entries["NetworkAclName"] = json!("db");
    with_entries["Description"] = json!("");
    assert_eq!(changed, with_entries);
    assert_eq!(acl(&root, &id).await, changed);
    let elsewhere = [("VpcId", "none"), ("NetworkAclName", "web")];
    assert_eq!(root.vpc("CreateNetworkAcl", &elsewhere).await.refused(), "404 VpcNotFound");
    assert_eq!(root.vpc("CreateNetworkAcl", &[]).await.refused(), "400 MissingParameter");
    let missing = [("NetworkAclId", "none")];
    for action in ["ModifyNetworkAcl", "DeleteNetworkAcl"] {
        assert_eq!(root.vpc(action, &missing).await.refused(), "404 NetworkAclNotFound", "{action}");
    }
    let other = super::kec::network(&root).await;
    let there = create(&root, &other.vpc).await;
    let ids = async |narrowed: &[(&str, &str)]| {
        let body = root.vpc("DescribeNetworkAcls", narrowed).await.ok();
        body["NetworkAclSet"].as_array().unwrap().iter().map(|acl| text(acl, "/NetworkAclId")).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]).await, [there.as_str(), &id]);
    assert_eq!(ids(&[("NetworkAclId.1", &id), ("NetworkAclId.2", "none")]).await, [id.as_str()]);
    let of_vpc = |vpc: &str| [("Filter.1.Name", "vpc-id".to_owned()), ("Filter.1.Value.1", vpc.to_owned())];
    for (vpc, expected) in [(network.vpc.as_str(), vec![id.clone()]), ("none", Vec::new())] {
        let [(one, name), (two, value)] = of_vpc(vpc);
        assert_eq!(ids(&[(one, &name), (two, &value)]).await, expected, "{vpc}");
    }
    let page = root.vpc("DescribeNetworkAcls", &[("MaxResults", "1")]).await.ok();
    assert_eq!(ids(&[("NextToken", &text(&page, "/NextToken"))]).await, [id.as_str()]);
    let wrong = [("Filter.1.Name", "color"), ("Filter.1.Value.1", "x")];
    assert_eq!(root.vpc("DescribeNetworkAcls", &wrong).await.refused(), "400 InvalidParameter");
    root.vpc("DeleteSubnet", &[("SubnetId", &network.subnet)]).await.ok();
    root.vpc("DeleteSecurityGroup", &[("SecurityGroupId", &network.group)]).await.ok();
    let vpc = [("VpcId", network.vpc.as_str())];
    assert_eq!(root.vpc("DeleteVpc", &vpc).await.refused(), "409 VpcDeleteConflict", "it has a network ACL");
    assert_eq!(root.vpc("DeleteNetworkAcl", &[("NetworkAclId", &id)]).await.contents(), json!({"Return": true}));
    root.vpc("DeleteVpc", &vpc).await.ok();
}

#[tokio::test]
async fn entries_stand_in_the_order_of_their_numbers() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = create(&root, &network.vpc).await;
    // Terraform's provider sends the type and the code of ICMP for every protocol.
    let ignored = [("IcmpType", "0"), ("IcmpCode", "0"), ("Description", "first")];
    assert_eq!(entry(&root, &id, &ignored).await.contents(), json!({"Return": true}));
    let ports = [("RuleNumber", "2"), ("Protocol", "tcp"), ("PortRangeFrom", "80"), ("PortRangeTo", "81")];
    entry(&root, &id, &[&ports[..], &[("RuleAction", "allow")]].concat()).await.ok();
    let pings = [("Protocol", "icmp"), ("IcmpType", "8"), ("IcmpCode", "-1"), ("CidrBlock", "2001:db8::/32")];
    entry(&root, &id, &[&pings[..], &[("Direction", "out")]].concat()).await.ok();
    let shown = acl(&root, &id).await["NetworkAclEntrySet"].clone();
    let entry_id = |place: usize| text(&shown[place], "/NetworkAclEntryId");
    let expected = json!([
        {
            "NetworkAclEntryId": entry_id(0), "NetworkAclId": id, "Description": "", "Direction": "in", "RuleNumber": 2,
            "RuleAction": "allow", "Protocol": "tcp", "CidrBlock": "10.0.16.0/24", "PortRangeFrom": 80,
            "PortRangeTo": 81,
        },
        {
            "NetworkAclEntryId": entry_id(1), "NetworkAclId": id, "Description": "first", "Direction": "in",
            "RuleNumber": 16, "RuleAction": "deny", "Protocol": "ip", "CidrBlock": "10.0.16.0/24",
        },
        {
            "NetworkAclEntryId": entry_id(2), "NetworkAclId": id, "Description": "", "Direction": "out",
            "RuleNumber": 16, "RuleAction": "deny", "Protocol": "icmp", "CidrBlock": "2001:db8::/32", "IcmpType": 8,
            "IcmpCode": -1,
        },
    ]);
    assert_eq!(shown, expected);
    assert_eq!(entry(&root, &id, &[]).await.refused(), "409 NetworkAclEntryConflict", "the number is there");
    for (wrong, code) in [
        (&[("RuleNumber", "0")][..], "400 InvalidParameter"),
        (&[("RuleNumber", "32767")], "400 InvalidParameter"),
        (&[("RuleNumber", "")], "400 MissingParameter"),
        (&[("RuleAction", "drop")], "400 InvalidParameter"),
        (&[("Direction", "both")], "400 InvalidParameter"),
        (&[("Protocol", "gre")], "400 InvalidParameter"),
        (&[("CidrBlock", "10.0.0.0")], "400 InvalidParameter"),
        (&[("CidrBlock", "")], "400 MissingParameter"),
        (&[("Protocol", "udp"), ("PortRangeFrom", "80")], "400 MissingParameter"),
        (&[("Protocol", "udp"), ("PortRangeFrom", "80"), ("PortRangeTo", "79")], "400 InvalidParameter"),
        (&[("Protocol", "icmp"), ("IcmpType", "8")], "400 MissingParameter"),
        (&[("Protocol", "icmp"), ("IcmpType", "8"), ("IcmpCode", "256")], "400 InvalidParameter"),
    ] {
        let order = [&[("RuleNumber", "99")][..], wrong].concat();
        let order = if wrong[0].0 == "RuleNumber" { wrong } else { &order };
        assert_eq!(entry(&root, &id, order).await.refused(), code, "{wrong:?}");
    }
    assert_eq!(entry(&root, "none", &[]).await.refused(), "404 NetworkAclNotFound");
    let described = [("NetworkAclEntryId", &*entry_id(1)), ("Description", "second")];
    assert_eq!(root.vpc("ModifyNetworkAclEntry", &described).await.contents(), json!({"Return": true}));
    let gone = [("NetworkAclId", id.as_str()), ("NetworkAclEntryId", &entry_id(0))];
    assert_eq!(root.vpc("DeleteNetworkAclEntry", &gone).await.contents(), json!({"Return": true}));
    assert_eq!(root.vpc("DeleteNetworkAclEntry", &gone).await.refused(), "404 NetworkAclEntryNotFound");
    assert_eq!(root.vpc("ModifyNetworkAclEntry", &gone[1..]).await.refused(), "404 NetworkAclEntryNotFound");
    let left = acl(&root, &id).await["NetworkAclEntrySet"].clone();
    assert_eq!((left.as_array().unwrap().len(), text(&left[0], "/Description").as_str()), (2, "second"));
}

#[tokio::test]
async fn a_subnet_has_one_network_acl_of_its_network() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let (here, there) = (network(&root).await, network(&root).await);
    let (one, other) = (create(&root, &here.vpc).await, create(&root, &here.vpc).await);
    let call = async |action: &str, acl: &str, subnet: &str| {
        root.vpc(action, &[("NetworkAclId", acl), ("SubnetId", subnet)]).await
    };
    let associate = "AssociateNetworkAcl";
    assert_eq!(call(associate, &one, &there.subnet).await.refused(), "400 InvalidParameter", "another network");
    assert_eq!(call(associate, "none", &here.subnet).await.refused(), "404 NetworkAclNotFound");
    assert_eq!(call(associate, &one, "none").await.refused(), "404 SubnetNotFound");
    assert_eq!(call(associate, &one, &here.subnet).await.contents(), json!({"Return": true}));
    assert_eq!(call(associate, &other, &here.subnet).await.refused(), "409 NetworkAclAssociateConflict");
    let having = async |acl: &str| {
        let narrowed = [("Filter.1.Name", "network-acl-id"), ("Filter.1.Value.1", acl)];
        root.vpc("DescribeSubnets", &narrowed).await.ok()["SubnetSet"].as_array().unwrap().clone()
    };
    let subnets = having(&one).await;
    assert_eq!((subnets.len(), &subnets[0]["SubnetId"]), (1, &json!(here.subnet)));
    assert_eq!(subnets[0]["NetworkAclId"], json!(one));
    assert_eq!(having(&other).await, Vec::<Value>::new());
    let delete = [("NetworkAclId", one.as_str())];
    assert_eq!(root.vpc("DeleteNetworkAcl", &delete).await.refused(), "409 NetworkAclDeleteConflict");
    let subnet = [("SubnetId", here.subnet.as_str())];
    assert_eq!(root.vpc("DeleteSubnet", &subnet).await.refused(), "409 SubnetDeleteConflict");
    let leave = "DisassociateNetworkAcl";
    assert_eq!(call(leave, &other, &here.subnet).await.refused(), "404 NetworkAclAssociateNotFound");
    assert_eq!(call(leave, &one, &here.subnet).await.contents(), json!({"Return": true}));
    let shown = root.vpc("DescribeSubnets", &[("SubnetId.1", &here.subnet)]).await.ok();
    assert_eq!(shown["SubnetSet"][0]["NetworkAclId"], json!(""));
    root.vpc("DeleteNetworkAcl", &delete).await.ok();
    root.vpc("DeleteSubnet", &subnet).await.ok();
}

#[tokio::test]
async fn whoever_changes_a_network_acl_needs_a_permission_on_it_and_on_the_subnet() {
    let cloud = TestCloud::new().await;
    let root = cloud.ksyun_root();
    let network = network(&root).await;
    let id = create(&root, &network.vpc).await;
    entry(&root, &id, &[]).await.ok();
    let entry = text(&acl(&root, &id).await, "/NetworkAclEntrySet/0/NetworkAclEntryId");
    let alice = cloud.ksyun_user("alice").await;
    let allow = async |name: &str, action: &str, resource: &str| {
        let statement = json!({"Effect": "Allow", "Action": [action], "Resource": [resource]});
        let document = json!({"Version": "2015-11-01", "Statement": [statement]}).to_string();
        let made = root.iam("CreatePolicy", &[("PolicyName", name), ("PolicyDocument", &document)]).await;
        let krn = made.field("/CreatePolicyResult/Policy/Krn");
        root.iam("AttachUserPolicy", &[("UserName", "alice"), ("PolicyKrn", &krn)]).await.ok();
    };
    let give = [("NetworkAclId", id.as_str()), ("SubnetId", &network.subnet)];
    let acl = format!("krn:ksc:vpc:*:*:network-acl/{id}");
    allow("acl", "vpc:AssociateNetworkAcl", &acl).await;
    assert_eq!(alice.vpc("AssociateNetworkAcl", &give).await.refused(), "403 AccessDenied", "not on the subnet");
    allow("subnet", "vpc:AssociateNetworkAcl", &format!("krn:ksc:vpc:*:*:subnet/{}", network.subnet)).await;
    alice.vpc("AssociateNetworkAcl", &give).await.ok();
    let describe = [("NetworkAclEntryId", entry.as_str()), ("Description", "x")];
    assert_eq!(alice.vpc("ModifyNetworkAclEntry", &describe).await.refused(), "403 AccessDenied");
    allow("entry", "vpc:ModifyNetworkAclEntry", &acl).await;
    alice.vpc("ModifyNetworkAclEntry", &describe).await.ok();
    let missing = [("NetworkAclEntryId", "none"), ("Description", "x")];
    assert_eq!(alice.vpc("ModifyNetworkAclEntry", &missing).await.refused(), "403 AccessDenied", "on one alone");
}
