//! The calls of Terraform's provider for a network with three instances that carry a role.
//!
//! Each line is a call: product, operation, parameters, and behind `>` what the provider needs of the answer: `name=/field`
//! keeps a field for later lines, `/field==text` must be so, `/field` must be there. `{name}` stands for what was kept.
//! `wait` moves the clock by as many seconds as the provider waits.

use std::collections::BTreeMap;
use std::time::Duration;

use testkit::{Reply, TestCloud};

/// What the provider asks before it plans: whose account it is, and what there is to choose from.
const LOOK: &str = r"
BssOpenApi QueryAvailableInstances PageNum=1 PageSize=50 ProductCode=vipcloudfw ProductType=vipcloudfw SubscriptionType=Subscription > /Success==true
Ecs DescribeAvailableResource DestinationResource=Zone InstanceChargeType=PostPaid IoOptimized=optimized SpotStrategy=NoSpot > /AvailableZones/AvailableZone/0/Status==Available
Ecs DescribeZones InstanceChargeType=PostPaid SpotStrategy=NoSpot > zone=/Zones/Zone/0/ZoneId /Zones/Zone/0/AvailableInstanceTypes/InstanceTypes/0
Ecs DescribeImages ImageOwnerAlias=system PageNumber=1 PageSize=100 Status=Available > image=/Images/Image/0/ImageId
Ecs DescribeTags ResourceId={image} ResourceType=image > /Tags/Tag==[]
Ecs DescribeAvailableResource Cores=2 DestinationResource=InstanceType InstanceChargeType=PostPaid IoOptimized=optimized Memory=8.000000 SpotStrategy=NoSpot > /AvailableZones/AvailableZone/0/ZoneId
Ecs DescribeInstanceTypes > type=/InstanceTypes/InstanceType/0/InstanceTypeId
Ecs DescribeImageSupportInstanceTypes ImageId={image} > /InstanceTypes/InstanceType/0/InstanceTypeId=={type}
";

const CREATE: &str = r#"
Vpc CreateVpc CidrBlock=192.168.0.0/16 VpcName=office Tag.1.Key=team Tag.1.Value={team} Tag.2.Key=part Tag.2.Value=journey > vpc=/VpcId
Ram CreateRole RoleName=application AssumeRolePolicyDocument={"Statement":[{"Action":"sts:AssumeRole","Effect":"Allow","Principal":{"Service":["ecs.aliyuncs.com"]}}],"Version":"1"} > /Role/RoleName==application
Ram CreatePolicy PolicyName=look PolicyDocument={"Statement":[{"Action":["ecs:Describe*"],"Effect":"Allow","Resource":["*"]}],"Version":"1"} > /Policy/PolicyName==look
Ram AttachPolicyToRole PolicyName=look PolicyType=Custom RoleName=application
wait 5
Vpc DescribeVpcAttribute VpcId={vpc} > /Status==Available
Vpc DescribeRouteTableList VpcId={vpc} > /RouterTableList/RouterTableListType/0/RouteTableType==System
Vpc TagResources ResourceId.1={vpc} ResourceType=VPC Tag.1.Key=team Tag.1.Value={team} Tag.2.Key=part Tag.2.Value=journey
Vpc CreateVSwitch CidrBlock=192.168.1.0/24 VSwitchName=desks VpcId={vpc} ZoneId={zone} > vswitch=/VSwitchId
Vpc DescribeVSwitchAttributes VSwitchId={vswitch} > /Status==Available
Vpc TagResources ResourceId.1={vswitch} ResourceType=VSWITCH Tag.1.Key=team Tag.1.Value={team}
Ecs CreateSecurityGroup SecurityGroupName=web Tag.1.Key=team Tag.1.Value={team} VpcId={vpc} > group=/SecurityGroupId
Ecs DescribeSecurityGroupAttribute SecurityGroupId={group} > /InnerAccessPolicy==Accept
Ecs AuthorizeSecurityGroup Permissions.1.IpProtocol=tcp Permissions.1.Policy=accept Permissions.1.PortRange=443/443 Permissions.1.Priority=1 Permissions.1.SourceCidrIp=0.0.0.0/0 SecurityGroupId={group}
"#;

const LAUNCH: &str = r"
Ecs RunInstances DryRun=false ImageId={image} InstanceName=web-{number} InstanceType={type} RamRoleName=application SecurityGroupIds.1={group} Tag.1.Key=team Tag.1.Value={team} VSwitchId={vswitch} > instance{number}=/InstanceIdSets/InstanceIdSet/0
wait 10
Ecs DescribeInstances AdditionalAttributes.1=META_OPTIONS InstanceIds=[{quote}{instance{number}}{quote}] > /Instances/Instance/0/Status==Running
";

/// What is read of the network, and of the role and its policy.
const READ: &str = r"
Vpc DescribeVpcAttribute VpcId={vpc} > /Status==Available /VpcName==office /CidrBlock==192.168.0.0/16 /Tags/Tag/1/Key==team /Tags/Tag/1/Value=={team} router=/VRouterId /ClassicLinkEnabled /SecondaryCidrBlocks/SecondaryCidrBlock /UserCidrs/UserCidr /Ipv6CidrBlocks/Ipv6CidrBlock group_id=/ResourceGroupId
Vpc DescribeRouteTableList VpcId={vpc} > /RouterTableList/RouterTableListType/0/VpcId=={vpc} /RouterTableList/RouterTableListType/0/RouterId=={router} /RouterTableList/RouterTableListType/0/ResourceGroupId=={group_id} /RouterTableList/RouterTableListType/0/RouteTableName== /RouterTableList/RouterTableListType/0/RoutePropagationEnable==true /RouterTableList/RouterTableListType/0/VSwitchIds/VSwitchId/0=={vswitch}
Vpc DescribeVSwitchAttributes VSwitchId={vswitch} > /VSwitchId=={vswitch} /VpcId=={vpc} /ZoneId=={zone} /Tags/Tag/0/Value=={team} /Ipv6CidrBlock==
Ecs DescribeSecurityGroups SecurityGroupId={group} > /SecurityGroups/SecurityGroup/0/SecurityGroupName==web /SecurityGroups/SecurityGroup/0/Tags/Tag/0/TagValue=={team}
Ecs DescribeSecurityGroupAttribute SecurityGroupId={group} > /InnerAccessPolicy==Accept
Ecs DescribeSecurityGroupAttribute SecurityGroupId={group} Direction=ingress NicType=<nil> > /Permissions/Permission/0/IpProtocol==TCP /Permissions/Permission/0/PortRange==443/443 /Permissions/Permission/0/SourceCidrIp==0.0.0.0/0 /Permissions/Permission/0/Policy==Accept /Permissions/Permission/0/Priority==1
Ram GetRole RoleName=application > /Role/AssumeRolePolicyDocument /Role/MaxSessionDuration==3600
Ram ListTagResources ResourceType=role ResourceNames=[{quote}application{quote}]
Ram GetPolicy PolicyName=look PolicyType=Custom > /DefaultPolicyVersion/PolicyDocument /Policy/AttachmentCount==1
Ram ListTagResources ResourceType=policy ResourceNames=[{quote}look{quote}]
Ram ListPoliciesForRole RoleName=application > /Policies/Policy/0/PolicyName==look /Policies/Policy/0/PolicyType==Custom
";

/// What is read of each instance, in this order; one refusal ends the plan.
const READ_INSTANCE: &str = r"
Ecs DescribeInstances InstanceIds=[{quote}{instance{number}}{quote}] AdditionalAttributes.1=META_OPTIONS AdditionalAttributes.2=NETWORK_PRIMARY_ENI_IP AdditionalAttributes.3=LOGIN_AS_NON_ROOT AdditionalAttributes.4=DISK_HIGH_DENSITY_MODE > /Instances/Instance/0/InstanceName==web-{number} /Instances/Instance/0/Tags/Tag/0/TagValue=={team} /Instances/Instance/0/MetadataOptions/HttpTokens==optional eni=/Instances/Instance/0/NetworkInterfaces/NetworkInterface/0/NetworkInterfaceId
Ecs DescribeDisks InstanceId={instance{number}} DiskType=system > /TotalCount==1 /Disks/Disk/0/InstanceId=={instance{number}} /Disks/Disk/0/Category==cloud_efficiency /Disks/Disk/0/Size==40 /Disks/Disk/0/Encrypted==false /Disks/Disk/0/KMSKeyId==
Ecs DescribeUserData InstanceId={instance{number}} > /UserData==
Ecs DescribeInstanceRamRole InstanceIds=[{quote}{instance{number}}{quote}] > /InstanceRamRoleSets/InstanceRamRoleSet/0/RamRoleName==application
Ecs DescribeNetworkInterfaces NetworkInterfaceId.1={eni} > /NetworkInterfaceSets/NetworkInterfaceSet/0/Attachment/NetworkCardIndex /NetworkInterfaceSets/NetworkInterfaceSet/0/PrivateIpSets/PrivateIpSet/0/Primary==true /NetworkInterfaceSets/NetworkInterfaceSet/0/Ipv6Sets/Ipv6Set==[] /NetworkInterfaceSets/NetworkInterfaceSet/0/NetworkInterfaceTrafficMode==Standard
Ecs DescribeNetworkInterfaces NetworkInterfaceId.1={eni} > /TotalCount==1 /NetworkInterfaceSets/NetworkInterfaceSet/0/PrivateIpSets/PrivateIpSet/0/PrivateIpAddress
Ecs DescribeInstanceMaintenanceAttributes InstanceId.1={instance{number}} > /MaintenanceAttributes/MaintenanceAttribute/0/InstanceId=={instance{number}} /MaintenanceAttributes/MaintenanceAttribute/0/ActionOnMaintenance/Value /MaintenanceAttributes/MaintenanceAttribute/0/MaintenanceWindows/MaintenanceWindow==[]
Ecs DescribeInstanceAttribute InstanceId={instance{number}} > /InstanceId=={instance{number}} /EnableJumboFrame==false
Ecs DescribeInstanceAttachmentAttributes InstanceIds=[{quote}{instance{number}}{quote}] > /Instances/Instance/0/PrivatePoolOptionsMatchCriteria
Ecs DescribeInstances InstanceIds=[{quote}{instance{number}}{quote}] AdditionalAttributes.1=CPU_OPTIONS_TOPOLOGY_TYPE > /Instances/Instance/0/CpuOptions/CoreCount==1 /Instances/Instance/0/CpuOptions/ThreadsPerCore==2
";

/// Another value of the tag: the old one is taken away first.
const TAG: &str = r"
Vpc DescribeRouteTableList VpcId={vpc} > /TotalCount==1
Vpc UnTagResources ResourceId.1={vpc} ResourceType=VPC TagKey.1=team
Vpc TagResources ResourceId.1={vpc} ResourceType=VPC Tag.1.Key=team Tag.1.Value={team} Tag.2.Key=part Tag.2.Value=journey
Vpc UnTagResources ResourceId.1={vswitch} ResourceType=VSWITCH TagKey.1=team
Vpc TagResources ResourceId.1={vswitch} ResourceType=VSWITCH Tag.1.Key=team Tag.1.Value={team}
Ecs DescribeSecurityGroupAttribute SecurityGroupId={group} > /InnerAccessPolicy==Accept
Ecs UntagResources ResourceId.1={group} ResourceType=securitygroup TagKey.1=team
Ecs TagResources ResourceId.1={group} ResourceType=securitygroup Tag.1.Key=team Tag.1.Value={team}
";

const TAG_INSTANCE: &str = r"
Ecs UntagResources ResourceId.1={instance{number}} ResourceType=instance TagKey.1=team
Ecs TagResources ResourceId.1={instance{number}} ResourceType=instance Tag.1.Key=team Tag.1.Value={team}
";

/// What goes first: whatever nothing else needs.
const DETACH: &str = r"
Ram DetachPolicyFromRole PolicyName=look PolicyType=Custom RoleName=application
Ecs DescribeSecurityGroupAttribute SecurityGroupId={group} > /VpcId=={vpc}
Ecs RevokeSecurityGroup IpProtocol=tcp NicType=intranet Policy=accept PortRange=443/443 Priority=1 SecurityGroupId={group} SourceCidrIp=0.0.0.0/0
Ram DeletePolicy CascadingDelete=true PolicyName=look
";

const RELEASE: &str = r"
Ecs DeleteInstance Force=true InstanceId={instance{number}}
wait 10
Ecs DescribeInstances AdditionalAttributes.1=META_OPTIONS InstanceIds=[{quote}{instance{number}}{quote}] > /Instances/Instance==[]
";

const DELETE: &str = r"
Ecs DeleteSecurityGroup SecurityGroupId={group}
Vpc DeleteVSwitch VSwitchId={vswitch}
Ram DeleteRole RoleName=application
Vpc DeleteVpc VpcId={vpc}
";

/// Names that lines keep and use.
type Names = BTreeMap<String, String>;

/// A line with what was kept in place of its names, the innermost first.
fn filled(line: &str, names: &Names) -> String {
    let mut line = line.to_owned();
    loop {
        let before = line.clone();
        for (name, value) in names {
            line = line.replace(&format!("{{{name}}}"), value);
        }
        if line == before {
            return line;
        }
    }
}

/// Plays lines; each call must be answered with 200 and with what is asked of the answer.
async fn play(cloud: &TestCloud, names: &mut Names, lines: &str) {
    let root = cloud.root();
    for line in lines.lines().filter(|line| !line.is_empty()) {
        let line = filled(line, names);
        let (call, wanted) = line.split_once(" > ").unwrap_or((&line, ""));
        let mut words = call.split(' ');
        let (product, action) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
        if product == "wait" {
            cloud.advance(Duration::from_secs(action.parse().unwrap_or_default()));
            continue;
        }
        let said = words.filter_map(|word| word.split_once('='));
        let parameters: Vec<_> = [("RegionId", "cn-hangzhou")].into_iter().chain(said).collect();
        let reply = root.call(product, action, &parameters).await;
        reply.ok();
        keep(&reply, call, wanted, names);
    }
}

/// Looks at an answer for what is wanted of it.
fn keep(reply: &Reply, call: &str, wanted: &str, names: &mut Names) {
    for wish in wanted.split(' ').filter(|wish| !wish.is_empty()) {
        match (wish.split_once("=="), wish.split_once('=')) {
            (Some((field, text)), _) => assert_eq!(reply.field(field), text, "{call}: {field}"),
            (None, Some((name, field))) => drop(names.insert(name.to_owned(), reply.field(field))),
            (None, None) => drop(reply.field(wish)),
        }
    }
}

/// Plays lines for each of the three instances.
async fn play_each(cloud: &TestCloud, names: &mut Names, lines: &str) {
    for number in ["0", "1", "2"] {
        names.insert("number".to_owned(), number.to_owned());
        play(cloud, names, lines).await;
    }
}

#[tokio::test]
async fn terraform_creates_reads_tags_and_destroys_a_network_with_instances() {
    let cloud = TestCloud::new().await;
    let text = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut names = Names::from([text("team", "net"), text("quote", "\"")]);
    play(&cloud, &mut names, LOOK).await;
    play(&cloud, &mut names, CREATE).await;
    play_each(&cloud, &mut names, LAUNCH).await;
    for _ in ["behind the apply", "before the next plan"] {
        play(&cloud, &mut names, READ).await;
        play_each(&cloud, &mut names, READ_INSTANCE).await;
    }

    names.insert("team".to_owned(), "ops".to_owned());
    play(&cloud, &mut names, TAG).await;
    play_each(&cloud, &mut names, TAG_INSTANCE).await;
    play(&cloud, &mut names, READ).await;
    play_each(&cloud, &mut names, READ_INSTANCE).await;

    play(&cloud, &mut names, DETACH).await;
    play_each(&cloud, &mut names, RELEASE).await;
    play(&cloud, &mut names, DELETE).await;
    // The provider knows by these two answers that nothing is left to wait for.
    let root = cloud.root();
    let vswitch = root.vpc("DescribeVSwitchAttributes", &[("VSwitchId", &names["vswitch"])]).await;
    assert_eq!(vswitch.refused(), "404 InvalidVswitchID.NotFound");
    let vpc = root.vpc("DescribeVpcAttribute", &[("VpcId", &names["vpc"])]).await;
    assert_eq!(vpc.refused(), "404 InvalidVpcId.NotFound");
    assert_eq!(root.ecs("DescribeDisks", &[]).await.field("/TotalCount"), "0");
    assert_eq!(root.ecs("DescribeTags", &[]).await.field("/TotalCount"), "0");
}
