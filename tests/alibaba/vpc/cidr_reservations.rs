//! Reserved CIDR blocks of vSwitches.

use serde_json::{Value, json};
use testkit::{Actor, Reply};

use super::*;

/// Reserves a block of the vSwitch.
async fn reserve(root: &Actor, net: &Net, parameters: &[(&str, &str)]) -> Reply {
    let of = [REGION, ("VSwitchId", net.vswitch.as_str())];
    root.vpc("CreateVSwitchCidrReservation", &[&of[..], parameters].concat()).await
}

/// The one reserved block with this id.
async fn shown(root: &Actor, id: &str) -> Value {
    let one = [REGION, ("VSwitchCidrReservationIds.1", id)];
    root.vpc("ListVSwitchCidrReservations", &one).await.ok()["VSwitchCidrReservations"][0].clone()
}

#[tokio::test]
async fn interfaces_are_given_blocks_of_what_is_reserved() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let order = [("VSwitchCidrReservationCidr", "192.168.1.64/27"), ("VSwitchCidrReservationName", "pods")];
    let made = reserve(&root, &net, &order).await.ok();
    let id = text(&made, "/VSwitchCidrReservationId");
    assert!(id.starts_with("vcr-bp1"), "{id}");
    let named = [REGION, ("VSwitchCidrReservationId", &*id)];
    assert_eq!(shown(&root, &id).await["Status"], "Assigning");
    let early = root.vpc("DeleteVSwitchCidrReservation", &named).await;
    assert_eq!(early.refused(), "400 IncorrectStatus.VSwitchCidrReservation");
    cloud.advance(MINUTE);
    let interface = [REGION, ("VSwitchId", net.vswitch.as_str()), ("SecurityGroupId", net.group.as_str())];
    let interface = root.ecs("CreateNetworkInterface", &interface).await.ok();
    let interface = text(&interface, "/NetworkInterfaceId");
    cloud.advance(MINUTE);
    let to = [REGION, ("NetworkInterfaceId", &*interface)];
    let one = [&to[..], &[("Ipv4PrefixCount", "1")]].concat();
    let given = root.ecs("AssignPrivateIpAddresses", &one).await.ok();
    let given = &given["AssignedPrivateIpAddressesSet"]["Ipv4PrefixSet"]["Ipv4Prefixes"];
    assert_eq!(*given, json!(["192.168.1.64/28"]));
    let outside = [&to[..], &[("Ipv4Prefix.1", "192.168.1.128/28")]].concat();
    assert_eq!(
        root.ecs("AssignPrivateIpAddresses", &outside).await.refused(),
        "403 InvalidVSwitchId.IpInvalid",
        "nothing is reserved there"
    );
    let inside = [&to[..], &[("PrivateIpAddress.1", "192.168.1.90")]].concat();
    assert_eq!(
        root.ecs("AssignPrivateIpAddresses", &inside).await.refused(),
        "403 InvalidIp.IpAssigned",
        "it is reserved"
    );
    root.ecs("AssignPrivateIpAddresses", &one).await.ok();
    assert_eq!(
        root.ecs("AssignPrivateIpAddresses", &one).await.refused(),
        "403 InvalidVSwitchId.IpNotEnough",
        "there are two blocks"
    );
    let seen = shown(&root, &id).await;
    assert_eq!((&seen["AssignedCidrCount"], &seen["AvailableCidrCount"]), (&2.into(), &0.into()));
    let usage = async |more: &[(&str, &str)]| {
        let answer = root.vpc("GetVSwitchCidrReservationUsage", &[&named[..], more].concat()).await.ok();
        let blocks = answer["CidrReservationUsages"].as_array().unwrap().iter();
        let of = |block: &Value| (text(block, "/IpPrefixCidr"), text(block, "/ResourceId"));
        (blocks.map(of).collect::<Vec<_>>(), text(&answer, "/NextToken"), answer["TotalCount"].clone())
    };
    let both = ["192.168.1.64/28", "192.168.1.80/28"].map(|block| (block.to_owned(), interface.clone()));
    assert_eq!(usage(&[]).await, (both.to_vec(), String::new(), json!(2)));
    let (first, place, _) = usage(&[("MaxResults", "1")]).await;
    let (second, end, _) = usage(&[("MaxResults", "1"), ("NextToken", &place)]).await;
    assert_eq!(([first, second].concat(), end), (both.to_vec(), String::new()));
    let used = root.vpc("DeleteVSwitchCidrReservation", &named).await;
    assert_eq!(used.refused(), "400 DependencyViolation.NetworkInterface");
    root.ecs("DeleteNetworkInterface", &to).await.ok();
    let switch = [REGION, ("VSwitchId", net.vswitch.as_str())];
    assert_eq!(root.vpc("DeleteVSwitch", &switch).await.refused(), "400 DependencyViolation");
    let dry = [&named[..], &[("DryRun", "true")]].concat();
    assert_eq!(root.vpc("DeleteVSwitchCidrReservation", &dry).await.refused(), "400 DryRunOperation");
    root.vpc("DeleteVSwitchCidrReservation", &named).await.ok();
    let gone = root.vpc("DeleteVSwitchCidrReservation", &named).await;
    assert_eq!(gone.refused(), "404 ResourceNotFound.VSwitchCidrReservation");
    root.vpc("DeleteVSwitch", &switch).await.ok();
}

#[tokio::test]
async fn a_reserved_block_is_checked() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let (block, mask) = ("VSwitchCidrReservationCidr", "VSwitchCidrReservationMask");
    reserve(&root, &net, &[(block, "192.168.1.64/26")]).await.ok();
    let illegal = "400 IllegalParam.VSwitchCidrReservationCidr";
    for (parameters, expected) in [
        (&[(block, "192.168.1.96/28")][..], "400 OperationDenied.CidrConflictWithExistCidr"),
        (&[(block, "192.168.2.0/28")], illegal),
        (&[(block, "192.168.1.0/28")], illegal),
        (&[(block, "192.168.1.240/28")], illegal),
        (&[(block, "192.168.1.32/29")], illegal),
        (&[(block, "192.168.1.33/28")], illegal),
        (&[(block, "2001:db8::/80")], illegal),
        (&[(block, "2001:db8::/80"), ("IpVersion", "IPv6")], "400 OperationDenied.Ipv6NotEnabled"),
        (&[(block, "192.168.1.32/28"), ("IpVersion", "IPv5")], "400 IllegalParam.IpVersion"),
        (
            &[(block, "192.168.1.32/28"), ("VSwitchCidrReservationType", "Explicit")],
            "400 IllegalParam.VSwitchCidrReservationType",
        ),
        (&[(mask, "25")], "400 IllegalParam.VSwitchCidrReservationMask"),
        (&[(mask, "large")], "400 IllegalParam.VSwitchCidrReservationMask"),
        (
            &[(block, "192.168.1.32/28"), (mask, "28")],
            "400 Conflict.VSwitchCidrReservationMaskAndVSwitchCidrReservationCidr",
        ),
        (&[], "400 MissingParam.VSwitchCidrReservationCidr"),
        (&[(mask, "28"), ("VSwitchCidrReservationName", "1st")], "400 IllegalParam.VSwitchCidrReservationName"),
        (&[(mask, "28"), ("DryRun", "true")], "400 DryRunOperation"),
    ] {
        assert_eq!(reserve(&root, &net, parameters).await.refused(), expected, "{parameters:?}");
    }
    let chosen = reserve(&root, &net, &[(mask, "26")]).await.field("/VSwitchCidrReservationId");
    assert_eq!(shown(&root, &chosen).await[block], "192.168.1.128/26");
    let full = reserve(&root, &net, &[(mask, "26")]).await;
    assert_eq!(full.refused(), "400 ResourceNotEnough.VSwitchCidrBlock");
}

#[tokio::test]
async fn reserved_blocks_are_listed_by_kind_and_tag_and_change_their_names() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let vpc = [REGION, ("CidrBlock", "10.0.0.0/8"), ("EnableIpv6", "true")];
    let vpc = root.vpc("CreateVpc", &vpc).await.field("/VpcId");
    cloud.advance(MINUTE);
    let order = [REGION, ("VpcId", &*vpc), ("ZoneId", "cn-hangzhou-i"), ("CidrBlock", "10.0.0.0/16")];
    let made = root.vpc("CreateVSwitch", &[&order[..], &[("Ipv6CidrBlock", "7")]].concat()).await;
    let vswitch = made.field("/VSwitchId");
    cloud.advance(MINUTE);
    let of = [REGION, ("VSwitchId", &*vswitch)];
    let tag = [("VSwitchCidrReservationMask", "20"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    let v4 = root.vpc("CreateVSwitchCidrReservation", &[&of[..], &tag].concat()).await;
    let v4 = v4.field("/VSwitchCidrReservationId");
    let v6 = [("VSwitchCidrReservationMask", "72"), ("IpVersion", "IPv6")];
    let v6 = root.vpc("CreateVSwitchCidrReservation", &[&of[..], &v6].concat()).await;
    let v6 = v6.field("/VSwitchCidrReservationId");
    let ids = async |parameters: &[(&str, &str)]| {
        let found = root.vpc("ListVSwitchCidrReservations", &[&of[..], parameters].concat()).await.ok();
        let list = found["VSwitchCidrReservations"].as_array().cloned().unwrap_or_default();
        list.iter().map(|one| text(one, "/VSwitchCidrReservationId")).collect::<Vec<_>>()
    };
    assert_eq!(ids(&[]).await, [v6.clone(), v4.clone()]);
    assert_eq!(ids(&[("IpVersion", "IPv6")]).await, std::slice::from_ref(&v6));
    assert_eq!(ids(&[("IpVersion", "IPv4")]).await, std::slice::from_ref(&v4));
    assert_eq!(ids(&[("Tags.1.Key", "team"), ("Tags.1.Value", "web")]).await, std::slice::from_ref(&v4));
    let part = root.vpc("ListVSwitchCidrReservations", &[&of[..], &[("MaxResults", "1")]].concat()).await.ok();
    assert_eq!((&part["TotalCount"], &part["MaxResults"]), (&2.into(), &1.into()));
    let rest = [("MaxResults", "1"), ("NextToken", part["NextToken"].as_str().unwrap_or_default())];
    assert_eq!(ids(&rest).await, std::slice::from_ref(&v4));
    let change = [REGION, ("VSwitchCidrReservationId", &*v6), ("VSwitchCidrReservationName", "pods")];
    root.vpc("ModifyVSwitchCidrReservationAttribute", &change).await.ok();
    let seen = shown(&root, &v6).await;
    assert_eq!((&seen["VSwitchCidrReservationName"], &seen["IpVersion"]), (&"pods".into(), &"IPv6".into()));
    assert_eq!((&seen["Type"], &seen["AvailableCidrCount"]), (&"Prefix".into(), &256.into()));
    let elsewhere = [("RegionId", "cn-beijing"), ("VSwitchCidrReservationId", &*v6)];
    let elsewhere = root.vpc("DeleteVSwitchCidrReservation", &elsewhere).await;
    assert_eq!(elsewhere.refused(), "404 ResourceNotFound.VSwitchCidrReservation");
}
