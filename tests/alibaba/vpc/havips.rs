//! High-availability virtual addresses.

use super::*;

#[tokio::test]
async fn instances_share_an_address_that_an_elastic_one_leads_to() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let order = [REGION, ("VSwitchId", &*net.vswitch), ("IpAddress", "192.168.1.9"), ("Name", "office")];
    let made = root.vpc("CreateHaVip", &order).await.ok();
    let vip = text(&made, "/HaVipId");
    assert_eq!(root.vpc("CreateHaVip", &order).await.refused(), "400 InvalidIPAddress.AlreadyUsed");
    let (first, second) = (net.one(&root).await, net.one(&root).await);
    cloud.advance(MINUTE);
    let shown = async || {
        let filter = [REGION, ("Filter.1.Key", "HaVipId"), ("Filter.1.Value.1", &*vip)];
        root.vpc("DescribeHaVips", &filter).await.ok()["HaVips"]["HaVip"][0].clone()
    };
    assert_eq!(shown().await["Status"], "Available");
    let member = |id| [REGION, ("HaVipId", &*vip), ("InstanceId", id)];
    root.vpc("AssociateHaVip", &member(&first)).await.ok();
    assert_eq!(shown().await["Status"], "Associating");
    assert_eq!(root.vpc("AssociateHaVip", &member(&second)).await.refused(), "400 IncorrectHaVipStatus");
    cloud.advance(MINUTE);
    let again = root.vpc("AssociateHaVip", &member(&first)).await;
    assert_eq!(again.refused(), "400 InvalidInstanceId.AlreadyAssociated");
    root.vpc("AssociateHaVip", &member(&second)).await.ok();
    cloud.advance(MINUTE);
    let eip = root.vpc("AllocateEipAddress", &[REGION]).await.ok();
    let to = [REGION, ("AllocationId", eip["AllocationId"].as_str().unwrap_or_default()), ("InstanceId", &*vip)];
    root.vpc("AssociateEipAddress", &[&to[..], &[("InstanceType", "HaVip")]].concat()).await.ok();
    cloud.advance(MINUTE);
    let seen = shown().await;
    assert_eq!(
        (&seen["Status"], &seen["AssociatedInstances"]["associatedInstance"][1]),
        (&"InUse".into(), &second.as_str().into())
    );
    assert_eq!(seen["AssociatedEipAddresses"]["associatedEipAddresse"][0], eip["EipAddress"]);

    let one = [REGION, ("HaVipId", &*vip)];
    assert_eq!(root.vpc("DeleteHaVip", &one).await.refused(), "400 DependencyViolation.HaVip");
    root.vpc("UnassociateEipAddress", &to[..2]).await.ok();
    root.vpc("UnassociateHaVip", &member(&first)).await.ok();
    cloud.advance(MINUTE);
    root.ecs("DeleteInstance", &[("InstanceId", &*second), ("Force", "true")]).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(shown().await["Status"], "Available", "an instance that goes leaves the address");
    let refused = root.vpc("DeleteVSwitch", &[REGION, ("VSwitchId", &*net.vswitch)]).await;
    assert_eq!(refused.refused(), "400 DependencyViolation");
    root.vpc("DeleteHaVip", &one).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(root.vpc("DescribeHaVips", &[REGION]).await.ok()["TotalCount"], 0);
}

#[tokio::test]
async fn an_address_is_of_the_vswitch_and_free() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    for (address, refusal) in [
        ("192.168.2.9", "400 InvalidIPAddress.OutOfRange"),
        ("192.168.1.0", "400 InvalidIPAddress.NotAvailable"),
        ("office", "400 InvalidIPAddress.Malformed"),
    ] {
        let order = [REGION, ("VSwitchId", &*net.vswitch), ("IpAddress", address)];
        assert_eq!(root.vpc("CreateHaVip", &order).await.refused(), refusal, "{address}");
    }
    let filter = [REGION, ("Filter.1.Key", "Colour"), ("Filter.1.Value.1", "red")];
    let refused = root.vpc("DescribeHaVips", &filter).await;
    assert_eq!(refused.refused(), "400 InvalidFilterKey.ValueNotSupported");
}
