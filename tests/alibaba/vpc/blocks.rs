//! Further addresses of networks, IPv6, default networks, routes and prefix lists.

use serde_json::json;
use testkit::TestCloud;

use super::super::ecs::{Net, REGION, text};

#[tokio::test]
async fn a_vswitch_is_cut_from_further_addresses_which_then_stay() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let vpc = [REGION, ("VpcId", net.vpc.as_str())];
    let with = |more: (&'static str, &'static str)| [&vpc[..], &[more]].concat();
    let further = with(("SecondaryCidrBlock", "10.64.0.0/16"));
    let added = root.vpc("AssociateVpcCidrBlock", &further).await.ok();
    assert_eq!((text(&added, "/CidrBlock"), text(&added, "/IpVersion")), ("10.64.0.0/16".into(), "IPV4".into()));
    for (block, refusal) in [
        ("10.64.1.0/24", "400 InvalidCidrBlock.Overlapped"),
        ("192.168.0.0/24", "400 InvalidCidrBlock.Overlapped"),
        ("100.64.0.0/16", "400 InvalidParameter"),
        ("10.65.0.0/30", "400 InvalidCirdrBlock.MaskLength"),
    ] {
        let asked = with(("SecondaryCidrBlock", block));
        assert_eq!(root.vpc("AssociateVpcCidrBlock", &asked).await.refused(), refusal, "{block}");
    }
    let cut = [vpc[1], ("ZoneId", "cn-hangzhou-h"), ("CidrBlock", "10.64.1.0/24")];
    let vswitch = root.vpc("CreateVSwitch", &cut).await.field("/VSwitchId");
    let in_use = root.vpc("UnassociateVpcCidrBlock", &further).await;
    assert_eq!(in_use.refused(), "400 DependencyViolation.VSwitch");
    let shown = root.vpc("DescribeVpcAttribute", &vpc).await.ok();
    assert_eq!(shown["SecondaryCidrBlocks"]["SecondaryCidrBlock"], json!(["10.64.0.0/16"]));
    // A new first block need not hold what is cut from another.
    root.vpc("ModifyVpcAttribute", &with(("CidrBlock", "192.168.0.0/17"))).await.ok();

    root.vpc("DeleteVSwitch", &[("VSwitchId", &vswitch)]).await.ok();
    root.vpc("UnassociateVpcCidrBlock", &further).await.ok();
    assert_eq!(root.vpc("UnassociateVpcCidrBlock", &further).await.refused(), "404 ResourceNotFound.CidrBlock");
    for block in ["10.1.0.0/16", "10.2.0.0/16", "10.3.0.0/16", "10.4.0.0/16", "10.5.0.0/16"] {
        root.vpc("AssociateVpcCidrBlock", &with(("SecondaryCidrBlock", block))).await.ok();
    }
    assert_eq!(root.vpc("AssociateVpcCidrBlock", &further).await.refused(), "400 QuotaExceeded.SecondaryCidrBlock");
}

#[tokio::test]
async fn a_vswitch_has_a_part_of_the_ipv6_addresses_of_its_network() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let new = [REGION, ("CidrBlock", "192.168.0.0/16"), ("EnableIpv6", "true")];
    let id = root.vpc("CreateVpc", &new).await.field("/VpcId");
    let vpc = [REGION, ("VpcId", id.as_str())];
    let shown = root.vpc("DescribeVpcAttribute", &vpc).await.ok();
    let block = text(&shown, "/Ipv6CidrBlock");
    assert!(block.starts_with("3fff:") && block.ends_with("00::/56"), "{block}");
    assert_eq!(shown["Ipv6CidrBlocks"]["Ipv6CidrBlock"], json!([{"Ipv6CidrBlock": block, "Ipv6Isp": "BGP"}]));
    let cut =
        |block: &'static str| [vpc[1], ("ZoneId", "cn-hangzhou-h"), ("CidrBlock", block), ("Ipv6CidrBlock", "31")];
    let switch = root.vpc("CreateVSwitch", &cut("192.168.1.0/24")).await.field("/VSwitchId");
    let shown = root.vpc("DescribeVSwitchAttributes", &[REGION, ("VSwitchId", &switch)]).await.ok();
    let part = block.replace("00::/56", "1f::/64");
    assert_eq!((shown["Ipv6CidrBlock"].clone(), shown["EnabledIpv6"].clone()), (json!(part), json!(true)));
    let taken = root.vpc("CreateVSwitch", &cut("192.168.2.0/24")).await;
    assert_eq!(taken.refused(), "400 InvalidIpv6CidrBlock.Overlapped");

    let listed = |enabled: &'static str| [REGION, vpc[1], ("EnableIpv6", enabled)];
    for (enabled, count) in [("true", 1), ("false", 0)] {
        assert_eq!(root.vpc("DescribeVSwitches", &listed(enabled)).await.ok()["TotalCount"], count);
        assert_eq!(root.vpc("DescribeVpcs", &listed(enabled)).await.ok()["TotalCount"], count);
    }
    let off = [&vpc[..], &[("EnableIPv6", "false")]].concat();
    assert_eq!(root.vpc("ModifyVpcAttribute", &off).await.refused(), "400 DependencyViolation.VSwitch");
    let change = |more: &[(&'static str, &'static str)]| [&[("VSwitchId", switch.as_str())], more].concat();
    let another = root.vpc("ModifyVSwitchAttribute", &change(&[("EnableIPv6", "true"), ("Ipv6CidrBlock", "7")])).await;
    assert_eq!(another.refused(), "400 InvalidIpv6CidrBlock.Overlapped", "what it has must go first");
    root.vpc("ModifyVSwitchAttribute", &change(&[("EnableIPv6", "false")])).await.ok();
    let alone = root.vpc("ModifyVSwitchAttribute", &change(&[("EnableIPv6", "true")])).await;
    assert_eq!(alone.refused(), "400 MissingParameter");
    root.vpc("ModifyVpcAttribute", &off).await.ok();
    assert_eq!(root.vpc("DescribeVpcAttribute", &vpc).await.ok()["Ipv6CidrBlock"], "");
    let late = root.vpc("ModifyVSwitchAttribute", &change(&[("EnableIPv6", "true"), ("Ipv6CidrBlock", "7")])).await;
    assert_eq!(late.refused(), "400 OperationDenied.Ipv6NotEnabled");
}

#[tokio::test]
async fn a_region_has_one_default_network_with_one_default_vswitch_a_zone() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let zone = [REGION, ("ZoneId", "cn-hangzhou-h")];
    assert_eq!(root.vpc("CreateDefaultVSwitch", &zone).await.refused(), "404 ResourceNotFound.DefaultVpc");
    let id = root.vpc("CreateDefaultVpc", &[REGION]).await.field("/VpcId");
    assert_eq!(root.vpc("CreateDefaultVpc", &[REGION]).await.refused(), "400 ResourceAlreadyExists.DefaultVpc");
    root.vpc("CreateDefaultVpc", &[("RegionId", "cn-beijing")]).await.ok();
    let switch = root.vpc("CreateDefaultVSwitch", &zone).await.field("/VSwitchId");
    assert_eq!(root.vpc("CreateDefaultVSwitch", &zone).await.refused(), "400 ResourceAlreadyExists.DefaultVSwitch");
    let other = root.vpc("CreateDefaultVSwitch", &[REGION, ("ZoneId", "cn-hangzhou-i")]).await.field("/VSwitchId");
    for (id, block) in [(&switch, "172.31.0.0/20"), (&other, "172.31.16.0/20")] {
        let shown = root.vpc("DescribeVSwitchAttributes", &[REGION, ("VSwitchId", id)]).await.ok();
        assert_eq!((shown["CidrBlock"].clone(), shown["IsDefault"].clone()), (json!(block), json!(true)));
    }
    let change = [("VpcId", id.as_str()), ("CidrBlock", "172.31.0.0/17")];
    assert_eq!(root.vpc("ModifyVpcAttribute", &change).await.refused(), "400 OperationDenied.DefaultVpc");
}

#[tokio::test]
async fn routes_to_every_vswitch_and_to_the_services_stand_in_the_system_table() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let shown = root.vpc("DescribeVpcAttribute", &[REGION, ("VpcId", &net.vpc)]).await.ok();
    let router = text(&shown, "/VRouterId");
    let asked = [REGION, ("VRouterId", router.as_str())];
    let table = root.vpc("DescribeRouteTables", &asked).await.ok()["RouteTables"]["RouteTable"][0].clone();
    let entries = table["RouteEntrys"]["RouteEntry"].as_array().unwrap().clone();
    let blocks: Vec<_> = entries.iter().map(|route| text(route, "/DestinationCidrBlock")).collect();
    assert_eq!(blocks, ["192.168.1.0/24", "100.64.0.0/10"]);
    assert_eq!(table["VSwitchIds"]["VSwitchId"], json!([net.vswitch]));
    let custom = root.vpc("DescribeRouteTables", &[&asked[..], &[("Type", "Custom")]].concat()).await.ok();
    assert_eq!(custom["RouteTables"]["RouteTable"][0]["RouteEntrys"]["RouteEntry"], json!([]));
    let routers = root.vpc("DescribeVRouters", &asked).await.ok();
    assert_eq!(text(&routers, "/VRouters/VRouter/0/VpcId"), net.vpc);
}

#[tokio::test]
async fn a_prefix_list_of_vpc_is_made_changed_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let new = [
        REGION,
        ("PrefixListName", "office"),
        ("MaxEntries", "2"),
        ("PrefixListEntries.1.Cidr", "192.168.0.0/16"),
        ("PrefixListEntries.1.Description", "all"),
    ];
    let id = root.vpc("CreateVpcPrefixList", &new).await.field("/PrefixListId");
    let list = [REGION, ("PrefixListId", id.as_str())];
    let change = |more: &[(&'static str, &'static str)]| [&list[..], more].concat();
    let both = [("AddPrefixListEntry.1.Cidr", "10.0.0.0/8"), ("AddPrefixListEntry.2.Cidr", "172.16.0.0/12")];
    assert_eq!(root.vpc("ModifyVpcPrefixList", &change(&both)).await.refused(), "400 LimitExceed.MaxEntries");
    let swap = [&both[..], &[("RemovePrefixListEntry.1.Cidr", "192.168.0.0/16")]].concat();
    root.vpc("ModifyVpcPrefixList", &change(&swap)).await.ok();
    let entries = root.vpc("GetVpcPrefixListEntries", &list).await.ok();
    assert_eq!(
        (text(&entries, "/PrefixListEntry/0/Cidr"), text(&entries, "/PrefixListEntry/1/Cidr")),
        ("10.0.0.0/8".into(), "172.16.0.0/12".into())
    );
    let wrong = root.vpc("ModifyVpcPrefixList", &change(&[("AddPrefixListEntry.1.Cidr", "10.0.0.1/8")])).await;
    assert_eq!(wrong.refused(), "400 InvalidCidrBlock.Malformed");
    let listed = root.vpc("ListPrefixLists", &[REGION, ("PrefixListIds.1", &id)]).await.ok();
    assert_eq!((text(&listed, "/PrefixLists/0/Status"), listed["TotalCount"].clone()), ("Created".into(), json!(1)));
    // ECS has lists of its own.
    assert_eq!(root.ecs("DescribePrefixListAttributes", &list).await.refused(), "404 InvalidPrefixListId.NotFound");
    root.vpc("DeleteVpcPrefixList", &list).await.ok();
    assert_eq!(root.vpc("GetVpcPrefixListEntries", &list).await.refused(), "404 InvalidPrefixListId.NotFound");
}
