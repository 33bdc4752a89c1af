//! Network ACLs.

use super::*;

#[tokio::test]
async fn an_acl_is_filled_copied_and_given_to_a_vswitch() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let vpc = ("VpcId", net.vpc.as_str());
    let made = root.vpc("CreateNetworkAcl", &[REGION, vpc, ("NetworkAclName", "desks")]).await.ok();
    assert_eq!(text(&made, "/NetworkAclAttribute/IngressAclEntries/IngressAclEntry/0/SourceCidrIp"), "0.0.0.0/0");
    let acl = text(&made, "/NetworkAclId");
    let own = [REGION, ("NetworkAclId", acl.as_str())];
    let entry = [
        ("UpdateIngressAclEntries", "true"),
        ("IngressAclEntries.1.Policy", "drop"),
        ("IngressAclEntries.1.Protocol", "tcp"),
        ("IngressAclEntries.1.Port", "22/22"),
        ("IngressAclEntries.1.SourceCidrIp", "10.0.0.0/8"),
        ("IngressAclEntries.2.Policy", "accept"),
        ("IngressAclEntries.2.Protocol", "icmpv6"),
        ("IngressAclEntries.2.Port", "-1/-1"),
        ("IngressAclEntries.2.SourceCidrIp", "::/0"),
        ("IngressAclEntries.2.IpVersion", "IPV6"),
    ];
    root.vpc("UpdateNetworkAclEntries", &[&own[..], &entry].concat()).await.ok();
    let wrong = [&own[..], &entry[..4], &[("IngressAclEntries.1.SourceCidrIp", "10.0.0.1/8")]].concat();
    assert_eq!(root.vpc("UpdateNetworkAclEntries", &wrong).await.refused(), "400 InvalidParameter");
    let other = root.vpc("CreateNetworkAcl", &[REGION, vpc]).await.field("/NetworkAclId");
    let copy = [REGION, ("NetworkAclId", other.as_str()), ("SourceNetworkAclId", acl.as_str())];
    root.vpc("CopyNetworkAclEntries", &copy).await.ok();
    let shown = root.vpc("DescribeNetworkAclAttributes", &copy[..2]).await.ok();
    let entries = &shown["NetworkAclAttribute"]["IngressAclEntries"]["IngressAclEntry"];
    assert_eq!((&entries[0]["Policy"], &entries[0]["Port"]), (&"drop".into(), &"22/22".into()));
    assert_eq!((&entries[1]["Protocol"], &entries[1]["IpVersion"]), (&"icmpv6".into(), &"IPV6".into()));

    let resource = [("Resource.1.ResourceId", net.vswitch.as_str()), ("Resource.1.ResourceType", "VSwitch")];
    let bind = [&own[..], &resource].concat();
    root.vpc("AssociateNetworkAcl", &bind).await.ok();
    let again = [&copy[..2], &resource].concat();
    assert_eq!(root.vpc("AssociateNetworkAcl", &again).await.refused(), "400 InvalidResource.AlreadyBinding");
    let found = root
        .vpc("DescribeNetworkAcls", &[REGION, ("ResourceId", &net.vswitch), ("ResourceType", "VSwitch")])
        .await
        .ok();
    assert_eq!(
        (&found["TotalCount"], text(&found, "/NetworkAcls/NetworkAcl/0/Resources/Resource/0/Status")),
        (&"1".into(), "BINDED".to_owned())
    );
    let shown = root.vpc("DescribeVSwitchAttributes", &[REGION, ("VSwitchId", &net.vswitch)]).await.ok();
    assert_eq!(text(&shown, "/NetworkAclId"), acl);
    assert_eq!(root.vpc("DeleteNetworkAcl", &own).await.refused(), "400 NetworkAclExistBinding");
    root.vpc("UnassociateNetworkAcl", &bind).await.ok();
    assert_eq!(root.vpc("UnassociateNetworkAcl", &bind).await.refused(), "400 InvalidResource.NotBinding");
    root.vpc("DeleteNetworkAcl", &own).await.ok();
    assert_eq!(root.vpc("DescribeNetworkAclAttributes", &own).await.refused(), "404 InvalidNetworkAcl.NotFound");
}
