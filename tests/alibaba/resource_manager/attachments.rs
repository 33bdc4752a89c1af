//! Policies attached by names that carry the domain of the account.

use super::*;

const USER: (&str, &str) = ("PrincipalName", "ana@1234567890123456.onaliyun.com");
const OF_USER: (&str, &str) = ("PrincipalType", "IMSUser");
const POLICY: [(&str, &str); 2] = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess")];
const WHOLE: (&str, &str) = ("ResourceGroupId", ACCOUNT);

fn with<'p>(pairs: &[(&'p str, &'p str)], more: &[(&'p str, &'p str)]) -> Vec<(&'p str, &'p str)> {
    [pairs, more].concat()
}

#[tokio::test]
async fn an_attached_policy_is_listed_until_it_is_detached() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    role(&root, "Ops").await;
    root.ram("CreateGroup", &[("GroupName", "staff")]).await.ok();
    let role = ("PrincipalName", "ops@role.1234567890123456.onaliyun.com");
    let group = ("PrincipalName", "staff@group.1234567890123456.onaliyun.com");
    let pair = with(&POLICY, &[OF_USER, USER, WHOLE]);
    root.resource_manager("AttachPolicy", &pair).await.ok();
    root.resource_manager("AttachPolicy", &with(&POLICY, &[("PrincipalType", "ServiceRole"), role, WHOLE])).await.ok();
    root.resource_manager("AttachPolicy", &with(&POLICY, &[("PrincipalType", "IMSGroup"), group, WHOLE])).await.ok();
    let listed = root.resource_manager("ListPolicyAttachments", &pair).await.contents();
    let expected = json!({
        "PolicyName": "ReadOnlyAccess",
        "PolicyType": "System",
        "Description": "Read-only access to all resources of the account.",
        "PrincipalName": USER.1,
        "PrincipalType": "IMSUser",
        "ResourceGroupId": ACCOUNT,
        "AttachDate": "2026-01-01T00:00:00Z",
    });
    assert_eq!(listed["PolicyAttachments"]["PolicyAttachment"], json!([expected]));
    let all = root.resource_manager("ListPolicyAttachments", &[("PageSize", "2")]).await.contents();
    assert_eq!((&all["TotalCount"], &all["PageSize"]), (&json!(3), &json!(2)));
    let names: Vec<_> = all["PolicyAttachments"]["PolicyAttachment"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attachment| attachment["PrincipalName"].as_str().unwrap())
        .collect();
    assert_eq!(names, [group.1, "Ops@role.1234567890123456.onaliyunservice.com"]);
    let of_ram = root.ram("ListPoliciesForUser", &[("UserName", "ana")]).await.contents();
    assert_eq!(of_ram["Policies"]["Policy"][0]["PolicyName"], "ReadOnlyAccess");
    assert_eq!(root.resource_manager("AttachPolicy", &pair).await.refused(), "409 EntityAlreadyExists.User.Policy");
    root.resource_manager("DetachPolicy", &pair).await.ok();
    assert_eq!(root.resource_manager("DetachPolicy", &pair).await.refused(), "404 EntityNotExist.User.Policy");
    let gone = root.resource_manager("ListPolicyAttachments", &pair).await.contents();
    assert_eq!(gone["PolicyAttachments"]["PolicyAttachment"], json!([]));
}

#[tokio::test]
async fn a_name_of_another_account_or_kind_finds_nobody() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let attach = async |kind, name| {
        let pairs = with(&POLICY, &[("PrincipalType", kind), ("PrincipalName", name), WHOLE]);
        root.resource_manager("AttachPolicy", &pairs).await.refused()
    };
    assert_eq!(attach("IMSUser", "ana@6543210987654321.onaliyun.com").await, "404 EntityNotExist.User");
    assert_eq!(attach("IMSUser", "bea@1234567890123456.onaliyun.com").await, "404 EntityNotExist.User");
    assert_eq!(attach("IMSGroup", USER.1).await, "404 EntityNotExist.Group");
    assert_eq!(attach("ServiceRole", USER.1).await, "404 EntityNotExist.Role");
    assert_eq!(attach("IMSUser", "ana").await, "400 InvalidParameter.PrincipalName.Format");
    assert_eq!(attach("RamUser", USER.1).await, "400 InvalidParameter.PrincipalType");
    for (name, value) in [("PolicyName", "None"), ("ResourceGroupId", "rg-none")] {
        let mut pairs = with(&POLICY, &[OF_USER, USER, WHOLE]);
        pairs.retain(|(other, _)| *other != name);
        pairs.push((name, value));
        let expected =
            if name == "PolicyName" { "404 EntityNotExist.Policy" } else { "404 EntityNotExists.ResourceGroup" };
        assert_eq!(root.resource_manager("AttachPolicy", &pairs).await.refused(), expected);
        let listed = root.resource_manager("ListPolicyAttachments", &pairs).await;
        match name {
            "PolicyName" => assert_eq!(listed.ok()["TotalCount"], 0, "a policy that is not there has no attachments"),
            _ => assert_eq!(listed.refused(), expected),
        }
    }
}

#[tokio::test]
async fn an_attachment_for_a_resource_group_is_one_of_its_own() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let group = default_group(&root).await;
    let (whole, part) =
        (with(&POLICY, &[OF_USER, USER, WHOLE]), with(&POLICY, &[OF_USER, USER, ("ResourceGroupId", &group)]));
    root.resource_manager("AttachPolicy", &whole).await.ok();
    root.resource_manager("AttachPolicy", &part).await.ok();
    let count = async |pairs: &[(&str, &str)]| {
        root.resource_manager("ListPolicyAttachments", pairs).await.ok()["TotalCount"].as_i64()
    };
    assert_eq!(count(&[USER]).await, Some(2));
    assert_eq!(count(&part).await, Some(1));
    root.resource_manager("DetachPolicy", &part).await.ok();
    assert_eq!(count(&[USER]).await, Some(1));
    let of_ram = root.ram("ListPoliciesForUser", &[("UserName", "ana")]).await.contents();
    assert_eq!(of_ram["Policies"]["Policy"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_attached_here_counts_with_the_next_call() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let ana = cloud.user("ana").await;
    let list = async || ana.resource_manager("ListRoles", &[]).await;
    assert_eq!(list().await.refused(), "403 NoPermission");
    let pair = with(&POLICY, &[OF_USER, USER, WHOLE]);
    root.resource_manager("AttachPolicy", &pair).await.ok();
    list().await.ok();
    root.resource_manager("DetachPolicy", &pair).await.ok();
    assert_eq!(list().await.refused(), "403 NoPermission");
}

// The alias could be set, and no name knew it: attaching to `alice@<alias>.onaliyun.com` found nobody.
#[tokio::test]
async fn a_holder_is_found_and_shown_under_the_alias_of_the_account() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "alice")]).await.ok();
    root.ram("SetAccountAlias", &[("AccountAlias", "my-company")]).await.ok();
    let of = |domain: &str| format!("alice@{domain}.onaliyun.com");
    let pair = |name: &str| {
        let fixed = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("PrincipalType", "IMSUser")];
        let own = [("PrincipalName", name.to_owned()), ("ResourceGroupId", ACCOUNT.to_owned())];
        fixed.map(|(key, value)| (key, value.to_owned())).into_iter().chain(own).collect::<Vec<_>>()
    };
    let call = async |operation: &str, name: &str| {
        let pairs = pair(name);
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
        root.resource_manager(operation, &pairs).await.contents()
    };
    call("AttachPolicy", &of("my-company")).await;
    let listed = root.resource_manager("ListPolicyAttachments", &[("PrincipalType", "IMSUser")]).await.contents();
    assert_eq!(listed["PolicyAttachments"]["PolicyAttachment"][0]["PrincipalName"], of("my-company"));
    call("DetachPolicy", &of(ACCOUNT)).await;
    assert_eq!(root.resource_manager("ListPolicyAttachments", &[]).await.ok()["TotalCount"], 0);
}
