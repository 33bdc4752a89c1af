use super::*;

#[tokio::test]
async fn tags_are_put_on_and_taken_off_by_name_and_by_identifier() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let mut ids = Vec::new();
    for name in ["ana", "bea"] {
        let made = root.ram("CreateUser", &[("UserName", name)]).await.contents();
        ids.push(made["User"]["UserId"].as_str().unwrap().to_owned());
    }
    let (ana, bea) = (principal("ana"), principal("bea"));
    let user = ("ResourceType", "user");
    let pairs = [
        user,
        ("ResourcePrincipalName.1", &ana),
        ("ResourcePrincipalName.2", &bea),
        ("Tag.1.Key", "env"),
        ("Tag.1.Value", "test"),
        ("Tag.2.Key", "team"),
        ("Tag.2.Value", "web"),
    ];
    assert_eq!(root.ims("TagResources", &pairs).await.contents(), json!({}));
    root.ims("UntagResources", &[user, ("ResourceId.1", &ids[1]), ("TagKey.1", "env")]).await.ok();
    let tag = |id: &str, key: &str, value: &str| json!({"ResourceId": id, "ResourceType": "user", "TagKey": key, "TagValue": value});
    let of_ana = root.ims("ListTagResources", &[user, ("ResourceId.1", &ids[0])]).await.contents();
    let both = json!([tag(&ids[0], "env", "test"), tag(&ids[0], "team", "web")]);
    assert_eq!(of_ana, json!({"IsTruncated": false, "TagResources": {"TagResource": both}}));
    let of_bea = root.ims("ListTagResources", &[user, ("ResourcePrincipalName.1", &bea)]).await.contents();
    assert_eq!(of_bea["TagResources"]["TagResource"], json!([tag(&ids[1], "team", "web")]));
    let web = [user, ("Tag.1.Key", "team"), ("Tag.1.Value", "web"), ("PageSize", "1")];
    let (mut seen, mut token) = (Vec::new(), None::<String>);
    loop {
        let next = token.as_deref().map(|token| ("NextToken", token));
        let page = root.ims("ListTagResources", &web.iter().copied().chain(next).collect::<Vec<_>>()).await.contents();
        seen.extend(page["TagResources"]["TagResource"].as_array().unwrap().clone());
        token = page["NextToken"].as_str().map(str::to_owned);
        assert_eq!(page["IsTruncated"], token.is_some());
        if token.is_none() {
            break;
        }
    }
    assert_eq!(seen.len(), 3);
    let ram = root.ram("ListTagResources", &[user, ("ResourceNames", r#"["ana"]"#)]).await.contents();
    assert_eq!(ram["TagResources"].as_array().unwrap().len(), 2);
    root.ims("UntagResources", &[user, ("ResourcePrincipalName.1", &ana), ("All", "true")]).await.ok();
    let none = root.ims("ListTagResources", &[user, ("ResourceId.1", &ids[0])]).await.contents();
    assert_eq!(none, json!({"IsTruncated": false, "TagResources": {"TagResource": []}}));
}

#[tokio::test]
async fn users_that_are_not_there_or_named_twice_over_are_refused() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let made = root.ram("CreateUser", &[("UserName", "ana")]).await.contents();
    let (ana, eve, id) = (principal("ana"), principal("eve"), made["User"]["UserId"].as_str().unwrap());
    let base = [("ResourceType", "user"), ("Tag.1.Key", "env"), ("TagKey.1", "env")];
    for operation in ["TagResources", "UntagResources", "ListTagResources"] {
        let with = |more: &[(&'static str, &str)]| -> Vec<(&'static str, String)> {
            base.iter().chain(more).map(|(name, value)| (*name, (*value).to_owned())).collect()
        };
        let refused = async |pairs: Vec<(&'static str, String)>| {
            let pairs: Vec<_> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
            root.ims(operation, &pairs).await.refused()
        };
        for missing in [("ResourceId.1", "1"), ("ResourcePrincipalName.1", eve.as_str())] {
            assert_eq!(refused(with(&[missing])).await, "404 EntityNotExist.User", "{operation}");
        }
        let type_wrong = root.ims(operation, &[("ResourceType", "role"), ("ResourceId.1", id)]).await.refused();
        assert_eq!(type_wrong, "400 InvalidParameter.ResourceType", "{operation}");
        if operation == "ListTagResources" {
            continue;
        }
        assert_eq!(refused(with(&[])).await, "400 MissingResourceId", "{operation}");
        let both = with(&[("ResourceId.1", id), ("ResourcePrincipalName.1", &ana)]);
        assert_eq!(refused(both).await, "400 InvalidParameter.ResourcePrincipalName", "{operation}");
    }
}

#[tokio::test]
async fn a_condition_on_the_tags_of_a_call_counts_when_a_user_is_made() {
    let cloud = TestCloud::new().await;
    let document = json!({"Version": "1", "Statement": [{"Effect": "Allow", "Action": "ram:CreateUser",
        "Resource": "*", "Condition": {"StringEquals": {"acs:RequestTag/team": "web"}}}]});
    let caller = cloud.user_with("maker", &document).await;
    let ana = principal("ana");
    let pairs = [("UserPrincipalName", ana.as_str()), ("DisplayName", "Ana")];
    assert_eq!(caller.ims("CreateUser", &pairs).await.refused(), "403 NoPermission");
    let tagged = [pairs.as_slice(), &[("Tag.1.Key", "team"), ("Tag.1.Value", "web")]].concat();
    caller.ims("CreateUser", &tagged).await.ok();
}
