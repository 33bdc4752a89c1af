//! Encrypting and decrypting.

use super::*;
use crate::key::{disable, enable};
use crate::testing::{new_key, one, test_store};
use sts::Sealer;

fn context(pairs: &[(&str, &str)]) -> Context {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[tokio::test]
async fn a_text_decrypts_with_its_context_and_its_key_alone() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let (key, other) = (one(&mut scope, vault), one(&mut scope, vault));
    let right = context(&[("table", "users"), ("row", "7")]);
    let made = encrypt(&mut scope, vault, &key, b"hello", &right).unwrap();
    assert_ne!(made.text, encrypt(&mut scope, vault, &key, b"hello", &right).unwrap().text, "each has a nonce");
    assert_eq!(key_of(&mut scope, &made.text).unwrap().map(|key| key.id).as_deref(), Some(&*key.id));
    assert_eq!(decrypt(&mut scope, vault, &key, &made.text, &right).unwrap().plain, b"hello");
    for wrong in [context(&[]), context(&[("table", "users")]), context(&[("table", "users"), ("row", "8")])] {
        let refused = decrypt(&mut scope, vault, &key, &made.text, &wrong);
        assert!(matches!(refused, Err(Error::Undecipherable)), "{wrong:?}");
    }
    assert!(matches!(decrypt(&mut scope, vault, &other, &made.text, &right), Err(Error::Undecipherable)));
    let mut changed = STANDARD.decode(&made.text).unwrap();
    *changed.last_mut().unwrap() ^= 1;
    let changed = STANDARD.encode(changed);
    assert!(matches!(decrypt(&mut scope, vault, &key, &changed, &right), Err(Error::Undecipherable)));
    assert_eq!(key_of(&mut scope, "not base64").unwrap(), None);
    assert_eq!(key_of(&mut scope, &STANDARD.encode([b'0'; 80])).unwrap(), None);
}

#[tokio::test]
async fn a_disabled_key_neither_encrypts_nor_decrypts() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let key = one(&mut scope, vault);
    let none = Context::new();
    let made = encrypt(&mut scope, vault, &key, b"hello", &none).unwrap();
    let key = disable(&mut scope, key).unwrap();
    assert!(matches!(encrypt(&mut scope, vault, &key, b"hello", &none), Err(Error::NotUsable { .. })));
    assert!(matches!(decrypt(&mut scope, vault, &key, &made.text, &none), Err(Error::NotUsable { .. })));
    let key = enable(&mut scope, key).unwrap();
    assert_eq!(decrypt(&mut scope, vault, &key, &made.text, &none).unwrap().plain, b"hello");
}

#[tokio::test]
async fn a_data_key_decrypts_to_what_it_was_handed_out_as() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let key = one(&mut scope, vault);
    let none = Context::new();
    let (made, plain) = data_key(&mut scope, vault, &key, 16, &none).unwrap();
    assert_eq!(STANDARD.decode(&plain).unwrap().len(), 16);
    assert_eq!(decrypt(&mut scope, vault, &key, &made.text, &none).unwrap().plain, plain.as_bytes());
    for wrong in [0, 1_025] {
        assert!(matches!(data_key(&mut scope, vault, &key, wrong, &none), Err(Error::Length)));
    }
    assert!(matches!(encrypt(&mut scope, vault, &key, &[0; LONGEST + 1], &none), Err(Error::Length)));
}

#[tokio::test]
async fn material_opens_under_the_secret_it_was_sealed_with() {
    let (cloud, sealer) = test_store().await;
    let mut scope = cloud.write().await;
    let key = one(&mut scope, Vault::new(&sealer));
    let stolen = Sealer::new([8; 32]);
    let refused = encrypt(&mut scope, Vault::new(&stolen), &key, b"hello", &Context::new());
    assert!(matches!(refused, Err(Error::Store(_))));
}

#[tokio::test]
async fn a_key_pair_does_not_encrypt_so() {
    let (cloud, sealer) = test_store().await;
    let vault = Vault::new(&sealer);
    let mut scope = cloud.write().await;
    let pair = crate::key::create(&mut scope, vault, new_key(crate::key::Spec::P256, Usage::Sign)).unwrap();
    let refused = encrypt(&mut scope, vault, &pair, b"hello", &Context::new());
    assert!(matches!(refused, Err(Error::NotForThis { .. })));
}
