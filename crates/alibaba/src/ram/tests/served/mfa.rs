//! MFA devices.

use std::time::Duration;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use totp_rs::{Builder, Secret, Totp};

use super::*;

const PHONE: &str = "acs:ram::1234567890123456:mfa/phone";

/// An authenticator that was given a seed: SHA-1, six digits and half a minute, as they all take for granted.
fn authenticator(seed: &str) -> Totp {
    let secret = Secret::try_from_base32(seed).unwrap();
    Builder::new().with_secret(secret).build().unwrap()
}

impl World {
    /// A new device, and its authenticator.
    async fn device(&self, name: &str) -> Totp {
        let made = self.root("CreateVirtualMFADevice", &[("VirtualMFADeviceName", name)]).await;
        authenticator(made["VirtualMFADevice"]["Base32StringSeed"].as_str().unwrap())
    }

    /// What an authenticator showed half a minute ago, and what it shows now.
    fn codes(&self, device: &Totp) -> [String; 2] {
        let now = u64::try_from(self.sandbox.store.clock().now().as_second()).unwrap();
        [device.generate(now - 30).to_string(), device.generate(now).to_string()]
    }

    fn wait(&self, seconds: u64) {
        self.sandbox.store.clock().advance(Duration::from_secs(seconds)).unwrap();
    }

    async fn bind(&self, caller: &Caller, user: &str, serial: &str, codes: &[String; 2]) -> Result<Value, Failure> {
        let [first, second] = codes;
        let pairs = [
            ("UserName", user),
            ("SerialNumber", serial),
            ("AuthenticationCode1", first),
            ("AuthenticationCode2", second),
        ];
        self.call(caller, "BindMFADevice", &pairs).await
    }
}

#[tokio::test]
async fn an_authenticator_reads_the_seed_from_the_picture() {
    let world = World::new().await;
    let made = world.root("CreateVirtualMFADevice", &[("VirtualMFADeviceName", "phone")]).await;
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
    let world = World::new().await;
    world.root("CreateUser", &[("UserName", "ana"), ("DisplayName", "Ana")]).await;
    let phone = world.device("phone").await;
    let list = async || world.root("ListVirtualMFADevices", &[]).await["VirtualMFADevices"].clone();
    assert_eq!(list().await, json!({"VirtualMFADevice": [{"SerialNumber": PHONE}]}));
    let bound = world.bind(&world.root, "ana", PHONE, &world.codes(&phone)).await.unwrap();
    assert_eq!(bound, json!({"RequestId": "r"}));
    let listed = list().await;
    let listed = &listed["VirtualMFADevice"][0];
    assert_eq!(listed["ActivateDate"], "2026-01-01T00:00:00Z");
    assert_eq!((&listed["User"]["UserName"], &listed["User"]["DisplayName"]), (&json!("ana"), &json!("Ana")));
    assert!(listed["User"]["UserId"].is_string());
    let info = world.root("GetUserMFAInfo", &[("UserName", "ana")]).await;
    assert_eq!(info["MFADevice"], json!({"SerialNumber": PHONE, "Type": "VMFA"}));
    let unbound = world.root("UnbindMFADevice", &[("UserName", "ana")]).await;
    assert_eq!(unbound["MFADevice"], json!({"SerialNumber": PHONE}));
    world.root("DeleteVirtualMFADevice", &[("SerialNumber", PHONE)]).await;
    assert_eq!(list().await, json!({"VirtualMFADevice": []}));
}

#[tokio::test]
async fn codes_count_by_the_sandboxs_clock_and_only_once() {
    let world = World::new().await;
    world.user("ana").await;
    let phone = world.device("phone").await;
    let code = async |codes: &[String; 2]| {
        let failure = world.bind(&world.root, "ana", PHONE, codes).await.unwrap_err();
        (failure.status, failure.code.into_owned())
    };
    let wrong = (403, "CheckAuthenticationCodeFail".to_owned());
    let [first, second] = world.codes(&phone);
    assert_eq!(code(&[second.clone(), first.clone()]).await, wrong, "the wrong way round");
    assert_eq!(code(&[first.clone(), first.clone()]).await, wrong, "one code twice");
    let codes = [first, second];
    world.wait(61);
    assert_eq!(code(&codes).await, wrong, "too late");
    let codes = world.codes(&phone);
    world.wait(30);
    world.bind(&world.root, "ana", PHONE, &codes).await.unwrap();
    world.root("UnbindMFADevice", &[("UserName", "ana")]).await;
    assert_eq!(code(&codes).await, wrong, "used before");
    world.wait(60);
    world.bind(&world.root, "ana", PHONE, &world.codes(&phone)).await.unwrap();
}

#[tokio::test]
async fn what_is_wrong_with_a_device_is_said_in_the_vendors_codes() {
    let world = World::new().await;
    world.user("ana").await;
    world.user("bea").await;
    let (phone, tablet) = (world.device("phone").await, world.device("tablet").await);
    let refused = async |operation: &str, pairs: &[(&str, &str)]| world.refused(&world.root, operation, pairs).await;
    let refusal = |status: u16, code: &str| (status, code.to_owned());
    let named = |name| [("VirtualMFADeviceName", name)];
    let taken = refused("CreateVirtualMFADevice", &named("Phone")).await;
    assert_eq!(taken, refusal(409, "EntityAlreadyExists.VirtualMFADevice"));
    let wrong = refused("CreateVirtualMFADevice", &named("a_b")).await;
    assert_eq!(wrong, refusal(400, "InvalidParameter.VirtualMFADeviceName.InvalidChars"));
    let wrong = refused("CreateVirtualMFADevice", &named(&"a".repeat(65))).await;
    assert_eq!(wrong, refusal(400, "InvalidParameter.VirtualMFADeviceName.Length"));
    assert_eq!(refused("CreateVirtualMFADevice", &[]).await, refusal(400, "MissingVirtualMFADeviceName"));

    let bind = async |user: &str, serial: &str, codes: &[String; 2]| {
        let failure = world.bind(&world.root, user, serial, codes).await.unwrap_err();
        (failure.status, failure.code.into_owned())
    };
    let codes = world.codes(&phone);
    let short = ["12345".to_owned(), codes[1].clone()];
    assert_eq!(bind("ana", PHONE, &short).await, refusal(400, "InvalidParameter.AuthenticationCode.Format"));
    assert_eq!(bind("a b", PHONE, &codes).await, refusal(400, "InvalidParameter.UserName.InvalidChars"));
    assert_eq!(bind("cleo", PHONE, &codes).await, refusal(404, "EntityNotExist.User"));
    for other in ["phone", "acs:ram::1234567890123456:mfa/watch", "acs:ram::6543210987654321:mfa/phone"] {
        assert_eq!(bind("ana", other, &codes).await, refusal(404, "EntityNotExist.VirtualMFADevice"), "{other}");
        let gone = refused("DeleteVirtualMFADevice", &[("SerialNumber", other)]).await;
        assert_eq!(gone, refusal(404, "EntityNotExist.VirtualMFADevice"), "{other}");
    }
    world.bind(&world.root, "ana", PHONE, &codes).await.unwrap();
    assert_eq!(bind("bea", PHONE, &codes).await, refusal(409, "EntityAlreadyExists.VirtualMFADevice.User"));
    let second = bind("ana", "acs:ram::1234567890123456:mfa/tablet", &world.codes(&tablet)).await;
    assert_eq!(second, refusal(409, "EntityAlreadyExists.User.MFADevice"));
    let bound = refused("DeleteVirtualMFADevice", &[("SerialNumber", PHONE)]).await;
    assert_eq!(bound, refusal(409, "DeleteConflict.VirtualMFADevice.User"));
    for operation in ["UnbindMFADevice", "GetUserMFAInfo"] {
        let none = refused(operation, &[("UserName", "bea")]).await;
        assert_eq!(none, refusal(404, "EntityNotExist.User.MFADevice"), "{operation}");
        assert_eq!(refused(operation, &[("UserName", "cleo")]).await, refusal(404, "EntityNotExist.User"));
        assert_eq!(refused(operation, &[]).await, refusal(400, "MissingUserName"));
    }
}

#[tokio::test]
async fn what_keeps_a_user_is_named_in_the_order_of_the_vendors_page() {
    let world = World::new().await;
    world.user("ana").await;
    let phone = world.device("phone").await;
    let ana = ("UserName", "ana");
    world.root("CreateGroup", &[("GroupName", "staff")]).await;
    world.root("AddUserToGroup", &[ana, ("GroupName", "staff")]).await;
    let key = world.root("CreateAccessKey", &[ana]).await;
    let key = key["AccessKey"]["AccessKeyId"].as_str().unwrap();
    world.root("CreateLoginProfile", &[ana, ("Password", "an-Example-0")]).await;
    world.bind(&world.root, "ana", PHONE, &world.codes(&phone)).await.unwrap();
    let policy = [("PolicyType", "System"), ("PolicyName", "ReadOnlyAccess"), ana];
    world.root("AttachPolicyToUser", &policy).await;
    let steps: [(&str, &str, Pairs<'_>); 5] = [
        ("Group", "RemoveUserFromGroup", &[ana, ("GroupName", "staff")]),
        ("AccessKey", "DeleteAccessKey", &[ana, ("UserAccessKeyId", key)]),
        ("LoginProfile", "DeleteLoginProfile", &[ana]),
        ("MFADevice", "UnbindMFADevice", &[ana]),
        ("Policy", "DetachPolicyFromUser", &policy),
    ];
    for (blocker, operation, pairs) in steps {
        let held = world.refused(&world.root, "DeleteUser", &[ana]).await;
        assert_eq!(held, (409, format!("DeleteConflict.User.{blocker}")));
        world.root(operation, pairs).await;
    }
    world.root("DeleteUser", &[ana]).await;
}

#[tokio::test]
async fn an_answer_with_a_seed_does_not_show_it_in_a_log() {
    let shown = format!("{:?}", crate::ram::view::Hidden("GEZDGNBV".to_owned()));
    assert!(!shown.contains("GEZDGNBV"), "{shown}");
}
