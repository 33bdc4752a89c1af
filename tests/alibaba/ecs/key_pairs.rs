//! Key pairs.

use super::*;

#[tokio::test]
async fn a_new_key_pair_signs_in_to_the_instances_that_have_it() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let net = Net::new(&root).await;
    let made = root.ecs("CreateKeyPair", &[("KeyPairName", "ops"), ("Tag.1.Key", "team"), ("Tag.1.Value", "web")]);
    let made = made.await.ok();
    assert!(text(&made, "/PrivateKeyBody").starts_with("-----BEGIN RSA PRIVATE KEY-----\n"), "{made}");
    let fingerprint = text(&made, "/KeyPairFingerPrint");
    assert!(fingerprint.len() == 47 && fingerprint.split(':').all(|pair| pair.len() == 2), "{fingerprint}");
    let again = root.ecs("CreateKeyPair", &[("KeyPairName", "ops")]).await;
    assert_eq!(again.refused(), "400 KeyPair.AlreadyExist");
    let shown = root.ecs("DescribeKeyPairs", &[("KeyPairName", "o*"), ("IncludePublicKey", "true")]).await.ok();
    let public = text(&shown, "/KeyPairs/KeyPair/0/PublicKey");
    assert_eq!(text(&shown, "/KeyPairs/KeyPair/0/KeyPairFingerPrint"), fingerprint);
    assert!(shown.to_string().contains(r#""TagKey":"team""#) && !shown.to_string().contains("PRIVATE"), "{shown}");

    assert_eq!(net.run(&root, &[("KeyPairName", "none")]).await.refused(), "404 InvalidKeyPairName.NotFound");
    let first = net.run(&root, &[("KeyPairName", "ops")]).await.field("/InstanceIdSets/InstanceIdSet/0");
    let second = net.one(&root).await;
    cloud.advance(Duration::from_secs(5));
    let file = "meta-data/public-keys/0/openssh-key";
    assert_eq!(cloud.metadata_of(&first, file).await, (200, public.clone()));
    assert_eq!(cloud.metadata_of(&second, file).await.0, 404);
    let ids = format!(r#"["{second}","i-none"]"#);
    let bind = [("KeyPairName", "ops"), ("InstanceIds", ids.as_str())];
    let bound = root.ecs("AttachKeyPair", &bind).await.ok();
    assert_eq!((text(&bound, "/TotalCount"), text(&bound, "/FailCount")), ("2".to_owned(), "1".to_owned()));
    assert_eq!(text(&bound, "/Results/Result/1/Code"), "InvalidInstanceId.NotFound");
    assert_eq!(cloud.metadata_of(&second, file).await, (200, public));
    let with = root.ecs("DescribeInstances", &[("KeyPairName", "ops")]).await.ok();
    assert_eq!(with["TotalCount"], 2);
    let names = [("KeyPairNames", r#"["ops"]"#)];
    let refused = root.ecs("DeleteKeyPairs", &names).await.refused();
    assert_eq!(refused, "400 InvalidParameter.KeypairAlreadyAttachedInstance");
    let ids = format!(r#"["{first}","{second}"]"#);
    let bind = [("KeyPairName", "ops"), ("InstanceIds", ids.as_str())];
    assert_eq!(text(&root.ecs("DetachKeyPair", &bind).await.ok(), "/FailCount"), "0");
    root.ecs("DeleteKeyPairs", &names).await.ok();
    assert_eq!(root.ecs("AttachKeyPair", &bind).await.refused(), "404 InvalidKeyPairName.NotFound");
}

#[tokio::test]
async fn names_of_key_pairs_are_a_region_s_own_for_tags_and_policies_too() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let key = |region| {
        [("RegionId", region), ("KeyPairName", "my-bp1-key"), ("PublicKeyBody", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAA")]
    };
    for region in ["cn-hangzhou", "cn-beijing"] {
        root.call("Ecs", "ImportKeyPair", &key(region)).await.ok();
    }
    let tag = |region| [("RegionId", region), ("ResourceType", "keypair"), ("ResourceId.1", "my-bp1-key")];
    let set = [("Tag.1.Key", "team"), ("Tag.1.Value", "web")];
    root.call("Ecs", "TagResources", &[&tag("cn-beijing")[..], &set].concat()).await.ok();
    let listed = root.call("Ecs", "ListTagResources", &tag("cn-beijing")).await.ok();
    assert_eq!(text(&listed, "/TagResources/TagResource/0/ResourceId"), "my-bp1-key");
    let none = root.call("Ecs", "ListTagResources", &tag("cn-hangzhou")).await.ok();
    assert_eq!(none["TagResources"]["TagResource"], serde_json::json!([]));
    let policy = serde_json::json!({"Version": "1", "Statement": [{
        "Effect": "Allow", "Action": "ecs:DeleteKeyPairs", "Resource": "acs:ecs:*:*:keypair/*",
        "Condition": {"StringEquals": {"acs:ResourceTag/team": "web"}},
    }]});
    let ana = cloud.user_with("ana", &policy).await;
    let delete = |region| [("RegionId", region), ("KeyPairNames", r#"["my-bp1-key"]"#)];
    assert_eq!(ana.call("Ecs", "DeleteKeyPairs", &delete("cn-hangzhou")).await.refused(), "403 Forbidden.RAM");
    ana.call("Ecs", "DeleteKeyPairs", &delete("cn-beijing")).await.ok();
    for (name, body, expected) in [
        ("1key", "ssh-rsa AAAA", "400 InvalidKeyPairName.Malformed"),
        ("key", "ssh-rsa", "400 InvalidPublicKeyBody.Malformed"),
    ] {
        let pairs = [("KeyPairName", name), ("PublicKeyBody", body)];
        assert_eq!(root.ecs("ImportKeyPair", &pairs).await.refused(), expected);
    }
}
