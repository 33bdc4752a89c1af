//! Lists by page number, and resource groups.

use super::*;

#[tokio::test]
async fn a_page_says_its_number_its_size_and_the_count_of_all() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let empty = json!({"Roles": {"Role": []}, "TotalCount": 0, "PageNumber": 1, "PageSize": 10});
    assert_eq!(root.resource_manager("ListRoles", &[]).await.contents(), empty);
    for number in 0..11 {
        role(&root, &format!("r{number:02}")).await;
    }
    root.resource_manager("CreateServiceLinkedRole", &[("ServiceName", "hdr.aliyuncs.com")]).await.ok();
    let page = async |pairs: &[(&str, &str)]| {
        let listed = root.resource_manager("ListRoles", pairs).await.contents();
        assert_eq!(listed["TotalCount"], 12);
        let names = listed["Roles"]["Role"].as_array().unwrap().iter();
        names.map(|role| role["RoleName"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(page(&[]).await.len(), 10);
    assert_eq!(page(&[("PageNumber", "2")]).await, ["r09", "r10"]);
    assert_eq!(page(&[("PageNumber", "3"), ("PageSize", "5")]).await, ["r09", "r10"]);
    assert_eq!(page(&[("PageNumber", "9")]).await, Vec::<String>::new());
    let first = root.resource_manager("ListRoles", &[("PageSize", "1")]).await.contents();
    let role = &first["Roles"]["Role"][0];
    assert_eq!((&role["RoleName"], &role["IsServiceLinkedRole"]), (&json!("AliyunServiceRoleForHdr"), &json!(true)));
    assert_eq!(role["AssumeRolePolicyDocument"], Value::Null);
    for (name, wrong) in [("PageNumber", "0"), ("PageSize", "0"), ("PageSize", "101"), ("PageSize", "many")] {
        assert_eq!(
            root.resource_manager("ListRoles", &[(name, wrong)]).await.refused(),
            format!("400 InvalidParameter.{name}")
        );
    }
}

#[tokio::test]
async fn policies_of_one_kind_or_of_both_are_counted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    policy(&root, "AAA").await;
    let count = async |pairs: &[(&str, &str)]| {
        root.resource_manager("ListPolicies", pairs).await.ok()["TotalCount"].as_i64().unwrap()
    };
    let system = alibaba::CLOUD.system_policies.len();
    assert_eq!(count(&[("PolicyType", "Custom")]).await, 1);
    assert_eq!(count(&[("PolicyType", "System")]).await, i64::try_from(system).unwrap());
    assert_eq!(count(&[]).await, i64::try_from(system).unwrap() + 1);
    let first = root.resource_manager("ListPolicies", &[("PageSize", "1")]).await.contents();
    let policy = &first["Policies"]["Policy"][0];
    assert_eq!((&policy["PolicyName"], &policy["AttachmentCount"]), (&json!("AAA"), &json!(0)));
    assert_eq!(
        root.resource_manager("ListPolicies", &[("PolicyType", "Mine")]).await.refused(),
        "400 InvalidParameter.PolicyType"
    );
}

#[tokio::test]
async fn every_account_has_its_default_resource_group() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let listed = root.resource_manager("ListResourceGroups", &[]).await.contents();
    let group = &listed["ResourceGroups"]["ResourceGroup"][0];
    let id = group["Id"].as_str().unwrap().to_owned();
    let expected = json!({
        "Id": id,
        "Name": "default",
        "DisplayName": "default resource group",
        "AccountId": ACCOUNT,
        "CreateDate": "2026-01-01T00:00:00Z",
        "Status": "OK",
    });
    assert_eq!(group, &expected);
    let got = root
        .resource_manager("GetResourceGroup", &[("ResourceGroupId", &id), ("IncludeTags", "true")])
        .await
        .contents();
    assert_eq!(got["ResourceGroup"]["Id"], id);
    assert_eq!(got["ResourceGroup"]["Tags"], json!({"Tag": []}));
    let regions = got["ResourceGroup"]["RegionStatuses"]["RegionStatus"].as_array().unwrap();
    assert!(regions.contains(&json!({"RegionId": "cn-hangzhou", "Status": "OK"})));
    assert_eq!(
        root.resource_manager("GetResourceGroup", &[("ResourceGroupId", "rg-none")]).await.refused(),
        "404 EntityNotExists.ResourceGroup"
    );
}

#[tokio::test]
async fn a_filter_on_resource_groups_leaves_what_matches() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let count = async |pairs: &[(&str, &str)]| {
        let listed = root.resource_manager("ListResourceGroups", pairs).await.contents();
        assert_eq!(listed["ResourceGroups"]["ResourceGroup"].as_array().unwrap().len(), 1);
        listed["TotalCount"].as_i64().unwrap()
    };
    let none = async |pairs: &[(&str, &str)]| {
        let listed = root.resource_manager("ListResourceGroups", pairs).await.contents();
        listed["ResourceGroups"]["ResourceGroup"] == json!([])
    };
    let id = default_group(&root).await;
    assert_eq!(count(&[("Name", "def"), ("Status", "OK"), ("DisplayName", "group")]).await, 1);
    assert_eq!(count(&[("ResourceGroupIds.1", id.as_str()), ("ResourceGroupId", "rg-none")]).await, 1);
    assert!(none(&[("Status", "Creating")]).await);
    assert!(none(&[("ResourceGroupId", "rg-none")]).await);
    assert!(none(&[("Tag.1.Key", "env"), ("Tag.1.Value", "test")]).await);
    assert!(none(&[("PageNumber", "2")]).await);
}
