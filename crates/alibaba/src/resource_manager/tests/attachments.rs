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
async fn the_policy_and_every_holder_of_the_kind_are_asked_about() {
    let world = World::new().await;
    let route = PRODUCT.route("AttachPolicy").unwrap();
    let ask = |kind, name| {
        asked(route, &world.root, &with(&POLICY, &[("PrincipalType", kind), ("PrincipalName", name), WHOLE]))
    };
    let policy = "ram:AttachPolicy acs:ram:*:system:policy/ReadOnlyAccess";
    let holder = |arn: &str| format!("ram:AttachPolicy acs:{arn}");
    assert_eq!(ask("IMSUser", USER.1), [policy.to_owned(), holder("ims:*:1234567890123456:user/*")]);
    let group = "staff@group.1234567890123456.onaliyun.com";
    assert_eq!(ask("IMSGroup", group), [policy.to_owned(), holder("ims:*:1234567890123456:group/*")]);
    let role = "ops@role.1234567890123456.onaliyunservice.com";
    assert_eq!(ask("ServiceRole", role), [policy.to_owned(), holder("ram:*:1234567890123456:role/*")]);
}

#[tokio::test]
async fn an_attached_policy_is_listed_until_it_is_detached() {
    let world = World::new().await;
    world.user("ana").await;
    world.role("Ops").await;
    world.ram("CreateGroup", &[("GroupName", "staff")]).await;
    let role = ("PrincipalName", "ops@role.1234567890123456.onaliyun.com");
    let group = ("PrincipalName", "staff@group.1234567890123456.onaliyun.com");
    let pair = with(&POLICY, &[OF_USER, USER, WHOLE]);
    world.root("AttachPolicy", &pair).await;
    world.root("AttachPolicy", &with(&POLICY, &[("PrincipalType", "ServiceRole"), role, WHOLE])).await;
    world.root("AttachPolicy", &with(&POLICY, &[("PrincipalType", "IMSGroup"), group, WHOLE])).await;
    let listed = world.root("ListPolicyAttachments", &pair).await;
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
    let all = world.root("ListPolicyAttachments", &[("PageSize", "2")]).await;
    assert_eq!((&all["TotalCount"], &all["PageSize"]), (&json!(3), &json!(2)));
    let names: Vec<_> = all["PolicyAttachments"]["PolicyAttachment"]
        .as_array()
        .unwrap()
        .iter()
        .map(|attachment| attachment["PrincipalName"].as_str().unwrap())
        .collect();
    assert_eq!(names, [group.1, "Ops@role.1234567890123456.onaliyunservice.com"]);
    let of_ram = world.ram("ListPoliciesForUser", &[("UserName", "ana")]).await;
    assert_eq!(of_ram["Policies"]["Policy"][0]["PolicyName"], "ReadOnlyAccess");
    assert_eq!(world.refused("AttachPolicy", &pair).await, "409 EntityAlreadyExists.User.Policy");
    world.root("DetachPolicy", &pair).await;
    assert_eq!(world.refused("DetachPolicy", &pair).await, "404 EntityNotExist.User.Policy");
    let gone = world.root("ListPolicyAttachments", &pair).await;
    assert_eq!(gone["PolicyAttachments"]["PolicyAttachment"], json!([]));
}

#[tokio::test]
async fn a_name_of_another_account_or_kind_finds_nobody() {
    let world = World::new().await;
    world.user("ana").await;
    let attach = async |kind, name| {
        let pairs = with(&POLICY, &[("PrincipalType", kind), ("PrincipalName", name), WHOLE]);
        world.refused("AttachPolicy", &pairs).await
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
        assert_eq!(world.refused("AttachPolicy", &pairs).await, expected);
        assert_eq!(world.refused("ListPolicyAttachments", &pairs).await, expected);
    }
}

#[tokio::test]
async fn an_attachment_for_a_resource_group_is_one_of_its_own() {
    let world = World::new().await;
    world.user("ana").await;
    let group = crate::resource_group::default_of(ACCOUNT);
    let (whole, part) =
        (with(&POLICY, &[OF_USER, USER, WHOLE]), with(&POLICY, &[OF_USER, USER, ("ResourceGroupId", &group)]));
    world.root("AttachPolicy", &whole).await;
    world.root("AttachPolicy", &part).await;
    let count = async |pairs: &[(&str, &str)]| world.root("ListPolicyAttachments", pairs).await["TotalCount"].as_i64();
    assert_eq!(count(&[USER]).await, Some(2));
    assert_eq!(count(&part).await, Some(1));
    world.root("DetachPolicy", &part).await;
    assert_eq!(count(&[USER]).await, Some(1));
    let of_ram = world.ram("ListPoliciesForUser", &[("UserName", "ana")]).await;
    assert_eq!(of_ram["Policies"]["Policy"].as_array().unwrap().len(), 1);
}

#[tokio::test]
async fn what_is_attached_here_counts_with_the_next_call() {
    let world = World::new().await;
    let ana = world.user("ana").await;
    let list = async || world.serve(&ana, &PRODUCT, "ListRoles", &[]).await;
    assert_eq!(list().await.unwrap_err().code, "NoPermission");
    let pair = with(&POLICY, &[OF_USER, USER, WHOLE]);
    world.root("AttachPolicy", &pair).await;
    list().await.unwrap();
    world.root("DetachPolicy", &pair).await;
    assert_eq!(list().await.unwrap_err().code, "NoPermission");
}

// The alias could be set, and no name knew it: attaching to `alice@<alias>.onaliyun.com` found nobody.
#[tokio::test]
async fn a_holder_is_found_and_shown_under_the_alias_of_the_account() {
    let world = World::new().await;
    world.ram("CreateUser", &[("UserName", "alice")]).await;
    world.ram("SetAccountAlias", &[("AccountAlias", "my-company")]).await;
    let of = |domain: &str| format!("alice@{domain}.onaliyun.com");
    let pair = |name: &str| {
        let fixed = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ("PrincipalType", "IMSUser")];
        let own = [("PrincipalName", name.to_owned()), ("ResourceGroupId", ACCOUNT.to_owned())];
        fixed.map(|(key, value)| (key, value.to_owned())).into_iter().chain(own).collect::<Vec<_>>()
    };
    let call = async |operation: &str, name: &str| {
        let pairs = pair(name);
        let pairs: Vec<_> = pairs.iter().map(|(key, value)| (*key, value.as_str())).collect();
        world.root(operation, &pairs).await
    };
    call("AttachPolicy", &of("my-company")).await;
    let listed = world.root("ListPolicyAttachments", &[("PrincipalType", "IMSUser")]).await;
    assert_eq!(listed["PolicyAttachments"]["PolicyAttachment"][0]["PrincipalName"], of("my-company"));
    call("DetachPolicy", &of(ACCOUNT)).await;
    assert_eq!(world.root("ListPolicyAttachments", &[]).await["TotalCount"], 0);
}
