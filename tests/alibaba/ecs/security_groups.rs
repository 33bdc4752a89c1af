//! Security groups.

use serde_json::json;

use super::*;

#[tokio::test]
async fn a_rule_is_added_once_shown_and_removed() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let group = [REGION, ("SecurityGroupId", net.group.as_str())];
    let rule = |more: Pairs<'static>| [&group[..], more].concat();
    let ssh =
        rule(&[("IpProtocol", "TCP"), ("PortRange", "22/22"), ("SourceCidrIp", "10.0.0.0/8"), ("NicType", "<nil>")]);
    root.call("Ecs", "AuthorizeSecurityGroup", &ssh).await.ok();
    root.call("Ecs", "AuthorizeSecurityGroup", &ssh).await.ok();
    let listed = rule(&[
        ("Permissions.1.IpProtocol", "all"),
        ("Permissions.1.PortRange", "-1/-1"),
        ("Permissions.1.DestCidrIp", "0.0.0.0/0"),
        ("Permissions.1.Policy", "Drop"),
        ("Permissions.1.Priority", "100"),
    ]);
    root.call("Ecs", "AuthorizeSecurityGroupEgress", &listed).await.ok();
    let shown = root.call("Ecs", "DescribeSecurityGroupAttribute", &group).await.ok();
    let permissions = shown["Permissions"]["Permission"].as_array().unwrap().clone();
    assert_eq!(permissions.len(), 2);
    assert_eq!(text(&permissions[0], "/Direction"), "egress", "newest first");
    assert_eq!(
        (text(&permissions[0], "/Policy"), text(&permissions[0], "/Priority")),
        ("Drop".to_owned(), "100".to_owned())
    );
    assert_eq!(text(&permissions[1], "/IpProtocol"), "TCP");
    assert_eq!(text(&shown, "/InnerAccessPolicy"), "Accept");

    root.call("Ecs", "RevokeSecurityGroup", &ssh).await.ok();
    root.call("Ecs", "RevokeSecurityGroup", &ssh).await.ok();
    let by_id =
        [&group[..], &[("SecurityGroupRuleId.1", permissions[0]["SecurityGroupRuleId"].as_str().unwrap())]].concat();
    root.call("Ecs", "RevokeSecurityGroupEgress", &by_id).await.ok();
    let groups = root.call("Ecs", "DescribeSecurityGroups", &group).await.ok();
    assert_eq!(groups["SecurityGroups"]["SecurityGroup"][0]["RuleCount"], 0);
    for (more, status, expected) in [
        (&[("IpProtocol", "tcp"), ("PortRange", "22")][..], 400, "InvalidParam.PortRange"),
        (&[("IpProtocol", "ftp"), ("PortRange", "22/22")], 400, "InvalidIpProtocol.ValueNotSupported"),
        (&[("IpProtocol", "icmp"), ("PortRange", "1/2")], 400, "InvalidParam.PortRange"),
        (&[("IpProtocol", "all")], 400, "MissingParameter.Source"),
        (&[("IpProtocol", "all"), ("SourceCidrIp", "10/8")], 400, "InvalidSourceCidrIp.Malformed"),
        (
            &[("IpProtocol", "all"), ("SourceCidrIp", "10.0.0.0/8"), ("Priority", "101")],
            400,
            "InvalidPriority.ValueNotSupported",
        ),
        (&[("IpProtocol", "all"), ("SourceGroupId", "sg-none")], 404, "InvalidSourceGroupId.NotFound"),
    ] {
        assert_eq!(
            root.call("Ecs", "AuthorizeSecurityGroup", &rule(more)).await.refused(),
            format!("{status} {expected}"),
            "{more:?}"
        );
    }
}

/// A rule shows no name of an account, so a name of another one would be forgotten without a word.
#[tokio::test]
async fn the_owner_of_a_rules_group_is_the_account_or_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    root.ram("SetAccountAlias", &[("AccountAlias", "my-team")]).await.ok();
    let far = root.call("Ecs", "CreateSecurityGroup", &[REGION, ("VpcId", &net.vpc)]).await.field("/SecurityGroupId");
    let rule = async |owner| {
        let near = [REGION, ("SecurityGroupId", &net.group), ("IpProtocol", "tcp"), ("PortRange", "22/22")];
        let far = [("SourceGroupId", far.as_str()), ("SourceGroupOwnerAccount", owner)];
        root.call("Ecs", "AuthorizeSecurityGroup", &[near.as_slice(), &far].concat()).await
    };
    assert_eq!(rule("others").await.refused(), "400 InvalidParameter");
    rule("my-team").await.ok();
    rule("1234567890123457").await.ok();
    let shown = root.ecs("DescribeSecurityGroupAttribute", &[REGION, ("SecurityGroupId", &net.group)]).await;
    assert_eq!(shown.field("/Permissions/Permission/0/SourceGroupOwnerAccount"), "1234567890123457", "a number may be");
}

#[tokio::test]
async fn groups_of_an_instance_are_joined_left_and_replaced() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = net.one(&root).await;
    let more =
        root.call("Ecs", "CreateSecurityGroup", &[REGION, ("VpcId", &net.vpc), ("SecurityGroupName", "more")]).await;
    let more = text(&more.ok(), "/SecurityGroupId");
    let of = |group| [("SecurityGroupId", group), ("InstanceId", id.as_str())];
    assert_eq!(root.call("Ecs", "JoinSecurityGroup", &of(&more)).await.refused(), "403 IncorrectInstanceStatus");
    cloud.advance(Duration::from_secs(5));
    root.call("Ecs", "JoinSecurityGroup", &of(&more)).await.ok();
    assert_eq!(
        root.call("Ecs", "JoinSecurityGroup", &of(&more)).await.refused(),
        "403 InvalidInstanceId.AlreadyExists"
    );
    root.call("Ecs", "LeaveSecurityGroup", &of(&net.group)).await.ok();
    assert_eq!(root.call("Ecs", "LeaveSecurityGroup", &of(&more)).await.refused(), "403 InstanceLastSecurityGroup");
    let replaced = [("InstanceId", id.as_str()), ("SecurityGroupIds.1", &net.group)];
    root.call("Ecs", "ModifyInstanceAttribute", &replaced).await.ok();
    let shown = root.call("Ecs", "DescribeInstanceAttribute", &[("InstanceId", &id)]).await.ok();
    assert_eq!(shown["SecurityGroupIds"]["SecurityGroupId"], json!([net.group]));
    let counted = [REGION, ("SecurityGroupId", net.group.as_str()), ("IsQueryEcsCount", "true")];
    let counted = root.call("Ecs", "DescribeSecurityGroups", &counted).await.ok();
    assert_eq!(counted["SecurityGroups"]["SecurityGroup"][0]["EcsCount"], 1);
}

/// Named by its id, a secondary interface joins, not the primary one of its instance.
#[tokio::test]
async fn an_interface_joins_and_leaves_groups_by_itself() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let id = net.one(&root).await;
    cloud.advance(Duration::from_secs(5));
    let more = root.call("Ecs", "CreateSecurityGroup", &[REGION, ("VpcId", &net.vpc)]).await.field("/SecurityGroupId");
    let made = [REGION, ("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", net.group.as_str())];
    let eni = root.call("Ecs", "CreateNetworkInterface", &made).await.field("/NetworkInterfaceId");
    cloud.advance(Duration::from_secs(5));
    root.call("Ecs", "AttachNetworkInterface", &[REGION, ("InstanceId", &id), ("NetworkInterfaceId", &eni)]).await.ok();
    let of = |group| [("SecurityGroupId", group), ("NetworkInterfaceId", eni.as_str())];
    let groups = async || {
        let shown = root.call("Ecs", "DescribeNetworkInterfaces", &[REGION, ("InstanceId", &id)]).await.ok();
        let all = shown["NetworkInterfaceSets"]["NetworkInterfaceSet"].as_array().unwrap().clone();
        let of = |kind: &str| {
            let found = all.iter().find(|interface| interface["Type"] == kind).unwrap();
            found["SecurityGroupIds"]["SecurityGroupId"].clone()
        };
        (of("Primary"), of("Secondary"))
    };
    root.call("Ecs", "JoinSecurityGroup", &of(&more)).await.ok();
    assert_eq!(groups().await, (json!([net.group]), json!([net.group, more])));
    assert_eq!(
        root.call("Ecs", "JoinSecurityGroup", &of(&more)).await.refused(),
        "403 InvalidInstanceId.AlreadyExists"
    );
    root.call("Ecs", "LeaveSecurityGroup", &of(&net.group)).await.ok();
    assert_eq!(groups().await, (json!([net.group]), json!([more])));
    assert_eq!(root.call("Ecs", "LeaveSecurityGroup", &of(&more)).await.refused(), "403 InstanceLastSecurityGroup");
    let nobody = [("SecurityGroupId", more.as_str()), ("NetworkInterfaceId", "eni-bp67acfmxazb4pa1b2c3")];
    assert_eq!(root.call("Ecs", "JoinSecurityGroup", &nobody).await.refused(), "404 InvalidEniId.NotFound");
}

/// Two users reported what the cloud answered them to `all` with `1/65535` and to `TCP` with `18082`; here it was
/// `OperationDenied` and `InvalidIpProtocol.Malformed`.
#[tokio::test]
async fn what_is_no_range_of_ports_is_refused_in_the_words_of_each_operation() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let call = async |action: &str, more: Pairs<'_>| {
        let far = if action.contains("Egress") { "DestCidrIp" } else { "SourceCidrIp" };
        let fixed = [REGION, ("SecurityGroupId", &*net.group), (far, "10.0.0.0/8")];
        root.call("Ecs", action, &[&fixed, more].concat()).await
    };
    let text = "Please specify the PortRange or SourcePortRange in integer, less than 65535, and separate the range with \
                \"/\".";
    for action in [
        "AuthorizeSecurityGroup",
        "AuthorizeSecurityGroupEgress",
        "ModifySecurityGroupRule",
        "ModifySecurityGroupEgressRule",
    ] {
        for (protocol, ports) in
            [("all", "1/65535"), ("TCP", "18082"), ("udp", "0/70000"), ("icmp", "1/2"), ("tcp", "")]
        {
            let reply = call(action, &[("IpProtocol", protocol), ("PortRange", ports)]).await;
            assert_eq!(reply.refused(), "400 InvalidParam.PortRange", "{action} {protocol} {ports}");
            assert_eq!(reply.field("/Message"), text);
        }
        assert_eq!(call(action, &[("PortRange", "1/2")]).await.refused(), "403 MissingParameter", "{action}");
        let card = |kind| [("IpProtocol", "tcp"), ("PortRange", "1/2"), ("NicType", kind)];
        assert_eq!(call(action, &card("internet")).await.refused(), "400 InvalidNicType.Mismatch", "{action}");
        assert_eq!(call(action, &card("wlan")).await.refused(), "400 InvalidNicType.ValueNotSupported", "{action}");
    }
    for action in ["RevokeSecurityGroup", "RevokeSecurityGroupEgress"] {
        let reply = call(action, &[("IpProtocol", "TCP"), ("PortRange", "18082")]).await;
        assert_eq!(reply.refused(), "400 InvalidIpPortRange.Malformed", "{action}");
        assert_eq!(call(action, &[("PortRange", "1/2")]).await.refused(), "400 MissingParameter", "{action}");
        let card = [("IpProtocol", "tcp"), ("PortRange", "1/2"), ("NicType", "internet")];
        assert_eq!(call(action, &card).await.refused(), "403 InvalidNicType.Mismatch", "{action}");
    }
    let source = [("IpProtocol", "tcp"), ("PortRange", "1/2"), ("SourcePortRange", "80")];
    assert_eq!(call("AuthorizeSecurityGroup", &source).await.refused(), "400 InvalidSourcePortRange.Malformed");
    assert_eq!(call("AuthorizeSecurityGroupEgress", &source).await.refused(), "400 InvalidParam.PortRange");
    let both = [("IpProtocol", "tcp"), ("PortRange", "1/2"), ("Ipv6SourceCidrIp", "2001:db8::/56")];
    assert_eq!(call("AuthorizeSecurityGroup", &both).await.refused(), "400 InvalidParam.SourceIp");
    let both = [("IpProtocol", "tcp"), ("PortRange", "1/2"), ("Ipv6DestCidrIp", "2001:db8::/56")];
    assert_eq!(call("AuthorizeSecurityGroupEgress", &both).await.refused(), "400 InvalidParam.DestIp");
}

#[tokio::test]
async fn a_group_that_an_order_names_twice_counts_once() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let mut order = net.order();
    order.retain(|(name, _)| *name != "SecurityGroupId");
    order.extend([("SecurityGroupIds.1", net.group.as_str()), ("SecurityGroupIds.2", net.group.as_str())]);
    let id = root.ecs("RunInstances", &order).await.field("/InstanceIdSets/InstanceIdSet/0");
    cloud.advance(Duration::from_secs(60));
    let change = [
        ("InstanceId", id.as_str()),
        ("SecurityGroupIds.1", net.group.as_str()),
        ("SecurityGroupIds.2", net.group.as_str()),
    ];
    root.ecs("ModifyInstanceAttribute", &change).await.ok();
    let shown = root.ecs("DescribeInstances", &[REGION, ("InstanceIds", &format!("[\"{id}\"]"))]).await.ok();
    let groups = &shown["Instances"]["Instance"][0]["SecurityGroupIds"]["SecurityGroupId"];
    assert_eq!(groups, &json!([net.group]));
}

#[tokio::test]
async fn a_rule_names_a_prefix_list_that_is_there_and_the_list_then_stays() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let new = [
        REGION,
        ("PrefixListName", "office"),
        ("AddressFamily", "IPv4"),
        ("MaxEntries", "150"),
        ("Entry.1.Cidr", "10.0.0.1"),
    ];
    let list = root.ecs("CreatePrefixList", &new).await.field("/PrefixListId");
    let rule = |protocol, list| {
        let group = ("SecurityGroupId", net.group.as_str());
        [REGION, group, ("IpProtocol", protocol), ("PortRange", "-1/-1"), ("SourcePrefixListId", list)]
    };
    let missing = root.ecs("AuthorizeSecurityGroup", &rule("all", "pl-none")).await;
    assert_eq!(missing.refused(), "404 InvalidPrefixListId.NotFound");
    let other = root.ecs("AuthorizeSecurityGroup", &rule("icmpv6", &list)).await;
    assert_eq!(other.refused(), "400 InvalidParam.Ipv6ProtocolConflictWithIpv4Address");
    root.ecs("AuthorizeSecurityGroup", &rule("all", &list)).await.ok();
    let full = root.ecs("AuthorizeSecurityGroup", &rule("gre", &list)).await;
    assert_eq!(full.refused(), "403 AuthorizationLimitExceed", "each counts as many as the list may have blocks");
    let named = [REGION, ("SecurityGroupId", net.group.as_str())];
    let shown = root.ecs("DescribeSecurityGroupAttribute", &named).await.ok();
    let permission = &shown["Permissions"]["Permission"][0];
    assert_eq!(
        (text(permission, "/SourcePrefixListId"), text(permission, "/SourcePrefixListName")),
        (list.clone(), "office".to_owned())
    );
    let list = [REGION, ("PrefixListId", list.as_str())];
    let users = root.ecs("DescribePrefixListAssociations", &list).await.ok();
    assert_eq!(text(&users, "/PrefixListAssociations/PrefixListAssociation/0/ResourceId"), net.group);
    assert_eq!(root.ecs("DeletePrefixList", &list).await.refused(), "400 NotAllowed.AssociationExist");
    let entries = root.ecs("DescribePrefixListAttributes", &list).await.ok();
    assert_eq!(text(&entries, "/Entries/Entry/0/Cidr"), "10.0.0.1/32");
    let id = text(permission, "/SecurityGroupRuleId");
    root.ecs("RevokeSecurityGroup", &[&named[..], &[("SecurityGroupRuleId.1", &id)]].concat()).await.ok();
    root.ecs("DeletePrefixList", &list).await.ok();
}

#[tokio::test]
async fn an_enterprise_group_and_others_do_not_name_each_other() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let new = [REGION, ("VpcId", net.vpc.as_str()), ("SecurityGroupType", "enterprise")];
    let enterprise = root.ecs("CreateSecurityGroup", &new).await.field("/SecurityGroupId");
    let plain = root.ecs("CreateSecurityGroup", &new[..2]).await.field("/SecurityGroupId");
    let rule = |group, source| [REGION, ("SecurityGroupId", group), ("IpProtocol", "all"), ("SourceGroupId", source)];
    for (group, source) in [(&enterprise, &net.group), (&net.group, &enterprise)] {
        let refused = root.ecs("AuthorizeSecurityGroup", &rule(group, source)).await;
        assert_eq!(refused.refused(), "403 InvalidOperation.AdvancedSecurityGroup");
    }
    root.ecs("AuthorizeSecurityGroup", &rule(&net.group, &plain)).await.ok();
    let asked = [REGION, ("SecurityGroupId.1", plain.as_str()), ("SecurityGroupId.2", enterprise.as_str())];
    let shown = root.ecs("DescribeSecurityGroupReferences", &asked).await.ok();
    let references = shown["SecurityGroupReferences"]["SecurityGroupReference"].as_array().unwrap().clone();
    assert_eq!(references.len(), 1, "a group that none names is left out");
    let by = text(&references[0], "/ReferencingSecurityGroups/ReferencingSecurityGroup/0/SecurityGroupId");
    assert_eq!((text(&references[0], "/SecurityGroupId"), by), (plain, net.group.clone()));
}
