//! Data folders of earlier builds open.

use std::fs;
use std::io::Read;

use flate2::read::GzDecoder;
use testkit::TestCloud;

/// The database of a folder that a build kept with sqlx: a user with a policy, a role with a tag, a network.
const KEPT_BY_SQLX: &[u8] = include_bytes!("kept-by-sqlx.db.gz");

#[tokio::test]
async fn a_folder_that_was_kept_with_sqlx_opens_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut database = Vec::new();
    GzDecoder::new(KEPT_BY_SQLX).read_to_end(&mut database).unwrap();
    fs::write(folder.path().join("yunbox.db"), database).unwrap();
    // The count of starts belongs to the folder: what is drawn next is not what was drawn then.
    fs::write(folder.path().join("starts"), "1").unwrap();
    for start in 0..2 {
        let cloud = TestCloud::kept_in(folder.path()).await;
        let root = cloud.root();
        assert_eq!(root.ram("GetUser", &[("UserName", "ana")]).await.field("/User/DisplayName"), "Ana");
        let policies = root.ram("ListPoliciesForUser", &[("UserName", "ana")]).await;
        assert_eq!(policies.field("/Policies/Policy/0/PolicyName"), "reads");
        let tags = [("ResourceType", "role"), ("ResourceNames", r#"["ops"]"#)];
        let tags = root.ram("ListTagResources", &tags).await;
        assert!(tags.body.contains("team"), "{}", tags.body);
        assert_eq!(root.vpc("DescribeVpcs", &[]).await.field("/Vpcs/Vpc/0/VpcName"), "office");
        let name = format!("made-in-start-{start}");
        root.ram("CreateUser", &[("UserName", &name)]).await.ok();
        assert_eq!(root.ram("ListUsers", &[]).await.ok()["Users"]["User"].as_array().unwrap().len(), 2 + start);
        drop(root);
        cloud.stop().await;
    }
}
