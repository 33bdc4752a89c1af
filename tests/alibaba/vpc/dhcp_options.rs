//! DHCP options sets.

use super::*;

#[tokio::test]
async fn a_network_has_one_set_and_shows_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let vpc = Net::new(&root).await.vpc;
    let made = async |domain: &str| {
        let order = [REGION, ("DomainName", domain), ("DhcpOptionsSetName", "office"), ("Tag.1.Key", "team")];
        root.vpc("CreateDhcpOptionsSet", &order).await.field("/DhcpOptionsSetId")
    };
    let (first, second) = (made("example.com").await, made("example.org").await);
    cloud.advance(MINUTE);
    let attachment = |set| [REGION, ("DhcpOptionsSetId", set), ("VpcId", &*vpc)];
    root.vpc("AttachDhcpOptionsSetToVpc", &attachment(&first)).await.ok();
    cloud.advance(MINUTE);
    let refused = root.vpc("AttachDhcpOptionsSetToVpc", &attachment(&second)).await;
    assert_eq!(refused.refused(), "400 OperationFailed.AttachmentExist");
    let network = async || root.vpc("DescribeVpcAttribute", &[REGION, ("VpcId", &*vpc)]).await.ok();
    let seen = network().await;
    assert_eq!(
        (text(&seen, "/DhcpOptionsSetId"), text(&seen, "/DhcpOptionsSetStatus")),
        (first.clone(), "InUse".to_owned())
    );
    root.vpc("ReplaceVpcDhcpOptionsSet", &attachment(&second)).await.ok();
    cloud.advance(MINUTE);
    assert_eq!(text(&network().await, "/DhcpOptionsSetId"), second);
    let found = root.vpc("GetDhcpOptionsSet", &attachment(&second)[..2]).await.ok();
    assert_eq!(text(&found, "/AssociateVpcs/0/VpcId"), vpc);
    assert_eq!(text(&found, "/DhcpOptions/DomainName"), "example.org");
    let refused = root.vpc("DeleteDhcpOptionsSet", &attachment(&second)[..2]).await;
    assert_eq!(refused.refused(), "400 DependencyViolation.VpcAttachment");
    root.vpc("DeleteDhcpOptionsSet", &attachment(&first)[..2]).await.ok();
    root.vpc("DetachDhcpOptionsSetFromVpc", &attachment(&second)).await.ok();
    cloud.advance(MINUTE);
    let refused = root.vpc("DetachDhcpOptionsSetFromVpc", &attachment(&second)).await;
    assert_eq!(refused.refused(), "400 OperationFailed.AttachmentNotExist");
    assert_eq!(text(&network().await, "/DhcpOptionsSetId"), "");
    let listed = root.vpc("ListDhcpOptionsSets", &[REGION, ("DomainName", "example.org")]).await.ok();
    assert_eq!(text(&listed, "/DhcpOptionsSets/0/DhcpOptionsSetId"), second);
    let tagged = [REGION, ("ResourceType", "DHCPOPTIONSSET"), ("Tag.1.Key", "team")];
    let tagged = root.vpc("ListTagResources", &tagged).await.ok();
    assert_eq!(text(&tagged, "/TagResources/TagResource/0/ResourceId"), second);
}
