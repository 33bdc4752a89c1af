//! Tags of keys.

use super::*;

#[tokio::test]
async fn a_key_is_tagged_by_both_kinds_of_operations() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[("Tags", r#"[{"TagKey":"team","TagValue":"shop"}]"#)]).await;
    let one = [("KeyId", id.as_str())];
    let some = [("RegionId", "cn-hangzhou"), ("ResourceType", "key"), ("ResourceId.1", id.as_str())];
    let newer = [&some[..], &[("Tag.1.Key", "stage"), ("Tag.1.Value", "prod")]].concat();
    kms(&root, "TagResources", &newer).await.ok();
    kms(&root, "TagResource", &[one[0], ("Tags", r#"[{"TagKey":"team","TagValue":"web"}]"#)]).await.ok();
    let older = kms(&root, "ListResourceTags", &one).await.ok();
    assert_eq!(
        older["Tags"]["Tag"],
        json!([
            {"KeyId": id, "TagKey": "stage", "TagValue": "prod"},
            {"KeyId": id, "TagKey": "team", "TagValue": "web"},
        ])
    );
    let listed = kms(&root, "ListTagResources", &some).await.ok();
    assert_eq!(texts(&listed, "/TagResources/TagResource", "TagKey"), ["stage", "team"]);
    let by_tag = [some[0], some[1], ("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    assert_eq!(
        texts(&kms(&root, "ListTagResources", &by_tag).await.ok(), "/TagResources/TagResource", "ResourceId"),
        [&*id, &*id]
    );
    kms(&root, "UntagResource", &[one[0], ("TagKeys", r#"["team"]"#)]).await.ok();
    kms(&root, "UntagResources", &[&some[..], &[("All", "true")]].concat()).await.ok();
    assert_eq!(kms(&root, "ListResourceTags", &one).await.ok()["Tags"]["Tag"], json!([]));
    let missing = [some[0], some[1], ("ResourceId.1", "key-none"), ("Tag.1.Key", "a")];
    assert_eq!(kms(&root, "TagResources", &missing).await.refused(), "404 Forbidden.KeyNotFound");
    let secret = [("SecretName", "s"), ("Tags", r#"[{"TagKey":"a","TagValue":"1"}]"#)];
    assert_eq!(kms(&root, "TagResource", &secret).await.refused(), "404 Forbidden.ResourceNotFound");
}
