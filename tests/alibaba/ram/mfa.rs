//! MFA devices.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use testkit::Reply;
use totp_rs::{Builder, Secret, Totp};

use super::*;

const PHONE: &str = "acs:ram::1234567890123456:mfa/phone";

/// An authenticator that was given a seed: SHA-1, six digits and half a minute, as they all take for granted.
fn authenticator(seed: &str) -> Totp {
    let secret = Secret::try_from_base32(seed).unwrap();
    Builder::new().with_secret(secret).build().unwrap()
}

/// A new device, and its authenticator.
async fn device(root: &Actor, name: &str) -> Totp {
    let made = root.ram("CreateVirtualMFADevice", &[("VirtualMFADeviceName", name)]).await;
    authenticator(&made.field("/VirtualMFADevice/Base32StringSeed"))
}

/// What an authenticator showed half a minute ago, and what it shows now.
fn codes(cloud: &TestCloud, device: &Totp) -> [String; 2] {
    let now = u64::try_from(cloud.now().as_second()).unwrap();
    [device.generate(now - 30).to_string(), device.generate(now).to_string()]
}

fn wait(cloud: &TestCloud, seconds: u64) {
    cloud.advance(Duration::from_secs(seconds));
}

async fn bind(caller: &Actor, user: &str, serial: &str, codes: &[String; 2]) -> Reply {
    let [first, second] = codes;
    let pairs =
        [("UserName", user), ("SerialNumber", serial), ("AuthenticationCode1", first), ("AuthenticationCode2", second)];
    caller.ram("BindMFADevice", &pairs).await
}

#[tokio::test]
async fn an_authenticator_reads_the_seed_from_the_picture() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    let made = root.ram("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "phone")]).await.contents();
    let device = &made["VirtualMFADevice"];
    assert_eq!(device["SerialNumber"], PHONE);
    let seed = device["Base32StringSeed"].as_str().unwrap();
    let picture = STANDARD.decode(device["QRCodePNG"].as_str().unwrap()).unwrap();
    let mut reader = png::Decoder::new(std::io::Cursor::new(picture)).read_info().unwrap();
    let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
    let info = reader.next_frame(&mut pixels).unwrap();
    assert_eq!(info.color_type, png::ColorType::Grayscale);
    let width = usize::try_from(info.width).unwrap();
    let height = usize::try_from(info.height).unwrap();
    let mut image = rqrr::PreparedImage::prepare_from_greyscale(width, height, |x, y| pixels[y * width + x]);
    let codes = image.detect_grids();
    assert_eq!(codes.len(), 1);
    let (_, content) = codes[0].decode().unwrap();
    assert_eq!(content, format!("otpauth://totp/Yunbox:phone@1234567890123456?secret={seed}&issuer=Yunbox"));
}

#[tokio::test]
async fn a_device_is_bound_with_two_codes_shown_unbound_and_deleted() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana"), ("DisplayName", "Ana")]).await.ok();
    let phone = device(&root, "phone").await;
    let list = async || root.ram("ListVirtualMFADevices", &[]).await.ok()["VirtualMFADevices"].clone();
    assert_eq!(list().await, json!({"VirtualMFADevice": [{"SerialNumber": PHONE}]}));
    let bound = bind(&root, "ana", PHONE, &codes(&cloud, &phone)).await.contents();
    assert_eq!(bound, json!({}));
    let listed = list().await;
    let listed = &listed["VirtualMFADevice"][0];
    assert_eq!(listed["ActivateDate"], "2026-01-01T00:00:00Z");
    assert_eq!((&listed["User"]["UserName"], &listed["User"]["DisplayName"]), (&json!("ana"), &json!("Ana")));
    assert!(listed["User"]["UserId"].is_string());
    let info = root.ram("GetUserMFAInfo", &[("UserName", "ana")]).await.contents();
    assert_eq!(info["MFADevice"], json!({"SerialNumber": PHONE, "Type": "VMFA"}));
    let unbound = root.ram("UnbindMFADevice", &[("UserName", "ana")]).await.contents();
    assert_eq!(unbound["MFADevice"], json!({"SerialNumber": PHONE}));
    root.ram("DeleteVirtualMFADevice", &[("SerialNumber", PHONE)]).await.ok();
    assert_eq!(list().await, json!({"VirtualMFADevice": []}));
}

#[tokio::test]
async fn codes_count_by_the_sandboxs_clock_and_only_once() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let phone = device(&root, "phone").await;
    let code = async |codes: &[String; 2]| bind(&root, "ana", PHONE, codes).await.refused();
    let wrong = "403 CheckAuthenticationCodeFail";
    let [first, second] = codes(&cloud, &phone);
    assert_eq!(code(&[second.clone(), first.clone()]).await, wrong, "the wrong way round");
    assert_eq!(code(&[first.clone(), first.clone()]).await, wrong, "one code twice");
    let codes = [first, second];
    wait(&cloud, 61);
    assert_eq!(code(&codes).await, wrong, "too late");
    let fresh = self::codes(&cloud, &phone);
    wait(&cloud, 30);
    bind(&root, "ana", PHONE, &fresh).await.ok();
    root.ram("UnbindMFADevice", &[("UserName", "ana")]).await.ok();
    assert_eq!(code(&fresh).await, wrong, "used before");
    wait(&cloud, 60);
    bind(&root, "ana", PHONE, &self::codes(&cloud, &phone)).await.ok();
}

#[tokio::test]
async fn what_is_wrong_with_a_device_is_said_in_the_vendors_codes() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    root.ram("CreateUser", &[("UserName", "bea")]).await.ok();
    let (phone, tablet) = (device(&root, "phone").await, device(&root, "tablet").await);
    let refused = async |operation: &str, pairs: Pairs<'_>| root.ram(operation, pairs).await.refused();
    let named = |name| [("VirtualMFADeviceName", name)];
    let taken = refused("CreateVirtualMFADevice", &named("Phone")).await;
    assert_eq!(taken, "409 EntityAlreadyExists.VirtualMFADevice");
    let wrong = refused("CreateVirtualMFADevice", &named("a_b")).await;
    assert_eq!(wrong, "400 InvalidParameter.VirtualMFADeviceName.InvalidChars");
    let wrong = refused("CreateVirtualMFADevice", &named(&"a".repeat(65))).await;
    assert_eq!(wrong, "400 InvalidParameter.VirtualMFADeviceName.Length");
    assert_eq!(refused("CreateVirtualMFADevice", &[]).await, "400 MissingVirtualMFADeviceName");

    let refused_bind =
        async |user: &str, serial: &str, codes: &[String; 2]| bind(&root, user, serial, codes).await.refused();
    let of_tablet = codes(&cloud, &tablet);
    let codes = codes(&cloud, &phone);
    let short = ["12345".to_owned(), codes[1].clone()];
    assert_eq!(refused_bind("ana", PHONE, &short).await, "400 InvalidParameter.AuthenticationCode.Format");
    assert_eq!(refused_bind("a b", PHONE, &codes).await, "400 InvalidParameter.UserName.InvalidChars");
    assert_eq!(refused_bind("cleo", PHONE, &codes).await, "404 EntityNotExist.User");
    for other in ["phone", "acs:ram::1234567890123456:mfa/watch", "acs:ram::6543210987654321:mfa/phone"] {
        assert_eq!(refused_bind("ana", other, &codes).await, "404 EntityNotExist.VirtualMFADevice", "{other}");
        let gone = refused("DeleteVirtualMFADevice", &[("SerialNumber", other)]).await;
        assert_eq!(gone, "404 EntityNotExist.VirtualMFADevice", "{other}");
    }
    bind(&root, "ana", PHONE, &codes).await.ok();
    assert_eq!(refused_bind("bea", PHONE, &codes).await, "409 EntityAlreadyExists.VirtualMFADevice.User");
    let second = refused_bind("ana", "acs:ram::1234567890123456:mfa/tablet", &of_tablet).await;
    assert_eq!(second, "409 EntityAlreadyExists.User.MFADevice");
    let bound = refused("DeleteVirtualMFADevice", &[("SerialNumber", PHONE)]).await;
    assert_eq!(bound, "409 DeleteConflict.VirtualMFADevice.User");
    for operation in ["UnbindMFADevice", "GetUserMFAInfo"] {
        let none = refused(operation, &[("UserName", "bea")]).await;
        assert_eq!(none, "404 EntityNotExist.User.MFADevice", "{operation}");
        assert_eq!(refused(operation, &[("UserName", "cleo")]).await, "404 EntityNotExist.User");
        assert_eq!(refused(operation, &[]).await, "400 MissingUserName");
    }
}

#[tokio::test]
async fn what_keeps_a_user_is_named_in_the_order_of_the_vendors_page() {
    let cloud = TestCloud::new().await;
    let root = cloud.root();
    root.ram("CreateUser", &[("UserName", "ana")]).await.ok();
    let phone = device(&root, "phone").await;
    let ana = ("UserName", "ana");
    root.ram("CreateGroup", &[("GroupName", "staff")]).await.ok();
    root.ram("AddUserToGroup", &[ana, ("GroupName", "staff")]).await.ok();
    let key = root.ram("CreateAccessKey", &[ana]).await.contents();
    let key = key["AccessKey"]["AccessKeyId"].as_str().unwrap();
    root.ram("CreateLoginProfile", &[ana, ("Password", "an-Example-0")]).await.ok();
    bind(&root, "ana", PHONE, &codes(&cloud, &phone)).await.ok();
    let policy = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ana];
    root.ram("AttachPolicyToUser", &policy).await.ok();
    let steps: [(&str, &str, Pairs<'_>); 5] = [
        ("Group", "RemoveUserFromGroup", &[ana, ("GroupName", "staff")]),
        ("AccessKey", "DeleteAccessKey", &[ana, ("UserAccessKeyId", key)]),
        ("LoginProfile", "DeleteLoginProfile", &[ana]),
        ("MFADevice", "UnbindMFADevice", &[ana]),
        ("Policy", "DetachPolicyFromUser", &policy),
    ];
    for (blocker, operation, pairs) in steps {
        let held = root.ram("DeleteUser", &[ana]).await.refused();
        assert_eq!(held, format!("409 DeleteConflict.User.{blocker}"));
        root.ram(operation, pairs).await.ok();
    }
    root.ram("DeleteUser", &[ana]).await.ok();
}
