//! The keys of disks.

use super::*;

const DISK: Pairs<'static> =
    &[("DiskCategory", "cloud_essd"), ("Size", "40"), ("ZoneId", "cn-hangzhou-h"), ("RegionId", "cn-hangzhou")];

/// Orders a disk and shows it.
async fn disk(root: &Actor, more: Pairs<'_>) -> Value {
    let id = root.ecs("CreateDisk", &[DISK, more].concat()).await.field("/DiskId");
    root.ecs("DescribeDisks", &[("DiskIds", &format!(r#"["{id}"]"#))]).await.ok()["Disks"]["Disk"][0].clone()
}

#[tokio::test]
async fn an_encrypted_disk_without_a_key_has_that_of_the_service() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    assert_eq!(kms(&root, "ListKeys", &[]).await.field("/TotalCount"), "0", "it is made when it is first used");
    let one = disk(&root, &[("Encrypted", "true")]).await;
    let two = disk(&root, &[("Encrypted", "true")]).await;
    let filter = r#"[{"Key":"AliasName","Values":["acs/ecs"]}]"#;
    let service = kms(&root, "ListKeys", &[("Filters", filter)]).await.field("/Keys/Key/0/KeyId");
    assert_eq!((&one["KMSKeyId"], &two["KMSKeyId"]), (&json!(service), &json!(service)));
    let shown = shown(&root, "alias/acs/ecs").await;
    assert_eq!((&shown["KeyId"], &shown["Creator"]), (&json!(service), &json!("ecs")));
    assert_eq!(kms(&root, "DisableKey", &[("KeyId", &service)]).await.refused(), "400 UnsupportedOperation");
    let delete = [("KeyId", service.as_str()), ("PendingWindowInDays", "7")];
    assert_eq!(kms(&root, "ScheduleKeyDeletion", &delete).await.refused(), "400 UnsupportedOperation");
    let plain = disk(&root, &[]).await;
    assert_eq!((&plain["Encrypted"], &plain["KMSKeyId"]), (&json!(false), &json!("")));
}

fn with_key(id: &str) -> [(&str, &str); 2] {
    [("Encrypted", "true"), ("KMSKeyId", id)]
}

#[tokio::test]
async fn a_key_that_a_disk_names_is_there_and_enabled() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let id = key(&root, &[]).await;
    assert_eq!(disk(&root, &with_key(&id)).await["KMSKeyId"], json!(id));
    let refused = async |id: &str| root.ecs("CreateDisk", &[DISK, &with_key(id)].concat()).await.refused();
    assert_eq!(refused("key-none").await, "404 InvalidParameter.KMSKeyId.NotFound");
    let elsewhere = key(&root, &[("RegionId", "cn-beijing")]).await;
    assert_eq!(refused(&elsewhere).await, "404 InvalidParameter.KMSKeyId.NotFound");
    kms(&root, "DisableKey", &[("KeyId", &id)]).await.ok();
    assert_eq!(refused(&id).await, "403 InvalidParameter.KMSKeyId.CMKNotEnabled");
}

#[tokio::test]
async fn a_region_encrypts_every_new_disk_with_the_key_that_was_chosen() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let status = async || root.ecs("DescribeDiskEncryptionByDefaultStatus", &[]).await.field("/Encrypted");
    let usual = async || root.ecs("DescribeDiskDefaultKMSKeyId", &[]).await.field("/KMSKeyId");
    assert_eq!(status().await, "false");
    let service = usual().await;
    root.ecs("EnableDiskEncryptionByDefault", &[]).await.ok();
    assert_eq!(status().await, "true");
    let made = disk(&root, &[]).await;
    assert_eq!((&made["Encrypted"], &made["KMSKeyId"]), (&json!(true), &json!(service)));
    let id = key(&root, &[]).await;
    root.ecs("ModifyDiskDefaultKMSKeyId", &[("KMSKeyId", &id)]).await.ok();
    assert_eq!((usual().await, &disk(&root, &[]).await["KMSKeyId"]), (id.clone(), &json!(id)));
    root.ecs("ResetDiskDefaultKMSKeyId", &[]).await.ok();
    root.ecs("DisableDiskEncryptionByDefault", &[]).await.ok();
    assert_eq!((usual().await, status().await), (service, "false".to_owned()));
    assert_eq!(disk(&root, &[]).await["Encrypted"], json!(false));
    let none = root.ecs("ModifyDiskDefaultKMSKeyId", &[("KMSKeyId", "key-none")]).await;
    assert_eq!(none.refused(), "404 InvalidParameter.KMSKeyId.NotFound");
}
