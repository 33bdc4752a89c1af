//! Quotas that the owner of a sandbox sets.

use testkit::TestCloud;

#[tokio::test]
async fn a_quota_that_was_set_counts_instead_of_the_cloud_s_own() {
    let cloud = TestCloud::with_quotas(&["alibaba/users=2", "alibaba/access-keys-per-user=3"]).await;
    let root = cloud.root();
    for name in ["ana", "bea"] {
        root.ram("CreateUser", &[("UserName", name)]).await.ok();
    }
    let refused = root.ram("CreateUser", &[("UserName", "cleo")]).await;
    assert_eq!(refused.refused(), "409 LimitExceeded.User");
    assert_eq!(refused.field("/Message"), "The count of users beyond the current limits.");
    for _ in 0..3 {
        root.ram("CreateAccessKey", &[("UserName", "ana")]).await.ok();
    }
    let refused = root.ram("CreateAccessKey", &[("UserName", "ana")]).await;
    assert_eq!(refused.refused(), "409 LimitExceeded.User.AccessKey");

    let (status, quotas) = cloud.own("GET", "quotas", None).await;
    assert_eq!(status, 200);
    assert_eq!((&quotas["alibaba"]["users"], &quotas["alibaba"]["groups"]), (&2.into(), &50.into()));
    assert_eq!(quotas["kingsoft"]["users"], 200);
}
