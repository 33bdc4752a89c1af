//! Peering connections, a product of their own.

use super::*;

#[tokio::test]
async fn two_networks_of_an_account_are_connected_at_once() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let other = root.vpc("CreateVpc", &[("RegionId", "cn-beijing"), ("CidrBlock", "10.0.0.0/8")]).await.field("/VpcId");
    let new = [REGION, ("VpcId", net.vpc.as_str()), ("AcceptingRegionId", "cn-beijing"), ("AcceptingVpcId", &other)];
    let id = root.call("VpcPeer", "CreateVpcPeerConnection", &new).await.field("/InstanceId");
    let own = [("InstanceId", id.as_str())];
    let shown = root.call("VpcPeer", "GetVpcPeerConnectionAttribute", &own).await.ok();
    assert_eq!((&shown["Status"], &shown["Bandwidth"]), (&"Activated".into(), &1024.into()));
    assert_eq!(
        (&shown["Vpc"]["Ipv4Cidrs"][0], &shown["AcceptingVpc"]["Ipv4Cidrs"][0]),
        (&"192.168.0.0/16".into(), &"10.0.0.0/8".into())
    );
    assert_eq!(
        root.call("VpcPeer", "CreateVpcPeerConnection", &new).await.refused(),
        "400 ResourceAlreadyExist.VpcPeer"
    );
    let change = [own[0], ("Name", "bridge"), ("Bandwidth", "200"), ("LinkType", "Platinum")];
    root.call("VpcPeer", "ModifyVpcPeerConnection", &change).await.ok();
    let tag = [REGION, ("ResourceType", "PeerConnection"), ("ResourceId.1", &id)];
    let set = [&tag[..], &[("Tag.1.Key", "team"), ("Tag.1.Value", "net")]].concat();
    root.call("VpcPeer", "TagResources", &set).await.ok();
    let tags = root.call("VpcPeer", "ListTagResources", &tag).await.ok();
    assert_eq!(text(&tags, "/TagResources/0/TagValue"), "net");
    let listed = root
        .call(
            "VpcPeer",
            "ListVpcPeerConnections",
            &[("RegionId", "cn-beijing"), ("VpcId.1", &other), ("Name", "bridge")],
        )
        .await
        .ok();
    let shown = &listed["VpcPeerConnects"][0];
    assert_eq!(
        (&shown["Bandwidth"], &shown["LinkType"], text(shown, "/Tags/0/Key")),
        (&200.into(), &"Platinum".into(), "team".to_owned())
    );
    assert_eq!(root.call("VpcPeer", "AcceptVpcPeerConnection", &own).await.refused(), "400 IncorrectStatus.VpcPeer");

    let table = root
        .vpc("DescribeVpcs", &[REGION, ("VpcId", &net.vpc)])
        .await
        .field("/Vpcs/Vpc/0/RouterTableIds/RouterTableIds/0");
    let route = [
        REGION,
        ("RouteTableId", table.as_str()),
        ("DestinationCidrBlock", "10.0.0.0/8"),
        ("NextHopType", "VpcPeer"),
        ("NextHopId", &id),
    ];
    root.vpc("CreateRouteEntry", &route).await.ok();
    assert_eq!(
        root.call("VpcPeer", "DeleteVpcPeerConnection", &own).await.refused(),
        "400 OperationDenied.RouteEntryExist"
    );
    assert_eq!(
        root.vpc("DeleteVpc", &[("RegionId", "cn-beijing"), ("VpcId", &other)]).await.refused(),
        "400 DependencyViolation.VpcPeer"
    );
    root.call("VpcPeer", "DeleteVpcPeerConnection", &[own[0], ("Force", "true")]).await.ok();
    assert_eq!(
        root.call("VpcPeer", "GetVpcPeerConnectionAttribute", &own).await.refused(),
        "400 ResourceNotFound.InstanceId"
    );
}

#[tokio::test]
async fn another_account_accepts_or_rejects_and_sees_the_same() {
    let cloud = TestCloud::new().await;
    let (root, (number, other)) = (cloud.root(), cloud.other_account().await);
    let net = Net::new(&root).await;
    let theirs = other.vpc("CreateVpc", &[REGION, ("CidrBlock", "10.0.0.0/8")]).await.field("/VpcId");
    let new = [
        REGION,
        ("VpcId", net.vpc.as_str()),
        ("AcceptingAliUid", &number),
        ("AcceptingRegionId", "cn-hangzhou"),
        ("AcceptingVpcId", &theirs),
    ];
    let id = root.call("VpcPeer", "CreateVpcPeerConnection", &new).await.field("/InstanceId");
    let own = [("InstanceId", id.as_str())];
    let status = async |caller: &testkit::Actor| {
        caller.call("VpcPeer", "GetVpcPeerConnectionAttribute", &own).await.field("/Status")
    };
    assert_eq!((status(&root).await, status(&other).await), ("Accepting".to_owned(), "Accepting".to_owned()));
    assert_eq!(
        root.call("VpcPeer", "AcceptVpcPeerConnection", &own).await.refused(),
        "400 OperationDenied.NotAcceptingSide"
    );
    other.call("VpcPeer", "RejectVpcPeerConnection", &own).await.ok();
    assert_eq!((status(&root).await, status(&other).await), ("Rejected".to_owned(), "Rejected".to_owned()));

    let id = root.call("VpcPeer", "CreateVpcPeerConnection", &new).await.field("/InstanceId");
    let own = [("InstanceId", id.as_str())];
    other.call("VpcPeer", "AcceptVpcPeerConnection", &own).await.ok();
    let shown = root.call("VpcPeer", "GetVpcPeerConnectionAttribute", &own).await.ok();
    assert_eq!((&shown["Status"], &shown["AcceptingVpc"]["Ipv4Cidrs"][0]), (&"Activated".into(), &"10.0.0.0/8".into()));
    let table = other.vpc("DescribeVpcs", &[REGION]).await.field("/Vpcs/Vpc/0/RouterTableIds/RouterTableIds/0");
    let route = [
        REGION,
        ("RouteTableId", table.as_str()),
        ("DestinationCidrBlock", "192.168.0.0/16"),
        ("NextHopType", "VpcPeer"),
        ("NextHopId", &id),
    ];
    other.vpc("CreateRouteEntry", &route).await.ok();
    root.call("VpcPeer", "DeleteVpcPeerConnection", &[own[0], ("Force", "true")]).await.ok();
    assert_eq!(
        other.call("VpcPeer", "GetVpcPeerConnectionAttribute", &own).await.refused(),
        "400 ResourceNotFound.InstanceId"
    );
    assert_eq!(other.vpc("DeleteRouteEntry", &route).await.refused(), "400 InvalidRouteEntry.NotFound");
}

#[tokio::test]
async fn a_connection_that_nobody_answers_expires() {
    let cloud = TestCloud::new().await;
    let (root, (number, other)) = (cloud.root(), cloud.other_account().await);
    let net = Net::new(&root).await;
    let theirs = other.vpc("CreateVpc", &[REGION, ("CidrBlock", "10.0.0.0/8")]).await.field("/VpcId");
    let new = [
        REGION,
        ("VpcId", net.vpc.as_str()),
        ("AcceptingAliUid", &number),
        ("AcceptingRegionId", "cn-hangzhou"),
        ("AcceptingVpcId", &theirs),
    ];
    let id = root.call("VpcPeer", "CreateVpcPeerConnection", &new).await.field("/InstanceId");
    cloud.advance(Duration::from_secs(8 * 24 * 60 * 60));
    let own = [("InstanceId", id.as_str())];
    assert_eq!(root.call("VpcPeer", "GetVpcPeerConnectionAttribute", &own).await.field("/Status"), "Expired");
    assert_eq!(other.call("VpcPeer", "AcceptVpcPeerConnection", &own).await.refused(), "400 IncorrectStatus.VpcPeer");
    root.call("VpcPeer", "DeleteVpcPeerConnection", &own).await.ok();
}
