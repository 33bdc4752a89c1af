//! Bandwidth packages, and elastic addresses in them.

use super::*;

#[tokio::test]
async fn addresses_share_the_bandwidth_of_a_package() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let order = [REGION, ("Bandwidth", "20"), ("Name", "office"), ("InternetChargeType", "PayByBandwidth")];
    let package = root.vpc("CreateCommonBandwidthPackage", &order).await.field("/BandwidthPackageId");
    let one = [REGION, ("BandwidthPackageId", &*package)];
    cloud.advance(MINUTE);
    let mut eips = Vec::new();
    for _ in 0..3 {
        let order = [REGION, ("Bandwidth", "5"), ("InternetChargeType", "PayByTraffic")];
        eips.push(root.vpc("AllocateEipAddress", &order).await.field("/AllocationId"));
    }
    let add =
        async |eip: &str| root.vpc("AddCommonBandwidthPackageIp", &[&one[..], &[("IpInstanceId", eip)]].concat()).await;
    add(&eips[0]).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(add(&eips[0]).await.refused(), "400 IpInstanceId.AlreadyInBandwidthPackage");
    let two = [("IpInstanceIds.1", &*eips[1]), ("IpInstanceIds.2", &*eips[2])];
    root.vpc("AddCommonBandwidthPackageIps", &[&one[..], &two].concat()).await.ok();
    cloud.advance(MINUTE);
    let address = async |eip: &str| {
        let found = root.vpc("DescribeEipAddresses", &[REGION, ("AllocationId", eip)]).await.ok();
        found["EipAddresses"]["EipAddress"][0].clone()
    };
    let shown = address(&eips[1]).await;
    assert_eq!(
        (text(&shown, "/BandwidthPackageId"), text(&shown, "/BandwidthPackageBandwidth")),
        (package.clone(), "20".to_owned())
    );
    assert_eq!(text(&shown, "/BandwidthPackageType"), "CommonBandwidthPackage");
    let listed = root.vpc("DescribeCommonBandwidthPackages", &one).await.ok();
    let shown = &listed["CommonBandwidthPackages"]["CommonBandwidthPackage"][0];
    assert_eq!((&shown["Bandwidth"], &shown["Status"]), (&"20".into(), &"Available".into()));
    let inside = shown["PublicIpAddresses"]["PublicIpAddresse"].as_array().map(Vec::len);
    assert_eq!(inside, Some(3));

    let limit = |mbps| [REGION, one[1], ("EipId", &*eips[0]), ("Bandwidth", mbps)];
    let refused = root.vpc("ModifyCommonBandwidthPackageIpBandwidth", &limit("21")).await;
    assert_eq!(refused.refused(), "404 InvalidBandwidth.ValueNotSupported");
    root.vpc("ModifyCommonBandwidthPackageIpBandwidth", &limit("10")).await.ok();
    root.vpc("CancelCommonBandwidthPackageIpBandwidth", &limit("10")[..3]).await.ok();
    root.vpc("ModifyCommonBandwidthPackageSpec", &[&one[..], &[("Bandwidth", "50")]].concat()).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(text(&address(&eips[0]).await, "/BandwidthPackageBandwidth"), "50");

    let release = [("AllocationId", &*eips[0])];
    let refused = root.vpc("DeleteCommonBandwidthPackage", &one).await;
    assert_eq!(refused.refused(), "400 OperationFailed.BandwidthPackageNotEmpty");
    let taken = [&one[..], &[("IpInstanceId", &*eips[0])]].concat();
    root.vpc("RemoveCommonBandwidthPackageIp", &taken).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(text(&address(&eips[0]).await, "/BandwidthPackageId"), "");
    root.vpc("ReleaseEipAddress", &release).await.ok();
    root.vpc("DeleteCommonBandwidthPackage", &[&one[..], &[("Force", "true")]].concat()).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(root.vpc("DescribeCommonBandwidthPackages", &one).await.ok()["TotalCount"], 0);
    assert_eq!(text(&address(&eips[1]).await, "/BandwidthPackageId"), "");
}
