//! Key pairs.

use kernel::{Mint, Tags};

use super::*;
use crate::error::Error;
use crate::listing::Window;
use crate::testing::{HERE, net, one, test_store};

/// The key of RFC 4716's kind whose fingerprint `ssh-keygen -l -E md5` shows.
const ED25519: &str = "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOMqqnkVzrm0SdG6UOoqKLsabgH5C9okWi0dh2l9GKJl ana@home";

fn imported(name: &str) -> New {
    let public_key = PublicKey::parse(ED25519).unwrap();
    New {
        name: Some(name.to_owned()),
        label: String::new(),
        public_key,
        resource_group: String::new(),
        tags: Tags::default(),
    }
}

#[test]
fn a_generated_key_is_the_same_for_the_same_seed_and_can_be_read() {
    let made = generate(&Mint::seeded(7, 1)).unwrap();
    assert_eq!(made.private_key, generate(&Mint::seeded(7, 1)).unwrap().private_key);
    assert!(made.private_key.starts_with("-----BEGIN RSA PRIVATE KEY-----\n"), "{}", made.private_key);
    let line = made.public_key.line();
    assert!(line.starts_with("ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ"), "{line}");
    assert_eq!(PublicKey::parse(line), Ok(made.public_key.clone()));
    let private = <rsa::RsaPrivateKey as rsa::pkcs1::DecodeRsaPrivateKey>::from_pkcs1_pem(&made.private_key).unwrap();
    private.validate().unwrap();
}

#[test]
fn only_a_line_with_a_key_of_a_known_kind_is_a_public_key() {
    assert_eq!(PublicKey::parse(ED25519).unwrap().fingerprint(), "65:96:2d:fc:e8:d5:a9:11:64:0c:0f:ea:00:6e:5b:bd");
    for wrong in ["", "ssh-rsa", "AAAAC3NzaC1lZDI1NTE5", "ssh-foo AAAA", "ssh-rsa ????", "ssh-rsa AAAA\nssh-rsa AAAA"] {
        assert_eq!(PublicKey::parse(wrong), Err(Malformed), "{wrong}");
    }
}

#[tokio::test]
async fn a_name_is_taken_once_in_a_region() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let pair = create(&mut scope, &HERE, imported("ops")).unwrap();
    assert_eq!(get(&mut scope, "here", "ops").unwrap(), pair);
    let again = create(&mut scope, &HERE, imported("ops"));
    assert!(matches!(again, Err(Error::NameTaken { .. })), "{again:?}");
    let there = crate::Location { region: "there", ..HERE };
    create(&mut scope, &there, imported("ops")).unwrap();
    let filter = Filter { name: Some("o*".to_owned()), ..Filter::default() };
    assert_eq!(list(&mut scope, &filter, Window::ALL).unwrap().total, 2);
    delete(&mut scope, "here", &["ops".to_owned(), "none".to_owned()]).unwrap();
    assert!(get(&mut scope, "here", "ops").is_err() && get(&mut scope, "there", "ops").is_ok());
}

#[tokio::test]
async fn a_pair_stays_while_an_instance_has_it() {
    let cloud = test_store().await;
    let mut scope = cloud.write().await;
    let net = net(&mut scope, "192.168.1.0/24");
    let id = one(&mut scope, &net).id;
    let pair = create(&mut scope, &HERE, imported("ops")).unwrap();
    let early = attach(&mut scope, &pair, &id);
    assert!(matches!(early, Err(Error::WrongState { .. })), "{early:?}");
    scope.commit().unwrap();
    cloud.advance(std::time::Duration::from_secs(5));
    let mut scope = cloud.write().await;
    attach(&mut scope, &pair, &id).unwrap();
    let refused = delete(&mut scope, "here", &["ops".to_owned()]);
    assert!(matches!(refused, Err(Error::InUse { .. })), "{refused:?}");
    detach(&mut scope, &pair, &id).unwrap();
    assert!(detach(&mut scope, &pair, &id).is_err());
    delete(&mut scope, "here", &["ops".to_owned()]).unwrap();
}
