//! Networks, vSwitches and security groups.

use super::*;

const REGION: (&str, &str) = ("RegionId", "cn-hangzhou");

#[tokio::test]
async fn a_network_shows_what_is_in_it_and_goes_when_it_is_empty() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let id = cloud.one(&net).await;
    let vpc = [REGION, ("VpcId", net.vpc.as_str())];
    let shown = cloud.vpc("DescribeVpcAttribute", &vpc).await.unwrap();
    assert_eq!(
        (text(&shown, "/Status"), text(&shown, "/VSwitchIds/VSwitchId/0")),
        ("Available".to_owned(), net.vswitch.clone())
    );
    assert_eq!(shown["OwnerId"], 1_234_567_890_123_456_i64);
    let switch = [REGION, ("VSwitchId", net.vswitch.as_str())];
    let shown = cloud.vpc("DescribeVSwitchAttributes", &switch).await.unwrap();
    assert_eq!(shown["AvailableIpAddressCount"], 251, "256 less four that are kept and one in use");
    assert!(text(&shown, "/RouteTable/RouteTableId").starts_with("vtb-bp1"));
    let group = [REGION, ("SecurityGroupId", net.group.as_str())];
    assert_eq!(refused(cloud.vpc("DeleteVSwitch", &switch).await), code(400, "DependencyViolation"));
    assert_eq!(refused(cloud.ecs("DeleteSecurityGroup", &group).await), code(403, "DependencyViolation"));
    assert_eq!(refused(cloud.vpc("DeleteVpc", &vpc).await), code(400, "DependencyViolation.VSwitch"));
    cloud.advance(5);
    cloud.ecs("DeleteInstance", &[("InstanceId", &id), ("Force", "true")]).await.unwrap();
    cloud.vpc("DeleteVSwitch", &switch).await.unwrap();
    assert_eq!(refused(cloud.vpc("DeleteVpc", &vpc).await), code(400, "DependencyViolation.SecurityGroup"));
    cloud.ecs("DeleteSecurityGroup", &group).await.unwrap();
    cloud.vpc("DeleteVpc", &vpc).await.unwrap();
    assert_eq!(refused(cloud.vpc("DescribeVpcAttribute", &vpc).await), code(404, "InvalidVpcId.NotFound"));
    assert_eq!(refused(cloud.vpc("DescribeVSwitchAttributes", &switch).await), code(404, "InvalidVswitchID.NotFound"));
    let list = cloud.vpc("DescribeVpcs", &[REGION]).await.unwrap();
    assert_eq!((list["TotalCount"].clone(), list["Vpcs"]["Vpc"].clone()), (0.into(), serde_json::json!([])));
}

#[tokio::test]
async fn blocks_of_vswitches_are_checked() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    for (block, zone, status, expected) in [
        ("192.168.1.128/25", "cn-hangzhou-h", 400, "InvalidCidrBlock.Overlapped"),
        ("10.0.0.0/24", "cn-hangzhou-h", 400, "InvalidParameter"),
        ("192.168.2.0/30", "cn-hangzhou-h", 400, "InvalidCirdrBlock.MaskLength"),
        ("192.168.2.1/24", "cn-hangzhou-h", 400, "InvalidCidrBlock.Malformed"),
        ("192.168.2.0/24", "cn-beijing-a", 404, "InvalidZoneId.NotFound"),
    ] {
        let pairs = [REGION, ("VpcId", net.vpc.as_str()), ("ZoneId", zone), ("CidrBlock", block)];
        assert_eq!(refused(cloud.vpc("CreateVSwitch", &pairs).await), code(status, expected), "{block} {zone}");
    }
    let bad = [REGION, ("CidrBlock", "100.64.0.0/16")];
    assert_eq!(refused(cloud.vpc("CreateVpc", &bad).await), code(400, "InvalidParameter"));
}

#[tokio::test]
async fn a_rule_is_added_once_shown_and_removed() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let group = [REGION, ("SecurityGroupId", net.group.as_str())];
    let rule = |more: Pairs<'static>| [&group[..], more].concat();
    let ssh =
        rule(&[("IpProtocol", "TCP"), ("PortRange", "22/22"), ("SourceCidrIp", "10.0.0.0/8"), ("NicType", "<nil>")]);
    cloud.ecs("AuthorizeSecurityGroup", &ssh).await.unwrap();
    cloud.ecs("AuthorizeSecurityGroup", &ssh).await.unwrap();
    let listed = rule(&[
        ("Permissions.1.IpProtocol", "all"),
        ("Permissions.1.PortRange", "-1/-1"),
        ("Permissions.1.DestCidrIp", "0.0.0.0/0"),
        ("Permissions.1.Policy", "Drop"),
        ("Permissions.1.Priority", "100"),
    ]);
    cloud.ecs("AuthorizeSecurityGroupEgress", &listed).await.unwrap();
    let shown = cloud.ecs("DescribeSecurityGroupAttribute", &group).await.unwrap();
    let permissions = shown["Permissions"]["Permission"].as_array().unwrap().clone();
    assert_eq!(permissions.len(), 2);
    assert_eq!(text(&permissions[0], "/Direction"), "egress", "newest first");
    assert_eq!(
        (text(&permissions[0], "/Policy"), text(&permissions[0], "/Priority")),
        ("Drop".to_owned(), "100".to_owned())
    );
    assert_eq!(text(&permissions[1], "/IpProtocol"), "TCP");
    assert_eq!(text(&shown, "/InnerAccessPolicy"), "Accept");

    cloud.ecs("RevokeSecurityGroup", &ssh).await.unwrap();
    cloud.ecs("RevokeSecurityGroup", &ssh).await.unwrap();
    let by_id =
        [&group[..], &[("SecurityGroupRuleId.1", permissions[0]["SecurityGroupRuleId"].as_str().unwrap())]].concat();
    cloud.ecs("RevokeSecurityGroupEgress", &by_id).await.unwrap();
    let groups = cloud.ecs("DescribeSecurityGroups", &group).await.unwrap();
    assert_eq!(groups["SecurityGroups"]["SecurityGroup"][0]["RuleCount"], 0);
    for (more, status, expected) in [
        (&[("IpProtocol", "tcp"), ("PortRange", "22")][..], 400, "InvalidIpProtocol.Malformed"),
        (&[("IpProtocol", "ftp"), ("PortRange", "22/22")], 400, "InvalidIpProtocol.ValueNotSupported"),
        (&[("IpProtocol", "icmp"), ("PortRange", "1/2")], 400, "OperationDenied"),
        (&[("IpProtocol", "all")], 400, "MissingParameter.Source"),
        (&[("IpProtocol", "all"), ("SourceCidrIp", "10/8")], 400, "InvalidSourceCidrIp.Malformed"),
        (
            &[("IpProtocol", "all"), ("SourceCidrIp", "10.0.0.0/8"), ("Priority", "101")],
            400,
            "InvalidPriority.ValueNotSupported",
        ),
        (&[("IpProtocol", "all"), ("SourceGroupId", "sg-none")], 404, "InvalidSourceGroupId.NotFound"),
    ] {
        assert_eq!(refused(cloud.ecs("AuthorizeSecurityGroup", &rule(more)).await), code(status, expected), "{more:?}");
    }
}

#[tokio::test]
async fn groups_of_an_instance_are_joined_left_and_replaced() {
    let cloud = TestCloud::new().await;
    let net = cloud.net().await;
    let id = cloud.one(&net).await;
    let more = cloud.ecs("CreateSecurityGroup", &[REGION, ("VpcId", &net.vpc), ("SecurityGroupName", "more")]).await;
    let more = text(&more.unwrap(), "/SecurityGroupId");
    let of = |group| [("SecurityGroupId", group), ("InstanceId", id.as_str())];
    assert_eq!(refused(cloud.ecs("JoinSecurityGroup", &of(&more)).await), code(403, "IncorrectInstanceStatus"));
    cloud.advance(5);
    cloud.ecs("JoinSecurityGroup", &of(&more)).await.unwrap();
    assert_eq!(refused(cloud.ecs("JoinSecurityGroup", &of(&more)).await), code(403, "InvalidInstanceId.AlreadyExists"));
    cloud.ecs("LeaveSecurityGroup", &of(&net.group)).await.unwrap();
    assert_eq!(refused(cloud.ecs("LeaveSecurityGroup", &of(&more)).await), code(403, "InstanceLastSecurityGroup"));
    let replaced = [("InstanceId", id.as_str()), ("SecurityGroupIds.1", &net.group)];
    cloud.ecs("ModifyInstanceAttribute", &replaced).await.unwrap();
    let shown = cloud.ecs("DescribeInstanceAttribute", &[("InstanceId", &id)]).await.unwrap();
    assert_eq!(shown["SecurityGroupIds"]["SecurityGroupId"], serde_json::json!([net.group]));
    let counted = [REGION, ("SecurityGroupId", net.group.as_str()), ("IsQueryEcsCount", "true")];
    let counted = cloud.ecs("DescribeSecurityGroups", &counted).await.unwrap();
    assert_eq!(counted["SecurityGroups"]["SecurityGroup"][0]["EcsCount"], 1);
}
